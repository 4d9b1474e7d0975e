"""Which format a file is in: by its name, else by how it begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from web.cli.count import blt, pabulib, preflib
from web.cli.count.election import Election
from web.cli.count.trouble import Trouble

Reader = Callable[[str], Election]

READERS: Mapping[str, Reader] = {"blt": blt.read, "preflib": preflib.read, "pabulib": pabulib.read}

_ENDINGS: Mapping[str, str] = {
    ".blt": "blt",
    ".soc": "preflib",
    ".soi": "preflib",
    ".toc": "preflib",
    ".toi": "preflib",
    ".pb": "pabulib",
    ".json": "polder-ballot",
}

FORMATS = (*READERS, "polder-ballot")


def format_of(file: Path, text: str) -> str:
    """Raises Trouble for what is none of them."""
    if known := _ENDINGS.get(file.suffix.lower()):
        return known
    start = text.lstrip()
    first = start.split("\n", 1)[0].strip()
    if first.upper().split(";")[0] == "META":
        return "pabulib"
    if start.startswith("{"):
        return "polder-ballot"
    if first.startswith("#") and ":" in first:
        return "preflib"
    words = first.split()
    if len(words) >= 2 and all(word.removeprefix("-").isdigit() for word in words[:2]):
        return "blt"
    if len(words) == 1 and first.isdigit():
        return "preflib"
    raise Trouble("unknown_format")
