"""A movement's workflows at the desk: `GET /api/workflows/desk`, `/NAME/source` and `/NAME/compare`."""

from __future__ import annotations

from marshmallow import Schema, fields

from schemas.views.words import Sentence, by_id, label


class KeptDraft(Schema):
    rev = fields.Integer(required=True, metadata={"description": "Grows with each time that it is kept"})
    at = fields.String(required=True)


class ListedWorkflow(Schema):
    """`version` is the newest that is published, if any is."""

    title = label(required=True)
    about = label(metadata={"description": "What it is good for"})
    version = fields.Integer()
    versions = fields.List(fields.Integer(), metadata={"description": "Published, the newest first"})
    published_at = fields.String()
    retired = fields.Boolean(required=True, metadata={"description": "No more proposals begin on it"})
    shipped = fields.Boolean(required=True, metadata={"description": "It belongs to no movement"})
    mine = fields.Boolean(required=True)
    draft = fields.Nested(KeptDraft)
    running = fields.Integer(required=True, metadata={"description": "Proposals of the movement that have not ended"})


class WorkflowDesk(Schema):
    workflows = by_id(ListedWorkflow, required=True)


class WorkflowSource(Schema):
    """What a file of it would hold: of a version, or of the draft with this `rev`."""

    workflow = fields.String(required=True)
    version = fields.Integer()
    rev = fields.Integer()
    source = fields.Dict(required=True)


class WorkflowChange(Sentence):
    path = fields.List(fields.Raw(), required=True, metadata={"description": "Where in the source"})


class WorkflowComparison(Schema):
    """What is otherwise in the draft than in a version, or in a version than in another; codes stand in the catalogue
    under `compared.`."""

    changes = fields.List(fields.Nested(WorkflowChange), required=True)
    stages = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    moves = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    was = fields.Dict(required=True, metadata={"description": "What a file of the earlier one would hold"})
