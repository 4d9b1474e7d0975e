"""Consent: nobody objects."""

from __future__ import annotations

import pytest

from engine.tally import METHODS
from tests.engine.tally.papers import contest, counted, verdict

ASKED = contest("consent", "")


@pytest.mark.parametrize(
    ("papers", "decided"),
    [
        ({"consent": 1}, "passed"),
        ({"consent": 9, "concern": 4, "aside": 2, "abstain": 1}, "passed"),
        ({"consent": 99, "objection": 1}, "failed"),
        ({"concern": 3}, "failed"),
        ({"aside": 3}, "failed"),
        ({"abstain": 3}, "failed"),
        ({}, "failed"),
    ],
    ids=str,
)
def test_given_answers_when_counted_then_one_objection_is_enough_and_silence_is_no_consent(
    papers: dict[str, int], decided: str
) -> None:
    assert verdict("consent", ASKED, papers) == decided


def test_given_answers_when_counted_then_each_kind_has_its_number() -> None:
    count = counted("consent", ASKED, {"consent": 2, "concern": 1, "objection": 1, "abstain": 3})
    assert count.totals == {"consent": 2, "concern": 1, "objection": 1, "aside": 0}
    assert count.beside == {"papers": 7, "blank": 3}


def test_given_the_four_answers_when_a_paper_is_made_then_it_gives_one_of_them() -> None:
    rules = METHODS["consent"].paper(ASKED)
    assert (rules.form, rules.options) == ("one", ("consent", "concern", "objection", "aside"))
