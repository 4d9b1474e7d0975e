"""What the designer of workflows asks as one works: nothing of it is kept."""

from __future__ import annotations

from functools import partial
from typing import Any

from schemas.derive import schema_for
from schemas.designing import AskedCheck, AskedRehearsal, AskedStep
from schemas.views.designing import Checked, Rehearsed, Stands, Vocabulary
from web.api.openapi import Blueprint
from web.auth import sessions
from web.concurrency import offload
from web.desk.designing import check_view, rehearse_view, step_view, vocabulary_view
from web.house import View, house
from web.language import language
from web.reading import require_person

designing = Blueprint("designing", __name__, url_prefix="/api/workflows", description="Trying out how to decide.")


@designing.before_request
def only_signed_in() -> None:
    require_person(house(), sessions.actor(), "designing")


@designing.get("/vocabulary")
@designing.response(200, Vocabulary)
def show_vocabulary() -> View:
    """What can be written in a workflow, each with its settings: what the engine declares, for forms."""
    return vocabulary_view()


@designing.post("/check")
@designing.arguments(AskedCheck)
@designing.response(200, Checked)
def check(asked: dict[str, Any]) -> View:
    """What is wrong with a workflow, given as its `source` or as the text of a file (`yaml`). It is never an error that
    something is wrong with it."""
    return offload(partial(check_view, asked["source"], asked["yaml"], asked["seats"], language()))


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
