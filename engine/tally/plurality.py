"""One choice a paper; the most votes win, with or without a majority that a run-off must give.

Source: first past the post as it is commonly held (for several seats with one choice: the single non-transferable
vote); the run-off is that of the two-round system, as in France since 1852 (decree of 2 February 1852).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from engine.fields import Range
from engine.tally.choose import in_order, places_among, the_highest, verdict_of, verdicts_under
from engine.tally.contest import TIE_RULES, Contest, TieRule
from engine.tally.count import Count
from engine.tally.impossible import impossible
from engine.tally.method import Verdict
from engine.tally.paper import One, PaperRules
from engine.tally.turnout import turnout


@dataclass(frozen=True, slots=True, kw_only=True)
class PluralitySettings:
    """`seats`: how many are chosen. `majority`: who wins needs more than half of the papers that are not blank;
    otherwise the first two go to another ballot."""

    seats: Annotated[int, Range(1, 1000)] = 1
    majority: bool = False


@dataclass(frozen=True, slots=True)
class Plurality:
    """Whom nobody chose is not chosen, even if seats stay empty: no papers, and blank papers alone, choose nobody.

    With `majority` and nobody above half, the two with the most votes go on; whoever has as many votes as the second
    goes on too, unless the ballot's rule breaks that tie."""

    settings: ClassVar[type] = PluralitySettings
    options: ClassVar[tuple[str, ...]] = ()
    tie_rules: ClassVar[tuple[TieRule, ...]] = TIE_RULES
    by_threshold: ClassVar[bool] = False
    spends: ClassVar[bool] = False

    def paper(self, contest: Contest) -> PaperRules:
        places_among(contest.options, contest.settings.seats)
        if contest.settings.majority and contest.settings.seats > 1:
            raise impossible("majority_of_several")
        return PaperRules(form="one", options=contest.options)

    def count(self, papers: Mapping[One | None, int], contest: Contest) -> Count:
        totals = {option: Fraction(papers.get(option, 0)) for option in contest.options}
        chosen_by_some = {option: total for option, total in totals.items() if total}
        beside = turnout(papers)
        order = in_order(totals)
        if contest.settings.majority:
            half = (beside["papers"] - beside["blank"]) / 2
            beside["half"] = half
            if chosen_by_some and max(totals.values()) <= half:
                return self._next_ballot(chosen_by_some, contest, Count(totals=totals, order=order, beside=beside))
        chosen = the_highest(chosen_by_some, contest.settings.seats, contest.tie)
        return Count(
            totals=totals,
            winners=chosen.winners,
            ties=chosen.ties,
            run_off=chosen.run_off,
            order=order,
            beside=beside,
        )

    def _next_ballot(self, votes: Mapping[str, Fraction], contest: Contest, so_far: Count) -> Count:
        first_two = the_highest(votes, 2, contest.tie)
        stands = tuple(tie for tie in first_two.ties if not tie.chosen)
        go_on = (*first_two.winners, *(option for tie in stands for option in tie.options))
        broken = tuple(replace(tie, at="run_off") for tie in first_two.ties if tie.chosen)
        return replace(so_far, ties=broken, run_off=go_on)

    def verdict(self, count: Count, contest: Contest) -> Verdict:
        if count.run_off:
            return "run_off"
        return verdict_of(count, contest.tie, contest.settings.seats)

    def verdicts(self, settings: Any, tie: TieRule) -> frozenset[Verdict]:
        run_off: frozenset[Verdict] = frozenset({"run_off"}) if settings.majority else frozenset()
        return verdicts_under(tie) | run_off
