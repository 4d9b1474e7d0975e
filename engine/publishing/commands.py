"""What a coordinator can ask of the movement's workflows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from engine.fields import Id, Length, Range
from engine.registry import command

MOST_PARTS = 5000
"""Members of a source, all levels together: a workflow of a hundred stages has some two thousand."""

Rev = Annotated[int, Range(0, 1_000_000_000)]


@command("workflow.save_draft")
@dataclass(frozen=True, slots=True, kw_only=True)
class SaveDraft:
    """Keep a workflow that is being made: whatever stands in `source`, as a file has it (docs/workflows.md), problems
    and all. `rev` is that of the draft it was made from, 0 for a new one; whoever has an older one is told."""

    movement: Id
    workflow: Id
    source: Annotated[dict[str, Any], Length(0, MOST_PARTS)]
    rev: Rev = 0


@command("workflow.discard_draft")
@dataclass(frozen=True, slots=True, kw_only=True)
class DiscardDraft:
    """Throw a draft away. What is published stays."""

    movement: Id
    workflow: Id


@command("workflow.publish")
@dataclass(frozen=True, slots=True, kw_only=True)
class PublishWorkflow:
    """Make the draft with this `rev` the next version. It never changes from then on; proposals that run on an older
    version stay on it."""

    movement: Id
    workflow: Id
    rev: Rev


@command("workflow.retire")
@dataclass(frozen=True, slots=True, kw_only=True)
class RetireWorkflow:
    """Begin no more proposals on a workflow. Those that run on it go on."""

    movement: Id
    workflow: Id


@command("workflow.unretire")
@dataclass(frozen=True, slots=True, kw_only=True)
class UnretireWorkflow:
    """Let proposals be begun on it again."""

    movement: Id
    workflow: Id
