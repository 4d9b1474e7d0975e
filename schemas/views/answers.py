"""What every route may answer: a refusal, or that a command was carried out."""

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
    reasons = fields.Dict(keys=fields.String(), values=fields.String(), metadata={"description": "Where any was given"})


class Happened(Schema):
    """The command was carried out, now or when it was first sent."""

    ok = fields.Boolean(required=True)
    seq = fields.Integer(required=True, metadata={"description": "The stream's last number after it"})
    seat = fields.Nested(SeatRecorded)
