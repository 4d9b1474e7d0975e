"""Workflows, for whoever starts a proposal or wants to know how one goes."""

from __future__ import annotations

from functools import partial

from flask import Response, json, request

from engine.workflow.mermaid import mermaid
from schemas.views import WorkflowList
from schemas.workflow_file import workflow_schema
from web.api.openapi import PUBLIC, Blueprint
from web.auth import sessions
from web.concurrency import offload
from web.desk.publishing import published_definition, written_view
from web.desk.workflows import workflows_view
from web.house import View, house
from web.language import language
from web.pictures import workflow_picture
from web.reading import require_movement

workflows = Blueprint("workflows", __name__, url_prefix="/api/workflows", description="How decisions are made.")

MOVEMENT = {"in": "query", "name": "movement", "required": True, "schema": {"type": "string"}}
LANGUAGE = {"in": "query", "name": "lang", "schema": {"type": "string", "enum": ["nl", "en"]}}
KINDS = {"yaml": "application/yaml", "mmd": "text/vnd.mermaid", "svg": "image/svg+xml"}


@workflows.get("")
@workflows.response(200, WorkflowList)
@workflows.doc(parameters=[MOVEMENT])
def show() -> View:
    """The newest version of each workflow that a proposal of this movement can be started on."""
    return workflows_view(house(), _movement())


@workflows.get("/schema.json")
@workflows.response(200, {"type": "object"}, content_type="application/schema+json")
@workflows.doc(**PUBLIC)
def show_schema() -> Response:
    """A JSON Schema of workflow files, for editors: it names what can be written and what each thing means."""
    return Response(json.dumps(workflow_schema()), content_type="application/schema+json")


@workflows.get("/<workflow>/<int:version>.yaml")
@workflows.response(200, {"type": "string"}, content_type="application/yaml")
@workflows.doc(parameters=[MOVEMENT])
def file(workflow: str, version: int) -> Response:
    """A published version as a file, which can be brought in elsewhere."""
    return _taken(written_view(house(), _movement(), workflow, version), workflow, version, "yaml")


@workflows.get("/<workflow>/<int:version>.mmd")
@workflows.response(200, {"type": "string"}, content_type="text/vnd.mermaid")
@workflows.doc(parameters=[MOVEMENT, LANGUAGE])
def diagram(workflow: str, version: int) -> Response:
    """Its diagram in Mermaid, which wikis and editors draw."""
    definition = published_definition(house(), _movement(), workflow, version)
    return _taken(mermaid(definition, language()), workflow, version, "mmd")


@workflows.get("/<workflow>/<int:version>.svg")
@workflows.response(200, {"type": "string"}, content_type="image/svg+xml")
@workflows.doc(parameters=[MOVEMENT, LANGUAGE])
def picture(workflow: str, version: int) -> Response:
    """Its diagram as a picture."""
    definition = published_definition(house(), _movement(), workflow, version)
    return _taken(offload(partial(workflow_picture, definition, language())), workflow, version, "svg")


def _movement() -> str:
    movement = request.args.get("movement", "")
    require_movement(house(), sessions.actor(), movement, "workflows")
    return movement


def _taken(text: str, workflow: str, version: int, ending: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{workflow}-{version}.{ending}"'}
    return Response(text, content_type=f"{KINDS[ending]}; charset=utf-8", headers=headers)
