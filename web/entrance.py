"""What is asked of every request before a handler sees it, and what every answer carries.

A browser adds its cookies to requests that other sites make, so an unsafe request must come from our own pages (its
Origin says so) or from a program (which sends no Origin). Bodies are JSON, and in one place a file; at most 1 MB.
A Host that is not ours is answered nothing but how the server fares.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.exceptions import UnsupportedMediaType
from werkzeug.wsgi import get_host

from engine.errors import RefusedError, refuse
from web.house import house

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

UNDER_ANY_NAME = frozenset({"health"})
"""Blueprints for programs that know a worker by its address or its socket: a supervisor, a balancer, Prometheus. They
make no links, and tell nothing that a page under another name could use."""

WITH_A_FILE = frozenset({"movements.look_at_list"})
"""Endpoints that also take a form with a file."""

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OURS = "camera"
"""A console reads badges with it at roll call; the browser asks whoever holds it first."""
IN_A_CALL = (OURS, "microphone", "display-capture")
"""What a video call may ask of a device; a page can only pass on what it has itself."""
NEVER = ("geolocation", "payment")

OF_A_FILE = frozenset({"X-Content-Type-Options", "Cross-Origin-Resource-Policy"})
CODE = frozenset({"text/javascript", "text/css"})
"""What a script or a style needs to say of itself. The rest is about pages, and a phone fetches a dozen files."""


def register(app: Flask) -> None:
    app.before_request(check)
    app.after_request(dress)


def check() -> None:
    # Not Flask's TRUSTED_HOSTS, which knows no exceptions. An address that leads nowhere has no blueprint.
    if request.blueprint not in UNDER_ANY_NAME:
        get_host(request.environ, house().config.trusted_hosts)
    if request.method in SAFE:
        return
    if not _from_our_own_page():
        raise RefusedError(refuse("wrong_origin"))
    has_body = bool(request.content_length) or "Transfer-Encoding" in request.headers
    if has_body and not request.is_json and not _is_a_file_where_one_belongs():
        raise UnsupportedMediaType


def _is_a_file_where_one_belongs() -> bool:
    return request.mimetype == "multipart/form-data" and request.endpoint in WITH_A_FILE


def dress(response: Response) -> Response:
    plain = response.status_code == 200 and response.mimetype in CODE
    for name, value in headers(house().config.call_origins).items():
        if not plain or name in OF_A_FILE:
            response.headers.setdefault(name, value)
    if request.path.startswith("/api/"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response


@cache
def headers(call_origins: tuple[str, ...]) -> Mapping[str, str]:
    """Nothing of others is framed, and nothing but our own camera asked for, unless the operator named who holds the
    video calls."""
    callers = " ".join(("self", *(f'"{origin}"' for origin in call_origins))) if call_origins else ""
    devices = (f"{device}=({callers or ('self' if device == OURS else '')})" for device in IN_A_CALL)
    permitted = (*devices, *(f"{each}=()" for each in NEVER))
    framed = " ".join(("'self'", *call_origins))
    policies = {
        "Content-Security-Policy": f"{CONTENT_POLICY}; frame-src {framed}",
        "Permissions-Policy": ", ".join(permitted),
    }
    return policies | HEADERS


def _from_our_own_page() -> bool:
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")
    ours = {request.host_url.rstrip("/"), _origin_of(house().config.public_url)}
    return origin in ours


def _origin_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
