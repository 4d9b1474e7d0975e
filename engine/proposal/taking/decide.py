"""Who takes a task, for whom, and who may give it back."""

from __future__ import annotations

from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.policy import COORDINATORS
from engine.proposal.state import Proposal, Task
from engine.proposal.taking.commands import GiveTaskBack, TakeTask
from engine.proposal.taking.events import TaskGivenBack, TaskTaken

Taking = TakeTask | GiveTaskBack
Events = tuple[TaskTaken | TaskGivenBack, ...]


def taking(state: Proposal, command: Taking, facts: ProposalFacts, moment: Moment) -> Events | Refused:
    task = state.tasks.get(command.task)
    if task is None:
        return refuse("not_found", what="task")
    if task.done:
        return refuse("task_done")
    if isinstance(command, TakeTask):
        return _take(task, facts, moment)
    return _give_back(task, moment)


def _take(task: Task, facts: ProposalFacts, moment: Moment) -> Events | Refused:
    """A task is an organisation's; two who take it at once are told who was first by what the screen shows."""
    if not facts.organisation:
        return refuse("task_without_organisation")
    if task.owner == facts.organisation:
        return ()
    if task.owner:
        return refuse("task_taken")
    return (TaskTaken(task=task.task, owner=facts.organisation, by=moment.actor),)


def _give_back(task: Task, moment: Moment) -> Events | Refused:
    if not task.owner:
        return ()
    if task.taken_by != moment.actor and not moment.roles & COORDINATORS:
        return refuse("role_may_not", needed=sorted(COORDINATORS))
    return (TaskGivenBack(task=task.task, by=moment.actor),)
