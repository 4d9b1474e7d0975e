"""Plain data (what YAML or JSON gives), taken apart with care: what is expected at a place, or a problem with its path.

Problems are collected instead of stopping at the first; after so many the rest is left unsaid, for a file that is
wrong everywhere need not be told a thousand times.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_args

from engine.fields import Id, Pattern
from engine.workflow.definition import Label
from engine.workflow.problems import Path, Problem, shown, unknown_name

LANGUAGES = ("nl", "en")
MOST_LETTERS = 200
MOST_PROBLEMS = 100
NAME = next(each.expression for each in get_args(Id) if isinstance(each, Pattern))
"""Names of workflows, stages and moves travel in commands as ids."""
_NAME = re.compile(NAME)


class Plain:
    """What has been found wrong so far, and the ways to look at a value."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def say(self, path: Path, code: str, **params: Any) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(path, code, params))

    def unknown(self, path: Path, name: object, known: Collection[str]) -> str:
        """Gives the name that was probably meant."""
        if len(self.problems) >= MOST_PROBLEMS:
            return ""
        self.problems.append(unknown_name(path, name, known))
        return str(self.problems[-1].params.get("meant", ""))

    def mapping(self, raw: Any, path: Path, known: Collection[str], required: set[str]) -> Mapping[str, Any] | None:
        """A map with these names and no others; nothing if one that is required is missing."""
        found = self.open(raw, path)
        if found is None:
            return None
        meant = {self.unknown((*path, shown(name)), name, known) for name in found if name not in known}
        for name in sorted(required - set(found) - meant):
            self.say(path, "missing_name", name=name)
        return None if required - set(found) else found

    def open(self, raw: Any, path: Path) -> Mapping[str, Any] | None:
        """A map with whatever names."""
        if isinstance(raw, dict):
            return raw
        self.say(path, "wrong_type", expected="map")
        return None

    def named(self, raw: Any, path: Path, most: int) -> Iterator[tuple[str, Any]]:
        """The members of a map whose keys are names."""
        found = self.open(raw, path) or {}
        if len(found) > most:
            self.say(path, "too_many", most=most)
            return
        for name, value in found.items():
            if self.name(name, (*path, shown(name))):
                yield name, value

    def label(self, raw: Any, path: Path) -> Label:
        if not isinstance(raw, dict):
            self.say(path, "wrong_type", expected="label")
            return {}
        for language in LANGUAGES:
            if _is_empty(raw.get(language)):
                self.say(path, "missing_translation", language=language)
        for language in raw:
            if language not in LANGUAGES:
                self.unknown((*path, shown(language)), language, LANGUAGES)
        written = [language for language in LANGUAGES if not _is_empty(raw.get(language))]
        return {language: self.text(raw[language], (*path, language)) for language in written}

    def names(self, raw: Any, path: Path) -> tuple[str, ...]:
        if isinstance(raw, list) and all(isinstance(each, str) for each in raw):
            return tuple(raw)
        self.say(path, "wrong_type", expected="list")
        return ()

    def list(self, raw: Any, path: Path, most: int) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            self.say(path, "wrong_type", expected="list")
            return ()
        if len(raw) > most:
            self.say(path, "too_many", most=most)
            return ()
        return tuple(raw)

    def one_of(self, name: Any, known: Collection[str], path: Path) -> bool:
        if isinstance(name, str) and name in known:
            return True
        self.unknown(path, name, known)
        return False

    def name(self, raw: Any, path: Path) -> str:
        if isinstance(raw, str) and _NAME.fullmatch(raw):
            return raw
        if isinstance(raw, bool):
            # YAML takes yes, no, on and off for truth values; whoever wrote one of them meant the word.
            self.say(path, "name_in_quotes", name=shown(raw).lower())
        else:
            self.say(path, "bad_name", name=shown(raw))
        return ""

    def text(self, raw: Any, path: Path) -> str:
        """One line. What cannot be printed cannot always be written either (half a surrogate pair)."""
        if isinstance(raw, str) and raw.strip() and len(raw) <= MOST_LETTERS and raw.isprintable():
            return raw
        self.say(path, "wrong_type", expected="text")
        return ""

    def whole(self, raw: Any, path: Path, least: int, most: int) -> int | None:
        if isinstance(raw, int) and not isinstance(raw, bool) and least <= raw <= most:
            return raw
        self.say(path, "out_of_range", least=least, most=most)
        return None

    def yes_no(self, raw: Any, path: Path) -> bool | None:
        if isinstance(raw, bool):
            return raw
        self.say(path, "wrong_type", expected="yes_no")
        return None


def _is_empty(raw: Any) -> bool:
    return not raw or (isinstance(raw, str) and not raw.strip())
