"""Papers from elsewhere that our own forms would not take."""

from __future__ import annotations

import pytest

from engine.tally.reading import Reading, ReadingRules, read_marks

OPTIONS = ("a", "b", "c", "d")


def read(marks: str, **rules: object) -> Reading:
    """Ranks are written one by one, `-` for an empty one, `ab` for two marks in one."""
    ranks = [() if rank == "-" else tuple(rank) for rank in marks.split()]
    return read_marks(ranks, ReadingRules(**rules), OPTIONS)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("overvote", "reading"),
    [
        ("exhaust", Reading(paper=(("a",),), ended="overvote")),
        ("skip", Reading(paper=(("a",), ("c",)))),
        ("equal", Reading(paper=(("a",), ("b", "d"), ("c",)))),
    ],
)
def test_given_two_marks_in_a_rank_when_read_then_as_the_rule_says(overvote: str, reading: Reading) -> None:
    assert read("a db c", overvote=overvote) == reading


@pytest.mark.parametrize(
    ("marks", "skipped", "reading"),
    [
        ("a - b", 1000, Reading(paper=(("a",), ("b",)))),
        ("a - b", 0, Reading(paper=(("a",),), ended="skipped")),
        ("- a", 0, Reading(paper=None, ended="skipped")),
        ("a - b - - c", 1, Reading(paper=(("a",), ("b",)), ended="skipped")),
        ("a - - b", 2, Reading(paper=(("a",), ("b",)))),
        ("a - -", 0, Reading(paper=(("a",),))),
    ],
    ids=["any", "none, one", "none, at the first", "one, twice", "two", "none after the last mark"],
)
def test_given_empty_ranks_when_read_then_so_many_in_a_row_are_passed_over(
    marks: str, skipped: int, reading: Reading
) -> None:
    assert read(marks, skipped=skipped) == reading


@pytest.mark.parametrize(
    ("repeated", "reading"),
    [("ignore", Reading(paper=(("a",), ("b",)))), ("exhaust", Reading(paper=(("a",),), ended="repeated"))],
)
def test_given_an_option_ranked_again_when_read_then_as_the_rule_says(repeated: str, reading: Reading) -> None:
    assert read("a a b", repeated=repeated) == reading


def test_given_a_rank_passed_over_for_two_marks_when_one_is_ranked_later_then_that_rank_counts() -> None:
    assert read("ab a c", overvote="skip").paper == (("a",), ("c",))


def test_given_the_same_mark_twice_in_a_rank_when_read_then_it_is_one() -> None:
    assert read("aa b").paper == (("a",), ("b",))


def test_given_a_mark_for_nobody_on_the_list_when_read_then_it_is_passed_over_and_its_rank_is_not_empty() -> None:
    assert read("a x b", skipped=0) == Reading(paper=(("a",), ("b",)))


def test_given_no_marks_when_read_then_the_paper_is_blank() -> None:
    assert read("- - -") == Reading(paper=None)
