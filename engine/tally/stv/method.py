"""The method as the registry knows it: papers in, a count with a round for each stage out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from engine.fields import Range
from engine.tally.choose import places_among, verdict_of, verdicts_under
from engine.tally.contest import TIE_RULES, Contest, TieRule
from engine.tally.count import Count, Round, Tie
from engine.tally.method import Verdict
from engine.tally.paper import PaperRules, Ranking
from engine.tally.stv.stage import SCALE, Stage, first_stage, with_elected
from engine.tally.stv.ties import Due, TooManyWays, Ways, all_without_papers, next_due


@dataclass(frozen=True, slots=True, kw_only=True)
class StvSettings:
    """`seats`: how many are elected."""

    seats: Annotated[int, Range(1, 100)] = 1


@dataclass(frozen=True, slots=True)
class Stv:
    """Source: The Scottish Local Government Elections Order 2007 (S.S.I. 2007/42), schedule 1, rules 45 to 52: the
    weighted inclusive Gregory method.

    Each stage: who has the quota is elected; the largest surplus is passed on, every paper at a part of its value, to
    five decimals; without a surplus the last is excluded, and the papers go on at their value. It ends when the seats
    are filled, or when no more continue than there are vacancies. Ties look back to the most recent stage at which the
    options differed; the ballot's rule breaks what is left, where it decides who is elected.

    A paper ranks one option at a time, as many as it likes. Blank papers are outside the quota. Without a single paper
    that ranks somebody, nobody is elected; as many options as seats are all elected by the first paper.

    A round's `totals` are the votes at the end of its stage. `reason` says what is done with them: `surplus`
    (`transferred` names whose), `elimination`, `filled`, `last_vacancies` (those who were left are elected without the
    quota), `tied`. `beside`: `exhausted`, papers without a next preference; `lost`, the decimals beyond the fifth.
    `beside` of the whole: `quota`, `papers`, `blank`.
    """

    settings: ClassVar[type] = StvSettings
    options: ClassVar[tuple[str, ...]] = ()
    tie_rules: ClassVar[tuple[TieRule, ...]] = TIE_RULES
    by_threshold: ClassVar[bool] = False
    spends: ClassVar[bool] = False

    def paper(self, contest: Contest) -> PaperRules:
        places_among(contest.options, contest.settings.seats)
        return PaperRules(form="ranking", options=contest.options)

    def count(self, papers: Mapping[Ranking | None, int], contest: Contest) -> Count:
        places_among(contest.options, contest.settings.seats)
        ranked = {paper: weight for paper, weight in papers.items() if paper and len(paper[0]) == 1}
        cast = sum(papers.values())
        beside = {"papers": Fraction(cast), "blank": Fraction(cast - sum(ranked.values()))}
        if not ranked:
            return Count(totals=dict.fromkeys(contest.options, Fraction(0)), beside=beside)
        stage = first_stage(ranked, contest.options, contest.settings.seats)
        count = _Counting(contest).run(with_elected(stage))
        return replace(count, beside={"quota": Fraction(stage.quota, SCALE), **beside})

    def verdict(self, count: Count, contest: Contest) -> Verdict:
        return verdict_of(count, contest.tie, contest.settings.seats)

    def verdicts(self, settings: Any, tie: TieRule) -> frozenset[Verdict]:
        return verdicts_under(tie)


class _Counting:
    """The count on its way: the rounds so far, and what the ties came to."""

    def __init__(self, contest: Contest) -> None:
        self._contest = contest
        self._ways = Ways(contest.tie)
        self._rounds: list[Round] = []
        self._ties: list[Tie] = []
        self._last = dict.fromkeys(contest.options, 0)

    def run(self, stage: Stage) -> Count:
        """From the first stage, with those who have the quota already elected."""
        before = 0
        while (due := next_due(stage)) is not None:
            option = self._settled(stage, due)
            if option is None:
                return self._left_open(stage, due, stage.elected[before:])
            given = {"transferred": (option,)} if due.at == "surplus" else {"eliminated": (option,)}
            self._round(stage, stage.elected[before:], due.at, **given)
            before = len(stage.elected)
            stage = with_elected(due.step(stage, option))
        short = any(stage.votes[option] < stage.quota for option in stage.elected[before:])
        self._round(stage, stage.elected[before:], "last_vacancies" if short else "filled")
        return self._told(stage.elected)

    def _settled(self, stage: Stage, due: Due) -> str | None:
        """Whose turn it is; None where the papers leave it open, no rule breaks it, and it matters."""
        option = due.by(self._contest.tie)
        if len(due.tied) == 1 or all_without_papers(stage, due):
            return option or due.tied[0]
        try:
            matters = len(self._ways.after(stage, due)) > 1
        except TooManyWays:
            matters = True
        if not matters:
            return option or due.tied[0]
        if option is not None:
            self._ties.append(Tie(options=due.tied, at=due.at, chosen=(option,)))
        return option

    def _left_open(self, stage: Stage, due: Due, elected: tuple[str, ...]) -> Count:
        self._round(stage, elected, "tied")
        self._ties.append(Tie(options=due.tied, at=due.at))
        try:
            ways = self._ways.after(stage, due)
        except TooManyWays:
            ways = frozenset({frozenset(stage.elected), frozenset(stage.elected) | stage.continuing})
        certain = frozenset.intersection(*ways)
        open_to = tuple(sorted(frozenset.union(*ways) - certain))
        more = sorted(certain - frozenset(stage.elected), key=lambda option: (-stage.votes[option], option))
        count = self._told((*stage.elected, *more))
        return replace(count, run_off=open_to) if self._contest.tie.rule == "run_off" else count

    def _round(self, stage: Stage, elected: tuple[str, ...], reason: str, **given: tuple[str, ...]) -> None:
        self._last |= stage.votes
        self._rounds.append(
            Round(
                number=len(self._rounds) + 1,
                totals=_exact(stage.votes),
                elected=elected,
                beside=_exact({"exhausted": stage.exhausted, "lost": stage.lost}),
                reason=reason,
                **given,
            )
        )

    def _told(self, winners: tuple[str, ...]) -> Count:
        return Count(totals=_exact(self._last), winners=winners, ties=tuple(self._ties), rounds=tuple(self._rounds))


def _exact(votes: Mapping[str, int]) -> dict[str, Fraction]:
    return {name: Fraction(had, SCALE) for name, had in votes.items()}
