"""For the designer of workflows: what can be written, what is wrong with what was written, and how it goes with made-up
people. Nothing is kept: a source comes in, and what it comes to goes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from time import monotonic
from typing import Any

from engine.ballot.explain import explain
from engine.errors import RefusedError, refuse
from engine.ports import Reader
from engine.tally.settings import exact
from engine.workflow.activities import ACTIVITIES
from engine.workflow.definition import Definition
from engine.workflow.effects import EFFECTS
from engine.workflow.guards import GUARDS, Combined
from engine.workflow.kinds import Setting, settings_in
from engine.workflow.mermaid import mermaid
from engine.workflow.read import OUTCOMES, ROLES
from engine.workflow.rehearse import Crowd, Play, Report, rehearse, steps, take
from engine.workflow.rehearse.held import held
from engine.workflow.rehearse.runs import dice_of
from schemas.designing import AskedCrowd, AskedRehearsal, AskedStep
from web.desk.methods import methods_view
from web.house import View
from web.pictures import workflow_picture
from workflows.loader import Found, load
from workflows.writer import plain, written

LONGEST = 5.0
"""Seconds that a rehearsal may take before it tells of the plays that there were; at other turnouts about as long."""


def vocabulary_view() -> View:
    """`schemas.views.designing.Vocabulary`: made of the declarations that the engine reads a file by."""
    return {
        "activities": {name: _part(cls) for name, cls in ACTIVITIES.items()},
        "guards": {name: _part(cls) for name, cls in GUARDS.items()},
        "effects": {name: _part(cls) for name, cls in EFFECTS.items()},
        "methods": methods_view()["methods"],
        "roles": sorted(ROLES),
        "outcomes": list(OUTCOMES),
    }


def begun_on(reader: Reader, movement: str) -> frozenset[str]:
    """The workflows on which a proposal of the movement can begin."""
    return frozenset(reader.workflows(movement)) - reader.retired_workflows(movement)


def check_view(
    source: Mapping[str, Any] | None,
    yaml: str,
    seats: int | None,
    language: str,
    workflows: frozenset[str] | None = None,
) -> View:
    """`schemas.views.designing.Checked`. A source is written down first, so that each problem has a line in the file
    that is shown. `workflows`: those that it may begin proposals on."""
    text = written(source) if source is not None else yaml
    loaded = load(text, seats, workflows)
    return {
        "source": dict(source) if source is not None else plain(text) or {},
        "yaml": text,
        "problems": [_problem(each) for each in (*loaded.problems, *loaded.warnings)],
        "diagram": {"mermaid": mermaid(loaded.definition, language) if loaded.definition else ""},
    }


def picture_view(source: Mapping[str, Any], language: str) -> View:
    """`schemas.views.designing.Pictured`."""
    return {"svg": workflow_picture(_definition(source), language)}


def rehearse_view(asked: AskedRehearsal) -> View:
    """`schemas.views.designing.Rehearsed`. On a busy machine there may be fewer plays than were asked for; it says how
    many there were."""
    definition, crowd = _definition(asked.source), _crowd(asked)
    until = monotonic() + LONGEST
    try:
        report = rehearse(definition, crowd, asked.runs, asked.seed, go_on=lambda: monotonic() < until)
    except ValueError:
        raise RefusedError(refuse("workflow_not_in_order")) from None
    return {"report": _written(report)} | _shares(report)


def step_view(asked: AskedStep) -> View:
    """`schemas.views.designing.Stands`: the play up to where the choices lead. The same choices lead to the same."""
    definition, crowd = _definition(asked.source), _crowd(asked)
    try:
        play = Play(definition, crowd, dice_of(asked.seed, 0))
        for choice in asked.choices:
            offered = list(steps(play))
            if choice >= len(offered):
                raise RefusedError(refuse("no_such_step"))
            take(play, offered[choice])
        return _stands(play)
    except ValueError:
        raise RefusedError(refuse("workflow_not_in_order")) from None


def _stands(play: Play) -> View:
    offered = [{"code": each.code, "move": each.move} for each in steps(play)]
    waits = () if play.ballot or play.ended else held(play)
    return {
        "stage": play.state.stage,
        "ended": play.ended,
        "minutes": play.minutes,
        "here": len(play.hall.here),
        "seats": len(play.hall.seats),
        "said": list(_last_ballot(play)),
        "steps": offered,
        "held": [{"move": each.move, "codes": list(each.codes)} for each in waits],
    }


def _last_ballot(play: Play) -> Iterator[View]:
    """What it came to, once it is closed."""
    ballot = play.state.newest_ballot
    if ballot is not None and ballot.outcome is not None and not ballot.awaits_chair and not ballot.hidden:
        yield from explain(ballot.outcome, ballot.rules, ballot.numbers, ballot.offer)


def _definition(source: Mapping[str, Any]) -> Definition:
    definition = load(written(source)).definition
    if definition is None:
        raise RefusedError(refuse("workflow_not_in_order"))
    return definition


def _crowd(asked: AskedCrowd) -> Crowd:
    try:
        turnout, support = (exact(each, "A chance") for each in (asked.turnout, asked.support))
        return Crowd(seats=asked.seats, turnout=turnout, support=support, clauses=asked.clauses)
    except ValueError as error:
        raise RefusedError(refuse("rules_impossible", why=str(error))) from None


def _part(cls: type) -> View:
    return {"settings": [] if issubclass(cls, Combined) else [_setting(each) for each in settings_in(cls)]}


def _setting(setting: Setting) -> View:
    told: View = {"name": setting.name, "kind": setting.kind, "required": setting.required}
    if setting.default not in (None, {}):
        told["default"] = _written(setting.default)
    if setting.kind == "whole":
        told |= {"least": setting.least, "most": setting.most}
    if setting.words:
        told["words"] = list(setting.words)
    if setting.names:
        told["names"] = setting.names
    return told | ({"pattern": setting.pattern} if setting.pattern else {})


def _problem(found: Found) -> View:
    problem = found.problem
    return {
        "path": list(problem.path),
        "line": found.line,
        "code": problem.code,
        "params": _written(dict(problem.params)),
        "refuses": problem.refuses,
    }


def _shares(report: Report) -> View:
    return {
        "visits": {name: often / report.runs for name, often in report.reached.items()},
        "moves": {name: made.plays / report.runs for name, made in report.made.items()},
    }


def _written(value: Any) -> Any:
    """Fractions as strings, as everywhere; the rest as JSON has it."""
    if isinstance(value, Fraction):
        return str(value)
    if is_dataclass(value):
        return {each.name: _written(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {name: _written(each) for name, each in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [_written(each) for each in value]
    return value
