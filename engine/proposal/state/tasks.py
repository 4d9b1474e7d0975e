"""Tasks: who does what by when."""

from __future__ import annotations

from dataclasses import replace

from engine.order import without
from engine.proposal.events import TaskAssigned, TaskChanged, TaskFinished, TaskRemoved, TaskReopened
from engine.proposal.state.proposal import Proposal, Task


def tasks(proposal: Proposal, event: object) -> Proposal | None:
    known = proposal.tasks
    match event:
        case TaskAssigned():
            return _with(proposal, _assigned(event))
        case TaskChanged():
            task = known[event.task]
            return _with(
                proposal, replace(task, text=event.text, owner=event.owner, due=event.due, clause=event.clause)
            )
        case TaskRemoved(task=name):
            return replace(proposal, tasks=without(known, name))
        case TaskFinished(task=name, by=by):
            return _with(proposal, replace(known[name], done_by=by))
        case TaskReopened(task=name):
            return _with(proposal, replace(known[name], done_by=None))
    return None


def _assigned(event: TaskAssigned) -> Task:
    return Task(
        task=event.task, text=event.text, owner=event.owner, due=event.due, clause=event.clause, note=event.note
    )


def _with(proposal: Proposal, task: Task) -> Proposal:
    return replace(proposal, tasks={**proposal.tasks, task.task: task})
