"""Twenty-seven votes of Debian, 2004 to 2018, paper by paper: see SOURCES.md."""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from engine.tally import METHODS, Contest, Count
from engine.tally.paper import Ranking
from tests.elections.test_majorities import table

VOTES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "debian_rankings.json").read_text(encoding="utf-8"))

each_vote = pytest.mark.parametrize("vote", VOTES, ids=[vote["vote"] for vote in VOTES])


def options_of(vote: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, vote["options"] + 1))


def ranking(written: str, options: tuple[str, ...]) -> Ranking | None:
    """One character for each option is its rank, 1 the best; `-` for who is not ranked."""
    ranks = sorted(set(written) - {"-"}, key=lambda rank: int(rank, 36))
    return (
        tuple(tuple(option for option, rank in zip(options, written, strict=True) if rank == each) for each in ranks)
        or None
    )


def papers_of(vote: dict[str, Any]) -> Counter[Ranking | None]:
    papers: Counter[Ranking | None] = Counter()
    for written, number in vote["papers"].items():
        papers[ranking(written, options_of(vote))] += number
    return papers


def counted(vote: dict[str, Any], method: str) -> tuple[Count, Contest]:
    settings = METHODS[method].settings(
        default=str(vote["default"]),
        quorum=Fraction(vote["quorum"]),
        ratios={option: Fraction(ratio) for option, ratio in vote["ratios"].items()},
        compare=vote["compare"],
    )
    contest = Contest(options=options_of(vote), settings=settings)
    return METHODS[method].count(papers_of(vote), contest), contest


@each_vote
def test_given_the_papers_when_compared_then_each_pair_is_as_published(vote: dict[str, Any]) -> None:
    count, contest = counted(vote, "schulze")
    of_pairs = [[count.pairs[one].get(other, 0) for other in contest.options] for one in contest.options]
    assert of_pairs == vote["pairs"]


@each_vote
def test_given_the_quorum_and_the_ratios_when_held_against_the_default_then_the_published_options_are_dropped(
    vote: dict[str, Any],
) -> None:
    quorum, ratio = counted(vote, "schulze")[0].rounds
    published = {row["option"]: row for row in table("debian_majorities.csv") if row["vote"] == vote["vote"]}
    assert quorum.totals == {option: int(row["over_default"]) for option, row in published.items()}
    assert list(quorum.eliminated) == vote["short"]
    assert list(ratio.eliminated) == [option for option, row in published.items() if row["expected"] == "dropped"]
    assert ratio.beside == {option: int(row["ratio"]) * int(row["default_over"]) for option, row in published.items()}


@each_vote
@pytest.mark.parametrize("method", ["schulze", "ranked_pairs"])
def test_given_what_is_left_when_counted_then_the_published_winner(vote: dict[str, Any], method: str) -> None:
    count, contest = counted(vote, method)
    assert list(count.winners) == vote["winners"]
    assert count.ties == ()
    won = "failed" if vote["winners"] == [str(vote["default"])] else "passed"
    assert METHODS[method].verdict(count, contest) == won


def test_given_the_leader_election_of_2006_when_nobody_is_dropped_then_the_whole_published_order() -> None:
    vote = next(vote for vote in VOTES if vote["vote"] == "2006-vote_002")
    contest = Contest(options=options_of(vote), settings=METHODS["schulze"].settings())
    order = METHODS["schulze"].count(papers_of(vote), contest).order
    assert [set(equals) for equals in order] == [set(equals) for equals in vote["order_of_all"]]


def test_given_sarge_2004_when_its_options_needed_no_supermajority_then_they_would_not_have_been_dropped() -> None:
    vote = next(vote for vote in VOTES if vote["vote"] == "2004-gr_sarge")
    assert counted(vote, "schulze")[0].rounds[1].eliminated == ("3", "4", "5", "6")
    assert counted({**vote, "ratios": {}}, "schulze")[0].rounds[1].eliminated == ("6",)
