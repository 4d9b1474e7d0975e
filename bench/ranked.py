"""Races over ranked papers: one choice, instant run-off, Schulze, ranked pairs, Borda.

The others get the profile that suits them best: distinct papers with their numbers, where they can count those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import pyrankvote
from votelib.component.rankscore import Borda as BordaScores
from votelib.convert import RankedToCondorcetVotes, RankedToFirstPreference, RankedToPositionalVotes
from votelib.evaluate.condorcet import RankedPairs, Schulze
from votelib.evaluate.core import Plurality
from votelib.evaluate.sequential import TransferableVoteSelector

from bench.ours import ours
from bench.papers import Ranking, rankings
from bench.race import Contender, Race, Winners

Drawn = Sequence[Ranking]


def options_of(drawn: Drawn) -> tuple[str, ...]:
    return tuple(sorted(drawn[0]))


def as_ours(drawn: Drawn) -> list[tuple[tuple[str, ...], ...]]:
    return [tuple((option,) for option in ranking) for ranking in drawn]


def numbered(drawn: Drawn) -> tuple[list[tuple[int, ...]], tuple[str, ...]]:
    """As those keep them whose candidates are best numbers."""
    options = options_of(drawn)
    place = {option: at for at, option in enumerate(options)}
    return [tuple(place[option] for option in ranking) for ranking in drawn], options


def of_pref_voting(module: str, method: str) -> Contender:
    """Imported when its papers are parsed: it compiles much of itself, and a race may be run without it."""

    def parsed(drawn: Drawn) -> tuple[Any, ...]:
        return (
            *numbered(drawn),
            getattr(import_module(f"pref_voting.{module}"), method),
            import_module("pref_voting.profiles").Profile,
        )

    def outcome(given: tuple[Any, ...]) -> Winners:
        papers, options, chooses, profile = given
        distinct = Counter(papers)
        return frozenset(options[at] for at in chooses(profile(list(distinct), list(distinct.values()))))

    return Contender(name="pref_voting", parsed=parsed, outcome=outcome)


def of_votelib(convert: Callable[[Any], Any], evaluate: Callable[[Any], list[int]]) -> Contender:
    def outcome(given: tuple[list[tuple[int, ...]], tuple[str, ...]]) -> Winners:
        papers, options = given
        return frozenset(options[at] for at in evaluate(convert(Counter(papers))))

    return Contender(name="votelib", parsed=numbered, outcome=outcome)


def of_pyrankvote() -> Contender:
    def parsed(drawn: Drawn) -> tuple[list[Any], list[Any]]:
        candidates = {option: pyrankvote.Candidate(option) for option in options_of(drawn)}
        return list(candidates.values()), [
            pyrankvote.Ballot([candidates[option] for option in ranking]) for ranking in drawn
        ]

    def outcome(given: tuple[list[Any], list[Any]]) -> Winners:
        return frozenset(winner.name for winner in pyrankvote.instant_runoff_voting(*given).get_winners())

    return Contender(name="pyrankvote", parsed=parsed, outcome=outcome)


RACES = (
    Race(
        method="plurality",
        draw=rankings,
        ours=ours("plurality", options_of, as_ours, counted=lambda papers: (ranking[0][0] for ranking in papers)),
        theirs=(
            of_pref_voting("scoring_methods", "plurality"),
            of_votelib(RankedToFirstPreference().convert, Plurality().evaluate),
        ),
    ),
    Race(
        method="irv",
        draw=rankings,
        ours=ours("irv", options_of, as_ours),
        theirs=(
            of_pref_voting("iterative_methods", "instant_runoff_put"),
            of_votelib(
                lambda votes: votes, TransferableVoteSelector(quota_function=None, transferer="Gregory").evaluate
            ),
            of_pyrankvote(),
        ),
    ),
    Race(
        method="schulze",
        draw=rankings,
        ours=ours("schulze", options_of, as_ours),
        theirs=(
            of_pref_voting("margin_based_methods", "beat_path"),
            of_votelib(RankedToCondorcetVotes().convert, Schulze().evaluate),
        ),
    ),
    Race(
        method="ranked_pairs",
        draw=rankings,
        ours=ours("ranked_pairs", options_of, as_ours),
        theirs=(
            of_pref_voting("margin_based_methods", "ranked_pairs"),
            of_votelib(RankedToCondorcetVotes().convert, RankedPairs("margins").evaluate),
        ),
    ),
    Race(
        method="borda",
        draw=rankings,
        ours=ours("borda", options_of, as_ours),
        theirs=(
            of_pref_voting("scoring_methods", "borda"),
            of_votelib(RankedToPositionalVotes(BordaScores(base=0)).convert, Plurality().evaluate),
        ),
    ),
)
