"""Guards on the ballots of a proposal: how the last one ended, who took part, how many there were."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from engine.ballot.outcome import Whole
from engine.fields import Range
from engine.workflow.case import Case
from engine.workflow.guards.guard import guard
from engine.workflow.problems import BadSettings

if TYPE_CHECKING:
    from engine.proposal.state import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedAs:
    """Shared by the guards on how a ballot left the proposal; exactly one of them holds once a ballot has closed, and
    none while a tie in it waits for the chair."""

    wanted: ClassVar[Whole]

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        return _left_as(case.proposal) == self.wanted, {}


def _left_as(proposal: Proposal) -> Whole | None:
    """How the last ballot ended, for the proposal as a whole: one on the rest that fails leaves standing what an
    earlier one has passed."""
    ballot = proposal.newest_ballot
    if ballot is None or ballot.outcome is None or ballot.awaits_chair:
        return None
    outcome = ballot.outcome
    stands = any(clause.result == "passed" for clause in proposal.clauses.values())
    return "partly_passed" if outcome.result == "failed" and stands else outcome.result


@guard("ballot_passed")
class BallotPassed(EndedAs):
    """In the last ballot every question passed."""

    wanted = "passed"


@guard("ballot_partly_passed")
class BallotPartlyPassed(EndedAs):
    """Some clauses passed and some did not. So it is too when the last ballot failed, but what an earlier one passed
    still stands."""

    wanted = "partly_passed"


@guard("ballot_failed")
class BallotFailed(EndedAs):
    """In the last ballot no question passed and none was tied, and no clause stands as passed by an earlier one."""

    wanted = "failed"


@guard("ballot_tied")
class BallotTied(EndedAs):
    """In the last ballot no question passed, and at least one was tied: as many for as against, or options that came
    equal."""

    wanted = "tied"


@guard("ballot_needs_run_off")
class BallotNeedsRunOff(EndedAs):
    """In the last ballot nobody was chosen, and those who came first go to another. The stage is opened again with them
    alone."""

    wanted = "run_off"


@guard("ballot_gave_advice")
class BallotGaveAdvice(EndedAs):
    """The last ballot asked for advice, which decides nothing."""

    wanted = "advice"


@guard("ballot_lacks_quorum")
class BallotLacksQuorum(EndedAs):
    """Too few seats were present when the last ballot closed."""

    wanted = "no_quorum"


@guard("ballots_held")
@dataclass(frozen=True, slots=True, kw_only=True)
class BallotsHeld:
    """At least `count` ballots on this proposal have closed, those without a quorum left out: after so many it is
    enough."""

    count: Annotated[int, Range(1, 100)]

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        outcomes = [each.outcome for each in case.proposal.ballots.values()]
        held = sum(each is not None and each.result != "no_quorum" for each in outcomes)
        return held >= self.count, {"held": held, "needed": self.count, "missing": max(self.count - held, 0)}


@guard("turnout_at_least")
@dataclass(frozen=True, slots=True, kw_only=True)
class TurnoutAtLeast:
    """In the last ballot at least this part of all seats voted; a blank paper is a vote. Raises BadSettings for a
    part that everything or nothing can reach."""

    part: Fraction

    def __post_init__(self) -> None:
        if not 0 < self.part <= 1:
            raise BadSettings("part_out_of_reach", written=str(self.part))

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        outcome = case.proposal.last_outcome
        voted, entitled = (outcome.voted, outcome.entitled) if outcome else (0, 0)
        needed = (self.part * entitled).__ceil__()
        holds = outcome is not None and voted >= needed
        return holds, {"voted": voted, "entitled": entitled, "needed": needed}
