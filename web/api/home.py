"""What is a person's own, and their coming meetings for a calendar."""

from __future__ import annotations

from flask import Response, jsonify

from schemas.views import HomeView
from web.api.openapi import Blueprint
from web.auth import sessions
from web.desk.home import home_view
from web.house import house
from web.reading import require_person

home = Blueprint("home", __name__, url_prefix="/api", description="What is yours.")


@home.get("/home")
@home.response(200, HomeView)
def show() -> Response:
    """Your movements, your meetings (the newest first), proposals on their way, and who does what."""
    require_person(house(), sessions.actor(), "home")
    return jsonify(home_view(house(), sessions.actor()))
