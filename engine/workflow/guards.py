"""The conditions that a move can have: a closed registry. A guard is a frozen dataclass of its settings; asked about a
case, it says whether it holds and gives the numbers that its sentence needs (`guard.NAME.holds|held`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from engine.ballot.electorate import here_of, roll_of
from engine.ballot.outcome import Whole
from engine.proposal.events import GuardReport
from engine.registry import Registry
from engine.workflow.case import Case

if TYPE_CHECKING:
    from engine.proposal.state import Proposal


class Guard(Protocol):
    """What every guard offers. `ask` looks at nothing but the case."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]: ...


GUARDS: Registry[type[Guard]] = Registry("guards")
_NAMES: dict[type, str] = {}
G = TypeVar("G", bound=type)


def guard(name: str) -> Callable[[G], G]:
    def register(cls: G) -> G:
        GUARDS.add(name, cls)
        _NAMES[cls] = name
        return cls

    return register


def name_of(asked: Guard) -> str:
    """The name under which a guard is registered."""
    return _NAMES[type(asked)]


def report(asked: Guard, case: Case) -> GuardReport:
    """Ask a guard and write down what it found."""
    holds, params = asked.ask(case)
    return GuardReport(guard=name_of(asked), holds=holds, params=params)


@guard("has_clauses")
@dataclass(frozen=True, slots=True, kw_only=True)
class HasClauses:
    """There is a text to talk about: at least one clause."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        count = len(case.proposal.clauses)
        return count > 0, {"count": count}


@guard("clauses_unmarked")
@dataclass(frozen=True, slots=True, kw_only=True)
class ClausesUnmarked:
    """Each clause that failed in an earlier ballot has been revised or taken out since."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        marked = sum(clause.result == "failed" for clause in case.proposal.clauses.values())
        return marked == 0, {"count": marked}


@guard("every_clause_passed")
@dataclass(frozen=True, slots=True, kw_only=True)
class EveryClausePassed:
    """A ballot has passed each clause in its present wording, and there is at least one: nothing is left to decide."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        left = len(case.proposal.to_be_decided)
        return left == 0 and bool(case.proposal.clauses), {"count": left}


@guard("every_group_reported")
@dataclass(frozen=True, slots=True, kw_only=True)
class EveryGroupReported:
    """Small groups were formed about this proposal, and each of the newest round is done: it has reported, or the
    coordinator has closed the round."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        groups = len(case.facts.groups)
        reported = sum(group.reported for group in case.facts.groups)
        return 0 < groups == reported, {"groups": groups, "reported": reported, "missing": groups - reported}


@guard("quorum_present")
@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumPresent:
    """Enough seats are at the meeting: as many as the ballot to which the move leads asks for, of those that would be
    on its roll."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        rules = case.proposal.rules_in(case.move.target, case.definition)
        if rules is None:
            return True, {"present": len(case.facts.present), "needed": 0, "missing": 0}
        roll = roll_of(rules, case.facts, case.proposal.voters.get(case.move.target, ()))
        needed, present = rules.quorum_among(len(roll)), len(here_of(rules, case.facts, roll))
        return present >= needed, {"present": present, "needed": needed, "missing": max(needed - present, 0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _LastBallot:
    """Shared by the guards on how a ballot left the proposal; exactly one of them holds once a ballot has closed."""

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
class BallotPassed(_LastBallot):
    """Every question of the ballot that just closed has passed."""

    wanted = "passed"


@guard("ballot_partly_passed")
class BallotPartlyPassed(_LastBallot):
    """Some of the clauses stand as passed, some do not: by the ballot itself, or by an earlier one when it failed."""

    wanted = "partly_passed"


@guard("ballot_failed")
class BallotFailed(_LastBallot):
    """No question passed, none is tied, and no clause stands as passed by an earlier ballot."""

    wanted = "failed"


@guard("ballot_tied")
class BallotTied(_LastBallot):
    """No question passed, and at least one has as many for as against."""

    wanted = "tied"


@guard("ballot_needs_run_off")
class BallotNeedsRunOff(_LastBallot):
    """Nobody was chosen, and those who came first go to another ballot: it is opened by leading to the stage again."""

    wanted = "run_off"


@guard("ballot_gave_advice")
class BallotGaveAdvice(_LastBallot):
    """The ballot asked for advice alone: it has been given, and decides nothing."""

    wanted = "advice"


@guard("ballot_lacks_quorum")
class BallotLacksQuorum(_LastBallot):
    """Too few seats were present when the ballot closed."""

    wanted = "no_quorum"
