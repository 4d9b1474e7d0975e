"""Tasks: who does what by when, and which of them look for somebody."""

from __future__ import annotations

from engine.order import without
from engine.proposal.events import TaskAssigned, TaskChanged, TaskFinished, TaskRemoved, TaskReopened
from engine.proposal.state.proposal import Proposal, Task
from engine.proposal.taking.events import TaskGivenBack, TaskTaken
from engine.replacing import replace


def tasks(proposal: Proposal, event: object) -> Proposal | None:
    known = proposal.tasks
    match event:
        case TaskAssigned():
            return _with(proposal, _assigned(event))
        case TaskChanged():
            return _with(proposal, _changed(known[event.task], event))
        case TaskRemoved(task=name):
            return replace(proposal, tasks=without(known, name))
        case TaskFinished(task=name, by=by):
            return _with(proposal, replace(known[name], done_by=by))
        case TaskReopened(task=name):
            return _with(proposal, replace(known[name], done_by=None))
        case TaskTaken(task=name, owner=owner, by=by):
            return _with(proposal, replace(known[name], owner=owner, taken_by=by))
        case TaskGivenBack(task=name):
            return _with(proposal, replace(known[name], owner=None, taken_by=None))
    return None


def _assigned(event: TaskAssigned) -> Task:
    return Task(
        task=event.task, text=event.text, owner=event.owner, due=event.due, clause=event.clause, note=event.note
    )


def _changed(task: Task, event: TaskChanged) -> Task:
    """Whom it is given to anew did not take it."""
    taken_by = task.taken_by if event.owner == task.owner else None
    return replace(task, text=event.text, owner=event.owner, due=event.due, clause=event.clause, taken_by=taken_by)


def _with(proposal: Proposal, task: Task) -> Proposal:
    return replace(proposal, tasks={**proposal.tasks, task.task: task})
