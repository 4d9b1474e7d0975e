"""What the designer of workflows asks as one works: nothing of it is kept."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import request

from schemas.derive import schema_for
from schemas.designing import AskedCheck, AskedImport, AskedPicture, AskedRehearsal, AskedReplay, AskedStep
from schemas.views.designing import BroughtFile, Checked, Pictured, Rehearsed, Replayed, Stands, Vocabulary
from schemas.views.publishing import WorkflowComparison, WorkflowDesk, WorkflowSource
from web.api.openapi import Blueprint
from web.auth import sessions
from web.concurrency import offload
from web.desk.bringing import brought_view
from web.desk.designing import begun_on, check_view, picture_view, rehearse_view, step_view, vocabulary_view
from web.desk.publishing import compare_view, desk_view, source_view
from web.desk.replaying import replay_view
from web.house import View, house
from web.language import language
from web.reading import require_movement, require_movements, require_person

designing = Blueprint("designing", __name__, url_prefix="/api/workflows", description="Trying out how to decide.")

MOVEMENT = {"in": "query", "name": "movement", "required": True, "schema": {"type": "string"}}
VERSION = {"in": "query", "name": "version", "schema": {"type": "integer"}, "description": "The newest, if not given"}
WAS = {"in": "query", "name": "was", "schema": {"type": "integer"}, "description": "The newest, if not given"}
NOW = {"in": "query", "name": "now", "schema": {"type": "integer"}, "description": "The draft, if not given"}
DRAFT = {"in": "query", "name": "draft", "schema": {"type": "string"}, "description": "The draft in its place"}


@designing.before_request
def only_signed_in() -> None:
    require_person(house(), sessions.actor(), "designing")


@designing.get("/vocabulary")
@designing.response(200, Vocabulary)
def show_vocabulary() -> View:
    """What can be written in a workflow, each with its settings: what the engine declares, for forms."""
    return vocabulary_view()


@designing.get("/desk")
@designing.response(200, WorkflowDesk)
@designing.doc(parameters=[MOVEMENT])
def show_desk() -> View:
    """A movement's workflows, with its drafts and with those that came with Polder."""
    return desk_view(house(), _movement())


@designing.get("/<workflow>/source")
@designing.response(200, WorkflowSource)
@designing.doc(parameters=[MOVEMENT, VERSION, DRAFT])
def show_source(workflow: str) -> View:
    """What a file of it would hold: of its draft, or of a version."""
    version = request.args.get("version", type=int)
    return source_view(house(), _movement(), workflow, version, draft="draft" in request.args)


@designing.get("/<workflow>/compare")
@designing.response(200, WorkflowComparison)
@designing.doc(parameters=[MOVEMENT, WAS, NOW])
def show_compare(workflow: str) -> View:
    """What is otherwise in the draft than in the newest version, or in one version than in another."""
    was, now = (request.args.get(each, type=int) for each in ("was", "now"))
    return compare_view(house(), _movement(), workflow, was, now)


def _movement() -> str:
    movement = request.args.get("movement", "")
    require_movement(house(), sessions.actor(), movement, "workflow_desk")
    return movement


@designing.post("/check")
@designing.arguments(AskedCheck)
@designing.response(200, Checked)
def check(asked: dict[str, Any]) -> View:
    """What is wrong with a workflow, given as its `source` or as the text of a file (`yaml`). It is never an error that
    something is wrong with it."""
    return offload(
        partial(check_view, asked["source"], asked["yaml"], asked["seats"], language(), _begun_on(asked["movement"]))
    )


def _begun_on(movement: str) -> frozenset[str] | None:
    if not movement:
        return None
    require_movement(house(), sessions.actor(), movement, "workflow_desk")
    return house().store.read(lambda reader: begun_on(reader, movement))


@designing.post("/picture")
@designing.arguments(AskedPicture)
@designing.response(200, Pictured)
def show_picture(asked: dict[str, Any]) -> View:
    """The diagram as SVG, with the titles in the reader's language."""
    return offload(partial(picture_view, asked["source"], language()))


@designing.post("/import")
@designing.arguments(AskedImport)
@designing.response(200, BroughtFile)
def bring(asked: dict[str, Any]) -> View:
    """The workflows that a file holds, ours or of OpenSlides, to choose from. That it holds none is no error."""
    return offload(partial(brought_view, asked["file"], asked["format"], asked["ballots"]))


@designing.post("/rehearse")
@designing.arguments(schema_for(AskedRehearsal))
@designing.response(200, Rehearsed)
def rehearse(asked: AskedRehearsal) -> View:
    """Up to a thousand plays with made-up people, as `polder rehearse` makes them (docs/workflows.md)."""
    return offload(partial(rehearse_view, asked))


@designing.post("/step")
@designing.arguments(schema_for(AskedStep))
@designing.response(200, Stands)
def step(asked: AskedStep) -> View:
    """One play by hand: where it stands after these choices, and what can happen next."""
    return offload(partial(step_view, asked))


@designing.post("/replay")
@designing.arguments(schema_for(AskedReplay))
@designing.response(200, Replayed)
def replay(asked: AskedReplay) -> View:
    """What closed ballots would have come to by the rules of one stage of a workflow, as it is being written: those of
    every movement that one coordinates. It decides nothing."""
    movements = require_movements(house(), sessions.actor(), "replay")
    return replay_view(house(), movements, asked.source, asked.stage)
