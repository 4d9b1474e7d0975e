"""Effects on what is done with what was decided."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Annotated, Any

from engine.facts import ProposalFacts
from engine.fields import Range
from engine.moment import Moment
from engine.proposal.events import TaskAssigned
from engine.proposal.reviewing.day import day_after
from engine.proposal.reviewing.events import ReviewSet
from engine.proposal.state import Proposal
from engine.workflow.deadline import MOST_DAYS
from engine.workflow.effects.effect import effect


@effect("make_tasks")
@dataclass(frozen=True, slots=True, kw_only=True)
class MakeTasks:
    """Each clause of the text becomes a task, in its own words, that looks for somebody: but for what a ballot turned
    down, and for a clause from which a task follows already. It is to be done `due_days` days after the move; 0 leaves
    that open."""

    due_days: Annotated[int, Range(0, MOST_DAYS)] = 0

    def events(self, proposal: Proposal, facts: ProposalFacts, moment: Moment) -> tuple[Any, ...]:
        known = {task.clause for task in proposal.tasks.values()}
        due = day_after(moment, self.due_days) if self.due_days else ""
        return tuple(
            TaskAssigned(
                task=_id_of(proposal, clause), text=proposal.clauses[clause].text, owner=None, due=due, clause=clause
            )
            for clause in proposal.to_be_done
            if clause not in known
        )


@effect("set_review")
@dataclass(frozen=True, slots=True, kw_only=True)
class SetReviewOfProposal:
    """The proposal, and the team that it founded, is looked at again `days` days after the move: the coordinators are
    reminded then, and `review_due` holds until a move is made."""

    days: Annotated[int, Range(1, MOST_DAYS)]

    def events(self, proposal: Proposal, facts: ProposalFacts, moment: Moment) -> tuple[Any, ...]:
        return (ReviewSet(on=day_after(moment, self.days)),)


def _id_of(proposal: Proposal, clause: str) -> str:
    """By the move that makes it, so that decided anew it is the same task."""
    return hashlib.sha256(f"task {proposal.proposal} {len(proposal.history)} {clause}".encode()).hexdigest()[:24]
