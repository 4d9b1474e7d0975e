"""What only some ways of counting promise, and those that say so keep."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import assume

from engine.tally import METHODS
from engine.tally.pairwise import Pairs, pairwise
from tests.engine.tally.profiles import Election, through

PAIRWISE = ("schulze", "ranked_pairs")
NO_DEFAULT = ({}, {"strength": "margins"}, {"strength": "winning_votes"})


def on_top(paper: Any, option: str, _: Election) -> Any:
    """The ranking with this option alone on top, the others as they were."""
    others = (tuple(each for each in rank if each != option) for rank in paper or ())
    return ((option,), *(rank for rank in others if rank))


MONOTONE: dict[str, Callable[[Any, str, Election], Any]] = {
    "plurality": lambda paper, option, election: option,
    "approval": lambda paper, option, election: (paper or frozenset()) | {option},
    "score": lambda paper, option, election: tuple(sorted({**dict(paper or ()), option: 5}.items())),
    "borda": on_top,
    "schulze": on_top,
    "ranked_pairs": on_top,
}
"""How a paper is changed in favour of an option; no other method promises that this never costs it its place."""


@through(MONOTONE, {})
def test_who_may_win_still_may_when_a_paper_turns_in_their_favour(election: Election) -> None:
    assume(election.papers and election.may_win)
    option = election.dice.choice(sorted(election.may_win))
    paper = election.dice.choice(sorted(election.papers, key=str))
    papers = {**election.papers, paper: election.papers[paper] - 1}
    turned = MONOTONE[election.by](paper, option, election)
    papers[turned] = papers.get(turned, 0) + 1
    after = election.but({each: weight for each, weight in papers.items() if weight})
    assert option in after.may_win


def first_and_last(election: Election) -> tuple[list[str], list[str]]:
    """Who beats each other one by one, and whom each other beats."""
    options = election.contest.options
    pairs: Pairs = pairwise(election.papers, options)

    def beats(one: str, other: str) -> bool:
        return one == other or pairs[one][other] > pairs[other][one]

    return (
        [one for one in options if all(beats(one, other) for other in options)],
        [one for one in options if all(beats(other, one) for other in options)],
    )


@through(PAIRWISE, *NO_DEFAULT, examples=40)
def test_who_beats_each_other_one_by_one_wins(election: Election) -> None:
    first, _ = first_and_last(election)
    assume(first and election.papers.keys() - {None})
    assert election.count.winners == tuple(first)


@through((*PAIRWISE, "irv", "borda"), {}, examples=40)
def test_whom_each_other_beats_one_by_one_does_not_win(election: Election) -> None:
    _, last = first_and_last(election)
    assume(last and len(election.contest.options) > 1)
    assert last[0] not in election.may_win


@through((*PAIRWISE, "irv", "stv", "plurality"), {})
def test_whom_more_than_half_put_first_wins(election: Election) -> None:
    option = election.dice.choice(election.contest.options)
    others = {paper: weight for paper, weight in election.papers.items() if paper is not None}
    first = option if election.by == "plurality" else ((option,),)
    papers = {**others, first: others.get(first, 0) + sum(others.values()) + election.dice.randint(1, 3)}
    assert election.but(papers).count.winners == (option,)


def as_debian_says_it(papers: dict[Any, int], options: tuple[str, ...]) -> set[str]:
    """By the steps of the constitution (A.6.4 to A.6.8): of the options whom only those beat that they beat in turn,
    the weakest defeats are dropped, until there are none between those options."""
    pairs = pairwise(papers, options)
    left = {(one, other) for one in options for other in pairs[one] if pairs[one][other] > pairs[other][one]}
    while True:
        reached = {one: _reached(one, left) for one in options}
        schwartz = {one for one in options if all(other in reached[one] for other in options if one in reached[other])}
        among = [(one, other) for one, other in left if one in schwartz and other in schwartz]
        if not among:
            return schwartz
        weakest = min((pairs[one][other], -pairs[other][one]) for one, other in among)
        left -= {(one, other) for one, other in among if (pairs[one][other], -pairs[other][one]) == weakest}


def _reached(start: str, defeats: set[tuple[str, str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        one = waiting.pop()
        new = {other for winner, other in defeats if winner == one} - found
        found |= new
        waiting.extend(new)
    return found


@through(("schulze",), {}, examples=100)
def test_schulze_with_winning_votes_chooses_whom_debians_constitution_chooses(election: Election) -> None:
    assume(election.papers.keys() - {None})
    assert election.may_win == as_debian_says_it(dict(election.papers), election.contest.options)


def test_every_method_that_promises_something_is_in_the_registry() -> None:
    assert {*MONOTONE, *PAIRWISE, "irv", "stv"} <= set(METHODS)
