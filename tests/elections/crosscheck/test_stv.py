"""The single transferable vote beside three independent programs: the same are elected.

STVPoll counts by the Scottish rules, but rounds a value to five decimals where the rule cuts it off, and passes papers
on to somebody who has the quota already when several reach it together; pyrankvote and votelib keep fractions whole. So
who is elected is compared, not the votes of a stage: those are held to five decimals against a fourth program in
test_glasgow.py.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pyrankvote
import pytest
from pyrankvote import Ballot, Candidate
from stvpoll.scottish_stv import ScottishSTV
from votelib.evaluate.sequential import TransferableVoteSelector

from engine.tally import Contest, Count
from engine.tally.paper import Ranking
from engine.tally.stv import Stv, StvSettings
from tests.elections.test_glasgow import WARDS, ward

Papers = Mapping[Ranking, int]


def counted(candidates: Sequence[str], seats: int, papers: Papers) -> Count:
    return Stv().count(papers, Contest(options=tuple(candidates), settings=StvSettings(seats=seats)))


def by_stvpoll(candidates: Sequence[str], seats: int, papers: Papers) -> set[str]:
    """Nobody where it stops at a tie: also one that, followed either way, elects the same."""
    poll = ScottishSTV(seats=seats, candidates=candidates, random_in_tiebreaks=False)
    for paper, weight in papers.items():
        poll.add_ballot([option for (option,) in paper], weight)
    found = poll.calculate()
    return set(found.elected_as_set()) if found.complete else set()


def by_pyrankvote(candidates: Sequence[str], seats: int, papers: Papers) -> set[str]:
    known = {name: Candidate(name) for name in candidates}
    ballots = []
    for paper, weight in papers.items():
        ballots += [Ballot(ranked_candidates=[known[option] for (option,) in paper])] * weight
    found = pyrankvote.single_transferable_vote(list(known.values()), ballots, number_of_seats=seats)
    return {winner.name for winner in found.get_winners()}


def by_votelib(candidates: Sequence[str], seats: int, papers: Papers) -> set[str]:
    selector = TransferableVoteSelector(transferer="Gregory", quota_function="droop")
    return set(
        selector.evaluate({tuple(option for (option,) in paper): weight for paper, weight in papers.items()}, seats)
    )


PROGRAMS = {"stvpoll": by_stvpoll, "pyrankvote": by_pyrankvote, "votelib": by_votelib}


@pytest.mark.parametrize("program", PROGRAMS)
def test_given_the_wards_of_glasgow_when_counted_by_others_then_the_same_are_elected(program: str) -> None:
    differ = [name for name in WARDS if PROGRAMS[program](*ward(name)) != set(counted(*ward(name)).winners)]
    assert differ == []


def some_election(number: int) -> tuple[list[str], int, dict[Ranking, int]]:
    """Voters with a place on a line rank the candidates near them, some of them only a few."""
    dice = random.Random(number)
    candidates = [f"c{place}" for place in range(dice.randint(4, 9))]
    stands = {candidate: dice.random() for candidate in candidates}
    papers: dict[Ranking, int] = {}
    for _ in range(dice.randint(300, 900)):
        here = dice.random()
        ranked = sorted(candidates, key=lambda each: abs(stands[each] - here) + dice.random() / 4)
        paper = tuple((each,) for each in ranked[: dice.randint(1, len(ranked))])
        papers[paper] = papers.get(paper, 0) + 1
    return candidates, dice.randint(1, len(candidates) - 2), papers


def test_given_made_up_elections_when_counted_by_stvpoll_then_the_same_are_elected() -> None:
    elections = [some_election(number) for number in range(300)]
    counts = [counted(*election) for election in elections]
    comparable = [
        (election, count)
        for election, count in zip(elections, counts, strict=True)
        if not count.ties and all(len(each.elected) < 2 for each in count.rounds[:-1])
    ]
    assert len(comparable) > 150
    found = [(by_stvpoll(*election), set(count.winners)) for election, count in comparable]
    assert [theirs for theirs, our in found if theirs and theirs != our] == []
