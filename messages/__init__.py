"""The words of Polder, in Dutch and English: one flat catalogue per language, and what renders it.

Public: `render(language, code, params)`, `codes()`, `parameters(language, code)` and `LANGUAGES`. The browser's twin is
`web/client/src/lib/messages.ts`; both are tested on `cases.json`. What only a coordinator's desk shows stands in
`desk.*.json`, what only the designer of workflows shows in `designer.*.json`, what only the server says in
`minutes.*.json`, what only the command line says in `count.*.json`, and what that and the designer say of a rehearsal
in `rehearse.*.json`, so that no phone has to fetch it.

A message is a sentence with named parameters: `{x}` takes one, `{x:role}` looks up `role.<x>`, `{x:number}` writes an
exact number (`7`, or `22/7` as a string) in decimals as the language does. A plural is an object with `one`, `other`
and perhaps `zero`, chosen by the parameter that its `by` names, else by `count`. A star stands around what a screen
shows in firm type.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("nl", "en")
_AND = {"nl": "en", "en": "and"}
_OR = {"nl": "of", "en": "or"}
_POINT = {"nl": ",", "en": "."}
_THOUSANDS = {"nl": ".", "en": ","}
_MOST_PLACES = 5
_EXACT = re.compile(r"-?[0-9]+(/0*[1-9][0-9]*)?")
_SLOT = re.compile(r"\{(\w+)(?::([\w.]+))?\}")

Entry = str | dict[str, str]


def render(language: str, code: str, params: Mapping[str, Any] | None = None) -> str:
    """The sentence of a code. An unknown code gives itself, an unknown parameter its slot: a page is never refused
    for want of a word. An unknown language is answered in Dutch."""
    catalogue = _catalogue(language if language in LANGUAGES else LANGUAGES[0])
    return _Renderer(catalogue, language if language in LANGUAGES else LANGUAGES[0]).render(code, params or {})


def codes(language: str = LANGUAGES[0]) -> frozenset[str]:
    """Every code that has words."""
    return frozenset(_catalogue(language))


def parameters(language: str, code: str) -> frozenset[str]:
    """The names of the parameters that a message uses, those that choose its plural included."""
    entry = _catalogue(language)[code]
    if isinstance(entry, str):
        return frozenset(name for name, _ in _SLOT.findall(entry))
    patterns = [text for form, text in entry.items() if form != "by"]
    used = {name for text in patterns for name, _ in _SLOT.findall(text)}
    return frozenset(used | {entry.get("by", "count")})


def decimal(exact: str, language: str) -> str:
    """An exact number in at most five decimals, the last one rounded, half up: `1.234,5`, `0,33333`."""
    number = Fraction(exact)
    scale = 10**_MOST_PLACES
    whole, part = divmod((2 * abs(number) * scale + 1) // 2, scale)
    digits = f"{part:0{_MOST_PLACES}}".rstrip("0")
    sign = "-" if number < 0 and (whole or part) else ""
    return f"{sign}{whole:,}".replace(",", _THOUSANDS[language]) + (_POINT[language] + digits if digits else "")


@cache
def _catalogue(language: str) -> dict[str, Entry]:
    loaded: dict[str, Entry] = {}
    for part in ("", "desk.", "designer.", "minutes.", "count.", "rehearse."):
        loaded |= json.loads((files(__name__) / f"{part}{language}.json").read_text("utf-8"))
    return loaded


class _Renderer:
    def __init__(self, catalogue: Mapping[str, Entry], language: str) -> None:
        self._catalogue = catalogue
        self._language = language

    def render(self, code: str, params: Mapping[str, Any]) -> str:
        entry = self._catalogue.get(code)
        if entry is None:
            return code

        def fill(slot: re.Match[str]) -> str:
            name, prefix = slot.group(1), slot.group(2)
            return self._value(params[name], prefix) if name in params else slot.group(0)

        return _SLOT.sub(fill, _pattern(entry, params))

    def _value(self, raw: Any, prefix: str | None = None) -> str:
        if isinstance(raw, Mapping):
            return self._object(raw)
        if isinstance(raw, (list, tuple)):
            return self._list(raw, prefix)
        text = _plain(raw)
        if prefix == "number":
            return decimal(text, self._language) if _EXACT.fullmatch(text) else text
        named = f"{prefix}.{text}"
        return self.render(named, {}) if prefix and named in self._catalogue else text

    def _list(self, members: Iterable[Any], prefix: str | None) -> str:
        members = list(members)
        words = [self._value(each, prefix) for each in members]
        if len(words) < 2 or any(isinstance(each, (Mapping, list, tuple)) for each in members):
            return " ".join(words)
        last = (_OR if prefix == "role" else _AND)[self._language]
        return f"{', '.join(words[:-1])} {last} {words[-1]}"

    def _object(self, raw: Mapping[str, Any]) -> str:
        """{nl, en} is a title; {code, params} a message; {guard, holds, params} what a guard found; else fields and
        what is wrong with each."""
        if isinstance(raw.get("nl"), str) and isinstance(raw.get("en"), str):
            return str(raw[self._language])
        params = raw.get("params") or {}
        if isinstance(raw.get("code"), str):
            own = f"field_error.{raw['code']}"
            return self.render(own if own in self._catalogue else raw["code"], params)
        if isinstance(raw.get("guard"), str):
            found = self.render(f"guard.{raw['guard']}.{'holds' if raw.get('holds') else 'held'}", params)
            return found if found.endswith(".") else f"{found}."
        return " ".join(f"{field}: {self._value(why)}" for field, why in raw.items())


def _pattern(entry: Entry, params: Mapping[str, Any]) -> str:
    if isinstance(entry, str):
        return entry
    count = params.get(entry.get("by", "count"))
    if count == 0 and "zero" in entry:
        return entry["zero"]
    return entry["one"] if count == 1 and count is not True else entry["other"]


def _plain(raw: Any) -> str:
    """As a browser writes it: booleans small, a whole number without a fraction."""
    if raw is None:
        return "null"
    if isinstance(raw, bool):
        return "true" if raw else "false"
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw)
