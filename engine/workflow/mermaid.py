"""A workflow as a Mermaid state diagram: text that wikis, editors and code hosts draw."""

from __future__ import annotations

import re

from engine.workflow.definition import Definition, Label, Stage

_PLAIN = re.compile(r"[a-z][a-z0-9_]*")
_TAKEN = frozenset({"as", "class", "classdef", "default", "direction", "end", "note", "state", "style"})
"""Words that mean something to Mermaid itself."""


def mermaid(definition: Definition, language: str) -> str:
    """In the order of the definition, with the titles in `language`. What ends is led to the end sign; moves that go
    by themselves are told apart by a mark before their title."""
    ids = {name: _id(name, number) for number, name in enumerate(definition.stages, start=1)}
    lines = ["stateDiagram-v2", f"    [*] --> {ids[definition.start]}"]
    lines += [f'    state "{_said(stage.title, language)}" as {ids[name]}' for name, stage in definition.stages.items()]
    for move in definition.moves.values():
        title = _said(move.title, language)
        for source in move.sources:
            lines.append(f"    {ids[source]} --> {ids[move.target]}: {'⟳ ' if move.automatic else ''}{title}")
    lines += [f"    {ids[name]} --> [*]" for name, stage in definition.stages.items() if _ends(stage)]
    return "\n".join(lines) + "\n"


def _ends(stage: Stage) -> bool:
    return stage.outcome is not None


def _id(name: str, number: int) -> str:
    """Mermaid takes fewer names than we do."""
    return name if _PLAIN.fullmatch(name) and name not in _TAKEN else f"stage{number}"


def _said(title: Label, language: str) -> str:
    """Signs with which Mermaid ends a title or begins a remark are written as its entities."""
    return re.sub(r'[#;:"%{}<>]', lambda found: f"#{ord(found[0])};", title[language])
