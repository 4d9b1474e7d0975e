"""Movements with their organisations and people, a list on its way into one, and a new installation."""

from __future__ import annotations

from marshmallow import Schema, fields

from schemas.views.words import Sentence, by_id, yes


class OrganisationView(Schema):
    """An organisation of a movement. `people` counts those who have a role there; `weight` is what its vote weighs in
    a weighted ballot, and absent while that is 1."""

    order = fields.Integer(required=True)
    name = fields.String(required=True)
    short = fields.String(required=True)
    kind = fields.String(required=True, metadata={"enum": ["member", "partner", "support"]})
    people = fields.Integer(required=True)
    weight = fields.Integer()


class RemovedOrganisation(Schema):
    """One that can be restored."""

    order = fields.Integer(required=True)
    name = fields.String(required=True)


class MemberView(Schema):
    """A person of a movement. `roles` are by organisation, none once their memberships have ended. What is not so is
    absent."""

    order = fields.Integer(required=True)
    name = fields.String(required=True)
    language = fields.String(required=True)
    email = fields.String(metadata={"description": "Where to reach them"})
    roles = fields.Dict(keys=fields.String(), values=fields.List(fields.String()), required=True)
    links = fields.Integer(required=True, metadata={"description": "Personal links that still work"})
    inside = yes("They are signed in somewhere")
    password = yes("They can sign in with a password")
    me = yes("It is you")


class MovementCounts(Schema):
    """`people` are those who have a role; `members` the organisations that have a seat; `voiceless` those of them
    without a delegate; `inside` the people who are signed in somewhere; `unreached` those who have no way in yet."""

    organisations = fields.Integer(required=True)
    members = fields.Integer(required=True)
    voiceless = fields.Integer(required=True)
    people = fields.Integer(required=True)
    inside = fields.Integer(required=True)
    unreached = fields.Integer(required=True)


class MovementView(Schema):
    """A movement with everyone in it."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    language = fields.String(required=True)
    organisations = by_id(OrganisationView, required=True)
    removed = by_id(RemovedOrganisation, required=True)
    people = by_id(MemberView, required=True)
    counts = fields.Nested(MovementCounts, required=True)


class ListProblem(Sentence):
    """What is wrong with a row, as a sentence `list_problem.CODE`. `field` is the cell that it is about, if one is."""

    field = fields.String()


class ListNote(Sentence):
    """What is worth a look in a row and stops nothing, as a sentence `list_note.CODE`; `field` as in a problem."""

    field = fields.String()


class ListRow(Schema):
    """One row as it was understood. What it does not say is absent."""

    order = fields.Integer(required=True)
    line = fields.Integer(required=True, metadata={"description": "Where it stands in the file, the header counted"})
    status = fields.String(required=True, metadata={"enum": ["new", "known", "wrong"]})
    organisation = fields.String()
    name = fields.String()
    role = fields.String()
    email = fields.String()
    kind = fields.String()
    short = fields.String()
    language = fields.String()
    problems = by_id(ListProblem)
    notes = by_id(ListNote)


class ListCounts(Schema):
    """`people` and `organisations` are new; `known` and `wrong` are rows."""

    people = fields.Integer(required=True)
    organisations = fields.Integer(required=True)
    known = fields.Integer(required=True)
    wrong = fields.Integer(required=True)


class ListTake(Schema):
    """What to send on, as it is, as the fields of `movement.take_list`."""

    organisations = fields.List(fields.Dict(), required=True)
    people = fields.List(fields.Dict(), required=True)


class ListPreview(Schema):
    """A list as it would be taken. `columns` names the header that was found for each field; it is empty where the list
    has none. `take` is there when nothing is wrong and something is new."""

    columns = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    rows = by_id(ListRow, required=True)
    counts = fields.Nested(ListCounts, required=True)
    take = fields.Nested(ListTake)


class InstallationView(Schema):
    """Whether there is nothing here yet, and whether the first visitor can make something of it."""

    empty = fields.Boolean(required=True)
    can_start = fields.Boolean(required=True)
