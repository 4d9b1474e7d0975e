"""What changed from one version of a workflow to another: in words, for whoever must decide about it, and by stage and
move, for a diagram."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from engine.ballot.explain import describe
from engine.ballot.rules import BallotRules, as_source
from engine.workflow.consent import Consent
from engine.workflow.deadline import so_long
from engine.workflow.definition import Definition, Move, Stage
from engine.workflow.effects import Effect, effect_name
from engine.workflow.guards import Combined, Guard, name_of
from engine.workflow.kinds import Setting, settings_in
from engine.workflow.problems import Path

Mark = Literal["added", "removed", "changed", "same"]
OF_ROUNDS = ("rounds", "suggested_by")
"""Of a stage of consent: what its ballots do not tell."""
Message = dict[str, Any]
"""`{code, params}`, as the catalogue renders it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is otherwise now. `path` leads to its place (in the old version, of what was removed); `code` is a
    sentence in the catalogue under `compared.`."""

    path: Path
    code: str
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`stages` and `moves` are those of both versions, the new one's first."""

    changes: tuple[Change, ...]
    stages: Mapping[str, Mark]
    moves: Mapping[str, Mark]


def compare(was: Definition, now: Definition) -> Comparison:
    """Stages and moves are the same ones if they have the same name."""
    changes = (*_whole(was, now), *_stages(was, now), *_moves(was, now))
    return Comparison(
        changes=changes,
        stages=_marks("stages", was.stages, now.stages, changes),
        moves=_marks("moves", was.moves, now.moves, changes),
    )


def _marks(
    place: str, was: Mapping[str, Any], now: Mapping[str, Any], changes: tuple[Change, ...]
) -> Mapping[str, Mark]:
    touched = {each.path[1] for each in changes if len(each.path) > 1 and each.path[0] == place}
    marks: dict[str, Mark] = {
        name: "added" if name not in was else "changed" if name in touched else "same" for name in now
    }
    return marks | {name: "removed" for name in was if name not in now}


def _whole(was: Definition, now: Definition) -> Iterator[Change]:
    if was.title != now.title:
        yield _change(("title",), "title_changed", was=dict(was.title), now=dict(now.title))
    if was.about != now.about:
        yield _change(("about",), "about_changed")
    if was.start != now.start:
        before, after = dict(was.stages[was.start].title), dict(now.stages[now.start].title)
        yield _change(("start",), "start_changed", was=before, now=after)


def _stages(was: Definition, now: Definition) -> Iterator[Change]:
    for name, stage in was.stages.items():
        if name not in now.stages:
            yield _change(("stages", name), "stage_removed", stage=dict(stage.title))
    for name, stage in now.stages.items():
        if name in was.stages:
            yield from _stage(was.stages[name], stage)
        else:
            yield _change(("stages", name), "stage_added", stage=dict(stage.title))


def _stage(was: Stage, now: Stage) -> Iterator[Change]:
    path: Path = ("stages", now.name)
    if was.title != now.title:
        yield _change((*path, "title"), "stage_renamed", was=dict(was.title), now=dict(now.title))
    if was.about != now.about:
        yield _change((*path, "about"), "stage_told_otherwise", stage=dict(now.title))
    if (was.deadline, was.reminders) != (now.deadline, now.reminders):
        yield _change((*path, "deadline"), _deadline_code(was, now), stage=dict(now.title), **_lasts(now))
    if (was.activity, was.outcome) != (now.activity, now.outcome):
        yield _change(path, "stage_otherwise", stage=dict(now.title), was=_kind(was), now=_kind(now))
    elif isinstance(was.settings, BallotRules) and isinstance(now.settings, BallotRules):
        yield from _rules((*path, "settings"), now, was.settings, now.settings)
    elif isinstance(was.settings, Consent) and isinstance(now.settings, Consent):
        yield from _rules((*path, "settings"), now, was.settings.rules, now.settings.rules)
        yield from _settings((*path, "settings"), now, was.settings, OF_ROUNDS)
    else:
        yield from _settings((*path, "settings"), now, was.settings)


def _settings(path: Path, stage: Stage, was: Any, only: Collection[str] = ()) -> Iterator[Change]:
    """By the words of the designer's form."""
    for each in settings_in(type(stage.settings)) if was != stage.settings else ():
        before, after = getattr(was, each.name), getattr(stage.settings, each.name)
        if before != after and (not only or each.name in only):
            params = {"setting": each.name, "was": _value(each, before), "now": _value(each, after)}
            yield _change((*path, each.name), "setting_changed", stage=dict(stage.title), **params)


def _value(setting: Setting, value: Any) -> Any:
    if value is None or value == "" or value == {}:
        return _say("designer.none")
    if isinstance(value, bool):
        return _say("designer.yes" if value else "designer.no")
    if setting.kind == "one_of":
        return _say(f"setting.{setting.name}.{value}")
    return _plain(value)


def _deadline_code(was: Stage, now: Stage) -> str:
    if now.deadline is None:
        return "deadline_gone"
    return "deadline_changed" if was.deadline != now.deadline else "reminders_changed"


def _lasts(stage: Stage) -> dict[str, Any]:
    """How long from when a proposal comes there, and how many days before the end people are reminded."""
    if stage.deadline is None:
        return {}
    hours = int(stage.deadline.lasts.total_seconds()) // 3600
    return {"lasts": so_long(hours), "reminders": list(stage.reminders)}


def _kind(stage: Stage) -> Message:
    return _say(f"compared.ends.{stage.outcome}" if stage.outcome else f"activity.{stage.activity}")


def _rules(path: Path, stage: Stage, was: BallotRules, now: BallotRules) -> Iterator[Change]:
    """By the sentences that voters read. What those do not tell is named as it is written."""
    before, after = describe(was), describe(now)
    gone, new = [each for each in before if each not in after], [each for each in after if each not in before]
    if gone or new:
        code = "rules_changed" if gone and new else "rules_added" if new else "rules_removed"
        given = {name: value for name, value in (("was", gone), ("now", new)) if value}
        yield _change(path, code, stage=dict(stage.title), **given)
    elif was != now:
        old, fresh = as_source(was), as_source(now)
        names = [name for name in {**old, **fresh} if old.get(name) != fresh.get(name)]
        yield _change(path, "rules_otherwise", stage=dict(stage.title), settings=names)


def _moves(was: Definition, now: Definition) -> Iterator[Change]:
    for name, move in was.moves.items():
        if name not in now.moves:
            yield _change(("moves", name), "move_removed", **_leads(was, move))
    for name, move in now.moves.items():
        if name not in was.moves:
            yield _change(("moves", name), "move_added", **_leads(now, move))
        else:
            yield from _move(was, now, was.moves[name], move)
    both = [name for name in now.moves if name in was.moves]
    if both != [name for name in was.moves if name in now.moves]:
        yield _change(("moves",), "order_changed")


def _leads(definition: Definition, move: Move) -> dict[str, Any]:
    """Where from and where to, by the titles of the stages."""
    sources = [_say("compared.name", title=dict(definition.stages[each].title)) for each in move.sources]
    return {"move": dict(move.title), "sources": sources, "target": dict(definition.stages[move.target].title)}


def _move(old: Definition, new: Definition, was: Move, now: Move) -> Iterator[Change]:
    path: Path = ("moves", now.name)
    title = dict(now.title)
    if was.title != now.title:
        yield _change((*path, "title"), "move_renamed", was=dict(was.title), now=title)
    if (set(was.sources), was.target) != (set(now.sources), now.target):
        before, after = _leads(old, was), _leads(new, now)
        ends = {"was_sources": before["sources"], "was_target": before["target"]}
        yield _change(path, "move_leads_otherwise", **after, **ends)
    if was.by != now.by:
        yield _change((*path, "by"), *_hands(was, now), move=title)
    for guard in (each for each in was.guards if each not in now.guards):
        yield _change((*path, "guards"), "guard_removed", move=title, guard=_said(guard))
    for guard in (each for each in now.guards if each not in was.guards):
        yield _change((*path, "guards"), "guard_added", move=title, guard=_said(guard))
    for effect in (each for each in was.effects if each not in now.effects):
        yield _change((*path, "effects"), "effect_removed", move=title, effect=_done(effect))
    for effect in (each for each in now.effects if each not in was.effects):
        yield _change((*path, "effects"), "effect_added", move=title, effect=_done(effect))
    if was.override != now.override:
        code = "override_allowed" if now.override else "override_forbidden"
        yield _change((*path, "override"), code, move=title)


def _hands(was: Move, now: Move) -> tuple[str, dict[str, Any]]:
    if now.automatic:
        return "goes_by_itself", {}
    return ("goes_by_hand" if was.automatic else "other_hands"), {"roles": sorted(now.by)}


def _said(guard: Guard) -> Message:
    """A guard in words, with what was set and what it is made of."""
    what = _say(f"guard.{name_of(guard)}")
    if isinstance(guard, Combined):
        parts = [_say("compared.part", what=_said(part)) for part in guard.parts]
        return _say("compared.guard_of", what=what, parts=parts)
    return _with(what, guard)


def _done(effect: Effect) -> Message:
    return _with(_say(f"effect.{effect_name(effect)}"), effect)


def _with(what: Message, part: Any) -> Message:
    given = [(each, getattr(part, each.name)) for each in settings_in(type(part))]
    values = [_value(each, value) for each, value in given if value != each.default]
    return _say("compared.guard_with", what=what, values=values) if values else what


def _plain(value: Any) -> Any:
    """As the catalogue takes it."""
    if isinstance(value, Mapping):
        return dict(value)
    return str(value) if isinstance(value, Fraction) else value


def _say(code: str, **params: Any) -> Message:
    return {"code": code, "params": params}


def _change(path: Path, code: str, given: Mapping[str, Any] | None = None, /, **params: Any) -> Change:
    return Change(path=path, code=code, params={**(given or {}), **params})
