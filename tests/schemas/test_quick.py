"""The short way of reading a vote takes nothing that the schema would not, and makes the same of what it takes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ballot.commands import Cast
from engine.errors import Refused
from schemas.commands import parse
from schemas.quick import quick_cast

PLAIN: dict[str, Any] = {
    "ballot": "b1",
    "seat": "seat-1",
    "key": "k" * 22,
    "n": 1,
    "choice": {"clause-1": "yes", "clause-2": "a:3+c:1"},
}

FAULTS: list[dict[str, Any]] = [
    {"ballot": ""},
    {"ballot": "b 1"},
    {"ballot": "b1\n"},
    {"seat": 1},
    {"seat": None},
    {"key": "short"},
    {"key": "k" * 65},
    {"n": 0},
    {"n": 1_000_001},
    {"n": True},
    {"n": "1"},
    {"n": 1.0},
    {"choice": {}},
    {"choice": []},
    {"choice": {"clause-1": ""}},
    {"choice": {"clause-1": "  "}},
    {"choice": {"clause-1": None}},
    {"choice": {"clause-1": "x" * 5001}},
    {"choice": {"clause-1": "\x00"}},
    {"choice": {f"clause-{n}": "yes" for n in range(101)}},
    {"more": 1},
]


def test_a_plain_vote_is_read_the_short_way_and_is_the_same() -> None:
    assert quick_cast(PLAIN) == parse("ballot.cast", PLAIN)
    assert isinstance(quick_cast(PLAIN), Cast)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_whatever_is_wrong_with_it_the_schema_says(fault: dict[str, Any]) -> None:
    assert quick_cast(PLAIN | fault) is None
    assert isinstance(parse("ballot.cast", PLAIN | fault), Refused)


@pytest.mark.parametrize(
    "unusual", [{"reasons": {}}, {"reasons": {"clause-1": "Te duur"}}, {"choice": {"clause-1": "één"}}], ids=str
)
def test_what_is_unusual_goes_the_long_way(unusual: dict[str, Any]) -> None:
    assert quick_cast(PLAIN | unusual) is None
    assert isinstance(parse("ballot.cast", PLAIN | unusual), Cast)


VALUES = st.one_of(st.none(), st.booleans(), st.integers(-5, 2_000_000), st.text(max_size=70), st.just("k" * 30))


@given(
    st.fixed_dictionaries(
        dict.fromkeys(("ballot", "seat", "key", "n"), VALUES)
        | {"choice": st.dictionaries(st.text(max_size=45), VALUES, max_size=4)}
    )
)
def test_the_schema_agrees_with_whatever_it_takes(fields: dict[str, Any]) -> None:
    taken = quick_cast(fields)
    assert taken is None or taken == parse("ballot.cast", fields)
