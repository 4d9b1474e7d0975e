"""Tasks: what was decided, as who does what by when. They stand in the proposal's stream. Without an owner a task looks
for somebody (`engine.proposal.taking`)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.policy import COORDINATORS
from engine.proposal.commands import AssignTask, ChangeTask, FinishTask, RemoveTask, ReopenTask
from engine.proposal.events import TaskAssigned, TaskChanged, TaskFinished, TaskRemoved, TaskReopened
from engine.text import said

if TYPE_CHECKING:
    from engine.proposal.state import Proposal, Task


def assign_task(state: Proposal, command: AssignTask, facts: ProposalFacts) -> tuple[TaskAssigned, ...] | Refused:
    """Only what has been adopted becomes a task; so it waits until the workflow says so."""
    stage = facts.definition.stages[state.stage] if facts.definition else None
    if stage is None or not (stage.outcome == "adopted" or stage.activity == "follow_up"):
        return refuse("not_adopted")
    if command.task in state.tasks:
        return refuse("already_exists", what="task")
    if wrong := _wrong(state, command, facts):
        return wrong
    assigned = TaskAssigned(
        task=command.task,
        text=said(command.text),
        owner=command.owner,
        due=command.due,
        clause=command.clause,
        note=command.note,
    )
    return (assigned,)


def change_task(state: Proposal, command: ChangeTask, facts: ProposalFacts) -> tuple[TaskChanged, ...] | Refused:
    """What it says already of owner and clause may stay, also when those are gone. Whoever took it on while this was
    being written keeps it: only who gives it back lets it look for somebody again."""
    task = state.tasks.get(command.task)
    if task is None:
        return refuse("not_found", what="task")
    if wrong := _wrong(state, command, facts, task):
        return wrong
    changed = TaskChanged(
        task=command.task,
        text=said(command.text),
        owner=command.owner or task.owner,
        due=command.due,
        clause=command.clause,
    )
    return (changed,)


def remove_task(state: Proposal, command: RemoveTask) -> tuple[TaskRemoved, ...] | Refused:
    if command.task not in state.tasks:
        return refuse("not_found", what="task")
    return (TaskRemoved(task=command.task),)


def finish_task(state: Proposal, command: FinishTask, moment: Moment) -> tuple[TaskFinished, ...] | Refused:
    if command.task not in state.tasks:
        return refuse("not_found", what="task")
    if state.tasks[command.task].done:
        return refuse("task_done")
    return (TaskFinished(task=command.task, by=moment.actor),)


def reopen_task(state: Proposal, command: ReopenTask, moment: Moment) -> tuple[TaskReopened, ...] | Refused:
    task = state.tasks.get(command.task)
    if task is None:
        return refuse("not_found", what="task")
    if not task.done:
        return ()
    if task.done_by != moment.actor and not moment.roles & COORDINATORS:
        return refuse("role_may_not", needed=sorted(COORDINATORS))
    return (TaskReopened(task=command.task, by=moment.actor),)


def _wrong(
    state: Proposal, command: AssignTask | ChangeTask, facts: ProposalFacts, task: Task | None = None
) -> Refused | None:
    owners = facts.organisations | ({task.owner} if task else set())
    clauses = {*state.clauses, task.clause if task else None, None}
    if command.owner is not None and command.owner not in owners:
        return refuse("not_found", what="organisation")
    if command.clause not in clauses:
        return refuse("not_found", what="clause")
    if command.due and not _is_day(command.due):
        return refuse("bad_time")
    return None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
