"""Approval for several seats, and equal shares where each option costs a seat, beside abcvoting (M. Lackner and others,
MIT); scores beside votelib (J. Simbera, MIT)."""

from __future__ import annotations

import random
from collections import Counter
from fractions import Fraction
from typing import Any

import pytest
from abcvoting import abcrules
from abcvoting.preferences import Profile
from votelib.convert import ScoreToSimpleVotes

from engine.tally import METHODS, Contest, Count
from engine.tally.paper import Paper

SEEDS = range(40)


def marked(seed: int) -> tuple[str, int, list[str]]:
    """Options, seats and papers."""
    dice = random.Random(seed)
    options = "abcdef"[: dice.randint(2, 6)]
    papers = ["".join(dice.sample(options, dice.randint(1, len(options)))) for _ in range(dice.randint(1, 8))]
    return options, dice.randint(1, len(options)), papers


def committees(rule: str, options: str, seats: int, papers: list[str]) -> list[frozenset[str]]:
    profile = Profile(len(options))
    profile.add_voters([[options.index(option) for option in paper] for paper in papers])
    algorithm = "standard" if rule == "av" else "standard-fractions"
    found = abcrules.compute(rule, profile, committeesize=seats, resolute=False, algorithm=algorithm)
    return [frozenset(options[member] for member in committee) for committee in found]


def may_be(count: Count) -> tuple[frozenset[str], frozenset[str]]:
    tied = {option for tie in count.undecided for option in tie.options}
    return frozenset(count.winners), frozenset(count.winners) | tied


def counted(method: str, options: str, papers: list[Any], costs: dict[str, Fraction], **settings: Any) -> Count:
    profile: Counter[Paper] = Counter(papers)
    return METHODS[method].count(
        profile, Contest(options=tuple(options), settings=METHODS[method].settings(**settings), costs=costs)
    )


def test_given_small_profiles_when_approval_fills_the_seats_then_abcvoting_has_the_same_committees() -> None:
    for seed in SEEDS:
        options, seats, papers = marked(seed)
        chosen = {option for paper in papers for option in paper}
        if len(chosen) < seats:
            continue  # it fills seats with whom nobody marked; we leave them empty
        theirs = committees("av", options, seats, papers)
        ours = counted("approval", options, [frozenset(paper) for paper in papers], {}, seats=seats)
        assert may_be(ours) == (frozenset.intersection(*theirs), frozenset.union(*theirs)), (options, seats, papers)


@pytest.mark.parametrize(
    ("rule", "completion"),
    [("equal-shares-without-completion", "none"), ("equal-shares-with-av-completion", "utilitarian")],
)
def test_given_small_profiles_when_a_seat_costs_one_then_abcvoting_shares_the_same(rule: str, completion: str) -> None:
    tied = 0
    for seed in SEEDS:
        options, seats, papers = marked(seed)
        if completion != "none" and len({option for paper in papers for option in paper}) < seats:
            continue
        theirs = committees(rule, options, seats, papers)
        ours = counted(
            "equal_shares",
            options,
            [frozenset(paper) for paper in papers],
            dict.fromkeys(options, Fraction(1)),
            budget=Fraction(seats),
            completion=completion,
            ties=(),
        )
        assert may_be(ours) == (frozenset.intersection(*theirs), frozenset.union(*theirs)), (options, seats, papers)
        tied += bool(ours.undecided)
    assert tied > 5


def scored(seed: int) -> tuple[str, list[dict[str, int]]]:
    dice = random.Random(seed)
    options = "abcd"
    return options, [
        {option: dice.randint(0, 5) for option in dice.sample(options, dice.randint(1, 4))}
        for _ in range(dice.randint(1, 8))
    ]


@pytest.mark.parametrize("by", ["sum", "mean"])
@pytest.mark.parametrize("unscored", ["left_out", "lowest"])
def test_given_small_profiles_when_scores_are_added_up_then_votelib_has_the_same(by: str, unscored: str) -> None:
    for seed in SEEDS:
        options, papers = scored(seed)
        theirs = ScoreToSimpleVotes(by, unscored_value=0 if unscored == "lowest" else None).convert(
            Counter(frozenset(paper.items()) for paper in papers)
        )
        ours = counted(
            "score", options, [tuple(sorted(paper.items())) for paper in papers], {}, by=by, unscored=unscored
        )
        assert {option: ours.totals[option] for option in theirs} == theirs, papers
