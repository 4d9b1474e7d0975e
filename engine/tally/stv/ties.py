"""A tie that looking back does not settle: does it matter, and what becomes of it?

Every way of settling it is followed to the end. If all of them elect the same, it did not matter who came first.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from engine.tally.contest import TieBreak
from engine.tally.stv.stage import Stage, exclude, next_excluded, next_surplus, pass_on, with_elected

Winners = frozenset[str]
Step = Callable[[Stage, str], Stage]

MOST_WORK = 200_000
"""How much is tried to learn whether a tie matters, in kinds of papers looked at; beyond it, it is taken to matter.
Only papers made for it come near: each further tie must again be between options that never differed."""
_A_STAGE = 50
"""What a stage costs besides its papers, in the same measure."""


class TooManyWays(Exception):
    """The ways in which the ties could go are more than can be tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What has to be done next, to one of `tied`: `at` is `surplus` or `elimination`."""

    at: str
    tied: tuple[str, ...]
    step: Step

    def by(self, tie: TieBreak) -> str | None:
        """To whom, if one is left or the rule orders them: the surplus of the first is passed on first, the last is
        excluded first."""
        ordered = self.tied if len(self.tied) == 1 else tie.in_order(self.tied)
        return (ordered[0] if self.at == "surplus" else ordered[-1]) if ordered else None


def next_due(stage: Stage) -> Due | None:
    """None when every seat is filled."""
    if not stage.vacancies:
        return None
    if stage.surplus:
        return Due(at="surplus", tied=next_surplus(stage), step=pass_on)
    return Due(at="elimination", tied=next_excluded(stage), step=exclude)


def all_without_papers(stage: Stage, due: Due) -> bool:
    """Nobody holds a paper and all must go: the order in which they do changes nothing, and is not worth trying."""
    enough = len(stage.continuing) - len(due.tied) >= stage.vacancies
    return due.at == "elimination" and enough and not any(stage.piles[option] for option in due.tied)


@dataclass(slots=True)
class Ways:
    """Who may be elected from here on, however the ties fall that the rule does not break."""

    tie: TieBreak
    _work: int = 0
    _known: dict[Hashable, frozenset[Winners]] = field(default_factory=dict)

    def after(self, stage: Stage, due: Due) -> frozenset[Winners]:
        """The winners of each way to settle what is due. Raises TooManyWays."""
        ways = [self._from(with_elected(due.step(stage, option))) for option in due.tied]
        return frozenset(winners for way in ways for winners in way)

    def _from(self, stage: Stage) -> frozenset[Winners]:
        due = next_due(stage)
        if due is None:
            return frozenset({frozenset(stage.elected)})
        key = _what_decides(stage)
        if key not in self._known:
            self._work += _A_STAGE + sum(map(len, stage.piles.values()))
            if self._work > MOST_WORK:
                raise TooManyWays
            option = due.tied[0] if all_without_papers(stage, due) else due.by(self.tie)
            one = due if option is None else Due(at=due.at, tied=(option,), step=due.step)
            self._known[key] = self.after(stage, one)
        return self._known[key]


def _what_decides(stage: Stage) -> Hashable:
    """All that the rest of the count depends on, so that ways that come together are followed once."""
    racing = sorted(stage.continuing | stage.surplus)
    back = dict.fromkeys(tuple(votes[option] for option in racing) for votes in (*stage.before, stage.votes))
    piles = tuple(frozenset(stage.piles[option]) for option in racing)
    return tuple(racing), frozenset(stage.elected), tuple(back), piles
