"""The HTTP API. `register` hangs it into an application; `/api/` shows it, `/api/openapi.json` describes it."""

from __future__ import annotations

from flask import Flask

from web.api import (
    calendars,
    commands,
    designing,
    home,
    installation,
    me,
    meetings,
    methods,
    minutes,
    movements,
    page,
    proposals,
    roll_call,
    session,
    teams,
    workflows,
)
from web.api.openapi import SETTINGS, PolderApi


def register(app: Flask) -> None:
    app.config.from_mapping(SETTINGS)
    api = PolderApi(app)
    for blueprint in (
        session.session,
        me.me,
        installation.installation,
        commands.commands,
        home.home,
        calendars.calendars,
        meetings.meetings,
        minutes.minutes,
        roll_call.roll_call,
        proposals.proposals,
        movements.movements,
        teams.teams,
        workflows.workflows,
        designing.designing,
        methods.methods,
    ):
        api.register_blueprint(blueprint)
    app.add_url_rule("/api/commands/<path:name>", "unknown_command", commands.unknown, methods=["POST"])
    app.register_blueprint(page.page_of(api))
