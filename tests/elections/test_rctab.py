"""Instant run-offs of American cities and their edge cases, round by round as RCTab reports them: see SOURCES.md."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from engine.tally import METHODS, Contest, Count, Tie, TieBreak
from engine.tally.paper import Ranking
from engine.tally.reading import Marks, ReadingRules, read_marks

ELECTIONS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "rctab_rankings.json").read_text(encoding="utf-8")
)


def each_election_but(*names: str) -> pytest.MarkDecorator:
    elections = [election for election in ELECTIONS if election["election"] not in names]
    return pytest.mark.parametrize("election", elections, ids=[election["election"] for election in elections])


def marks(ranks: list[Any], names: list[str]) -> Marks:
    """A number is the option's place; a list, several of them in one rank; `O`, several, it is not kept which; and the
    empty text an empty rank."""
    read = {"": (), "O": ("one of them", "another of them")}
    return [
        read[rank]
        if isinstance(rank, str)
        else tuple(names[place] for place in ([rank] if type(rank) is int else rank))
        for rank in ranks
    ]


def counted(election: dict[str, Any], tie: TieBreak | None = None) -> tuple[Count, int]:
    """The count, and how many papers bear marks of which none counts. Who leaves of equal ones is the last on the list,
    if no other rule is given: RCTab took it so, or drew it so by lot."""
    options = tuple(name for name in election["options"] if name not in election["excluded"])
    settings = {name: election[name] for name in ("elimination", "threshold", "until_two")}
    rules = ReadingRules(**{name: election[name] for name in ("overvote", "skipped", "repeated")})
    papers: Counter[Ranking | None] = Counter()
    for number, *ranks in election["papers"]:
        papers[read_marks(marks(ranks, election["options"]), rules, options).paper] += number
    method = METHODS["irv"]
    tie = tie or TieBreak(rule="chair", order=options)
    contest = Contest(options=options, settings=method.settings(**settings), tie=tie)
    return method.count(papers, contest), papers[None] - unmarked(election)


def unmarked(election: dict[str, Any]) -> int:
    return sum(number for number, *ranks in election["papers"] if not any(rank != "" for rank in ranks))


@each_election_but()
def test_given_papers_as_they_were_marked_when_read_and_counted_then_each_round_is_as_reported(
    election: dict[str, Any],
) -> None:
    count, says_nothing = counted(election)
    assert [
        {
            "totals": dict(each.totals),
            "threshold": each.beside["threshold"],
            "inactive": each.beside["exhausted"] + says_nothing,
            "eliminated": sorted(each.eliminated),
            "elected": list(each.elected),
        }
        for each in count.rounds
    ] == election["rounds"]


def test_given_two_with_five_votes_each_when_either_could_leave_then_it_is_said_that_the_lot_decided() -> None:
    election = next(each for each in ELECTIONS if each["election"] == "first_round_determines_threshold_test")
    count, _ = counted(election)
    carmona, haadoow, vail = "Carmona, Ralph C.", "Haadoow, Hamza A.", "Vail, Christopher L."
    assert count.ties == (Tie(options=(carmona, haadoow), at="elimination", chosen=(haadoow,)),)
    undecided, _ = counted(election, TieBreak())
    assert undecided.ties == (Tie(options=(carmona, haadoow), at="elimination"), Tie(options=(haadoow, vail)))


@each_election_but("first_round_determines_threshold_test")
def test_given_the_other_ties_when_no_rule_breaks_them_then_the_same_one_wins(election: dict[str, Any]) -> None:
    count, _ = counted(election, TieBreak())
    assert (count.winners, count.ties) == (counted(election)[0].winners, ())
