"""The roll of a ballot."""

from __future__ import annotations

from marshmallow import Schema, fields


class RollSeatView(Schema):
    order = fields.Integer(required=True)
    name = fields.String(required=True)
    voted = fields.Boolean(metadata={"description": "Only where it may be told who has voted"})


class RollView(Schema):
    seats = fields.Dict(keys=fields.String(), values=fields.Nested(RollSeatView), required=True)
