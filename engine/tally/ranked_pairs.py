"""Everyone ranks; defeats are kept from the strongest to the weakest, as long as they make no circle.

Source: T. N. Tideman, 'Independence of clones as a criterion for voting rules', Social Choice and Welfare 4 (1987).
Defeats that are equally strong may be taken in any order, and an outcome stands that every such order gives (Tideman's
own reading; S. Brill and F. Fischer 2012 on why a fixed order would favour somebody).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from engine.tally.choose import the_highest, verdict_of, verdicts_under
from engine.tally.contest import TIE_RULES, Contest, TieRule
from engine.tally.count import Count, Round
from engine.tally.locking import Above, Locked, lock
from engine.tally.method import Verdict
from engine.tally.pairwise import Measure, Pairs, as_fractions, defeats, layers, pairwise
from engine.tally.paper import PaperRules, Ranking
from engine.tally.status_quo import StatusQuo, check_status_quo, drop
from engine.tally.turnout import turnout


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedPairsSettings(StatusQuo):
    """The status quo's protection, and `strength`: how strong a defeat is."""

    strength: Measure = "margins"


@dataclass(frozen=True, slots=True)
class RankedPairs:
    """After the steps in which options were dropped, `rounds` has each defeat, from the strongest: `totals` are the
    papers for either of the two; `reason` is `locked`, or `skipped` for who makes a circle, or `either` where that
    depends on the order of equally strong defeats. `totals`: how many others each option stands above in the end,
    whatever that order; `order` follows from it.

    Papers that rank nothing choose nothing: with no others, nobody is chosen, or the default where there is one."""

    settings: ClassVar[type] = RankedPairsSettings
    options: ClassVar[tuple[str, ...]] = ()
    tie_rules: ClassVar[tuple[TieRule, ...]] = TIE_RULES
    by_threshold: ClassVar[bool] = False
    spends: ClassVar[bool] = False

    def paper(self, contest: Contest) -> PaperRules:
        check_status_quo(contest.settings, contest.options)
        return PaperRules(form="ranking", options=contest.options, least=1, equal=True)

    def count(self, papers: Mapping[Ranking | None, int], contest: Contest) -> Count:
        check_status_quo(contest.settings, contest.options)
        pairs = pairwise(papers, contest.options)
        stay, dropped = drop(contest.settings, pairs, contest.options)
        strengths = defeats(pairs, stay, contest.settings.strength)
        locked = lock(strengths, stay)
        beside = turnout(papers)
        somebody = beside["papers"] > beside["blank"] or contest.settings.default
        possible = locked.unbeaten if somebody else ()
        chosen = the_highest(dict.fromkeys(possible, Fraction(1)), 1, contest.tie)
        return Count(
            totals={option: Fraction(len(locked.always.get(option, ()))) for option in contest.options},
            winners=chosen.winners,
            ties=chosen.ties,
            rounds=(*dropped, *_steps(strengths, pairs, locked, first=len(dropped) + 1)),
            order=layers(stay, _from_below(locked.always)),
            pairs=as_fractions(pairs),
            run_off=chosen.run_off,
            beside=beside,
        )

    def verdict(self, count: Count, contest: Contest) -> Verdict:
        if contest.settings.default in count.winners:
            return "failed"
        return verdict_of(count, contest.tie, places=1)

    def verdicts(self, settings: Any, tie: TieRule) -> frozenset[Verdict]:
        return verdicts_under(tie)


def _from_below(above: Above) -> dict[str, frozenset[str]]:
    return {option: frozenset(other for other in above if option in above[other]) for option in above}


def _steps(strengths: Mapping[tuple[str, str], int], pairs: Pairs, locked: Locked, first: int) -> tuple[Round, ...]:
    from_the_strongest = sorted(strengths, key=lambda pair: (-strengths[pair], pair))
    return tuple(
        Round(
            number=number,
            totals={one: Fraction(pairs[one][other]), other: Fraction(pairs[other][one])},
            reason=_became(one, other, locked),
        )
        for number, (one, other) in enumerate(from_the_strongest, start=first)
    )


def _became(one: str, other: str, locked: Locked) -> str:
    if other in locked.always[one]:
        return "locked"
    return "either" if other in locked.sometimes[one] else "skipped"
