"""Action teams: who takes up what together."""

from __future__ import annotations

from flask import Response, jsonify, request

from schemas.views import TeamsView
from web.api.openapi import Blueprint
from web.api.workflows import MOVEMENT
from web.auth import sessions
from web.desk.teams import teams_view
from web.house import house
from web.reading import require_movement

teams = Blueprint("teams", __name__, url_prefix="/api/teams", description="Action teams of a movement.")


@teams.get("")
@teams.response(200, TeamsView)
@teams.doc(parameters=[MOVEMENT])
def show() -> Response:
    """The movement's teams: what each is for, who is in it, and the proposal that founded it."""
    movement = request.args.get("movement", "")
    roles = require_movement(house(), sessions.actor(), movement, "teams")
    return jsonify(teams_view(house(), sessions.actor(), movement, roles))
