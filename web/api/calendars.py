"""Meetings as calendar files."""

from __future__ import annotations

from flask import Response

from engine.errors import RefusedError, refuse
from engine.meeting.state import Meeting
from engine.policy import EVERYONE, PRESENT, may
from engine.ports import Reader
from engine.roles import Roles
from engine.states import States
from web.addresses import base_url
from web.api.openapi import Blueprint
from web.auth import sessions
from web.calendars import Entry, calendar_of, is_coming
from web.desk.mine import my_meetings, what_is_mine
from web.house import house
from web.language import say
from web.reading import require_meeting, require_person

calendars = Blueprint("calendars", __name__, url_prefix="/api", description="Meetings for your own calendar.")

ICS = "text/calendar"


@calendars.get("/calendar.ics")
@calendars.response(200, {"type": "string"}, content_type=ICS)
def mine() -> Response:
    """All your coming meetings."""
    require_person(house(), person := sessions.actor(), "home")
    return _file(house().ask(lambda reader, states: _coming(reader, states, person)), "polder.ics")


@calendars.get("/meetings/<meeting>/calendar.ics")
@calendars.response(200, {"type": "string"}, content_type=ICS)
def one(meeting: str) -> Response:
    """One meeting."""
    roles = require_meeting(house(), sessions.actor(), meeting, "meeting")
    return _file(house().ask(lambda reader, states: _alone(reader, states, meeting, roles)), f"polder-{meeting}.ics")


def _alone(reader: Reader, states: States, meeting: str, roles: Roles) -> bytes:
    found = states.meeting(meeting)
    if found is None:
        raise RefusedError(refuse("not_found", what="meeting"))
    return calendar_of([_entry(reader, found, roles)], reader.now())


def _coming(reader: Reader, states: States, person: str) -> bytes:
    now = reader.now()
    open_to_me = [row for row in my_meetings(reader, states, what_is_mine(reader, person)) if may(row[1], EVERYONE)]
    found = [(states.meeting(row.meeting), roles) for row, roles in open_to_me]
    return calendar_of((_entry(reader, each, roles) for each, roles in found if each and is_coming(each, now)), now)


def _entry(reader: Reader, meeting: Meeting, roles: Roles) -> Entry:
    texts = (meeting.title, meeting.place, meeting.call_link, meeting.dial_in)
    known = reader.texts(text.id for text in texts)
    title, place, call_link, dial_in = (known.get(text.id, "") for text in texts)
    address = f"{base_url()}/m/{meeting.id}"
    lines = [say("calendar.page", {"link": address})]
    if may(roles, PRESENT):
        ways = (("calendar.call", "link", call_link), ("calendar.dial_in", "number", dial_in))
        lines = [*(say(code, {name: way}) for code, name, way in ways if way), *lines]
    return Entry(meeting=meeting, title=title, place=place, description="\n".join(lines), address=address)


def _file(written: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(written, content_type=f"{ICS}; charset=utf-8", headers=headers)
