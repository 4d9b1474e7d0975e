"""Workflows, for whoever starts a proposal or wants to know how one goes."""

from __future__ import annotations

from flask import Response, json, request

from schemas.views import WorkflowList
from schemas.workflow_file import workflow_schema
from web.api.openapi import PUBLIC, Blueprint
from web.auth import sessions
from web.desk.workflows import workflows_view
from web.house import View, house
from web.reading import require_movement

workflows = Blueprint("workflows", __name__, url_prefix="/api/workflows", description="How decisions are made.")

MOVEMENT = {"in": "query", "name": "movement", "required": True, "schema": {"type": "string"}}


@workflows.get("")
@workflows.response(200, WorkflowList)
@workflows.doc(parameters=[MOVEMENT])
def show() -> View:
    """The newest version of each workflow that a proposal of this movement can be started on."""
    movement = request.args.get("movement", "")
    require_movement(house(), sessions.actor(), movement, "workflows")
    return workflows_view(house(), movement)


@workflows.get("/schema.json")
@workflows.response(200, {"type": "object"}, content_type="application/schema+json")
@workflows.doc(**PUBLIC)
def show_schema() -> Response:
    """A JSON Schema of workflow files, for editors: it names what can be written and what each thing means."""
    return Response(json.dumps(workflow_schema()), content_type="application/schema+json")
