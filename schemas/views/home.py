"""Everything that is a person's own: `GET /api/home`."""

from __future__ import annotations

from marshmallow import Schema, fields

from schemas.views.words import by_id, label, yes


class HomeMovement(Schema):
    """A movement that you belong to: as what, and for which organisations."""

    order = fields.Integer(required=True)
    name = fields.String(required=True)
    roles = fields.List(fields.String(), required=True)
    organisations = fields.List(fields.String(), required=True, metadata={"description": "Their names"})


class HomeMeeting(Schema):
    """A meeting that you may go to."""

    order = fields.Integer(required=True, metadata={"description": "The newest first"})
    title = fields.String(required=True)
    movements = fields.List(fields.String(), required=True)
    starts_at = fields.String(required=True)
    time_zone = fields.String(required=True)
    lasts = fields.Integer(metadata={"description": "Minutes; absent if nobody said"})
    place = fields.String()
    phase = fields.String(required=True, metadata={"enum": ["planned", "open", "ended"]})
    code = fields.String(required=True)
    entry = fields.String(required=True, metadata={"enum": ["open", "admit"]})
    roles = fields.List(fields.String(), required=True)
    archived = yes()
    series = fields.String(metadata={"description": "Meetings that share it are one series"})
    next_date = fields.String()
    call_link = fields.String(metadata={"description": "Only for who may take part"})
    present = fields.Integer(metadata={"description": "Organisations with a vote that are there, while it is open"})
    expected = fields.Integer(metadata={"description": "Organisations with a vote, until it has ended"})


class HomeSeat(Schema):
    """An organisation that you vote for."""

    name = fields.String(required=True)
    voted = fields.Boolean(required=True)


class HomeBallot(Schema):
    """The ballot that is open now, and the seats on its roll that are yours."""

    id = fields.String(required=True)
    closes_at = fields.String()
    mine = by_id(HomeSeat, required=True)


class WorkflowTitle(Schema):
    """What a workflow is called."""

    title = label(required=True)


class RouteStage(Schema):
    """A stage of a proposal's way: where it has been, is, or will be if all goes well."""

    order = fields.Integer(required=True)
    title = label(required=True)
    activity = fields.String()
    outcome = fields.String(metadata={"enum": ["adopted", "rejected", "withdrawn"]})
    state = fields.String(required=True, metadata={"enum": ["done", "now", "ahead"]})


class HomeProposal(Schema):
    """A proposal on its way through its stages."""

    order = fields.Integer(required=True, metadata={"description": "Under way, then ended, then archived"})
    title = fields.String(required=True)
    movement = fields.String(required=True)
    meeting = fields.String()
    workflow = fields.Nested(WorkflowTitle, required=True)
    stage = fields.String(required=True)
    stage_title = label(required=True)
    activity = fields.String()
    outcome = fields.String(metadata={"enum": ["adopted", "rejected", "withdrawn"]})
    since = fields.String(required=True)
    route = by_id(RouteStage, required=True)
    clauses = fields.Integer(required=True)
    deadline = fields.String(metadata={"description": "When its stage is meant to be over"})
    review = fields.String(metadata={"description": "The day on which it is looked at again; for coordinators only"})
    archived = yes()
    ballot = fields.Nested(HomeBallot)


class HomeNotice(Schema):
    """Something that a proposal lets you know, and that you have not read. It has `words`, or it reminds you that a
    stage ends, or that the day of a `review` has come."""

    order = fields.Integer(required=True, metadata={"description": "The newest first"})
    proposal = fields.String(required=True)
    proposal_title = fields.String(required=True)
    number = fields.Integer(required=True, metadata={"description": "As `proposal.read_notices` takes it"})
    to = fields.String(required=True, metadata={"enum": ["coordinators", "delegates", "participants", "partners"]})
    at = fields.String(required=True)
    words = label()
    stage_title = label()
    ends = fields.String()
    days = fields.Integer()
    review = fields.String()


class HomeTask(Schema):
    """Something adopted: who does what by when."""

    order = fields.Integer(required=True, metadata={"description": "To be done first, by day"})
    proposal = fields.String(required=True)
    proposal_title = fields.String(required=True)
    task = fields.String(required=True)
    text = fields.String(required=True)
    owner = fields.String(metadata={"description": "Absent where it looks for somebody"})
    owner_name = fields.String()
    due = fields.String()
    done = yes()
    mine = yes("Of an organisation that you stand for")
    takes = yes("It looks for somebody, and you may take it on")
    taken = yes("You took it on, and may give it back")


class HomeView(Schema):
    """You, your movements and meetings, the proposals of both, and who does what."""

    person = fields.String(required=True)
    name = fields.String(required=True)
    language = fields.String(required=True)
    movements = by_id(HomeMovement, required=True)
    meetings = by_id(HomeMeeting, required=True)
    proposals = by_id(HomeProposal, required=True)
    notices = by_id(HomeNotice, required=True, metadata={"description": "By `PROPOSAL.NUMBER`"})
    tasks = by_id(HomeTask, required=True, metadata={"description": "By `PROPOSAL.TASK`"})
