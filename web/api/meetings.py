"""Meetings, as somebody may see them."""

from __future__ import annotations

import io
from typing import Any

import segno
from flask import Response, request

from engine.errors import Refused, RefusedError
from engine.ports import Reader
from engine.states import States
from schemas.views import ChainView, HoldersView, MeetingList, ParityView
from web.addresses import base_url
from web.api.openapi import Blueprint
from web.auth import sessions
from web.holders import holders_view
from web.house import View, house
from web.parity import parity_view
from web.reading import require_audience, require_meeting
from web.whoami import session_view

meetings = Blueprint("meetings", __name__, url_prefix="/api/meetings", description="Meetings, as you may see them.")

AUDIENCE = {
    "in": "query",
    "name": "audience",
    "schema": {"type": "string", "default": "participant"},
    "description": "`participant`, `coordinator`, `screen`, or `group:ID` of the small group that you sit in",
}
QR_FOR = {
    "in": "query",
    "name": "for",
    "schema": {"type": "string", "enum": ["code", "screen"], "default": "code"},
    "description": "`screen` can be read from the back row: less fine detail, more room for glare",
}


@meetings.get("")
@meetings.response(200, MeetingList)
def list_meetings() -> dict[str, Any]:
    """Every meeting that you may go to, by id."""
    return {"meetings": {each["id"]: each for each in session_view(house(), sessions.actor())["meetings"]}}


@meetings.get("/<meeting>")
@meetings.response(200, ChainView)
@meetings.doc(parameters=[AUDIENCE])
def show(meeting: str) -> View:
    """A meeting as one audience sees it: the same view as the socket's snapshot (docs/protocol.md)."""
    roles = require_meeting(house(), sessions.actor(), meeting, "meeting")
    audience = request.args.get("audience", "participant")
    require_audience(roles, audience)
    return given(house().snapshot(f"meeting:{meeting}", audience, sessions.actor()))


@meetings.get("/<meeting>/parity")
@meetings.response(200, ParityView)
def parity(meeting: str) -> View:
    """Room against online: who was there, voted, spoke, tapped and wrote, in the whole meeting and in each part."""
    require_meeting(house(), sessions.actor(), meeting, "parity")
    return parity_view(house(), meeting)


@meetings.get("/<meeting>/holders")
@meetings.response(200, HoldersView)
def holders(meeting: str) -> View:
    """Whom you may leave your vote to, where persons vote and you cannot be there (`meeting.give_proxy`)."""
    require_meeting(house(), sessions.actor(), meeting, "proxy_holders")
    return house().ask(lambda reader, states: holders_view(reader, states, meeting, sessions.actor()))


@meetings.get("/<meeting>/qr.svg")
@meetings.response(200, {"type": "string"}, content_type="image/svg+xml")
@meetings.doc(parameters=[QR_FOR])
def qr(meeting: str) -> Response:
    """The code's address as a picture, for phones to come in by."""
    require_meeting(house(), sessions.actor(), meeting, "meeting")
    code = house().ask(lambda reader, states: _code(reader, states, meeting))
    drawn = io.BytesIO()
    level = "h" if request.args.get("for") == "screen" else "m"
    picture = segno.make_qr(f"{base_url()}/j/{code}", error=level)
    picture.save(drawn, kind="svg", scale=10, border=4, dark="#000", light="#fff", xmldecl=False, omitsize=True)
    return Response(drawn.getvalue(), content_type="image/svg+xml")


def given(view: View | Refused) -> View:
    """The view. Raises its refusal."""
    if isinstance(view, Refused):
        raise RefusedError(view)
    return view


def _code(reader: Reader, states: States, meeting: str) -> str:
    row = reader.meeting_row(meeting)
    return row.code if row else ""
