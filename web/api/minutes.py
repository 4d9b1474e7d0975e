"""The minutes of a meeting, for everybody who goes to it, during the meeting as well."""

from __future__ import annotations

from typing import Any

from flask import Response

from engine.channel import Channel
from engine.errors import RefusedError, refuse
from engine.minutes.record import Minutes
from engine.minutes.take import take_minutes
from engine.ports import Reader
from engine.workflow.shelf import Shelf
from web.api.openapi import Blueprint
from web.auth import sessions
from web.house import house
from web.language import language
from web.minutes import Form, content_policy, render
from web.reading import require_meeting

minutes = Blueprint("minutes", __name__, url_prefix="/api/meetings", description="What is left of a meeting.")

LANGUAGE: dict[str, Any] = {
    "in": "query",
    "name": "lang",
    "schema": {"type": "string", "enum": ["nl", "en"]},
    "description": "The language of our words; what people wrote stays as it is",
}


@minutes.get("/<meeting>/minutes.html")
@minutes.response(200, {"type": "string"}, content_type="text/html")
@minutes.doc(parameters=[LANGUAGE])
def page(meeting: str) -> Response:
    """The minutes as one page that can be printed and kept: who was there, what was said and decided, who does what."""
    response = Response(_written(meeting, "html"), content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = content_policy()
    return response


@minutes.get("/<meeting>/minutes.md")
@minutes.response(200, {"type": "string"}, content_type="text/markdown")
@minutes.doc(parameters=[LANGUAGE])
def markdown(meeting: str) -> Response:
    """The same as Markdown."""
    return Response(_written(meeting, "md"), content_type="text/markdown; charset=utf-8")


def taken_for(person: str, meeting: str) -> Minutes:
    """What stands in the minutes, for somebody who may read them. Raises the refusal."""
    require_meeting(house(), person, meeting, "minutes")
    shelf = house().service.shelf
    return house().store.read(lambda reader: _taken(reader, shelf, meeting))


def _written(meeting: str, form: Form) -> str:
    return render(taken_for(sessions.actor(), meeting), language(), form)


def _taken(reader: Reader, shelf: Shelf, meeting: str) -> Minutes:
    """Folded anew: minutes are asked for seldom, and nothing of them is kept."""
    channel = Channel(f"meeting:{meeting}", shelf)
    channel.catch_up(reader)
    if channel.meeting is None:
        raise RefusedError(refuse("not_found", what="meeting"))
    return take_minutes(channel.meeting, channel.proposals.values(), channel.names)
