"""Which of the files that the build made an address needs, as the build's manifest has it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from flask import json
from werkzeug.exceptions import NotFound

OPENS = {
    "/": ("src/screens/home/Home.svelte", "words:{}/house"),
    "/j/<code>": ("src/screens/home/Join.svelte", "words:{}/door"),
    "/link": ("src/screens/home/Link.svelte", "words:{}/house"),
    "/sign-in": ("src/screens/home/SignIn.svelte", "words:{}/house"),
    "/m/<meeting>": ("meeting",),
    "/m/<meeting>/screen": (
        "src/screens/screen/Screen.svelte",
        *(f"words:{{}}/{part}" for part in ("hall", "groups", "result", "tally", "moment")),
    ),
}
"""What the client asks for first at an address of a meeting: a source by its path, or what `chunks.ts` named; `{}` is
the language. A desk can wait."""

MOMENTS = {
    "check-in": ("check-in", "words:{}/door"),
    "points": ("ballot", "points", "words:{}/ballot"),
    "paper": ("ballot", "paper", "words:{}/ballot", "words:{}/form"),
    "voted": ("ballot", "src/screens/now/VotedElsewhere.svelte", "words:{}/ballot", "words:{}/voted"),
}
"""What *now* asks for besides, at a moment of the meeting (`stages.ts`)."""


@cache
def needed(manifest: Path, changed: int, rule: str, moment: str, language: str) -> dict[str, Any]:
    """The hashed names of the entrance and of what it and its address import at once, with their styles; `looks` are
    the styles of the moment, which nothing waits for before it is shown. `changed` is when the manifest was."""
    chunks: dict[str, Any] = json.loads(manifest.read_text("utf-8"))
    entry = next((name for name, chunk in chunks.items() if chunk.get("isEntry")), None)
    if entry is None:
        raise NotFound
    names = {_name(key, chunk): key for key, chunk in chunks.items() if key.endswith(".js")} | {
        key: key for key in chunks
    }

    def of(*wanted: str) -> list[str]:
        opened = (each.format(language) for each in wanted)
        return _with_imports(chunks, [entry, *(names[each] for each in opened if each in names)])

    first = of("words:{}/phone", *OPENS.get(rule, ()))
    then = [name for name in of(*MOMENTS.get(moment, ())) if name not in first]
    return {
        "script": chunks[entry]["file"],
        "preload": [chunks[name]["file"] for name in first + then if name != entry],
        "styles": [css for name in first for css in chunks[name].get("css", ())],
        "looks": [css for name in then for css in chunks[name].get("css", ())],
    }


def _name(key: str, chunk: dict[str, Any]) -> str:
    """What no source is alone in has the name that the build was told."""
    return str(chunk.get("name", key)) if key.startswith("_") else key


def _with_imports(chunks: dict[str, Any], names: list[str]) -> list[str]:
    """What a chunk imports comes before it, each once."""
    found: dict[str, None] = {}
    for name in names:
        found |= dict.fromkeys(_with_imports(chunks, chunks[name].get("imports", [])))
        found[name] = None
    return list(found)
