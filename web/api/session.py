"""Who this device is: signing in, by password, link or code; what it may go to; and signing out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from flask import Response, jsonify, request

from engine.fields import Email, Length, Secret
from schemas.derive import schema_for
from schemas.views import Entry, JoinView, SessionView
from web.api.openapi import PUBLIC, Blueprint
from web.auth import codes, links, passwords, sessions
from web.auth.limits import network_of
from web.house import house
from web.language import language
from web.reading import require_member
from web.whoami import join_view, session_view

Sign = Annotated[Email, Length(3, 254)]
"""An e-mail address to sign in with."""

session = Blueprint("session", __name__, url_prefix="/api", description="Who this device is, and where it may go.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    email: Annotated[str, Length(3, 254)]
    password: Annotated[str, Length(1, 200), Secret()]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedeemLink:
    token: Annotated[str, Length(1, 200), Secret()]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterByCode:
    code: Annotated[str, Length(1, 40)]
    name: Annotated[str, Length(1, 80)]
    says_from: Annotated[str, Length(0, 80)] = field(default="", metadata={"sent_as": "from"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSignIn:
    """`current` is the password that there is now, if there is one."""

    email: Sign
    password: Annotated[str, Length(1, 200), Secret()]
    current: Annotated[str, Length(0, 200), Secret()] = ""


@session.get("/session")
@session.response(200, SessionView)
def who() -> dict[str, Any]:
    """Who this device is, and the meetings and movements that it may go to."""
    return session_view(house(), sessions.actor())


@session.post("/session")
@session.arguments(schema_for(SignIn))
@session.response(200, Entry)
@session.doc(**PUBLIC)
def sign_in(sent: SignIn) -> Response:
    """Sign in with an e-mail address and a password."""
    person, token = passwords.sign_in(house(), address(), sent.email, sent.password)
    return entered(session_view(house(), person), token)


@session.post("/session/link")
@session.arguments(schema_for(RedeemLink))
@session.response(200, Entry)
@session.doc(**PUBLIC)
def redeem(sent: RedeemLink) -> Response:
    """Sign in with the token of a personal link: what stands behind the # of its address."""
    person, token = links.redeem(house(), address(), sent.token, sessions.current())
    view = session_view(house(), person)
    going_on = [each["id"] for each in view["meetings"] if each["phase"] != "ended"]
    return entered(view | ({"meeting": going_on[0]} if len(going_on) == 1 else {}), token)


@session.post("/session/code")
@session.arguments(schema_for(EnterByCode))
@session.response(200, Entry)
@session.doc(**PUBLIC)
def enter(sent: EnterByCode) -> Response:
    """Come in with a meeting's code and a name. Whoever already belongs there goes in as themselves."""
    guest = codes.Guest(name=sent.name, says_from=sent.says_from, language=language())
    came = codes.enter(house(), address(), sent.code, guest, sessions.current())
    view = session_view(house(), came.person)
    return entered(view | {"meeting": came.meeting.meeting, "entry": came.meeting.entry}, came.token)


@session.delete("/session")
@session.response(204)
@session.doc(**PUBLIC)
def sign_out() -> Response:
    """End the session on this device."""
    sessions.end()
    return sessions.forget(Response(status=204))


@session.put("/session/password")
@session.arguments(schema_for(ChangeSignIn))
@session.response(204)
def change_sign_in(sent: ChangeSignIn) -> Response:
    """Set what you sign in with from now on: an e-mail address and a password. Only for members of a movement."""
    person = sessions.actor()
    require_member(house(), person)
    passwords.change(house(), address(), person, passwords.Wanted(sent.email.strip(), sent.password), sent.current)
    return Response(status=204)


@session.delete("/session/others")
@session.response(204)
def sign_out_others() -> Response:
    """End your sessions on every device but this one."""
    sessions.end_others()
    return Response(status=204)


@session.get("/join/<code>")
@session.response(200, JoinView)
@session.doc(**PUBLIC)
def look(code: str) -> dict[str, Any]:
    """What a code leads to, before one says who one is."""
    return join_view(house(), codes.meeting_of(house(), address(), code))


def address() -> str:
    return network_of(request.remote_addr)


def entered(view: dict[str, Any], token: str | None) -> Response:
    shown = {"token": token} if token and not sessions.is_browser() else {}
    response = jsonify(view | shown)
    return sessions.give(response, token) if token else response
