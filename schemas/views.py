"""What comes back over HTTP, for the API page. Nothing is validated on its way out: the engine's own types made it."""

from __future__ import annotations

from marshmallow import Schema, fields


class Problem(Schema):
    """A refusal, or any other error, as RFC 9457 has it (`application/problem+json`)."""

    type = fields.String(required=True, metadata={"description": "`urn:polder:CODE`, or `about:blank` for plain HTTP"})
    title = fields.String(required=True, metadata={"description": "A whole sentence, in the reader's language"})
    status = fields.Integer(required=True)
    code = fields.String(required=True, metadata={"description": "Stable; the same as over the socket"})
    params = fields.Dict(keys=fields.String(), required=True)


class SeatRecorded(Schema):
    """The acknowledgement of a cast. It leaves after the commit."""

    ballot = fields.String(required=True)
    seat = fields.String(required=True)
    n = fields.Integer(required=True)
    receipt = fields.String(required=True)
    status = fields.String(required=True, metadata={"enum": ["recorded", "since_replaced"]})
    choice = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class Happened(Schema):
    """The command was carried out, now or when it was first sent."""

    ok = fields.Boolean(required=True)
    seq = fields.Integer(required=True, metadata={"description": "The stream's last number after it"})
    seat = fields.Nested(SeatRecorded)


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


class ChainView(Schema):
    """A channel as one audience sees it, after commit `seq`."""

    channel = fields.String(required=True)
    chain = fields.String(required=True)
    seq = fields.Integer(required=True)
    view = fields.Dict(keys=fields.String(), required=True)


class BallotDocument(Schema):
    """A closed ballot: rules, papers, outcome and the digests that the ledger published."""

    format = fields.String(required=True)
    version = fields.Integer(required=True)
    ballot = fields.String(required=True)
    proposal = fields.String(required=True)
    title = fields.String(required=True)
    questions = fields.List(fields.Dict(), required=True)
    rules = fields.Dict(required=True)
    entitled = fields.Integer(required=True)
    present = fields.Integer(required=True)
    papers = fields.List(fields.Dict(), required=True)
    outcome = fields.Dict(required=True)
    digests = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class MeetingList(Schema):
    """Meetings by id."""

    meetings = fields.Dict(keys=fields.String(), values=fields.Nested(SessionMeeting), required=True)


class OrganisationView(Schema):
    """An organisation of a movement."""

    order = fields.Integer(required=True)
    name = fields.String(required=True)
    short = fields.String(required=True)
    kind = fields.String(required=True, metadata={"enum": ["member", "partner", "support"]})


class MemberView(Schema):
    """A person of a movement. `roles` are by organisation."""

    order = fields.Integer(required=True)
    name = fields.String(required=True)
    language = fields.String(required=True)
    roles = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class MovementView(Schema):
    """A movement with everyone in it."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    language = fields.String(required=True)
    organisations = fields.Dict(keys=fields.String(), values=fields.Nested(OrganisationView), required=True)
    people = fields.Dict(keys=fields.String(), values=fields.Nested(MemberView), required=True)
