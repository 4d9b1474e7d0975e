"""What becomes of a draft, and of what is published."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from engine.errors import Refused, refuse
from engine.moment import Moment
from engine.publishing.commands import DiscardDraft, PublishWorkflow, RetireWorkflow, SaveDraft, UnretireWorkflow
from engine.publishing.rows import Draft, DraftGone, Newest, Published, PublishingChange, Retirement
from engine.workflow.check import check
from engine.workflow.problems import Problem
from engine.workflow.read import canonical, read

MOST_LETTERS = 100_000
"""Of the canonical JSON of a draft; a file may have as many bytes."""
MOST_DEEP = 20

Changes = tuple[PublishingChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishingFacts:
    """Of one workflow of one movement: its draft, the newest version under its name (whoever published it), and whether
    the movement has retired it."""

    draft: Draft | None = None
    newest: Newest | None = None
    retired: bool = False


def decide(command: object, facts: PublishingFacts, moment: Moment) -> Changes | Refused:
    """The rows to write, or why not; none: it is so already."""
    match command:
        case SaveDraft():
            return _save(command, facts, moment)
        case DiscardDraft(movement=movement, workflow=workflow):
            return (DraftGone(movement=movement, workflow=workflow),) if facts.draft else ()
        case PublishWorkflow():
            return _publish(command, facts, moment)
        case RetireWorkflow(movement=movement, workflow=workflow):
            return _retire(movement, workflow, facts, retired=True)
        case UnretireWorkflow(movement=movement, workflow=workflow):
            return _retire(movement, workflow, facts, retired=False)
    raise TypeError(f"no workflow knows {type(command).__name__}")


def _save(command: SaveDraft, facts: PublishingFacts, moment: Moment) -> Changes | Refused:
    if refused := _not_theirs(command.movement, facts):
        return refused
    if _depth(command.source) > MOST_DEEP:
        return refuse("draft_too_large")
    source = canonical(command.source)
    if len(source) > MOST_LETTERS:
        return refuse("draft_too_large")
    rev = facts.draft.rev if facts.draft else 0
    if command.rev != rev:
        return refuse("draft_changed")
    names = {"movement": command.movement, "workflow": command.workflow}
    return (Draft(**names, rev=rev + 1, source=source, person=moment.actor, at=moment.now),)


def _publish(command: PublishWorkflow, facts: PublishingFacts, moment: Moment) -> Changes | Refused:
    if refused := _not_theirs(command.movement, facts):
        return refused
    if facts.draft is None:
        return refuse("not_found", what="draft")
    if facts.draft.rev != command.rev:
        return refuse("draft_changed")
    before = facts.newest
    version = before.version + 1 if before else 1
    source = json.loads(facts.draft.source) | {"workflow": command.workflow, "version": version}
    if before and json.loads(before.source).items() == (source | {"version": before.version}).items():
        return refuse("workflow_unchanged", version=before.version)
    if wrong := _problems(source):
        return refuse("workflow_has_problems", count=len(wrong))
    text = canonical(source)
    names = {"movement": command.movement, "workflow": command.workflow}
    digest = hashlib.sha256(text.encode()).hexdigest()
    published = Published(**names, version=version, digest=digest, source=text, at=moment.now)
    begun_again = (Retirement(**names, retired=False),) if facts.retired else ()
    return (published, DraftGone(**names), *begun_again)


def _retire(movement: str, workflow: str, facts: PublishingFacts, *, retired: bool) -> Changes | Refused:
    if facts.newest is None or facts.newest.movement not in ("", movement):
        return refuse("not_found", what="workflow")
    if facts.retired == retired:
        return ()
    return (Retirement(movement=movement, workflow=workflow, retired=retired),)


def _not_theirs(movement: str, facts: PublishingFacts) -> Refused | None:
    """What another movement published, or Polder brought along, nobody changes under its name."""
    if facts.newest is None or facts.newest.movement == movement:
        return None
    return refuse("workflow_name_taken")


def _problems(source: Any) -> list[Problem]:
    found = read(source)
    every = found if isinstance(found, list) else check(found)
    return [each for each in every if each.refuses]


def _depth(value: Any, most: int = MOST_DEEP) -> int:
    """How deep it goes, counted no further than one past `most`."""
    if not isinstance(value, dict | list) or most < 0:
        return 0
    inner = value.values() if isinstance(value, dict) else value
    return 1 + max((_depth(each, most - 1) for each in inner), default=0)
