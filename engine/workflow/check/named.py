"""What an effect names must be there. Another workflow can still be published later, so it is a warning."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.workflow.definition import Definition
from engine.workflow.effects import effect_name
from engine.workflow.kinds import settings_in
from engine.workflow.problems import Problem


def named(definition: Definition, workflows: Collection[str]) -> Iterator[Problem]:
    for move in definition.moves.values():
        for index, effect in enumerate(move.effects):
            for setting in settings_in(type(effect)):
                found = getattr(effect, setting.name)
                if setting.names == "workflow" and found not in workflows:
                    path = ("moves", move.name, "effects", index, effect_name(effect), setting.name)
                    yield Problem(path, "workflow_not_here", {"move": move.name, "workflow": found})
