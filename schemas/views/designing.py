"""What the designer of workflows is told: `GET /api/workflows/vocabulary`, `POST /api/workflows/check`, `/picture`,
`/import`, `/rehearse`, `/replay` and `/step`."""

from __future__ import annotations

from marshmallow import Schema, fields

from schemas.views.methods import CountingMethod
from schemas.views.words import Sentence, by_id


class PartSetting(Schema):
    """One setting; `default` is absent where it must be given or may be left out."""

    name = fields.String(required=True)
    kind = fields.String(
        required=True,
        metadata={"enum": ["text", "whole", "yes_no", "one_of", "fraction", "threshold", "label", "map"]},
    )
    required = fields.Boolean(required=True)
    default = fields.Raw()
    least = fields.Integer()
    most = fields.Integer()
    words = fields.List(fields.String(), metadata={"description": "Of `one_of`: what can be chosen"})
    pattern = fields.String(metadata={"description": "A regular expression that the whole text matches"})
    names = fields.String(metadata={"enum": ["workflow"], "description": "Of a `text`: the name of what it is"})


class WorkflowPart(Schema):
    """An activity, a guard or an effect, with its settings in order."""

    settings = fields.List(fields.Nested(PartSetting), required=True)


class Vocabulary(Schema):
    """What can be written in a workflow, by name."""

    activities = by_id(WorkflowPart, required=True)
    guards = by_id(WorkflowPart, required=True)
    effects = by_id(WorkflowPart, required=True)
    methods = by_id(CountingMethod, required=True)
    roles = fields.List(fields.String(), required=True, metadata={"description": "Who can make moves"})
    outcomes = fields.List(fields.String(), required=True)


class FoundProblem(Schema):
    """`code` is a sentence of the catalogue under `workflow.`; with what `refuses`, it cannot be published."""

    path = fields.List(fields.Raw(), required=True, metadata={"description": "Where in the source"})
    line = fields.Integer(required=True, metadata={"description": "Where in the file, from 1"})
    code = fields.String(required=True)
    params = fields.Dict(required=True)
    refuses = fields.Boolean(required=True)


class Drawn(Schema):
    mermaid = fields.String(required=True, metadata={"description": "Empty while it cannot be published"})


class Pictured(Schema):
    svg = fields.String(required=True)


class Checked(Schema):
    """The source as it was read, as a file, and what is wrong with it."""

    source = fields.Dict(required=True)
    yaml = fields.String(required=True)
    problems = fields.List(fields.Nested(FoundProblem), required=True)
    diagram = fields.Nested(Drawn, required=True)


class Brought(Schema):
    """A workflow out of a file, and what to look at in it."""

    source = fields.Dict(required=True)
    notes = fields.List(fields.Nested(Sentence), required=True)


class BroughtFile(Schema):
    """The workflows of a file; none where it cannot be read, and then why, with the line where that is known."""

    workflows = fields.List(fields.Nested(Brought), required=True)
    unread = fields.Nested(Sentence)
    line = fields.Integer()


class Rehearsed(Schema):
    """The report as `polder rehearse --json` has it, and in which part of the plays each place was reached."""

    report = fields.Dict(required=True)
    visits = fields.Dict(required=True, metadata={"description": "Stage → part of the plays, 0 to 1"})
    moves = fields.Dict(required=True, metadata={"description": "Move → part of the plays, 0 to 1"})


class PlayStep(Schema):
    """`code` is a sentence of the catalogue under `rehearsal.step.`."""

    code = fields.String(required=True)
    move = fields.String(required=True, metadata={"description": "Empty where it is none"})


class HeldMove(Schema):
    """What holds it, by the names of guards and refusals."""

    move = fields.String(required=True)
    codes = fields.List(fields.String(), required=True)


class Stands(Schema):
    """Where one play stands."""

    stage = fields.String(required=True)
    ended = fields.Boolean(required=True)
    minutes = fields.Integer(required=True)
    here = fields.Integer(required=True)
    seats = fields.Integer(required=True)
    said = fields.List(fields.Nested(Sentence), required=True, metadata={"description": "The last ballot, in words"})
    steps = fields.List(fields.Nested(PlayStep), required=True, metadata={"description": "The likeliest first"})
    held = fields.List(fields.Nested(HeldMove), required=True)


class ReplayedBallot(Schema):
    """A closed ballot counted by another rule; it decides nothing. `said` is what would be otherwise and by how much;
    of one that could not be counted so, why. What would be the same has nothing to say."""

    ballot = fields.String(required=True)
    proposal = fields.String(required=True)
    title = fields.String(required=True, metadata={"description": "Empty if it has been erased"})
    closed_at = fields.String(required=True)
    found = fields.String(required=True, metadata={"enum": ["flips", "same", "unfit"]})
    result = fields.String(metadata={"description": "As it was decided, under `rehearsal.result.`; unless hidden"})
    said = fields.List(fields.Nested(Sentence), required=True)


class Replayed(Schema):
    """What would flip among closed ballots, the newest first."""

    what_if = fields.Boolean(required=True, metadata={"enum": [True]})
    flips = fields.Integer(required=True)
    same = fields.Integer(required=True)
    unfit = fields.Integer(required=True, metadata={"description": "Could not be counted so"})
    more = fields.Integer(required=True, metadata={"description": "Older ones, which were not counted"})
    ballots = fields.List(fields.Nested(ReplayedBallot), required=True)
