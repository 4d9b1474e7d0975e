"""The minutes of a meeting, for everybody who goes to it, during the meeting as well."""

from __future__ import annotations

from typing import Any

from flask import Response

from engine.minutes.record import Minutes
from schemas.views import MinutesDesk
from web.addresses import base_url
from web.api.openapi import Blueprint
from web.auth import sessions
from web.desk.minutes import minutes_desk
from web.house import View, house
from web.language import language
from web.minutes import content_policy, render
from web.minutes.files import Ending, answer, written
from web.minutes.taking import minutes_for
from web.reading import require_meeting

minutes = Blueprint("minutes", __name__, url_prefix="/api/meetings", description="What is left of a meeting.")

LANGUAGE: dict[str, Any] = {
    "in": "query",
    "name": "lang",
    "schema": {"type": "string", "enum": ["nl", "en"]},
    "description": "The language of our words; what people wrote stays as it is",
}


@minutes.get("/<meeting>/minutes")
@minutes.response(200, MinutesDesk)
def desk(meeting: str) -> View:
    """What a coordinator writes in the minutes, and leaves out of them."""
    require_meeting(house(), sessions.actor(), meeting, "minutes_desk")
    return minutes_desk(house(), meeting)


@minutes.get("/<meeting>/minutes.html")
@minutes.response(200, {"type": "string"}, content_type="text/html")
@minutes.doc(parameters=[LANGUAGE])
def page(meeting: str) -> Response:
    """The minutes as one page that can be printed and kept: who was there, what was said and decided, who does what."""
    response = Response(render(_taken(meeting), language(), "html"), content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = content_policy()
    return response


@minutes.get("/<meeting>/minutes.md")
@minutes.response(200, {"type": "string"}, content_type="text/markdown")
@minutes.doc(parameters=[LANGUAGE])
def markdown(meeting: str) -> Response:
    """The same as Markdown."""
    return _file(meeting, "md")


@minutes.get("/<meeting>/minutes.pdf")
@minutes.response(200, {"type": "string", "format": "binary"}, content_type="application/pdf")
@minutes.doc(parameters=[LANGUAGE])
def pdf(meeting: str) -> Response:
    """The same as a PDF, tagged for who reads by ear."""
    return _file(meeting, "pdf")


@minutes.get("/<meeting>/minutes.ics")
@minutes.response(200, {"type": "string"}, content_type="text/calendar")
@minutes.doc(parameters=[LANGUAGE])
def dates(meeting: str) -> Response:
    """Their dates for a calendar: the next meeting, and the day of each task that is still to do."""
    return _file(meeting, "ics")


def _taken(meeting: str) -> Minutes:
    """What stands in the minutes, for somebody who may read them. Raises the refusal."""
    roles = require_meeting(house(), sessions.actor(), meeting, "minutes")
    return minutes_for(house(), roles, meeting)


def _file(meeting: str, ending: Ending) -> Response:
    address = f"{base_url()}/m/{meeting}/minutes"
    return answer(written(house(), _taken(meeting), language(), ending, address), ending, f"polder-{meeting}")
