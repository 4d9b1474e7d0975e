"""A movement's workflows as its coordinators see them: what is published, what is being made, what runs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import Any

from engine.errors import RefusedError, refuse
from engine.ports import Reader, StoredWorkflow
from engine.publishing.rows import Draft
from engine.workflow.compare import compare
from engine.workflow.definition import Definition
from engine.workflow.read import read
from engine.workflow.shelf import Shelf
from web.house import House, View
from workflows.writer import written


def desk_view(house: House, movement: str) -> View:
    """`schemas.views.publishing.WorkflowDesk`."""
    return house.ask(lambda reader, _: {"workflows": _listed(reader, house.service.shelf, movement)})


def source_view(house: House, movement: str, workflow: str, version: int | None, *, draft: bool) -> View:
    """`schemas.views.publishing.WorkflowSource`: of the draft, or of a version, the newest if none is named."""
    found = house.store.read(lambda reader: _draft(reader, movement, workflow) if draft else None)
    if found:
        return {"workflow": workflow, "rev": found.rev, "source": json.loads(found.source)}
    if draft:
        raise RefusedError(refuse("not_found", what="draft"))
    stored = house.store.read(lambda reader: _published(reader, movement, workflow, version))
    return {"workflow": workflow, "version": stored.version, "source": json.loads(stored.source)}


def written_view(house: House, movement: str, workflow: str, version: int) -> str:
    """The file of a published version."""
    return written(json.loads(house.store.read(lambda reader: _published(reader, movement, workflow, version)).source))


def published_definition(house: House, movement: str, workflow: str, version: int) -> Definition:
    return _read(json.loads(house.store.read(lambda reader: _published(reader, movement, workflow, version)).source))


def compare_view(house: House, movement: str, workflow: str, was: int | None, now: int | None) -> View:
    """`schemas.views.publishing.WorkflowComparison`: a version beside an earlier one, the newest unless one is named;
    the draft beside a version if `now` names none. A draft that cannot be read cannot be compared either."""

    def read(reader: Reader) -> tuple[str, str]:
        before = _published(reader, movement, workflow, was)
        if now is not None:
            after: Draft | StoredWorkflow | None = _published(reader, movement, workflow, now)
        else:
            after = _draft(reader, movement, workflow)
        if after is None:
            raise RefusedError(refuse("not_found", what="draft"))
        return before.source, after.source

    before, after = house.store.read(read)
    found = compare(_read(json.loads(before)), _read(json.loads(after)))
    return {
        "changes": [asdict(each) for each in found.changes],
        "stages": dict(found.stages),
        "moves": dict(found.moves),
        "was": json.loads(before),
    }


def _listed(reader: Reader, shelf: Shelf, movement: str) -> View:
    drafts = {each.workflow: each for each in reader.drafts(movement)}
    retired = reader.retired_workflows(movement)
    running = Counter(
        each.workflow
        for each in reader.proposal_rows([movement])
        if shelf.version(reader, each.workflow, each.version).stages[each.stage].outcome is None
    )
    found: dict[str, dict[str, Any]] = {}
    for name in reader.workflows(movement):
        stored = _published(reader, movement, name, None)
        definition = shelf.version(reader, name, stored.version)
        found[name] = {
            "title": dict(definition.title),
            **({"about": dict(definition.about)} if definition.about else {}),
            "version": stored.version,
            "versions": list(reader.workflow_versions(name)),
            **({"published_at": stored.at.isoformat()} if stored.at else {}),
            "retired": name in retired,
            "shipped": not stored.movement,
            "mine": stored.movement == movement,
            "running": running[name],
        }
    for name, draft in drafts.items():
        listed = found.setdefault(name, _unpublished(name, draft))
        listed["draft"] = {"rev": draft.rev, "at": draft.at.isoformat()}
    return found


def _unpublished(name: str, draft: Draft) -> dict[str, Any]:
    """What a draft says of itself may be anything yet."""
    source = json.loads(draft.source)
    title, about = (_words(source.get(told)) for told in ("title", "about"))
    return {
        "title": title or {"nl": name, "en": name},
        **({"about": about} if about else {}),
        "retired": False,
        "shipped": False,
        "mine": True,
        "running": 0,
    }


def _words(given: Any) -> dict[str, str]:
    """By language, as far as they are words."""
    return {each: words for each, words in given.items() if isinstance(words, str)} if isinstance(given, dict) else {}


def _draft(reader: Reader, movement: str, workflow: str) -> Draft | None:
    return reader.draft(movement, workflow)


def _published(reader: Reader, movement: str, workflow: str, version: int | None) -> StoredWorkflow:
    """Raises RefusedError also for what another movement published: nobody learns of it here."""
    stored = reader.workflow(workflow, version)
    if stored is None or stored.movement not in ("", movement):
        raise RefusedError(refuse("not_found", what="workflow"))
    return stored


def _read(source: Any) -> Definition:
    found = read(source)
    if isinstance(found, list):
        raise RefusedError(refuse("workflow_has_problems", count=len(found)))
    return found
