"""Whole ballots drawn at random, for any method: rules, what was offered, and papers as they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random
from typing import Any, get_args

from engine.ballot.contests import Offer, offered
from engine.ballot.outcome import Outcome, judge
from engine.ballot.rules import BallotRules, Secrecy
from engine.ballot.standing import StandingPaper, Weights
from engine.ballot.threshold import Threshold
from engine.tally import METHODS, Contest, TieRule
from engine.tally.paper import write
from engine.tally.settings import settings_source
from tests.engine.tally.profiles import NAMES, VARIANTS, a_paper

FURTHER: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "portfolio": (
        {"share": Fraction(2, 3), "compare": "at_least", "of": "cast"},
        {"share": Fraction(0), "compare": "at_least", "seats": 1},
    ),
    "score": ({"enough": 2, "by": "mean", "unscored": "lowest"}, {"lowest": -2, "highest": 2}),
    "irv": (
        {"threshold": "first_round", "until_two": True},
        {"look_back": True, "equal": True},
        {"elimination": "batch", "until_two": True, "equal": True},
    ),
    "schulze": (
        {"default": "a", "quorum": Fraction(3), "ratios": {"b": Fraction(2)}},
        {"default": "a", "compare": "more_than", "strength": "margins"},
    ),
    "ranked_pairs": ({"default": "a", "quorum": Fraction(5, 2), "ratios": {"b": Fraction(3, 2)}},),
    "stv": ({"seats": 3},),
    "equal_shares": (
        {"budget": Fraction(10), "completion": "add1"},
        {"budget": Fraction(19, 2), "completion": "add1u", "start": "exact", "blank": "share"},
        {"budget": Fraction(10), "papers": "values", "worth": "cost", "completion": "utilitarian", "ties": ()},
        {"budget": Fraction(8), "worth": "points", "enough": 2, "ties": ("lower_cost",)},
    ),
    "greedy": ({"budget": Fraction(7), "papers": "values", "total": 12, "enough": 2, "ties": ()},),
}
"""Settings beside those with which the methods by themselves are tested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    rules: BallotRules
    questions: tuple[str, ...]
    offer: Offer
    papers: tuple[StandingPaper, ...]
    weights: Weights | None
    absent: int
    away: int

    @property
    def present(self) -> int:
        return len(self.papers) + self.absent

    @property
    def entitled(self) -> int:
        return self.present + self.away

    @property
    def outcome(self) -> Outcome:
        return judge(
            self.rules,
            self.questions,
            self.papers,
            entitled=self.entitled,
            present=self.present,
            weights=self.weights,
            offer=self.offer,
        )


def a_ballot(by: str, seed: int, tie: TieRule | None = None, options: int = 4, most: int = 9) -> Drawn:
    """Few papers, so that ties are frequent. Fixed answers are asked about three clauses or the whole; `tie` where the
    method knows that rule."""
    dice = Random(seed)
    method = METHODS[by]
    variant = dice.choice((*VARIANTS.get(by, ({},)), *FURTHER.get(by, ())))
    least = max(variant.get("seats", 1), 2 if "ratios" in variant else 1)
    names = method.options or NAMES[: max(dice.randint(1, options), least)]
    with_none = not method.options and not method.spends and dice.random() < 0.3
    secrecy, weighted = dice.choice(get_args(Secrecy)), dice.random() < 0.3
    must_vote = dice.random() < 0.2
    rules = BallotRules(
        method=by,
        counting=settings_source(method.settings(**variant)),
        per=dice.choice(("clause", "whole")) if method.options else "options",
        tie=tie if tie in method.tie_rules else dice.choice(method.tie_rules),
        status_quo=with_none,
        threshold=_threshold(dice) if method.by_threshold else None,
        weighted=weighted,
        heads=_threshold(dice) if method.by_threshold and weighted and dice.random() < 0.5 else None,
        secrecy=secrecy,
        quorum=dice.choice((0, 0, 0, 3, 12)),
        quorum_part=Fraction(3, 4) if must_vote else None,
        quorum_of="present" if must_vote else "entitled",
    )
    costs = {option: Fraction(dice.randint(0, 9), dice.choice((1, 1, 2))) for option in names} if method.spends else {}
    options_of = offered(rules, names) if not method.options else ()
    questions = ("c1", "c2", "c3") if rules.per == "clause" else ("plan",)
    offer = Offer(options=options_of, costs=costs, lot=f"seed {seed}" if rules.tie == "lot" else "")
    offer = replace(
        offer, chair={each: _order(dice, options_of or names) for each in questions if rules.tie == "chair"}
    )
    bounds = method.paper(Contest(options=options_of or names, settings=rules.settings, costs=costs))
    papers = tuple(
        StandingPaper(
            choice={question: write(a_paper(bounds, dice)) for question in questions},
            weight=dice.choice((1, 1, 2, 5)) if weighted else 1,
        )
        for _ in range(dice.randint(0, most))
    )
    cast = sum(paper.weight for paper in papers)
    absent, away = dice.randint(0, 2), dice.randint(0, 2)
    return Drawn(
        rules=rules,
        questions=questions,
        offer=offer,
        papers=papers,
        weights=Weights(entitled=cast + 2 * (absent + away), present=cast + 2 * absent, cast=cast)
        if weighted
        else None,
        absent=absent,
        away=away,
    )


def _order(dice: Random, options: tuple[str, ...]) -> tuple[str, ...]:
    """What a chair says; at times not about all of them."""
    return tuple(dice.sample(options, len(options) if dice.random() < 0.8 else len(options) - 1))


def _threshold(dice: Random) -> Threshold:
    fraction = Fraction(dice.randint(1, 4), 5)
    base = dice.choice(("yes_and_no", "valid", "cast", "present", "entitled"))
    return Threshold(fraction=fraction, base=base, strictly_more=dice.random() < 0.5)
