"""Movements: their organisations and people, for those who coordinate them."""

from __future__ import annotations

from typing import Any

from flask import json, request

from engine.directory.listed import Cells
from engine.errors import RefusedError, refuse
from schemas.faults import Fault, refusal
from schemas.views import ListPreview, MovementView
from web.api.openapi import Blueprint
from web.auth import sessions
from web.desk.listing import list_preview
from web.desk.movement import movement_view
from web.house import View, house
from web.lists import cells_of_file, cells_of_text
from web.reading import require_movement

movements = Blueprint("movements", __name__, url_prefix="/api/movements", description="Who takes part.")

LIST: dict[str, Any] = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}}
        },
        "application/json": {"schema": {"type": "object", "properties": {"text": {"type": "string"}}}},
    },
}


@movements.get("/<movement>")
@movements.response(200, MovementView)
def show(movement: str) -> View:
    """A movement with its organisations and people: their roles for each organisation, and how they can come in."""
    actor = sessions.actor()
    require_movement(house(), actor, movement, "people")
    return house().store.read(lambda reader: movement_view(reader, movement, actor))


@movements.post("/<movement>/list")
@movements.response(200, ListPreview)
@movements.doc(requestBody=LIST)
def look_at_list(movement: str) -> View:
    """Look at a list of organisations and people before it is taken: a `file` (CSV, TSV, text or .xlsx), or a `text`
    that was pasted. Each row is new, known or wrong. Nothing is written; send `take` on as `movement.take_list`."""
    require_movement(house(), sessions.actor(), movement, "people")
    cells = _cells_sent()
    return house().store.read(lambda reader: list_preview(reader, movement, cells))


def _cells_sent() -> list[Cells]:
    """In an OS thread: unpacking a workbook takes a moment, and the hall goes on meanwhile."""
    if sent := request.files.get("file"):
        name, content = sent.filename or "", sent.read()
        cells: list[Cells] | RefusedError = house().offload(lambda: _tried(name, content))
    else:
        cells = cells_of_text(_text_sent())
    if isinstance(cells, RefusedError):
        raise cells
    return cells


def _tried(name: str, content: bytes) -> list[Cells] | RefusedError:
    """A thread gives its refusal, rather than raising it through whatever carries it."""
    try:
        return cells_of_file(name, content)
    except RefusedError as refused:
        return refused


def _text_sent() -> str:
    """Longer than any field of a command may be, so no schema reads it."""
    if not request.is_json:
        raise RefusedError(refusal({"file": [Fault("required")]}))
    try:
        body = json.loads(request.get_data())
    except (ValueError, RecursionError):
        raise RefusedError(refuse("not_json")) from None
    text = body.get("text") if isinstance(body, dict) else None
    if not isinstance(text, str):
        raise RefusedError(refusal({"text": [Fault("wrong_type", {"expected": "string"})]}))
    return text
