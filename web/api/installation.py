"""A new installation, and the first visitor who makes something of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from flask import Response

from engine.directory.commands import Language
from engine.fields import Length, Line, Secret
from schemas.derive import schema_for
from schemas.views import Entry, InstallationView
from web.api.openapi import PUBLIC, Blueprint
from web.api.session import Sign, address, entered
from web.auth import sessions
from web.founding import Login, Newcomer, found_first, is_empty
from web.house import house
from web.whoami import session_view

installation = Blueprint("installation", __name__, url_prefix="/api", description="A new installation.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    key: Annotated[str, Length(1, 200), Secret()]
    movement: Line
    name: Line
    email: Sign
    password: Annotated[str, Length(1, 200), Secret()]
    language: Language = "nl"


@installation.get("/installation")
@installation.response(200, InstallationView)
@installation.doc(**PUBLIC)
def show() -> dict[str, Any]:
    """Whether anything has been founded here, and whether somebody with the key can do so now."""
    empty = is_empty(house())
    return {"empty": empty, "can_start": empty and bool(house().config.setup_key)}


@installation.post("/installation")
@installation.arguments(schema_for(Founding))
@installation.response(200, Entry)
@installation.doc(**PUBLIC)
def found(sent: Founding) -> Response:
    """Make the first movement, coordinate it and come in, with the key that the server printed when it started."""
    login = Login(email=sent.email.strip(), password=sent.password)
    newcomer = Newcomer(name=sent.name.strip(), language=sent.language, login=login)
    _, person = found_first(house(), address(), sent.key, sent.movement.strip(), newcomer)
    token = house().store.write(lambda tx: sessions.begin(tx, person))
    return entered(session_view(house(), person), token)
