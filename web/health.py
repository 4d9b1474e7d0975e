"""Whether the process lives (`/healthz`) and whether it can serve (`/readyz`: its database answers, and it is not
about to end)."""

from __future__ import annotations

from flask import Blueprint

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
