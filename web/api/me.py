"""What is kept about whoever asks."""

from __future__ import annotations

from flask import Response, json, jsonify, request

from schemas.views import KeptView
from web.api.openapi import Blueprint
from web.auth import sessions
from web.desk.kept import kept_view
from web.house import house

me = Blueprint("me", __name__, url_prefix="/api", description="What is kept about you.")
DOWNLOAD = {
    "in": "query",
    "name": "download",
    "schema": {"type": "string"},
    "description": "As a file, `polder-me.json`",
}


@me.get("/me")
@me.response(200, KeptView)
@me.doc(parameters=[DOWNLOAD])
def show() -> Response:
    """Everything that is kept about you: your name and roles, where you were, what you voted openly and wrote."""
    actor = sessions.actor()
    view = house().ask(lambda reader, states: kept_view(reader, states, actor))
    if "download" not in request.args:
        return jsonify(view)
    text = json.dumps(view, ensure_ascii=False, indent=2, sort_keys=False) + "\n"
    response = Response(text, content_type="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="polder-me.json"'
    return response
