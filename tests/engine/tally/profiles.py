"""Whole elections drawn at random, for any method of the registry: what its papers may say is read from the method."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.tally import METHODS, Contest, Count, Method, Verdict
from engine.tally.paper import ABSTAIN, PaperRules, Ranking, Values

NAMES = ("a", "b", "c", "d")
Papers = Mapping[Any, int]

VARIANTS: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "plurality": ({}, {"seats": 2}, {"majority": True}),
    "approval": ({}, {"seats": 2, "most": 2}),
    "score": ({}, {"by": "mean"}, {"seats": 2, "unscored": "lowest"}),
    "dots": ({}, {"seats": 2, "most_on_one": 5}),
    "portfolio": ({}, {"seats": 2}),
    "irv": ({}, {"elimination": "batch"}, {"look_back": True}, {"until_two": True}, {"equal": True}),
    "schulze": ({}, {"strength": "margins"}, {"default": "a"}),
    "ranked_pairs": ({}, {"strength": "winning_votes"}, {"default": "a"}),
    "borda": ({}, {"unranked": "zero"}, {"unranked": "modified"}),
    "stv": ({}, {"seats": 2}),
    "equal_shares": (
        {"budget": Fraction(10)},
        {"budget": Fraction(10), "papers": "values"},
        {"budget": Fraction(10), "completion": "utilitarian"},
    ),
    "greedy": ({"budget": Fraction(10)}, {"budget": Fraction(10), "skip": False}),
}
"""Settings to draw from; a method that is not here is drawn with its defaults."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """A method with papers for it. `by` is the method's name; `dice` for whatever else is drawn."""

    by: str
    contest: Contest
    papers: Papers
    dice: Random

    @property
    def method(self) -> Method:
        return METHODS[self.by]

    @property
    def rules(self) -> PaperRules:
        return self.method.paper(self.contest)

    @property
    def count(self) -> Count:
        return self.method.count(self.papers, self.contest)

    @property
    def verdict(self) -> Verdict | None:
        return self.method.verdict(self.count, self.contest)

    @property
    def may_win(self) -> set[str]:
        """Who is chosen, or tied for it."""
        tied = {option for tie in self.count.undecided if tie.at == "winner" for option in tie.options}
        return {*self.count.winners, *tied, *self.count.run_off}

    @property
    def default(self) -> str:
        return getattr(self.contest.settings, "default", "")

    def facts(self) -> tuple[set[str], set[tuple[frozenset[str], int, str]], set[str], Verdict | None]:
        """What was decided, without the figures: winners, ties that stand, who goes to another ballot, verdict."""
        count = self.count
        undecided = {(frozenset(tie.options), tie.places, tie.at) for tie in count.undecided}
        return set(count.winners), undecided, set(count.run_off), self.method.verdict(count, self.contest)

    def but(self, papers: Papers | None = None, **of_contest: Any) -> Election:
        """The same with other papers, or another contest."""
        return replace(
            self,
            papers=self.papers if papers is None else papers,
            contest=replace(self.contest, **of_contest),
        )


Rule = Callable[[Election], None]


def drawn(by: str, options: int, kinds: int, seed: int, variants: Sequence[Mapping[str, Any]] = ()) -> Election:
    """So many options, unless the method has its own, and at most so many kinds of papers, blank ones among them, each
    with a weight of 1 to 4."""
    dice = Random(seed)
    method = METHODS[by]
    variant = dice.choice(variants or VARIANTS.get(by, ({},)))
    names = method.options or NAMES[: max(options, variant.get("seats", 1))]
    contest = Contest(
        options=names,
        settings=method.settings(**variant),
        costs={option: Fraction(dice.randint(1, 9)) for option in names} if "budget" in variant else {},
    )
    rules = method.paper(contest)
    papers = {a_paper(rules, dice): dice.randint(1, 4) for _ in range(kinds)}
    return Election(by=by, contest=contest, papers=papers, dice=dice)


def a_paper(rules: PaperRules, dice: Random) -> Any:
    """One that the rules allow, at times a blank one."""
    # Where abstaining is one of the answers, a paper that abstains is not blank.
    if rules.blank and ABSTAIN not in rules.options and dice.random() < 0.1:
        return None
    if rules.form == "one":
        return dice.choice(rules.options)
    named = dice.sample(rules.options, dice.randint(max(1, rules.least), rules.most or len(rules.options)))
    match rules.form:
        case "some":
            return frozenset(named)
        case "values":
            return _values(rules, named, dice)
        case _:
            return _ranking(rules, named, dice)


def _values(rules: PaperRules, named: list[str], dice: Random) -> Values:
    values = {}
    left = rules.total or None
    for option in named:
        highest = rules.highest if left is None else min(rules.highest, left)
        values[option] = dice.randint(rules.lowest, highest)
        left = None if left is None else left - abs(values[option])
    return tuple(sorted(values.items()))


def _ranking(rules: PaperRules, named: list[str], dice: Random) -> Ranking:
    ranks: list[list[str]] = []
    for option in named:
        if ranks and rules.equal and dice.random() < 0.3:
            ranks[-1].append(option)
        else:
            ranks.append([option])
    return tuple(tuple(sorted(rank)) for rank in ranks)


def through(names: Iterable[str], *variants: Mapping[str, Any], examples: int = 12) -> Callable[[Rule], Any]:
    """The rule as a test of each of these methods, through elections drawn by Hypothesis; with those settings to draw
    from, if they are given. What fails is made smaller in the number of options and of papers."""

    def of_each(rule: Rule) -> Any:
        @pytest.mark.parametrize("by", sorted(names))
        @settings(max_examples=examples)
        @given(options=st.integers(1, len(NAMES)), kinds=st.integers(0, 6), seed=st.integers(0, 2**32 - 1))
        def test(by: str, options: int, kinds: int, seed: int) -> None:
            rule(drawn(by, options, kinds, seed, variants))

        test.__name__ = test.__qualname__ = rule.__name__
        return test

    return of_each
