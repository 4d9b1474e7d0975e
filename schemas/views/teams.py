"""The action teams of a movement: `GET /api/teams?movement=ID`."""

from __future__ import annotations

from marshmallow import Schema, fields

from schemas.views.words import by_id, yes

STATE = {"enum": ["active", "dissolved"]}


class TeamPerson(Schema):
    """Somebody who is in a team, or could be."""

    order = fields.Integer(required=True)
    name = fields.String(required=True)
    organisation = fields.String(required=True, metadata={"description": "Its name"})


class FoundedBy(Schema):
    """The proposal that founded a team."""

    id = fields.String(required=True)
    title = fields.String(required=True)


class TeamView(Schema):
    """An action team."""

    order = fields.Integer(required=True, metadata={"description": "Active ones first, as they were founded"})
    name = fields.String(required=True)
    about = fields.String()
    state = fields.String(required=True, metadata=STATE)
    founded_at = fields.String(required=True)
    dissolved_at = fields.String()
    members = by_id(TeamPerson, required=True)
    proposal = fields.Nested(FoundedBy)
    review = fields.String(
        metadata={"description": "The day on which its proposal, and so the team, is looked at again"}
    )
    mine = yes("You are a member")


class TeamsView(Schema):
    """A movement with its teams."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    roles = fields.List(fields.String(), required=True)
    may = fields.List(fields.String(), required=True, metadata={"description": "Commands that your roles may send"})
    teams = by_id(TeamView, required=True)
    people = by_id(TeamPerson, metadata={"description": "Who can be added, for who may change a team"})
