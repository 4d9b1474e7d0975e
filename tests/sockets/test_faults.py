"""Whatever goes wrong in a handler, whoever sent the event gets an answer."""

from __future__ import annotations

import logging
from typing import Any, cast

import pytest

from engine.ports import StorageUnavailable
from sockets.connections import Connection, Connections
from sockets.namespace import Namespace


class Known:
    """Connections of which one is known."""

    def get(self, sid: str) -> Connection | None:
        return Connection(sid, "anna", "hash") if sid == "known" else None


class Breaking:
    def __init__(self, error: Exception) -> None:
        self._error = error

    def execute(self, envelope: object) -> None:
        raise self._error


def answer(error: Exception) -> dict[str, Any] | None:
    namespace = Namespace(cast("Any", Breaking(error)), cast("Connections", Known()), cast("Any", None), "cookie")
    return namespace.handle("command", "known", {"id": "c1", "name": "group.report", "fields": {"group": "g"}})


def test_a_fault_of_ours_is_answered_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert answer(RuntimeError("a bug")) == {"ok": False, "code": "server_error", "params": {}}

    assert "command failed" in caplog.text


def test_a_database_that_is_away_is_told_as_that() -> None:
    assert answer(StorageUnavailable("storage_full")) == {"ok": False, "code": "storage_full", "params": {}}
