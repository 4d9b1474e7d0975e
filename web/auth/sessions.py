"""Sessions: a random token on the device, its hash in the database, for thirty days. A browser keeps it in a cookie
that no script can read; a program sends it as `Authorization: Bearer`."""

from __future__ import annotations

import secrets
from datetime import timedelta

from flask import Response, g, request

from engine.directory import hash_token
from engine.errors import RefusedError, refuse
from engine.ports import Session, Store, Transaction
from web.house import house

COOKIE = "polder_session"
LIFETIME = timedelta(days=30)
LONGEST = 100


def begin(tx: Transaction, person: str) -> str:
    """A new session in this transaction; its token, which is kept nowhere else."""
    token = secrets.token_urlsafe(32)
    tx.add_session(Session(token_hash=hash_token(token), person=person, expires_at=tx.now() + LIFETIME))
    return token


def authenticate(store: Store, token: str | None) -> Session | None:
    """The session in force behind a token that came over HTTP. `sockets.connections` asks the store likewise."""
    if not token or len(token) > LONGEST:
        return None
    return store.read(lambda reader: reader.session(hash_token(token)))


def token_sent() -> str | None:
    """What this request shows as its token. A header wins over a cookie: it was sent on purpose."""
    kind, _, given = request.headers.get("Authorization", "").partition(" ")
    return given.strip() if kind.lower() == "bearer" else request.cookies.get(COOKIE)


def current() -> Session | None:
    """The session of this request, asked of the database once."""
    if "session_in_force" not in g:
        g.session_in_force = authenticate(house().store, token_sent())
    found: Session | None = g.session_in_force
    return found


def actor() -> str:
    """The person of this request. Raises the refusal `not_signed_in`."""
    session = current()
    if session is None:
        raise RefusedError(refuse("not_signed_in"))
    return session.person


def end() -> None:
    """End this request's session; none to end is fine too."""
    if session := current():
        house().store.write(lambda tx: tx.end_session(session.token_hash))


def end_others() -> None:
    """End every other session of this request's person. Raises `not_signed_in`."""
    session = current()
    if session is None:
        raise RefusedError(refuse("not_signed_in"))
    house().store.write(lambda tx: tx.end_sessions(session.person, but=session.token_hash))


def give(response: Response, token: str) -> Response:
    """Let a browser keep the token."""
    secure = request.is_secure or house().config.public_url.startswith("https:")
    response.set_cookie(COOKIE, token, max_age=LIFETIME, secure=secure, httponly=True, samesite="Lax", path="/")
    return response


def forget(response: Response) -> Response:
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="Lax")
    return response


def is_browser() -> bool:
    """Whether scripts of a page made this request. They must not see the token that the cookie hides from them."""
    return "Origin" in request.headers or "Sec-Fetch-Site" in request.headers
