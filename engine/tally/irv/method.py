"""The count of an instant run-off, round by round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar, Literal

from engine.tally.choose import verdict_of, verdicts_under
from engine.tally.contest import TIE_RULES, Contest, TieRule
from engine.tally.count import Count, Round, Tie
from engine.tally.irv.race import Race, start
from engine.tally.irv.ways import fewest, look_back, lose_together, possible_winners, sure_losers
from engine.tally.method import Verdict
from engine.tally.paper import PaperRules, Ranking
from engine.tally.turnout import turnout


@dataclass(frozen=True, slots=True, kw_only=True)
class IrvSettings:
    """`elimination`: `single`, whoever has the fewest leaves; `batch`, all leave at once who together have fewer than
    the next. `threshold`: more than half of the votes that still count in this round (`continuing`), or of those that
    counted in the first (`first_round`). `until_two`: go on after somebody won, until two are left. `look_back`: of
    those who are equal, who had the fewest in the latest round in which they were not equal leaves. `equal`: papers may
    rank options equal, and are shared among them; otherwise a paper from elsewhere that does says nothing from there
    on."""

    elimination: Literal["single", "batch"] = "single"
    threshold: Literal["continuing", "first_round"] = "continuing"
    until_two: bool = False
    look_back: bool = False
    equal: bool = False


@dataclass(frozen=True, slots=True)
class Irv:
    """Equal options with the fewest votes leave together if they have fewer than the next together. Otherwise, and
    `look_back` does not separate them, each way to go on is followed. If all come to the same winner the round says
    `either`; if not, the ballot's tie rule says who leaves, or the tie stands, and with it who wins.

    Each round has `exhausted` and `threshold` beside it; `reason` is `majority`, `two` (two are left, and one has
    more), `last` (one is left), `fewest`, `batch`, `look_back`, `tie_rule`, `either` or `tied`. `totals`: what each had
    in its last round. Papers that rank nothing choose nothing; with no others, nobody is chosen."""

    settings: ClassVar[type] = IrvSettings
    options: ClassVar[tuple[str, ...]] = ()
    tie_rules: ClassVar[tuple[TieRule, ...]] = TIE_RULES
    by_threshold: ClassVar[bool] = False
    spends: ClassVar[bool] = False

    def paper(self, contest: Contest) -> PaperRules:
        return PaperRules(form="ranking", options=contest.options, least=1, equal=contest.settings.equal)

    def count(self, papers: Mapping[Ranking | None, int], contest: Contest) -> Count:
        race = start(papers, contest.options, equal=contest.settings.equal)
        beside = turnout(papers)
        if not race.cast:
            return Count(totals=dict.fromkeys(contest.options, Fraction(0)), beside=beside)
        counting = _Counting(contest=contest, race=race, threshold=race.least_majority)
        while counting.step():
            pass
        return Count(
            totals={option: race.exact(counting.last[option]) for option in contest.options},
            winners=counting.winners,
            ties=tuple(counting.ties),
            rounds=tuple(counting.rounds),
            run_off=counting.run_off,
            beside=beside,
        )

    def verdict(self, count: Count, contest: Contest) -> Verdict:
        return verdict_of(count, contest.tie, places=1)

    def verdicts(self, settings: Any, tie: TieRule) -> frozenset[Verdict]:
        return verdicts_under(tie)


@dataclass(slots=True, kw_only=True)
class _Counting:
    """One count on its way: `race` changes with each step, the rest is what came of it."""

    contest: Contest
    race: Race
    threshold: int
    last: dict[str, int] = field(default_factory=dict)
    earlier: list[Mapping[str, int]] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    winners: tuple[str, ...] = ()
    run_off: tuple[str, ...] = ()

    def step(self) -> bool:
        """One round; whether another follows."""
        votes = self.race.votes
        self.last.update(votes)
        settings: IrvSettings = self.contest.settings
        if settings.threshold == "continuing" and not self.winners:
            self.threshold = self.race.least_majority
        if self.winners and len(votes) <= 2:
            self._round("two")
            return False
        if not self.winners and (reason := self._wins(votes)):
            self.winners = (max(votes, key=lambda option: votes[option]),)
            self._round(reason, elected=self.winners)
            return settings.until_two and len(votes) > 2
        leaving, reason = self._leaving(votes, settings)
        self._round(reason, eliminated=leaving)
        self.earlier.append(votes)
        self.race = self.race.without(leaving)
        return bool(leaving)

    def _wins(self, votes: Mapping[str, int]) -> str:
        """Why whoever has the most votes wins in this round; empty if not."""
        if max(votes.values()) >= self.threshold:
            return "majority"
        if len(votes) == 1:
            return "last"
        return "two" if len(votes) == 2 and len(set(votes.values())) == 2 else ""

    def _leaving(self, votes: Mapping[str, int], settings: IrvSettings) -> tuple[tuple[str, ...], str]:
        """Who leaves, and why; nobody where a tie stands."""
        stay = 2 if settings.until_two else 1
        if settings.elimination == "batch" and (losers := sure_losers(votes, stay)):
            return losers, "batch"
        tied = fewest(votes)
        if len(tied) == 1 or lose_together(votes, tied, stay):
            return tied, "fewest"
        if settings.look_back:
            tied = look_back(tied, self.earlier)
            if len(tied) == 1:
                return tied, "look_back"
        in_order = self.contest.tie.in_order(tied)
        possible = frozenset(self.winners) or possible_winners(self.race, self.earlier if settings.look_back else None)
        if possible is not None and len(possible) == 1:
            return (in_order or tied[::-1])[-1:], "either"
        if in_order:
            self._broken(votes, tied, in_order)
            return in_order[-1:], "tie_rule"
        self._stands(tied, possible)
        return (), "tied"

    def _broken(self, votes: Mapping[str, int], tied: tuple[str, ...], in_order: tuple[str, ...]) -> None:
        last_two = len(votes) == len(tied) == 2
        chosen = in_order[:1] if last_two else in_order[-1:]
        self.ties.append(Tie(options=tied, at="winner" if last_two else "elimination", chosen=chosen))

    def _stands(self, tied: tuple[str, ...], possible: frozenset[str] | None) -> None:
        win = tuple(sorted(self.race.standing if possible is None else possible))
        if win != tied:
            self.ties.append(Tie(options=tied, at="elimination"))
        self.ties.append(Tie(options=win))
        if self.contest.tie.rule == "run_off":
            self.run_off = win

    def _round(self, reason: str, elected: tuple[str, ...] = (), eliminated: tuple[str, ...] = ()) -> None:
        race = self.race
        self.rounds.append(
            Round(
                number=len(self.rounds) + 1,
                totals={option: race.exact(votes) for option, votes in race.votes.items()},
                elected=elected,
                eliminated=eliminated,
                beside={
                    "exhausted": race.exact(race.cast - race.continuing),
                    "threshold": race.exact(self.threshold),
                },
                reason=reason,
            )
        )
