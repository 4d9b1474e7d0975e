"""The minutes as a PDF that is tagged for who reads by ear, made by Typst from a template of ours.

Nothing is fetched: no packages, no pictures, no typefaces but Typst's own. What people wrote is handed over as data.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, is_dataclass
from functools import cache
from typing import Any

import typst

from web.minutes.blocks import Block, Table
from web.minutes.drawings import TEMPLATES


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What the file says about itself: its `title` and who wrote it, and what stands at the `foot` of each page."""

    language: str
    title: str
    author: str
    foot: str


def as_pdf(blocks: Sequence[Block], head: Letterhead) -> bytes:
    """Takes a tenth of a second for each dozen pages: not for a thread in which others wait."""
    made: bytes = typst.compile(
        _template(),
        sys_inputs={"letter": json.dumps(asdict(head) | {"blocks": [_data(block) for block in blocks]})},
        ignore_system_fonts=True,
        format="pdf",
    )
    return made


@cache
def _template() -> bytes:
    return (TEMPLATES / "minutes.typ").read_bytes()


def _data(part: Any) -> Any:
    """A block as the template reads it: its fields, and in `is` what it is."""
    if is_dataclass(part) and not isinstance(part, type):
        fields = {name: _data(getattr(part, name)) for name in part.__slots__}  # type: ignore[attr-defined]
        wide = {"wide": len(part.heads) == len(part.words)} if isinstance(part, Table) else {}
        return fields | wide | {"is": type(part).__name__}
    if isinstance(part, tuple):
        return [_data(each) for each in part]
    return part
