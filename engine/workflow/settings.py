"""Reads the settings of an activity, a guard or an effect: an instance of its dataclass, or what is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from engine.ballot.rules import BallotRules
from engine.ballot.threshold import fraction_of, threshold_of
from engine.workflow.ballot_settings import contradicts
from engine.workflow.consent import Consent
from engine.workflow.guards import GUARDS, Combined, Guard, Not
from engine.workflow.guards.combined import MOST_DEEP
from engine.workflow.kinds import Setting, settings_in
from engine.workflow.plain import Plain
from engine.workflow.problems import BadSettings, Path, shown

MOST_PARTS = 20
"""Guards of one move, or parts of one combined guard."""


def settings_at(plain: Plain, cls: type, raw: Any, path: Path) -> Any:
    """The instance that the data describe, or None and a problem."""
    declared = {each.name: each for each in settings_in(cls)}
    required = {name for name, each in declared.items() if each.required}
    given = plain.mapping(raw, path, declared, required)
    if given is None:
        return None
    known = {name: value for name, value in given.items() if name in declared}
    values = {name: _value(plain, declared[name], value, (*path, name)) for name, value in known.items()}
    if any(value is None for value in values.values()):
        return None
    if cls is BallotRules and contradicts(plain, values, path):
        return None
    if cls is Consent and contradicts(plain, {"method": "consent", **values}, path):
        return None
    try:
        return cls(**values)
    except BadSettings as bad:
        plain.say(path, bad.code, **bad.params)
        return None
    except ValueError as error:
        plain.say(path, "bad_settings", why=str(error))
        return None


def guards_at(plain: Plain, raw: Any, path: Path, depth: int = 0) -> tuple[Guard, ...]:
    """Of a list: a name by itself, or a map from one name to its settings. What stands in `all`, `any` and `not` is
    such a list again (of `not` also a single one)."""
    if depth > MOST_DEEP:
        plain.say(path, "guards_too_deep", most=MOST_DEEP)
        return ()
    parts = plain.list(raw, path, MOST_PARTS)
    found = [_guard(plain, each, (*path, index), depth) for index, each in enumerate(parts)]
    return tuple(each for each in found if each is not None)


def _guard(plain: Plain, raw: Any, path: Path, depth: int) -> Guard | None:
    named = one_named(plain, raw, GUARDS, path)
    if named is None:
        return None
    name, settings = named
    cls: type[Any] = GUARDS[name]
    if issubclass(cls, Combined):
        return _combined(plain, name, cls, settings, (*path, name), depth)
    found: Guard | None = settings_at(plain, cls, settings, (*path, name) if isinstance(raw, dict) else path)
    return found


def _combined(plain: Plain, name: str, cls: type[Any], raw: Any, path: Path, depth: int) -> Guard | None:
    if cls is Not and raw and not isinstance(raw, list):
        raw = [raw]  # `not: ballot_tied` reads better than a list of one
    if not raw:
        plain.say(path, "parts_missing", guard=name)
        return None
    if cls is Not and len(raw) > 1:
        plain.say(path, "one_part_only")
        return None
    parts = guards_at(plain, raw, path, depth + 1)
    combined: Guard | None = cls(parts=parts) if parts else None
    return combined


def one_named(plain: Plain, raw: Any, known: Collection[str], path: Path) -> tuple[str, Any] | None:
    """`{clauses_at_least: {count: 3}}` as a name and its settings; a name by itself has none."""
    name, settings = raw, None
    if isinstance(raw, dict):
        if len(raw) != 1:
            plain.say(path, "one_name_each")
            return None
        name, settings = next(iter(raw.items()))
    if not plain.one_of(name, known, path):
        return None
    return name, {} if settings is None else settings


def _value(plain: Plain, setting: Setting, raw: Any, path: Path) -> Any:
    match setting.kind:
        case "one_of":
            return raw if plain.one_of(raw, setting.words, path) else None
        case "whole":
            return plain.whole(raw, path, setting.least, setting.most)
        case "yes_no":
            return plain.yes_no(raw, path)
        case "label":
            return plain.label(raw, path) or None
        case "map":
            return plain.open(raw, path)  # what may stand in it, the whole says
        case "fraction":
            return _written(plain, fraction_of, raw, path, "bad_fraction")
        case "threshold":
            return _written(plain, threshold_of, raw, path, "bad_threshold")
        case "text":
            return _text(plain, setting, raw, path)


def _written(plain: Plain, read: Any, raw: Any, path: Path, code: str) -> Any:
    try:
        return read(raw)
    except ValueError:
        plain.say(path, code, written=_as_written(raw))
        return None


def _as_written(raw: Any) -> str:
    if isinstance(raw, Mapping):
        return shown("{" + ", ".join(f"{shown(name)}: {_as_written(value)}" for name, value in raw.items()) + "}")
    return shown(raw)


def _text(plain: Plain, setting: Setting, raw: Any, path: Path) -> str | None:
    text = plain.text(raw, path)
    if text and setting.pattern and not re.fullmatch(setting.pattern, text):
        plain.say(path, "bad_form", written=shown(text), setting=setting.name)
        return None
    return text or None
