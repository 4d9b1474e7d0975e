"""The short way to canonical JSON gives what the long way gives."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.canonical import canonical, canonical_line

VALUES = st.one_of(st.text(), st.integers(), st.none(), st.booleans(), st.lists(st.text(), max_size=3))
MAPS: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.text(), st.one_of(VALUES, st.dictionaries(st.text(), VALUES, max_size=3)), max_size=5
)


@given(MAPS)
def test_both_ways_give_the_same_text(fields: dict[str, Any]) -> None:
    assert canonical_line(fields) == canonical(fields)


def test_keys_are_in_order_and_letters_stay_letters() -> None:
    assert canonical_line({"b": "café", "a": {"z": 1, "y": None}}) == '{"a":{"y":null,"z":1},"b":"café"}'


@pytest.mark.parametrize("write", [canonical, canonical_line])
def test_what_is_no_number_is_refused(write: Any) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        write({"a": float("nan")})
