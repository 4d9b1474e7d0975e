"""Tasks: what was decided, as who does what by when. They stand in the proposal's stream."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.proposal.commands import AssignTask, FinishTask
from engine.proposal.events import TaskAssigned, TaskFinished
from engine.text import said

if TYPE_CHECKING:
    from engine.proposal.state import Proposal


def assign_task(state: Proposal, command: AssignTask, facts: ProposalFacts) -> tuple[TaskAssigned, ...] | Refused:
    """Only what has been adopted becomes a task; so it waits until the workflow says so."""
    stage = facts.definition.stages[state.stage] if facts.definition else None
    if stage is None or not (stage.outcome == "adopted" or stage.activity == "follow_up"):
        return refuse("not_adopted")
    if command.task in state.tasks:
        return refuse("already_exists", what="task")
    if command.owner not in facts.organisations:
        return refuse("not_found", what="organisation")
    if command.clause is not None and command.clause not in state.clauses:
        return refuse("not_found", what="clause")
    if command.due and not _is_day(command.due):
        return refuse("bad_time")
    assigned = TaskAssigned(
        task=command.task, text=said(command.text), owner=command.owner, due=command.due, clause=command.clause
    )
    return (assigned,)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def finish_task(state: Proposal, command: FinishTask, moment: Moment) -> tuple[TaskFinished, ...] | Refused:
    if command.task not in state.tasks:
        return refuse("not_found", what="task")
    if state.tasks[command.task].done:
        return refuse("task_done")
    return (TaskFinished(task=command.task, by=moment.actor),)
