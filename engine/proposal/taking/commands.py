"""What can be asked about tasks that look for somebody."""

from __future__ import annotations

from dataclasses import dataclass

from engine.fields import Id
from engine.registry import command


@command("proposal.take_task")
@dataclass(frozen=True, slots=True, kw_only=True)
class TakeTask:
    """My organisation does this task, which looked for somebody."""

    proposal: Id
    task: Id


@command("proposal.give_task_back")
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveTaskBack:
    """A task looks for somebody again: said by whoever took it, or by a coordinator."""

    proposal: Id
    task: Id
