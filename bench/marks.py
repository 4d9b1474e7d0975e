"""Races over papers that mark options or give them values: approval, a portfolio, scores, dots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache
from importlib import import_module
from random import Random
from typing import Any

from abcvoting import abcrules
from abcvoting.preferences import Profile as ApprovalProfile
from abcvoting.preferences import Voter
from votelib.convert import ApprovalToSimpleVotes, ScoreToSimpleVotes
from votelib.evaluate.core import Plurality
from votelib.evaluate.threshold import AbsoluteThreshold

from bench.ours import ours
from bench.papers import names
from bench.race import Contender, Race, Winners
from engine.tally import METHODS, Contest
from engine.tally.paper import read, write

Marks = Sequence[frozenset[str]]
Values = Sequence[tuple[tuple[str, int], ...]]

SEATS = 3
HIGHEST = 5
DOTS = 10


@cache
def marks(papers: int, options: int) -> Marks:
    """Each option is marked by a part of the voters that grows from a third to two thirds; nobody marks nothing."""
    dice = Random(f"{papers} papers marking {options} options")
    part = {option: (options + place) / (3 * options) for place, option in enumerate(names(options))}
    drawn = [frozenset(option for option in part if dice.random() < part[option]) for _ in range(papers)]
    return [paper or frozenset({dice.choice(names(options))}) for paper in drawn]


@cache
def scores(papers: int, options: int) -> Values:
    """Everyone scores every option; the later ones a little better."""
    dice = Random(f"{papers} papers scoring {options} options")
    lean = {option: place / options for place, option in enumerate(names(options))}
    return [
        tuple((option, min(HIGHEST, int(dice.random() * (HIGHEST + lean[option])))) for option in sorted(lean))
        for _ in range(papers)
    ]


@cache
def dots(papers: int, options: int) -> Values:
    dice = Random(f"{papers} papers with dots on {options} options")
    liked = [3 + place for place in range(options)]
    drawn = (Counter(dice.choices(names(options), liked, k=DOTS)) for _ in range(papers))
    return [tuple(sorted(paper.items())) for paper in drawn]


def options_of(drawn: Marks | Values) -> tuple[str, ...]:
    return tuple(sorted({option if isinstance(option, str) else option[0] for paper in drawn for option in paper}))


def as_drawn(drawn: Any) -> Any:
    return drawn


def as_answers(drawn: Marks) -> list[str]:
    """As the urn keeps them: `a+b`."""
    return [write(paper) for paper in drawn]


def ours_from_answers(method: str, **settings: Any) -> Contender:
    """Equal answers are counted before they are read, as a ballot does."""

    def parsed(drawn: Marks) -> tuple[list[str], Contest]:
        return as_answers(drawn), Contest(options=options_of(drawn), settings=METHODS[method].settings(**settings))

    def outcome(given: tuple[list[str], Contest]) -> Winners:
        answers, contest = given
        rules = METHODS[method].paper(contest)
        papers = {read(answer, rules): times for answer, times in Counter(answers).items()}
        return frozenset(METHODS[method].count(papers, contest).winners)

    return Contender(name="polder", parsed=parsed, outcome=outcome)


def of_votelib(convert: Callable[[Any], Any], seats: int, parsed: Callable[[Any], Any] = as_drawn) -> Contender:
    def outcome(papers: Any) -> Winners:
        return frozenset(Plurality().evaluate(convert(Counter(papers)), seats))

    return Contender(name="votelib", parsed=parsed, outcome=outcome)


def above_half() -> Contender:
    """Each that more than half of the papers mark: what a portfolio is, where nobody says how many go on."""

    def outcome(papers: Marks) -> Winners:
        above = AbsoluteThreshold(Fraction(len(papers), 2), accept_equal=False)
        return frozenset(above.evaluate(ApprovalToSimpleVotes().convert(Counter(papers))))

    return Contender(name="votelib", parsed=as_drawn, outcome=outcome)


def of_abcvoting(rule: str, seats: int) -> Contender:
    """Its voters are sets of numbers."""

    def parsed(drawn: Marks) -> tuple[list[set[int]], tuple[str, ...]]:
        options = options_of(drawn)
        place = {option: at for at, option in enumerate(options)}
        return [{place[option] for option in paper} for paper in drawn], options

    def outcome(given: tuple[list[set[int]], tuple[str, ...]]) -> Winners:
        papers, options = given
        distinct = Counter(map(frozenset, papers))
        profile = ApprovalProfile(len(options))
        for paper, weight in distinct.items():
            profile.add_voter(Voter(paper, weight=weight))
        committee = abcrules.compute(rule, profile, committeesize=seats)[0]
        return frozenset(options[member] for member in committee)

    return Contender(name="abcvoting", parsed=parsed, outcome=outcome)


def of_pref_voting() -> Contender:
    """Imported when it is run: it takes seconds to load and to compile itself."""

    def parsed(drawn: Values) -> tuple[list[dict[str, int]], tuple[str, ...]]:
        return [dict(paper) for paper in drawn], options_of(drawn)

    def outcome(given: tuple[list[dict[str, int]], tuple[str, ...]]) -> Winners:
        papers, options = given
        profile = import_module("pref_voting.grade_profiles").GradeProfile
        method = import_module("pref_voting.grade_methods").score_voting
        return frozenset(method(profile(papers, list(range(HIGHEST + 1)), candidates=list(options))))

    return Contender(name="pref_voting", parsed=parsed, outcome=outcome)


def sums(votes: Any) -> dict[str, int]:
    return ScoreToSimpleVotes("sum").convert(votes)


def as_votelib_scores(drawn: Values) -> list[frozenset[tuple[str, int]]]:
    return [frozenset(paper) for paper in drawn]


RACES = (
    Race(
        method="approval",
        draw=marks,
        ours=ours_from_answers("approval", seats=SEATS),
        theirs=(of_abcvoting("av", SEATS), of_votelib(ApprovalToSimpleVotes().convert, SEATS)),
    ),
    Race(
        method="portfolio",
        draw=marks,
        ours=ours_from_answers("portfolio"),
        theirs=(above_half(),),
    ),
    Race(
        method="score",
        draw=scores,
        ours=ours("score", options_of, list, highest=HIGHEST),
        theirs=(of_pref_voting(), of_votelib(sums, 1, as_votelib_scores)),
    ),
    Race(
        method="dots",
        draw=dots,
        ours=ours("dots", options_of, list, seats=SEATS, dots=DOTS),
        theirs=(of_votelib(sums, SEATS, as_votelib_scores),),
    ),
)
