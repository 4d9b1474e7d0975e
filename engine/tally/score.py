"""Give each option a score; the highest sum or the highest mean wins (score or range voting, W. D. Smith 2000)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from engine.fields import Range
from engine.tally.choose import in_order, places_among, the_highest, verdict_of, verdicts_under
from engine.tally.contest import TIE_RULES, Contest, TieRule
from engine.tally.count import Count
from engine.tally.impossible import impossible
from engine.tally.method import Verdict
from engine.tally.paper import PaperRules, Values
from engine.tally.turnout import turnout
from engine.tally.values import times_given


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSettings:
    """Whole scores from `lowest` to `highest`. `unscored`: what a paper says of an option that it does not name:
    nothing (`left_out`: it adds 0 to a sum, and a mean is taken over those who did score the option), or the lowest
    score. `enough`: how many must have scored an option before it can be chosen, so that one friend's 5 does not win a
    mean."""

    seats: Annotated[int, Range(1, 1000)] = 1
    lowest: Annotated[int, Range(-1000, 1000)] = 0
    highest: Annotated[int, Range(-1000, 1000)] = 5
    by: Literal["sum", "mean"] = "sum"
    unscored: Literal["left_out", "lowest"] = "left_out"
    enough: Annotated[int, Range(1, 1_000_000)] = 1


@dataclass(frozen=True, slots=True)
class Score:
    """Whom too few scored is not chosen: no papers and blank papers alone choose nobody. Blank papers score nothing,
    whatever `unscored` says. The mean of what nobody scored is 0."""

    settings: ClassVar[type] = ScoreSettings
    options: ClassVar[tuple[str, ...]] = ()
    tie_rules: ClassVar[tuple[TieRule, ...]] = TIE_RULES
    by_threshold: ClassVar[bool] = False
    spends: ClassVar[bool] = False

    def paper(self, contest: Contest) -> PaperRules:
        settings = contest.settings
        places_among(contest.options, settings.seats)
        if settings.lowest >= settings.highest:
            raise impossible("scores_without_choice", lowest=settings.lowest, highest=settings.highest)
        return PaperRules(
            form="values", options=contest.options, least=1, lowest=settings.lowest, highest=settings.highest
        )

    def count(self, papers: Mapping[Values | None, int], contest: Contest) -> Count:
        settings = contest.settings
        sums, scored = dict.fromkeys(contest.options, 0), dict.fromkeys(contest.options, 0)
        for (option, value), times in times_given(papers).items():
            sums[option] += value * times
            scored[option] += times
        cast = turnout(papers)
        valid = int(cast["papers"] - cast["blank"])
        totals = {}
        for option in contest.options:
            total, over = sums[option], scored[option]
            if settings.unscored == "lowest":
                total, over = total + settings.lowest * (valid - over), valid
            totals[option] = Fraction(total, (over or 1) if settings.by == "mean" else 1)
        enough = {option: total for option, total in totals.items() if scored[option] >= settings.enough}
        chosen = the_highest(enough, settings.seats, contest.tie)
        return Count(
            totals=totals,
            winners=chosen.winners,
            ties=chosen.ties,
            run_off=chosen.run_off,
            order=in_order(totals),
            beside={**cast, **{f"scored.{option}": Fraction(by) for option, by in scored.items()}},
        )

    def verdict(self, count: Count, contest: Contest) -> Verdict:
        return verdict_of(count, contest.tie, contest.settings.seats)

    def verdicts(self, settings: Any, tie: TieRule) -> frozenset[Verdict]:
        return verdicts_under(tie)
