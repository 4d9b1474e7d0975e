"""The workflows that a proposal can be started on: `GET /api/workflows`."""

from __future__ import annotations

from marshmallow import Schema, fields

from schemas.views.words import Sentence, by_id, label


class WayStage(Schema):
    """A stage on the way to adoption."""

    order = fields.Integer(required=True)
    title = label(required=True)
    activity = fields.String()
    outcome = fields.String(metadata={"enum": ["adopted", "rejected", "withdrawn"]})


class WorkflowStage(WayStage):
    """A stage of a workflow: what happens there, or what ends there."""

    about = label(metadata={"description": "What is asked of people there"})
    rules = by_id(Sentence, metadata={"description": "How its ballot counts, as sentences in order"})
    minutes = fields.Integer(metadata={"description": "How long the small groups are meant to take"})


class Workflow(Schema):
    """The newest version of a workflow."""

    order = fields.Integer(required=True)
    version = fields.Integer(required=True)
    title = label(required=True)
    about = label(metadata={"description": "What it is good for"})
    route = by_id(WayStage, required=True, metadata={"description": "The shortest way from its start to adoption"})
    stages = by_id(WorkflowStage, required=True)


class WorkflowList(Schema):
    """Workflows by name."""

    workflows = by_id(Workflow, required=True)
