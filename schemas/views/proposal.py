"""A proposal with all that has to do with it: `GET /api/proposals/ID/page`."""

from __future__ import annotations

from marshmallow import Schema, fields

from schemas.views.words import Sentence, by_id, label, yes


class Named(Schema):
    """Something with its name."""

    id = fields.String(required=True)
    name = fields.String(required=True)


class PageMeeting(Schema):
    """The meeting in which the proposal is discussed and decided."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    starts_at = fields.String(required=True)
    time_zone = fields.String(required=True)
    phase = fields.String(required=True, metadata={"enum": ["planned", "open", "ended"]})


class VersionClause(Schema):
    """A clause as it read in one version."""

    n = fields.Integer(required=True)
    text = fields.String(required=True)


class ProposalVersion(Schema):
    """The text as it was fixed at one moment."""

    order = fields.Integer(required=True)
    fixed_at = fields.String(required=True)
    clauses = by_id(VersionClause, required=True)


class RemovedClause(Schema):
    """A clause that was taken out and can be put back."""

    text = fields.String(required=True)


class HarvestedNote(Schema):
    """What a small group wrote, without a name."""

    order = fields.Integer(required=True)
    kind = fields.String(required=True, metadata={"enum": ["point", "question", "idea", "quote", "action"]})
    text = fields.String(required=True)


class HarvestedTheme(Schema):
    """What notes of a round about the proposal were harvested into."""

    order = fields.Integer(required=True)
    round = fields.String(required=True)
    title = fields.String(required=True)
    question = fields.String(required=True)
    notes = by_id(HarvestedNote, required=True)


class HistoryStep(Sentence):
    """One step of the proposal's way, as a sentence (`history.*`)."""

    order = fields.Integer(required=True)
    at = fields.String(required=True)


class TaskOwner(Schema):
    """An organisation of the proposal's movement."""

    order = fields.Integer(required=True)
    name = fields.String(required=True)


class Voter(Schema):
    """An organisation or a person, and where that person is from."""

    order = fields.Integer(required=True)
    name = fields.String(required=True)
    of = fields.String()


class VotersListed(Schema):
    """Who may be put on a list of voters, by name, and who of them is on it."""

    choices = by_id(Voter, required=True)
    named = fields.Dict(keys=fields.String(), values=fields.Constant(True), required=True)


class StageToGoOnIn(Schema):
    order = fields.Integer(required=True)
    title = label(required=True)


class OtherVersion(Schema):
    """Another published version of the workflow. `stages`: where the proposal can go on, if it cannot stay where it
    is."""

    order = fields.Integer(required=True)
    stages = by_id(StageToGoOnIn)
    drops = yes("What was set for this proposal counts no more in a stage whose rules are others")


class PageParent(Schema):
    """The proposal that started this one."""

    id = fields.String(required=True)
    title = fields.String(required=True)


class PageChild(Schema):
    """A proposal that this one started."""

    order = fields.Integer(required=True)
    title = fields.String(required=True)
    stage_title = label(metadata={"description": "Absent while it is being started"})
    outcome = fields.String(metadata={"enum": ["adopted", "rejected", "withdrawn"]})


class OtherProposal(Schema):
    """A proposal that this one waits for, or that waits for this one; of one that you may not read, its title alone."""

    title = fields.String(required=True, metadata={"description": "Empty once it has been erased"})
    stage_title = label()
    outcome = fields.String(metadata={"enum": ["adopted", "rejected", "withdrawn"]})
    archived = yes("It has been put away")


class AwaitedProposal(OtherProposal):
    """The proposal that this one waits for."""

    id = fields.String(required=True)


class WaitingProposal(OtherProposal):
    """A proposal that waits for this one."""

    order = fields.Integer(required=True)


class ProposalToAwait(Schema):
    """A proposal that this one could wait for."""

    order = fields.Integer(required=True)
    title = fields.String(required=True)
    outcome = fields.String(metadata={"enum": ["adopted", "rejected", "withdrawn"]})
    movement = fields.String(metadata={"description": "The name of another movement that it is of"})


class PageTeam(Schema):
    """The action team that the proposal founded."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    state = fields.String(required=True, metadata={"enum": ["active", "dissolved"]})
    members = fields.Integer(required=True)


class ProposalPage(Schema):
    """Everything about one proposal that you may see. `moves`, `removed`, `counted_by`, `voters`,
    `may_await` and `other_versions` are for coordinators."""

    id = fields.String(required=True)
    movement = fields.Nested(Named, required=True)
    meeting = fields.Nested(PageMeeting)
    team = fields.Nested(PageTeam)
    parent = fields.Nested(PageParent)
    children = by_id(PageChild)
    awaited = fields.Nested(AwaitedProposal)
    awaited_by = by_id(WaitingProposal)
    may_await = by_id(ProposalToAwait)
    roles = fields.List(fields.String(), required=True)
    may = fields.List(fields.String(), required=True, metadata={"description": "Commands that your roles may send"})
    suggested = fields.List(
        fields.String(), required=True, metadata={"description": "Of the suggestions to the text, those that are yours"}
    )
    my_ideas = fields.List(
        fields.String(), required=True, metadata={"description": "Of the ideas, those that you wrote"}
    )
    advised = fields.List(fields.String(), required=True, metadata={"description": "Of the advice, what is yours"})
    taken = fields.List(fields.String(), required=True, metadata={"description": "Of the tasks, those you took on"})
    stage_about = label(metadata={"description": "What the workflow asks of people in the stage that it is in"})
    may_advise = yes("The stage asks you for advice")
    proposal = fields.Dict(
        keys=fields.String(),
        required=True,
        metadata={"description": "As its channel shows it (docs/protocol.md: `proposals`)"},
    )
    moves = fields.Dict(
        keys=fields.String(),
        values=fields.Dict(keys=fields.String()),
        metadata={"description": "As its channel shows them, each with `holds` as `live` has it"},
    )
    versions = by_id(ProposalVersion, required=True, metadata={"description": "By number"})
    removed = by_id(RemovedClause)
    other_versions = by_id(OtherVersion, metadata={"description": "By number, the newest first"})
    counted_by = fields.Dict(
        keys=fields.String(),
        values=fields.Dict(keys=fields.String()),
        metadata={"description": "The rules of each closed ballot, as `what-if` takes them"},
    )
    voters = by_id(VotersListed, metadata={"description": "By stage whose rules ask for a list"})
    harvest = by_id(HarvestedTheme, required=True, metadata={"description": "By `MEETING.THEME`"})
    history = by_id(HistoryStep, required=True)
    organisations = by_id(TaskOwner, required=True)
