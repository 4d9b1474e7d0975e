"""People to whom a vote may be left."""

from __future__ import annotations

from marshmallow import Schema, fields


class HolderView(Schema):
    order = fields.Integer(required=True)
    name = fields.String(required=True)
    organisation_name = fields.String(required=True)


class HoldersView(Schema):
    """Nobody, to a guest of one meeting: who votes only while here leaves no vote to another."""

    holders = fields.Dict(keys=fields.String(), values=fields.Nested(HolderView), required=True)
