"""Everyone ranks; who is beaten by nobody over the strongest path wins.

Source: M. Schulze, 'A new monotonic, clone-independent, reversal symmetric, and condorcet-consistent single-winner
election method', Social Choice and Welfare 36 (2011). With winning votes it chooses as Debian's constitution does,
which drops the weakest defeats of the Schwartz set instead (A.6.5-8).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from engine.tally.choose import the_highest, verdict_of, verdicts_under
from engine.tally.contest import TIE_RULES, Contest, TieRule
from engine.tally.count import Count
from engine.tally.method import Verdict
from engine.tally.pairwise import Measure, as_fractions, defeats, layers, pairwise
from engine.tally.paper import PaperRules, Ranking
from engine.tally.status_quo import StatusQuo, check_status_quo, drop
from engine.tally.turnout import turnout


@dataclass(frozen=True, slots=True, kw_only=True)
class SchulzeSettings(StatusQuo):
    """The status quo's protection, and `strength`: how strong a defeat is."""

    strength: Measure = "winning_votes"


@dataclass(frozen=True, slots=True)
class Schulze:
    """`totals`: how many others each option beats over strongest paths. `order`: all options that were not dropped.
    Papers that rank nothing choose nothing: with no others, nobody is chosen, or the default where there is one."""

    settings: ClassVar[type] = SchulzeSettings
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
        stay, rounds = drop(contest.settings, pairs, contest.options)
        beaten_by = _beaten_by(defeats(pairs, stay, contest.settings.strength), stay)
        order = layers(stay, beaten_by)
        beside = turnout(papers)
        somebody = beside["papers"] > beside["blank"] or contest.settings.default
        chosen = the_highest(dict.fromkeys(order[0] if somebody else (), Fraction(1)), 1, contest.tie)
        beats = Fraction(0)
        return Count(
            totals={
                option: sum((Fraction(option in lost_to) for lost_to in beaten_by.values()), beats)
                for option in contest.options
            },
            winners=chosen.winners,
            ties=chosen.ties,
            rounds=rounds,
            order=order,
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


def _beaten_by(strengths: Mapping[tuple[str, str], int], options: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """For each option, those from which the strongest path to it is stronger than its strongest path back. A path is
    as strong as its weakest defeat."""
    path = {one: {other: strengths.get((one, other), 0) for other in options if other != one} for one in options}
    for through in options:
        onward = path[through]
        for one in options:
            if one == through:
                continue
            row, to_through = path[one], path[one][through]
            for other, so_far in row.items():
                if other != through and so_far < to_through and so_far < onward[other]:
                    row[other] = min(to_through, onward[other])
    return {
        option: frozenset(other for other in options if other != option and path[other][option] > path[option][other])
        for option in options
    }
