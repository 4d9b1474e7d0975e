"""Who a device is, and where it may go."""

from __future__ import annotations

from marshmallow import Schema, fields


class SessionMeeting(Schema):
    """A meeting that the person may look at, and as what."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    code = fields.String(required=True)
    starts_at = fields.String(required=True)
    phase = fields.String(required=True, metadata={"enum": ["planned", "open", "ended"]})
    roles = fields.List(fields.String(), required=True)


class SessionMovement(Schema):
    """A movement that the person belongs to, and as what."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    roles = fields.List(fields.String(), required=True)


class RollCalled(Schema):
    """Who was marked present by their personal link. `already`: they were there before, in the same place."""

    person = fields.String(required=True)
    name = fields.String(required=True)
    organisation_name = fields.String()
    mode = fields.String(required=True, metadata={"enum": ["room", "online"]})
    first = fields.Boolean(metadata={"description": "Here for the first time"})
    already = fields.Boolean()


class SessionView(Schema):
    """Who this device is, and where it may go."""

    person = fields.String(required=True)
    name = fields.String(required=True)
    language = fields.String(required=True)
    roles = fields.List(fields.String(), required=True, metadata={"description": "Everything that you are anywhere"})
    meetings = fields.List(fields.Nested(SessionMeeting), required=True)
    movements = fields.List(fields.Nested(SessionMovement), required=True)


class Entry(SessionView):
    """Who this device is from now on. `token` is there only for a client that is no browser, which gets it as a cookie,
    and only when a session has just begun: a device that already was this person keeps the one it has."""

    token = fields.String()
    meeting = fields.String(metadata={"description": "Where the code led"})
    entry = fields.String(metadata={"enum": ["open", "admit"], "description": "What the code gives"})


class JoinMeeting(Schema):
    """What somebody with a code may know of the meeting before they say who they are."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    starts_at = fields.String(required=True)
    time_zone = fields.String(required=True)
    place = fields.String()
    phase = fields.String(required=True, metadata={"enum": ["planned", "open", "ended"]})
    entry = fields.String(required=True, metadata={"enum": ["open", "admit"]})


class JoinView(Schema):
    """Where a code leads."""

    meeting = fields.Nested(JoinMeeting, required=True)


class MeetingList(Schema):
    """Meetings by id."""

    meetings = fields.Dict(keys=fields.String(), values=fields.Nested(SessionMeeting), required=True)
