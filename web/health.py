"""Whether the process lives (`/healthz`) and whether it can serve (`/readyz`: its database answers)."""

from __future__ import annotations

from flask import Blueprint

from web.house import house

health = Blueprint("health", __name__)


@health.get("/healthz")
def alive() -> dict[str, bool]:
    return {"ok": True}


@health.get("/readyz")
def ready() -> dict[str, bool]:
    """A database that does not answer is the problem `storage_unavailable`, 503."""
    house().store.read(lambda reader: reader.now())
    return {"ok": True}
