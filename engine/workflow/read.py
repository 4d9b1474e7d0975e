"""From plain data (what YAML or JSON gives) to a definition, or to everything that is wrong with it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from fractions import Fraction
from typing import Any, Literal, get_args, get_origin, get_type_hints

from engine.ballot.threshold import Threshold, fraction_of, threshold_of
from engine.fields import Id, Pattern, Range
from engine.policy import COMMANDS as POLICY
from engine.workflow.activities import ACTIVITIES
from engine.workflow.definition import Definition, Label, Move, Stage
from engine.workflow.effects import EFFECTS
from engine.workflow.guards import GUARDS
from engine.workflow.problems import Path, Problem, shown, unknown_name

LANGUAGES = ("nl", "en")
MOST_LETTERS = 200
ROLES = POLICY["proposal.make_move"]
"""Whoever may make moves at all; a move by anybody else could never be made."""
OUTCOMES = frozenset({"adopted", "rejected", "withdrawn"})
_NAME = next(re.compile(each.expression) for each in get_args(Id) if isinstance(each, Pattern))
"""Names of workflows and moves travel in commands as ids."""

_TOP = {"workflow", "version", "title", "start", "stages", "moves"}
_STAGE = {"title", "activity", "settings", "outcome"}
_MOVE = {"title", "from", "to", "by", "guards", "effects", "override"}


def read(source: Any) -> Definition | list[Problem]:
    """The definition that the source describes. Whether it also makes sense as a process, `check` tells."""
    return _Reading(source).definition()


def canonical(source: Any) -> str:
    """The source as the one text that is hashed and stored."""
    return json.dumps(source, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


class _Reading:
    """One pass over a source that collects problems instead of stopping at the first."""

    def __init__(self, source: Any) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def definition(self) -> Definition | list[Problem]:
        top = self._mapping(self.source, (), _TOP, required=_TOP)
        if top is None or self.problems:
            return self.problems
        stages = {name: self._stage(name, raw) for name, raw in self._named(top["stages"], ("stages",))}
        moves = {name: self._move(name, raw) for name, raw in self._named(top["moves"], ("moves",))}
        name = self._name(top["workflow"], ("workflow",))
        version = self._whole(top["version"], ("version",), 1, 1_000_000)
        title = self._label(top["title"], ("title",))
        start = self._text(top["start"], ("start",))
        if self.problems:
            return self.problems
        digest = hashlib.sha256(canonical(self.source).encode()).hexdigest()
        return Definition(
            name=name,
            version=version,
            title=title,
            start=start,
            stages={k: s for k, s in stages.items() if s},
            moves={k: m for k, m in moves.items() if m},
            digest=digest,
        )

    def _stage(self, name: str, raw: Any) -> Stage | None:
        path: Path = ("stages", name)
        stage = self._mapping(raw, path, _STAGE, required={"title"})
        if stage is None:
            return None
        activity, outcome = stage.get("activity"), stage.get("outcome")
        if (activity is None) == (outcome is None):
            self._say(path, "activity_or_outcome", stage=name)
            return None
        if outcome is not None:
            if "settings" in stage:
                self.problems.append(unknown_name((*path, "settings"), "settings", ()))
            self._one_of(outcome, OUTCOMES, (*path, "outcome"))
            return Stage(name=name, title=self._label(stage["title"], (*path, "title")), outcome=outcome)
        if not self._one_of(activity, ACTIVITIES, (*path, "activity")) or not isinstance(activity, str):
            return None
        settings = self._settings(ACTIVITIES[activity], stage.get("settings", {}), (*path, "settings"))
        title = self._label(stage["title"], (*path, "title"))
        return Stage(name=name, title=title, activity=activity, settings=settings)

    def _move(self, name: str, raw: Any) -> Move | None:
        path: Path = ("moves", name)
        move = self._mapping(raw, path, _MOVE, required={"title", "from", "to"})
        if move is None:
            return None
        by = self._names(move.get("by", []), (*path, "by"))
        for role in by:
            self._one_of(role, ROLES, (*path, "by"))
        effects = self._names(move.get("effects", []), (*path, "effects"))
        for effect in effects:
            self._one_of(effect, EFFECTS, (*path, "effects"))
        override = move.get("override", False)
        if not isinstance(override, bool):
            self._say((*path, "override"), "wrong_type", expected="true/false")
        return Move(
            name=name,
            title=self._label(move["title"], (*path, "title")),
            sources=self._sources(move["from"], (*path, "from")),
            target=self._text(move["to"], (*path, "to")),
            by=frozenset(by),
            guards=self._guards(move.get("guards", []), (*path, "guards")),
            effects=effects,
            override=override is True,
        )

    def _sources(self, raw: Any, path: Path) -> tuple[str, ...]:
        sources = self._names(raw, path)
        if raw == []:
            self._say(path, "wrong_type", expected="list")
        return sources

    def _guards(self, raw: Any, path: Path) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            self._say(path, "wrong_type", expected="list")
            return ()
        found = []
        for index, each in enumerate(raw):
            name, settings = (each, {}) if isinstance(each, str) else _single(each)
            if self._one_of(name, GUARDS, (*path, index)):
                found.append(self._settings(GUARDS[name], settings, (*path, index)))
        return tuple(guard for guard in found if guard is not None)

    def _settings(self, cls: type, raw: Any, path: Path) -> Any:
        """An instance of a settings dataclass, its values checked against the field's own type."""
        if not is_dataclass(cls):
            raise TypeError(f"{cls.__name__} declares no settings")
        declared = {field.name: field for field in fields(cls)}
        needed = {n for n, f in declared.items() if f.default is MISSING and f.default_factory is MISSING}
        given = self._mapping(raw, path, set(declared), required=needed)
        if given is None or needed - set(given):
            return None
        hints = get_type_hints(cls, include_extras=True)
        values = {name: self._value(hints[name], v, (*path, name)) for name, v in given.items() if name in declared}
        if any(value is None for value in values.values()):
            return None
        try:
            return cls(**values)
        except ValueError as error:
            self._say(path, "bad_settings", why=str(error))
            return None

    def _value(self, hint: Any, raw: Any, path: Path) -> Any:
        if hint == Threshold | None:
            return self._threshold(raw, path)
        if get_origin(hint) is Literal:
            return raw if self._one_of(raw, set(get_args(hint)), path) else None
        if hint == Fraction | None:
            return self._fraction(raw, path)
        if get_origin(hint) is Mapping:
            return self._open(raw, path)  # what may stand in it, the whole says
        bounds = next((m for m in getattr(hint, "__metadata__", ()) if isinstance(m, Range)), None)
        if hint is int or bounds:
            least, most = (bounds.least, bounds.most) if bounds else (0, 1_000_000)
            return self._whole(raw, path, least, most)
        if hint is bool:
            if not isinstance(raw, bool):
                self._say(path, "wrong_type", expected="true/false")
                return None
            return raw
        return self._text(raw, path)

    def _threshold(self, raw: Any, path: Path) -> Threshold | None:
        try:
            return threshold_of(raw)
        except ValueError as error:
            self._say(path, "bad_settings", why=str(error))
            return None

    def _fraction(self, raw: Any, path: Path) -> Fraction | None:
        try:
            return fraction_of(raw)
        except ValueError as error:
            self._say(path, "bad_settings", why=str(error))
            return None

    def _mapping(self, raw: Any, path: Path, known: set[str], required: set[str]) -> Mapping[str, Any] | None:
        found = self._open(raw, path)
        if found is None:
            return None
        for name in found:
            if name not in known:
                self.problems.append(unknown_name((*path, shown(name)), name, known))
        for name in sorted(required - set(found)):
            self._say(path, "missing_name", name=name)
        return None if required - set(found) else found

    def _open(self, raw: Any, path: Path) -> Mapping[str, Any] | None:
        if isinstance(raw, dict):
            return raw
        self._say(path, "wrong_type", expected="map")
        return None

    def _named(self, raw: Any, path: Path) -> Iterator[tuple[str, Any]]:
        """The members of a map whose keys are names."""
        for name, value in (self._open(raw, path) or {}).items():
            if self._name(name, (*path, shown(name))):
                yield name, value

    def _label(self, raw: Any, path: Path) -> Label:
        if not isinstance(raw, dict):
            self._say(path, "wrong_type", expected="{nl, en}")
            return {}
        for language in LANGUAGES:
            if not raw.get(language):
                self._say(path, "missing_translation", language=language)
        for language in raw:
            if language not in LANGUAGES:
                self.problems.append(unknown_name((*path, shown(language)), language, LANGUAGES))
        return {language: self._text(raw[language], (*path, language)) for language in LANGUAGES if raw.get(language)}

    def _names(self, raw: Any, path: Path) -> tuple[str, ...]:
        if isinstance(raw, list) and all(isinstance(each, str) for each in raw):
            return tuple(raw)
        self._say(path, "wrong_type", expected="list")
        return ()

    def _one_of(self, name: Any, known: Any, path: Path) -> bool:
        if isinstance(name, str) and name in known:
            return True
        self.problems.append(unknown_name(path, name, known))
        return False

    def _name(self, raw: Any, path: Path) -> str:
        if isinstance(raw, str) and _NAME.fullmatch(raw):
            return raw
        self._say(path, "bad_name", name=shown(raw))
        return ""

    def _text(self, raw: Any, path: Path) -> str:
        """One line. What cannot be printed cannot always be written either (half a surrogate pair)."""
        if isinstance(raw, str) and raw.strip() and len(raw) <= MOST_LETTERS and raw.isprintable():
            return raw
        self._say(path, "wrong_type", expected="text")
        return ""

    def _whole(self, raw: Any, path: Path, least: int, most: int) -> int:
        if isinstance(raw, int) and not isinstance(raw, bool) and least <= raw <= most:
            return raw
        self._say(path, "out_of_range", least=least, most=most)
        return least

    def _say(self, path: Path, code: str, **params: Any) -> None:
        self.problems.append(Problem(path, code, params))


def _single(raw: Any) -> tuple[Any, Any]:
    """`{quorum_present: {seats: 18}}` as a name and its settings."""
    if isinstance(raw, dict) and len(raw) == 1:
        return next(iter(raw.items()))
    return raw, {}
