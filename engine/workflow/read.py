"""From plain data (what YAML or JSON gives) to a definition, or to everything that is wrong with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from engine.policy import COMMANDS as POLICY
from engine.policy import EVERYONE
from engine.workflow.activities import ACTIVITIES
from engine.workflow.deadline import MOST_DAYS, Deadline
from engine.workflow.definition import Definition, Label, Move, Stage
from engine.workflow.effects import EFFECTS, Effect
from engine.workflow.plain import Plain
from engine.workflow.problems import Path, Problem, nearest
from engine.workflow.settings import MOST_PARTS, guards_at, one_named, settings_at

ROLES = POLICY["proposal.make_move"]
"""Whoever may make moves at all; a move by anybody else could never be made."""
OUTCOMES = ("adopted", "rejected", "withdrawn")
MOST_VERSIONS = 1_000_000
MOST_STAGES, MOST_MOVES = 100, 300

TOP = ("workflow", "version", "title", "start", "stages", "moves")
"""What every workflow has; and it may tell what it is good for (`ABOUT`)."""
ABOUT = "about"
STAGE = ("title", ABOUT, "activity", "settings", "deadline", "reminders", "outcome")
MOST_REMINDERS = 10
MOVE = ("title", "from", "to", "by", "guards", "effects", "override")


def read(source: Any) -> Definition | list[Problem]:
    """The definition that the source describes. Whether it also makes sense as a process, `check` tells."""
    return _Reading(source).definition()


def canonical(source: Any) -> str:
    """The source as the one text that is hashed and stored. Its order is kept: of moves that go by themselves, the
    first in the file goes."""
    return json.dumps(source, ensure_ascii=False, separators=(",", ":"))


def _meant(given: Mapping[str, Any], wanted: set[str]) -> bool:
    """Whether a name that is not known was probably one of these; that is told already."""
    return any(nearest(name, STAGE) in wanted for name in given if name not in STAGE)


class _Reading(Plain):
    """One pass over a source."""

    def __init__(self, source: Any) -> None:
        super().__init__()
        self.source = source

    def definition(self) -> Definition | list[Problem]:
        top = self.mapping(self.source, (), (*TOP, ABOUT), required=set(TOP))
        if top is None or self.problems:
            return self.problems
        stages = {n: self._stage(n, raw) for n, raw in self.named(top["stages"], ("stages",), MOST_STAGES)}
        moves = {n: self._move(n, raw) for n, raw in self.named(top["moves"], ("moves",), MOST_MOVES)}
        name = self.name(top["workflow"], ("workflow",))
        version = self.whole(top["version"], ("version",), 1, MOST_VERSIONS)
        title = self.label(top["title"], ("title",))
        about = self._about(top, ())
        start = self.text(top["start"], ("start",))
        if self.problems or version is None:
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
            about=about,
        )

    def _about(self, given: Mapping[str, Any], path: Path) -> Label:
        return self.label(given[ABOUT], (*path, ABOUT)) if ABOUT in given else {}

    def _stage(self, name: str, raw: Any) -> Stage | None:
        path: Path = ("stages", name)
        stage = self.mapping(raw, path, STAGE, required={"title"})
        if stage is None:
            return None
        activity, outcome = stage.get("activity"), stage.get("outcome")
        title, about = self.label(stage["title"], (*path, "title")), self._about(stage, path)
        if (activity is None) == (outcome is None):
            if not _meant(stage, {"activity", "outcome"}):
                self.say(path, "activity_or_outcome", stage=name)
            return None
        if outcome is not None:
            if "settings" in stage:
                self.say((*path, "settings"), "outcome_has_settings", stage=name)
            for key in ("deadline", "reminders"):
                if key in stage:
                    self.say((*path, key), "outcome_has_deadline", stage=name)
            self.one_of(outcome, OUTCOMES, (*path, "outcome"))
            return Stage(name=name, title=title, about=about, outcome=outcome)
        if not self.one_of(activity, ACTIVITIES, (*path, "activity")) or not isinstance(activity, str):
            return None
        place: Path = (*path, "settings") if "settings" in stage else path
        settings = settings_at(self, ACTIVITIES[activity], stage.get("settings", {}), place)
        deadline = settings_at(self, Deadline, stage["deadline"], (*path, "deadline")) if "deadline" in stage else None
        return Stage(
            name=name,
            title=title,
            about=about,
            activity=activity,
            settings=settings,
            deadline=deadline,
            reminders=self._reminders(stage.get("reminders", []), (*path, "reminders")),
        )

    def _reminders(self, raw: Any, path: Path) -> tuple[int, ...]:
        """Days before the deadline."""
        found = (
            self.whole(each, (*path, index), 1, MOST_DAYS)
            for index, each in enumerate(self.list(raw, path, MOST_REMINDERS))
        )
        return tuple(each for each in found if each is not None)

    def _move(self, name: str, raw: Any) -> Move | None:
        path: Path = ("moves", name)
        move = self.mapping(raw, path, MOVE, required={"title", "from", "to"})
        if move is None:
            return None
        override = self.yes_no(move.get("override", False), (*path, "override"))
        return Move(
            name=name,
            title=self.label(move["title"], (*path, "title")),
            sources=self._sources(move["from"], (*path, "from")),
            target=self.text(move["to"], (*path, "to")),
            by=self._roles(move.get("by", []), (*path, "by")),
            guards=guards_at(self, move.get("guards", []), (*path, "guards")),
            effects=self._effects(move.get("effects", []), (*path, "effects")),
            override=override is True,
        )

    def _sources(self, raw: Any, path: Path) -> tuple[str, ...]:
        sources = self.names(raw, path)
        if raw == []:
            self.say(path, "wrong_type", expected="list")
        return sources

    def _roles(self, raw: Any, path: Path) -> frozenset[str]:
        roles = self.names(raw, path)
        for index, role in enumerate(roles):
            if role in EVERYONE - ROLES:
                self.say((*path, index), "role_never_acts", role=role, known=sorted(ROLES))
            else:
                self.one_of(role, ROLES, (*path, index))
        return frozenset(roles)

    def _effects(self, raw: Any, path: Path) -> tuple[Effect, ...]:
        found = []
        for index, each in enumerate(self.list(raw, path, MOST_PARTS)):
            if named := one_named(self, each, EFFECTS, (*path, index)):
                name, settings = named
                found.append(settings_at(self, EFFECTS[name], settings, (*path, index)))
        return tuple(effect for effect in found if effect is not None)
