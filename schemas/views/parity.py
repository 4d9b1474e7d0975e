"""Room against online, for each part of a meeting."""

from __future__ import annotations

from marshmallow import Schema, fields


class SidesView(Schema):
    room = fields.Integer(required=True)
    online = fields.Integer(required=True)


class MeasureView(Schema):
    """What each side did, out of how many who could have. `behind`: the side that did well less than its part."""

    order = fields.Integer(required=True)
    done = fields.Nested(SidesView, required=True, metadata={"description": "`spoke` is in seconds"})
    out_of = fields.Nested(SidesView, required=True, metadata={"description": "Seats of `voted`, people of all else"})
    behind = fields.String(metadata={"enum": ["room", "online"]})


class PartView(Schema):
    """Of a part of the agenda, or of the whole meeting: who was there, and what was done at all."""

    order = fields.Integer()
    title = fields.String()
    people = fields.Nested(SidesView, required=True)
    measures = fields.Dict(
        keys=fields.String(metadata={"enum": ["voted", "spoke", "reactions", "notes", "cards"]}),
        values=fields.Nested(MeasureView),
        required=True,
    )


class ParityView(Schema):
    whole = fields.Nested(PartView, required=True)
    parts = fields.Dict(keys=fields.String(), values=fields.Nested(PartView), required=True)
