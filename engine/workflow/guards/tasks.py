"""Guards on the tasks of a proposal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.workflow.case import Case
from engine.workflow.guards.guard import guard


@guard("tasks_done")
@dataclass(frozen=True, slots=True, kw_only=True)
class TasksDone:
    """Tasks were handed out, and each of them is done."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        tasks = len(case.proposal.tasks)
        done = sum(task.done for task in case.proposal.tasks.values())
        return 0 < tasks == done, {"tasks": tasks, "done": done, "missing": tasks - done}


@guard("every_clause_has_task")
@dataclass(frozen=True, slots=True, kw_only=True)
class EveryClauseHasTask:
    """Somebody has a task that follows from each clause that a ballot did not turn down, and there is at least one: no
    idea is left without an owner. A task that looks for somebody is nobody's yet."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        owned = {task.clause for task in case.proposal.tasks.values() if task.owner}
        wanted = case.proposal.to_be_done
        without = sum(clause not in owned for clause in wanted)
        return without == 0 and bool(wanted), {"count": without}
