"""Where the papers of an instant run-off stand, while options leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from math import lcm
from typing import TypeAlias

from engine.tally.paper import Ranking

_Weighed: TypeAlias = tuple[Ranking, int]
_Lot: TypeAlias = tuple[list[Ranking], list[int]]
"""Papers, and beside each what it weighs: two lists take a third of what a list of pairs would."""
_Pile: TypeAlias = tuple[_Lot, ...]
"""As they came, one upon the other. None is ever changed, so several ways to go on share them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """Votes are whole numbers of `unit`-ths, so that papers which rank equal can be shared without fractions. `piles`:
    the papers that stand with one option each, `held` what they come to; `shared`: those that stand with several.
    Papers in neither are exhausted. `equal`: whether a rank may hold several; where it may not, such a paper says
    nothing from there on.

    Where a paper stands follows from who is in the race, not from the order in which others left."""

    unit: int
    equal: bool
    cast: int
    piles: Mapping[str, _Pile]
    held: Mapping[str, int]
    shared: list[_Weighed]
    votes: Mapping[str, int]

    @property
    def standing(self) -> frozenset[str]:
        return frozenset(self.votes)

    @property
    def continuing(self) -> int:
        """The votes that stand with somebody."""
        return sum(self.votes.values())

    @property
    def least_majority(self) -> int:
        """The fewest votes that are more than half of those that still count."""
        return self.continuing // 2 + 1

    def exact(self, votes: int) -> Fraction:
        return Fraction(votes, self.unit)

    def without(self, leaving: Iterable[str]) -> Race:
        """The race when these have left, each of their papers with the next option that it ranks."""
        gone = set(leaving)
        moving = (zip(*lot, strict=True) for option in sorted(gone) for lot in self.piles[option])
        kept = {option: held for option, held in self.held.items() if option not in gone}
        return _stand(self, kept, chain(*moving, self.shared))


def start(papers: Mapping[Ranking | None, int], options: Iterable[str], *, equal: bool) -> Race:
    """Every option in the race, every paper that ranks something with its first. A rank that several options hold is
    shared equally among those of them that are in the race, where `equal` allows it."""
    widest = max((len(rank) for paper in papers for rank in paper or ()), default=1) if equal else 1
    unit = lcm(*range(1, widest + 1))
    cast = sum(weight for paper, weight in papers.items() if paper) * unit
    empty = Race(unit=unit, equal=equal, cast=cast, piles={}, held={}, shared=[], votes={})
    weighed = ((paper, weight * unit) for paper, weight in papers.items() if paper)
    return _stand(empty, dict.fromkeys(options, 0), weighed)


def _stand(race: Race, kept: Mapping[str, int], moving: Iterable[_Weighed]) -> Race:
    """`kept`: who is in the race, with what the papers that they have come to."""
    added: dict[str, _Lot] = {option: ([], []) for option in kept}
    held = dict(kept)
    shared: list[_Weighed] = []
    shares = dict.fromkeys(kept, 0)
    for paper, weight in moving:
        for rank in paper:
            if len(rank) == 1:
                if lot := added.get(rank[0]):
                    lot[0].append(paper)
                    lot[1].append(weight)
                    held[rank[0]] += weight
                    break
            elif not race.equal:
                break
            elif here := [option for option in rank if option in added]:
                shared.append((paper, weight))
                for option in here:
                    shares[option] += weight // len(here)
                break
    return replace(
        race,
        piles={option: (*race.piles.get(option, ()), added[option]) for option in kept},
        held=held,
        shared=shared,
        votes={option: held[option] + shares[option] for option in kept},
    )
