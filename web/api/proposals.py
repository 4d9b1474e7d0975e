"""Proposals and what was decided about them."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, request

from engine.errors import RefusedError, refuse
from schemas.derive import schema_for
from schemas.views import BallotDocument, ChainView, ProposalPage, RollView, WhatIf
from web.api.meetings import AUDIENCE, given
from web.api.openapi import Blueprint
from web.auth import sessions
from web.desk.methods import AskedRules
from web.desk.proposal import proposal_page
from web.desk.what_if import what_if_view
from web.exports import ballot_document
from web.house import View, house
from web.reading import require_audience, require_proposal
from web.roll import roll_view

proposals = Blueprint("proposals", __name__, url_prefix="/api", description="Proposals and their ballots.")


@proposals.get("/proposals/<proposal>")
@proposals.response(200, ChainView)
@proposals.doc(parameters=[AUDIENCE])
def show(proposal: str) -> View:
    """A proposal by itself, as one audience sees it."""
    roles = require_proposal(house(), sessions.actor(), proposal, "proposal")
    audience = request.args.get("audience", "participant")
    require_audience(roles, audience)
    return given(house().snapshot(f"proposal:{proposal}", audience, sessions.actor()))


@proposals.get("/proposals/<proposal>/page")
@proposals.response(200, ProposalPage)
def whole(proposal: str) -> Response:
    """A proposal with its versions, what the groups said of it, its history, and what you may do about it."""
    roles = require_proposal(house(), sessions.actor(), proposal, "proposal")
    return jsonify(proposal_page(house(), sessions.actor(), proposal, roles))


@proposals.get("/ballots/<ballot>/export")
@proposals.response(200, BallotDocument)
def export(ballot: str) -> dict[str, Any]:
    """A closed ballot as one document that anybody can recount (`scripts/recount.py`)."""
    require_proposal(house(), sessions.actor(), _voted_on(ballot), "ballot_export", what="ballot")
    return given(house().ask(lambda reader, states: ballot_document(reader, states, ballot)))


@proposals.get("/ballots/<ballot>/roll")
@proposals.response(200, RollView)
def roll(ballot: str) -> View:
    """Who may vote in a ballot, for whoever enters a paper for one of them (`proposal.enter_paper`)."""
    proposal = _voted_on(ballot)
    require_proposal(house(), sessions.actor(), proposal, "ballot_roll", what="ballot")
    return house().ask(lambda reader, states: roll_view(reader, states, proposal, ballot))


@proposals.post("/ballots/<ballot>/what-if")
@proposals.arguments(schema_for(AskedRules))
@proposals.response(200, WhatIf)
def what_if(asked: AskedRules, ballot: str) -> View:
    """What the papers of a closed ballot would have given under other rules. It decides nothing."""
    require_proposal(house(), sessions.actor(), _voted_on(ballot), "what_if", what="ballot")
    shelf = house().service.shelf
    return given(house().ask(lambda reader, states: what_if_view(reader, states, shelf, ballot, asked.rules)))


def _voted_on(ballot: str) -> str:
    """The proposal that a ballot is about. Raises `not_found`."""
    place = house().store.read(lambda reader: reader.ballot_place(ballot))
    if place is None:
        raise RefusedError(refuse("not_found", what="ballot"))
    return place[0]
