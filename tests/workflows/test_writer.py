"""A workflow that was read and written again is the same, and reads as a person would write it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.loader import load, shipped
from workflows.writer import plain, written

WORDS = st.text(max_size=30)
TREES = st.recursive(
    st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize("path", list(shipped()), ids=lambda path: path.stem)
def test_what_comes_with_polder_stays_the_same(path: Path) -> None:
    text = path.read_text("utf-8")
    source = plain(text)
    assert source is not None
    again = written(source)

    assert plain(again) == source
    assert load(again).source == load(text).source
    assert list(source["moves"]) == list(plain(again)["moves"])  # type: ignore[index]


def test_short_things_stand_on_one_line() -> None:
    text = written({"workflow": "a", "stages": {"b": {"title": {"nl": "B: nu", "en": "B"}, "activity": "drafting"}}})

    assert text.splitlines() == [
        "workflow: a",
        "",
        "stages:",
        "  b:",
        "    title: {nl: 'B: nu', en: B}",
        "    activity: drafting",
    ]


@given(st.dictionaries(WORDS, TREES, max_size=5))
def test_any_source_can_be_written(source: dict[str, object]) -> None:
    load(written(source))


@pytest.mark.parametrize("text", ["", "- a", "a: [", "a: .nan", "2027-01-01: 1", "x" * 200_000])
def test_what_is_no_workflow_is_still_no_trouble(text: str) -> None:
    found = plain(text)
    assert found is None or isinstance(found, dict)
