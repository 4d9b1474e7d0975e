"""The workflows that a proposal can be started on: their stages, the way through them, and how their ballots count."""

from __future__ import annotations

from typing import Any

from engine.ballot.explain import describe
from engine.ports import Reader
from engine.workflow.definition import Definition, Stage
from engine.workflow.route import way_to_adopted
from engine.workflow.shelf import Shelf
from engine.workflow.small_groups import SmallGroups
from web.house import House, View


def workflows_view(house: House, movement: str) -> View:
    """`schemas.views.workflows.WorkflowList`: the newest version of each that the movement begins proposals on."""
    return house.ask(lambda reader, _: {"workflows": _newest(reader, house.service.shelf, movement)})


def _newest(reader: Reader, shelf: Shelf, movement: str) -> View:
    retired = reader.retired_workflows(movement)
    names = [name for name in reader.workflows(movement) if name not in retired]
    found = [definition for name in names if (definition := shelf.newest(reader, name))]
    return {each.name: {"order": order} | _workflow(each) for order, each in enumerate(found, start=1)}


def _workflow(definition: Definition) -> View:
    happy = (definition.start, *way_to_adopted(definition, definition.start))
    return {
        "version": definition.version,
        "title": dict(definition.title),
        **_about(definition),
        "route": {
            name: {"order": order, "title": dict(definition.stages[name].title)} | _kind(definition.stages[name])
            for order, name in enumerate(happy, start=1)
        },
        "stages": {
            stage.name: {"order": order, "title": dict(stage.title)} | _about(stage) | _kind(stage) | _told(stage)
            for order, stage in enumerate(definition.stages.values(), start=1)
        },
    }


def _about(told: Definition | Stage) -> View:
    return {"about": dict(told.about)} if told.about else {}


def _kind(stage: Stage) -> View:
    return {"outcome": stage.outcome} if stage.outcome else {"activity": stage.activity}


def _told(stage: Stage) -> dict[str, Any]:
    """What a stage's settings mean, in sentences."""
    if stage.rules:
        return {"rules": {str(n): told for n, told in enumerate(describe(stage.rules), start=1)}}
    match stage.settings:
        case SmallGroups(minutes=minutes) if minutes:
            return {"minutes": minutes}
    return {}
