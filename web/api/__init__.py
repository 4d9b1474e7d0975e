"""The HTTP API. `register` hangs it into an application; `/api/` shows it, `/api/openapi.json` describes it."""

from __future__ import annotations

from flask import Flask

from web.api import commands, meetings, minutes, movements, page, proposals, session
from web.api.openapi import SETTINGS, PolderApi


def register(app: Flask) -> None:
    app.config.from_mapping(SETTINGS)
    api = PolderApi(app)
    for blueprint in (
        session.session,
        commands.commands,
        meetings.meetings,
        minutes.minutes,
        proposals.proposals,
        movements.movements,
    ):
        api.register_blueprint(blueprint)
    app.add_url_rule("/api/commands/<path:name>", "unknown_command", commands.unknown, methods=["POST"])
    app.register_blueprint(page.page_of(api))
