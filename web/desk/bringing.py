"""Workflows out of a file that somebody brings along. Nothing is kept: what becomes of them, a designer decides."""

from __future__ import annotations

from web.house import View
from workflows.loader import load
from workflows.openslides import NotOpenSlides, from_openslides
from workflows.writer import plain


def brought_view(file: str, format: str, ballots: bool) -> View:
    """`schemas.views.designing.BroughtFile`. It is never an error that a file cannot be read."""
    return _ours(file) if format == "polder" else _openslides(file, ballots)


def _ours(file: str) -> View:
    """Also one that is wrong as a workflow: what can be shown can be mended."""
    loaded = load(file)
    source = plain(file)
    if source and isinstance(source.get("stages"), dict):
        return {"workflows": [{"source": source, "notes": []}]}
    found = loaded.problems[0]
    why = {"code": f"workflow.{found.problem.code}", "params": dict(found.problem.params)}
    return {"workflows": [], "unread": why, "line": found.line}


def _openslides(file: str, ballots: bool) -> View:
    try:
        found = from_openslides(file, ballots=ballots)
    except NotOpenSlides as refused:
        return {"workflows": [], "unread": {"code": f"imported.{refused.code}", "params": dict(refused.params)}}
    return {
        "workflows": [
            {
                "source": each.source,
                "notes": [{"code": f"imported.{note.code}", "params": dict(note.params)} for note in each.notes],
            }
            for each in found
        ]
    }
