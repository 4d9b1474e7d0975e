"""Whether the process lives (`/healthz`), whether it can serve (`/readyz`: its database answers, and it is
not about to end), and how it fares (`/metrics`, for whoever shows the token).

Where a request comes from proves nothing: behind a proxy everything comes from this machine. So there is a token, and
without that setting no page.
"""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.exceptions import NotFound

from web.house import house

health = Blueprint("health", __name__)


@health.get("/healthz")
def alive() -> dict[str, bool]:
    return {"ok": True}


@health.get("/readyz")
def ready() -> tuple[dict[str, bool], int]:
    """503 from a worker that is leaving; a database that does not answer is the problem `storage_unavailable`, 503."""
    if house().leaving.announced:
        return {"ok": False}, 503
    house().store.read(lambda reader: reader.now())
    return {"ok": True}, 200


@health.get("/metrics")
def fares() -> Response:
    kept = house().metrics
    if kept is None or not kept.may_be_read_with(request.headers.get("Authorization", "")):
        raise NotFound
    written, kind = kept.written()
    return Response(written, content_type=kind, headers={"Cache-Control": "no-store"})
