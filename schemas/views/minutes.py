"""What a coordinator writes in the minutes, and leaves out of them: `GET /api/meetings/ID/minutes`."""

from __future__ import annotations

from marshmallow import Schema, fields

from schemas.views.words import by_id, yes


class MinutesNote(Schema):
    """A note of a small group."""

    order = fields.Integer(required=True)
    kind = fields.String(required=True)
    text = fields.String(required=True)
    hidden = yes()


class MinutesPlace(Schema):
    """A place in the minutes where a coordinator may write."""

    order = fields.Integer(required=True)
    kind = fields.String(required=True, metadata={"enum": ["opening", "item", "round", "closing"]})
    title = fields.String(metadata={"description": "Of the item, or the question of the round"})
    text = fields.String(required=True, metadata={"description": "Markdown; empty while nobody wrote anything"})
    rev = fields.Integer(required=True, metadata={"description": "To be named by whoever writes after reading this"})
    hidden = yes()
    notes = by_id(MinutesNote)


class MinutesSection(Schema):
    """A section that may be left out as a whole."""

    order = fields.Integer(required=True)
    hidden = yes()


class MinutesDesk(Schema):
    """The minutes as their editor has them."""

    title = fields.String(required=True)
    phase = fields.String(required=True, metadata={"enum": ["planned", "open", "ended"]})
    time_zone = fields.String(required=True)
    edition = fields.Integer(required=True, metadata={"description": "The newest; 0 before the first"})
    published_at = fields.String(metadata={"description": "Absent while nobody reads them at their address"})
    address = fields.String(metadata={"description": "They are read at `/minutes/ADDRESS`"})
    changed = yes()
    places = by_id(MinutesPlace, required=True)
    sections = by_id(MinutesSection, required=True)
