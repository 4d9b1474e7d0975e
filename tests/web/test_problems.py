"""Every error is a problem (RFC 9457), in the reader's language."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NoReturn

import pytest

import messages
from engine.errors import CODES, Refused
from engine.ports import Conflict, Reader, StorageUnavailable, Store
from tests.web.problem import problem
from tests.web.world import World
from web.app import web_app
from web.problems import status_of


class Gone(Store):
    """A database that has gone away."""

    def read(self, query: Callable[[Reader], Any]) -> NoReturn:
        raise StorageUnavailable("storage_unavailable")


def test_a_page_that_is_not_there(bare: World) -> None:
    assert problem(bare.browser().get("/nowhere"), 404, "not_found") == {"what": "page"}


def test_a_method_that_is_not_there(bare: World) -> None:
    response = bare.browser().put("/api/session", json={})

    problem(response, 405, "method_not_allowed")
    assert "POST" in response.headers["Allow"]


def test_a_command_that_is_not_there(bare: World) -> None:
    for name in ("meeting.explode", "x/y", "x" * 300):
        params = problem(bare.as_role("coordinator").post(f"/api/commands/{name}", json={}), 404, "unknown_command")
        assert len(params["name"]) <= 60
    problem(bare.browser().post("/api/commands/meeting.explode", json={}), 401, "not_signed_in")


@pytest.mark.parametrize(
    ("raised", "status", "code"),
    [
        (StorageUnavailable("storage_full"), 503, "storage_full"),
        (StorageUnavailable("storage_unavailable"), 503, "storage_unavailable"),
        (Conflict("again"), 503, "busy"),
        (ZeroDivisionError("a secret detail"), 500, "server_error"),
    ],
)
def test_what_goes_wrong_inside(
    bare: World, caplog: pytest.LogCaptureFixture, raised: Exception, status: int, code: str
) -> None:
    @bare.app.get("/broken")
    def broken() -> NoReturn:
        raise raised

    caplog.set_level(logging.ERROR)
    response = bare.browser().get("/broken")

    problem(response, status, code)
    assert b"secret" not in response.data
    assert ("ZeroDivisionError" in caplog.text) == (status == 500), "the log tells whoever repairs it"


@pytest.mark.parametrize(
    ("headers", "query", "language"),
    [
        ({}, "", "nl"),
        ({"Accept-Language": "en"}, "", "en"),
        ({"Accept-Language": "fr, en-GB;q=0.8, nl;q=0.5"}, "", "en"),
        ({"Accept-Language": "fr"}, "", "nl"),
        ({"Accept-Language": "nl"}, "?lang=en", "en"),
        ({"Accept-Language": "en"}, "?lang=xx", "en"),
    ],
)
def test_the_title_is_in_the_readers_language(bare: World, headers: dict[str, str], query: str, language: str) -> None:
    response = bare.browser().get(f"/api/session{query}", headers=headers)

    assert response.get_json(force=True)["title"] == messages.render(language, "refusal.not_signed_in", {})


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_refusal_has_a_status_that_says_whose_turn_it_is(code: str) -> None:
    status = status_of(Refused(code, dict.fromkeys(CODES[code][1], 1)))

    assert 400 <= status < 600


def test_the_database_that_is_gone_is_not_ready(bare: World) -> None:
    assert bare.browser().get("/readyz").json == {"ok": True}
    alone = web_app(replace(bare.house, store=Gone())).test_client()

    problem(alone.get("/readyz"), 503, "storage_unavailable")
    assert alone.get("/healthz").json == {"ok": True}
