"""Advice that is waited for where nobody is asked for it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.workflow.definition import Definition, Stage
from engine.workflow.guards import AdviceGiven, atoms_of
from engine.workflow.problems import Problem
from engine.workflow.waiting import Waiting


def asks_advice(stage: Stage) -> bool:
    return isinstance(stage.settings, Waiting) and stage.settings.waits_for == "advice"


def advice(definition: Definition) -> Iterator[Problem]:
    for move in definition.moves.values():
        if not any(isinstance(atom, AdviceGiven) for atom in atoms_of(move.guards)):
            continue
        for name in dict.fromkeys(move.sources):
            if not asks_advice(definition.stages[name]):
                yield Problem(("moves", move.name, "guards"), "no_advice_asked", {"move": move.name, "stage": name})
