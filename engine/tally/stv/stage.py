"""One stage of a Scottish count: who has which papers at which value, who has the quota, and what has to be done next.

Votes and values are whole hundred-thousandths, so that five decimals are exact and what is cut off is cut off once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from engine.tally.paper import Ranking

SCALE = 100_000

Bundle = tuple[Ranking, int, int, int]
"""Equal papers: what they say, the place of the preference that they count for now, how many, and their value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What stands at the end of a stage. `votes` and `piles` of everyone not excluded; `continuing`: neither elected
    nor excluded; `elected`, the first first; `surplus`: elected with more than the quota, not yet passed on; `before`:
    the votes at the end of each earlier stage; `exhausted`: papers without a next preference; `lost`: what the decimals
    beyond the fifth came to."""

    quota: int
    seats: int
    votes: Mapping[str, int]
    piles: Mapping[str, tuple[Bundle, ...]]
    continuing: frozenset[str]
    elected: tuple[str, ...] = ()
    surplus: frozenset[str] = frozenset()
    before: tuple[Mapping[str, int], ...] = ()
    exhausted: int = 0
    lost: int = 0

    @property
    def vacancies(self) -> int:
        return self.seats - len(self.elected)


def first_stage(papers: Mapping[Ranking, int], options: Iterable[str], seats: int) -> Stage:
    """First preferences, and the quota of them: the papers divided by one more than the seats, the fraction ignored,
    plus 1 (rules 45 and 46). `papers` begin with one preference each."""
    piles: dict[str, list[Bundle]] = {option: [] for option in options}
    votes = dict.fromkeys(piles, 0)
    for paper, weight in papers.items():
        first = paper[0][0]
        piles[first].append((paper, 0, weight, SCALE))
        votes[first] += weight * SCALE
    quota = (sum(papers.values()) // (seats + 1) + 1) * SCALE
    kept = {option: tuple(pile) for option, pile in piles.items()}
    return Stage(quota=quota, seats=seats, votes=votes, piles=kept, continuing=frozenset(votes))


def with_elected(stage: Stage) -> Stage:
    """Deem elected whoever has the quota (rule 47), then, if no more continue than there are vacancies, everybody who
    continues (rule 52)."""
    reached = [option for option in stage.continuing if stage.votes[option] >= stage.quota]
    stage = _elect(stage, reached)
    return _elect(stage, stage.continuing) if len(stage.continuing) <= stage.vacancies else stage


def _elect(stage: Stage, chosen: Iterable[str]) -> Stage:
    # The order within one stage decides nothing. Names come last in it, so that it is always the same.
    back = (stage.votes, *_back(stage))
    ordered = sorted(chosen, key=lambda option: ([-votes[option] for votes in back], option))
    return replace(
        stage,
        elected=(*stage.elected, *ordered),
        continuing=stage.continuing - frozenset(ordered),
        surplus=stage.surplus | {option for option in ordered if stage.votes[option] > stage.quota},
    )


def next_surplus(stage: Stage) -> tuple[str, ...]:
    """Whose surplus is passed on next (rule 49): the largest; of equal ones, who had most at the most recent stage at
    which they differed. Several, sorted, where they never did."""
    return _look_back(stage, stage.surplus, 1)


def next_excluded(stage: Stage) -> tuple[str, ...]:
    """Who is excluded next (rules 50 and 51): the fewest votes; of equal ones, who had fewest at the most recent stage
    at which they differed. Several, sorted, where they never did."""
    return _look_back(stage, stage.continuing, -1)


def _look_back(stage: Stage, options: Iterable[str], sign: int) -> tuple[str, ...]:
    left = sorted(options)
    for votes in (stage.votes, *_back(stage)):
        if len(left) < 2:
            break
        most = max(sign * votes[option] for option in left)
        left = [option for option in left if sign * votes[option] == most]
    return tuple(left)


def _back(stage: Stage) -> Iterable[Mapping[str, int]]:
    return reversed(stage.before)


def pass_on(stage: Stage, option: str) -> Stage:
    """The next stage, after a surplus is passed on: every paper goes to its next preference at its value times the
    surplus over the votes, to five decimals (rule 48)."""
    votes = stage.votes[option]
    above = votes - stage.quota
    moved = [(paper, at, weight, above * value // votes) for paper, at, weight, value in stage.piles[option]]
    given = sum(weight * value for _, _, weight, value in moved)
    after = replace(stage, surplus=stage.surplus - {option}, lost=stage.lost + above - given)
    return _moved(after, option, moved, {option: stage.quota}, {option: ()})


def exclude(stage: Stage, option: str) -> Stage:
    """The next stage, after somebody is excluded: every paper goes to its next preference at the value at which it was
    received (rule 50)."""
    after = replace(stage, continuing=stage.continuing - {option})
    return _moved(after, option, stage.piles[option], {}, {})


def _moved(
    stage: Stage,
    giver: str,
    bundles: Iterable[Bundle],
    votes_left: Mapping[str, int],
    pile_left: Mapping[str, tuple[Bundle, ...]],
) -> Stage:
    votes = {option: had for option, had in stage.votes.items() if option != giver}
    votes |= votes_left
    received: dict[str, list[Bundle]] = {}
    exhausted = stage.exhausted
    for paper, at, weight, value in bundles:
        place = _next_preference(paper, at + 1, stage.continuing)
        if place is None:
            exhausted += weight * value
            continue
        receiver = paper[place][0]
        votes[receiver] += weight * value
        received.setdefault(receiver, []).append((paper, place, weight, value))
    piles = {option: pile for option, pile in stage.piles.items() if option != giver}
    piles |= pile_left
    piles |= {option: (*piles[option], *more) for option, more in received.items()}
    return replace(stage, votes=votes, piles=piles, exhausted=exhausted, before=(*stage.before, stage.votes))


def _next_preference(paper: Ranking, start: int, continuing: frozenset[str]) -> int | None:
    """Its place. A paper that names two options at once says nothing from there on."""
    for place in range(start, len(paper)):
        if len(paper[place]) > 1:
            return None
        if paper[place][0] in continuing:
            return place
    return None
