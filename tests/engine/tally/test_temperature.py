"""The temperature: where a group stands, which decides nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.tally import METHODS
from tests.engine.tally.papers import contest, counted, verdict

ASKED = contest("temperature", "")


@pytest.mark.parametrize("papers", [{}, {"veto": 9}, {"wholehearted": 9}], ids=str)
def test_given_any_papers_when_judged_then_it_is_advice(papers: dict[str, int]) -> None:
    assert verdict("temperature", ASKED, papers) == "advice"


@pytest.mark.parametrize(
    ("papers", "mean", "median"),
    [
        ({"wholehearted": 1}, 7, 7),
        ({"veto": 1, "wholehearted": 2}, 5, 7),
        ({"veto": 2, "wholehearted": 1}, 3, 1),
        ({"veto": 1, "serious_disagreement": 1, "reservations": 1, "minor_point": 1}, Fraction(7, 2), Fraction(7, 2)),
        ({"more_discussion": 2, "reservations": 2, "abstain": 50}, Fraction(9, 2), Fraction(9, 2)),
        ({"veto": 2, "no_liking_but_support": 1, "minor_point": 3}, Fraction(23, 6), Fraction(9, 2)),
    ],
    ids=str,
)
def test_given_degrees_when_counted_then_mean_and_median_are_exact_and_abstentions_in_neither(
    papers: dict[str, int], mean: Fraction, median: Fraction
) -> None:
    beside = counted("temperature", ASKED, papers).beside
    assert (beside["mean"], beside["median"]) == (mean, median)


@pytest.mark.parametrize("papers", [{}, {"abstain": 4}], ids=["no papers", "only abstentions"])
def test_given_no_degree_when_counted_then_there_is_no_mean(papers: dict[str, int]) -> None:
    count = counted("temperature", ASKED, papers)
    assert count.beside == {"papers": sum(papers.values())}
    assert count.totals["abstain"] == sum(papers.values())


def test_given_a_blank_paper_when_counted_then_it_abstains() -> None:
    assert METHODS["temperature"].count({None: 2, "abstain": 1}, ASKED).totals["abstain"] == 3


def test_given_the_scale_when_shown_then_it_goes_from_cold_to_warm() -> None:
    options = METHODS["temperature"].options
    assert (len(options), options[0], options[4], options[-1]) == (8, "veto", "abstain", "wholehearted")
