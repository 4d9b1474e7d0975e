"""A race over ranked papers for several seats: the single transferable vote.

STVPoll and pref_voting count by the Scottish rules, as we do; pyrankvote and votelib pass on whole fractions. Whom they
elect must be the same.
"""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from typing import Any

import pyrankvote
from stvpoll.scottish_stv import ScottishSTV
from votelib.evaluate.sequential import TransferableVoteSelector

from bench.ours import ours
from bench.papers import Ranking, rankings
from bench.race import Contender, Race, Winners
from bench.ranked import Drawn, as_ours, numbered, options_of

SEATS = 2
"""With three and few papers STVPoll elects another: papers go on to who reaches the quota together with others."""


def of_stvpoll() -> Contender:
    def parsed(drawn: Drawn) -> tuple[list[Ranking], tuple[str, ...]]:
        return list(drawn), options_of(drawn)

    def outcome(given: tuple[list[Ranking], tuple[str, ...]]) -> Winners:
        papers, options = given
        poll = ScottishSTV(seats=SEATS, candidates=options, random_in_tiebreaks=False)
        for paper, times in Counter(papers).items():
            poll.add_ballot(paper, times)
        return frozenset(poll.calculate().elected_as_set())

    return Contender(name="stvpoll", parsed=parsed, outcome=outcome)


def of_pref_voting() -> Contender:
    """Imported when its papers are parsed: it compiles much of itself, and a race may be run without it."""

    def parsed(drawn: Drawn) -> tuple[Any, ...]:
        elects = import_module("pref_voting.proportional_methods").stv_scottish
        return *numbered(drawn), elects, import_module("pref_voting.profiles_with_ties").ProfileWithTies

    def outcome(given: tuple[Any, ...]) -> Winners:
        papers, options, elects, profile = given
        distinct = Counter(papers)
        ranks = [{option: place for place, option in enumerate(paper, start=1)} for paper in distinct]
        return frozenset(options[at] for at in elects(profile(ranks, list(distinct.values())), num_seats=SEATS))

    return Contender(name="pref_voting", parsed=parsed, outcome=outcome)


def of_pyrankvote() -> Contender:
    def parsed(drawn: Drawn) -> tuple[list[Any], list[Any]]:
        candidates = {option: pyrankvote.Candidate(option) for option in options_of(drawn)}
        return list(candidates.values()), [
            pyrankvote.Ballot([candidates[option] for option in ranking]) for ranking in drawn
        ]

    def outcome(given: tuple[list[Any], list[Any]]) -> Winners:
        found = pyrankvote.single_transferable_vote(*given, number_of_seats=SEATS)
        return frozenset(winner.name for winner in found.get_winners())

    return Contender(name="pyrankvote", parsed=parsed, outcome=outcome)


def of_votelib() -> Contender:
    def outcome(given: tuple[list[tuple[int, ...]], tuple[str, ...]]) -> Winners:
        papers, options = given
        selector = TransferableVoteSelector(transferer="Gregory", quota_function="droop")
        return frozenset(options[at] for at in selector.evaluate(Counter(papers), SEATS))

    return Contender(name="votelib", parsed=numbered, outcome=outcome)


RACES = (
    Race(
        method="stv",
        draw=rankings,
        ours=ours("stv", options_of, as_ours, seats=SEATS),
        theirs=(of_stvpoll(), of_pref_voting(), of_pyrankvote(), of_votelib()),
    ),
)
