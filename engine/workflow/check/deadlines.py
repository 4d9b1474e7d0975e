"""Deadlines that are not there, and reminders that nobody could get in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from engine.workflow.definition import Definition
from engine.workflow.guards import DeadlinePassed, atoms_of
from engine.workflow.problems import Problem


def deadlines(definition: Definition) -> Iterator[Problem]:
    yield from _waited_for(definition)
    yield from _reminders(definition)


def _waited_for(definition: Definition) -> Iterator[Problem]:
    for move in definition.moves.values():
        if not any(isinstance(atom, DeadlinePassed) for atom in atoms_of(move.guards)):
            continue
        for name in dict.fromkeys(move.sources):
            if definition.stages[name].deadline is None:
                yield Problem(("moves", move.name, "guards"), "no_deadline", {"move": move.name, "stage": name})


def _reminders(definition: Definition) -> Iterator[Problem]:
    """One that would come when the stage begins, or before, reminds nobody."""
    for name, stage in definition.stages.items():
        if stage.reminders and stage.deadline is None:
            yield Problem(("stages", name, "reminders"), "reminders_without_deadline", {"stage": name})
        for index, days in enumerate(stage.reminders):
            path = ("stages", name, "reminders", index)
            if stage.deadline and timedelta(days=days) >= stage.deadline.lasts:
                yield Problem(path, "reminder_too_early", {"stage": name, "days": days})
            elif days in stage.reminders[:index]:
                yield Problem(path, "reminder_twice", {"stage": name, "days": days})
