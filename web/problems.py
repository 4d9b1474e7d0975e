"""Every error as RFC 9457 has it: `application/problem+json` with a title that the reader understands, our stable code
and its parameters. Refusals keep their code; what HTTP itself refuses gets one here."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, json, request
from werkzeug.exceptions import HTTPException

from engine.errors import Kind, Refused, RefusedError, refuse
from engine.ports import Conflict, StorageUnavailable
from web.config import BODY_LIMIT
from web.house import house
from web.language import say
from web.pages import shell

_log = logging.getLogger(__name__)

STATUS: Mapping[Kind, int] = {
    Kind.INVALID: 422,
    Kind.UNKNOWN_ACTOR: 401,
    Kind.FORBIDDEN: 403,
    Kind.MISSING: 404,
    Kind.CONFLICT: 409,
    Kind.HELD: 409,
    Kind.GONE: 410,
    Kind.TOO_LARGE: 413,
    Kind.BUSY: 503,
}
PARTICULAR = {"not_json": 400, "unknown_command": 404, "too_many_attempts": 429, "server_error": 500}
"""Codes for which HTTP has a closer word than their kind."""


def status_of(refused: Refused) -> int:
    return PARTICULAR.get(refused.code, STATUS[refused.kind])


def problem(refused: Refused, status: int | None = None) -> Response:
    """The answer to whoever was refused."""
    status = status or status_of(refused)
    if refused.code == "busy" and (watched := house().metrics):
        watched.turned_away("busy")
    body = {
        "type": f"urn:polder:{refused.code}",
        "title": say(f"refusal.{refused.code}", refused.params),
        "status": status,
        "code": refused.code,
        "params": dict(refused.params),
    }
    response = _respond(body, status)
    if refused.code == "too_many_attempts":
        response.headers["Retry-After"] = str(refused.params["seconds"])
    if status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Bearer realm="polder"'
    return response


def register(app: Flask) -> None:
    app.register_error_handler(RefusedError, lambda error: problem(error.refused))
    app.register_error_handler(StorageUnavailable, lambda error: problem(refuse(error.code)))
    app.register_error_handler(Conflict, lambda _: problem(refuse("busy")))
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _of_bug)


def _of_http(error: HTTPException) -> Response:
    status = error.code or 500
    match status:
        case 404 if _for_a_reader():
            response = shell()
            response.status_code = 404
        case 404:
            response = problem(refuse("not_found", what="page"))
        case 413:
            response = problem(refuse("payload_too_large", limit=BODY_LIMIT))
        case 415:
            response = problem(refuse("not_json"), 415)
        case 500:
            response = problem(refuse("server_error"))
        case _:
            response = _plain(status)
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After", "Location"):
            response.headers[name] = value
    return response


def _for_a_reader() -> bool:
    """A browser that was sent to an address, rather than a program: the client then says it in a page."""
    return "text/html" in request.headers.get("Accept", "") and not request.path.startswith(("/api/", "/static/"))


def _plain(status: int) -> Response:
    """What only HTTP has a word for: its own phrase, and the same phrase as a code."""
    phrase = HTTPStatus(status).phrase
    code = phrase.lower().replace(" ", "_").replace("-", "_")
    return _respond({"type": "about:blank", "title": phrase, "status": status, "code": code, "params": {}}, status)


def _of_bug(error: Exception) -> Response:
    """Ours to repair. The log says where; the answer does not."""
    _log.error("A request failed because of a mistake in Polder.", exc_info=error)
    return problem(refuse("server_error"))


def _respond(body: Mapping[str, Any], status: int) -> Response:
    return Response(json.dumps(body), status, content_type="application/problem+json")
