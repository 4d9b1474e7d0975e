"""Which tasks found somebody."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event


@event("proposal.task_taken")
@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTaken:
    """`by` took it on for the organisation `owner`."""

    task: str
    owner: str
    by: str


@event("proposal.task_given_back")
@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGivenBack:
    """It looks for somebody again."""

    task: str
    by: str
