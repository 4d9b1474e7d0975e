"""What is kept about somebody, as only they may see it."""

from __future__ import annotations

from marshmallow import Schema, fields

from schemas.views.words import by_id, yes


class KeptPerson(Schema):
    """`email` is where the coordinators can reach you; `says_from` what a guest said at the door."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    language = fields.String(required=True)
    email = fields.String()
    says_from = fields.String()


class KeptMembership(Schema):
    """What you are, or were, and for whom. The names of the organisation and the movement."""

    order = fields.Integer(required=True)
    organisation = fields.String(required=True)
    movement = fields.String(required=True)
    role = fields.String(required=True)
    ended = yes()


class KeptMeeting(Schema):
    """A meeting to which you came: how, and as the how manieth."""

    order = fields.Integer(required=True)
    title = fields.String(required=True)
    starts_at = fields.String(required=True)
    mode = fields.String(required=True, metadata={"enum": ["room", "online"]})
    rank = fields.Integer(required=True)
    present = yes("You are there now")


class KeptQuestion(Schema):
    """What a choice was about, as it was worded then."""

    order = fields.Integer(required=True)
    n = fields.Integer(required=True)
    text = fields.String(required=True)


class KeptOption(Schema):
    """Without words of its own it is `none`: none of the others."""

    order = fields.Integer(required=True)
    n = fields.Integer()
    text = fields.String()


class KeptVote(Schema):
    """What you cast in an open ballot, and for which organisation."""

    order = fields.Integer(required=True)
    ballot = fields.String(required=True)
    title = fields.String(required=True)
    seat = fields.String(required=True)
    choice = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    reasons = fields.Dict(keys=fields.String(), values=fields.String(), metadata={"description": "Why, by question"})
    method = fields.String(required=True)
    questions = by_id(KeptQuestion, required=True)
    options = by_id(KeptOption, required=True)
    replaced = yes("Something cast later stands for this organisation")


class KeptSecretBallot(Schema):
    """That an organisation of yours voted. Who, and what, is kept nowhere."""

    order = fields.Integer(required=True)
    title = fields.String(required=True)


class KeptNote(Schema):
    """What you wrote in a small group. Who wrote it is shown in the group alone."""

    order = fields.Integer(required=True)
    kind = fields.String(required=True)
    text = fields.String(required=True)
    group = fields.String(required=True)
    meeting = fields.String(required=True)
    removed = yes("It was taken away; its words are kept until somebody asks to erase them")


class KeptCard(Schema):
    """A question or an idea of yours on the board of a meeting. Others see at most your organisation by it."""

    order = fields.Integer(required=True)
    kind = fields.String(required=True, metadata={"enum": ["question", "idea"]})
    text = fields.String(required=True)
    meeting = fields.String(required=True)
    removed = yes("You took it back; its words are kept until somebody asks to erase them")


class KeptSuggestion(Schema):
    """What you suggested about the text of a proposal, and what became of it. Of a removal the text is that of the
    clause as it was then. Others see at most your organisation by it."""

    order = fields.Integer(required=True)
    kind = fields.String(required=True, metadata={"enum": ["wording", "addition", "removal"]})
    text = fields.String(required=True)
    reason = fields.String(required=True)
    proposal_title = fields.String(required=True)
    state = fields.String(required=True, metadata={"enum": ["open", "taken", "declined", "withdrawn"]})


class KeptIdea(Schema):
    """What you wrote in a brainstorm. Nobody sees that it was you."""

    order = fields.Integer(required=True)
    text = fields.String(required=True)
    proposal_title = fields.String(required=True)
    removed = yes("You took it back; its words are kept until somebody asks to erase them")


class KeptAdvice(Schema):
    """What you wrote as advice about a proposal. Others see at most your organisation by it."""

    order = fields.Integer(required=True)
    text = fields.String(required=True)
    proposal_title = fields.String(required=True)
    removed = yes("You took it back; its words are kept until somebody asks to erase them")


class KeptFeeling(Schema):
    """How you feel about a clause (1 to 5) or a card (-1 or 1) of a meeting. A day after its end it is forgotten that
    this was you."""

    order = fields.Integer(required=True)
    text = fields.String(required=True)
    meeting = fields.String(required=True)
    value = fields.Integer(required=True)
    about = fields.String(required=True, metadata={"enum": ["clause", "card"]})


class KeptTask(Schema):
    """A task that you took on, gave back or finished; `at` is the last time."""

    order = fields.Integer(required=True)
    text = fields.String(required=True)
    proposal_title = fields.String(required=True)
    at = fields.String(required=True)


class KeptTeam(Schema):
    """An action team that you are a member of."""

    order = fields.Integer(required=True)
    name = fields.String(required=True)
    movement = fields.String(required=True, metadata={"description": "Its name"})
    ended = yes("It was dissolved")


class KeptSessions(Schema):
    """Where you are signed in."""

    n = fields.Integer(required=True)


class KeptNotices(Schema):
    """How many notices of proposals you have read."""

    n = fields.Integer(required=True)


class KeptView(Schema):
    """Everything that is kept about you. `acts` counts the steps in the ledger that you took; their words are those of
    the meetings and proposals."""

    person = fields.Nested(KeptPerson, required=True)
    memberships = by_id(KeptMembership, required=True)
    meetings = by_id(KeptMeeting, required=True)
    votes = by_id(KeptVote, required=True)
    secret_ballots = by_id(KeptSecretBallot, required=True)
    notes = by_id(KeptNote, required=True)
    cards = by_id(KeptCard, required=True)
    suggestions = by_id(KeptSuggestion, required=True)
    ideas = by_id(KeptIdea, required=True)
    advice = by_id(KeptAdvice, required=True)
    feelings = by_id(KeptFeeling, required=True)
    tasks = by_id(KeptTask, required=True)
    notices_read = fields.Nested(KeptNotices, required=True)
    teams = by_id(KeptTeam, required=True)
    acts = fields.Integer(required=True)
    links = fields.Integer(required=True)
    sessions = fields.Nested(KeptSessions, required=True)
    sign_in = fields.String(metadata={"description": "The e-mail address that you sign in with"})
