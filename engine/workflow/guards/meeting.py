"""Guards on the meeting that a proposal is at: who is there, and its small groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from engine.ballot.electorate import here_of, roll_of
from engine.fields import Range
from engine.workflow.case import Case
from engine.workflow.guards.guard import guard


@guard("meeting_open")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingOpen:
    """The proposal is at a meeting, and that has begun and not ended."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        return case.facts.meeting_phase == "open", {}


@guard("every_group_reported")
@dataclass(frozen=True, slots=True, kw_only=True)
class EveryGroupReported:
    """Small groups were formed about this proposal, and each of the newest round is done: it has reported, or the
    coordinator has closed the round."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        groups = len(case.facts.groups)
        reported = sum(group.reported for group in case.facts.groups)
        return 0 < groups == reported, {"groups": groups, "reported": reported, "missing": groups - reported}


@guard("rounds_held")
@dataclass(frozen=True, slots=True, kw_only=True)
class RoundsHeld:
    """At least `count` rounds of small groups about this proposal are done, at whichever of its meetings."""

    count: Annotated[int, Range(1, 100)]

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        held = case.facts.rounds_done
        return held >= self.count, {"held": held, "needed": self.count, "missing": max(self.count - held, 0)}


@guard("everyone_had_a_turn")
@dataclass(frozen=True, slots=True, kw_only=True)
class EveryoneHadATurn:
    """Everybody was asked in a round since the proposal came to this stage, and has spoken or passed. Whoever came
    later need not have been asked."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        turns = case.facts.turns
        return turns.asked > 0 and turns.waiting == 0, {"asked": turns.asked, "waiting": turns.waiting}


@guard("quorum_present")
@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumPresent:
    """As many seats are at the meeting as the ballot asks for that the move opens, of those that would be on its roll.
    Only for moves into a ballot."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        rules = case.proposal.rules_in(case.move.target, case.definition)
        if rules is None:
            return True, {"present": len(case.facts.present), "needed": 0, "missing": 0}
        roll = roll_of(rules, case.facts, case.proposal.voters.get(case.move.target, ()))
        needed, present = rules.quorum_among(len(roll)), len(here_of(rules, case.facts, roll))
        return present >= needed, {"present": present, "needed": needed, "missing": max(needed - present, 0)}
