"""Signing in with a password, the session that follows, and signing out."""

from __future__ import annotations

import logging
from datetime import timedelta
from time import perf_counter

import pytest

from engine.directory import RevokePerson, hash_token
from engine.ports import Session
from tests.web.problem import problem
from tests.web.world import EMAIL, PASSWORD, World
from web.founding import Newcomer, add_coordinator

GOOD = {"email": EMAIL, "password": PASSWORD}


def test_a_browser_gets_a_cookie_that_scripts_cannot_read(bare: World) -> None:
    browser = bare.browser()

    response = browser.post("/api/session", json=GOOD, headers={"Origin": "http://localhost"})

    assert response.status_code == 200
    assert "token" not in response.json
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("polder_session=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"} <= {part.strip() for part in cookie.split(";")}
    assert browser.get("/api/session").json["name"] == "Ada"


def test_over_https_the_cookie_stays_on_https(bare: World) -> None:
    response = bare.browser().post("/api/session", json=GOOD, base_url="https://localhost")

    assert "Secure" in response.headers["Set-Cookie"]


def test_a_program_gets_the_token_and_sends_it_as_bearer(bare: World) -> None:
    token = bare.browser().post("/api/session", json=GOOD).json["token"]

    response = bare.browser().get("/api/session", headers={"Authorization": f"Bearer {token}"})

    assert response.json["person"] == bare.coordinator


def test_the_address_is_compared_without_case_or_blanks(bare: World) -> None:
    assert bare.browser().post("/api/session", json={**GOOD, "email": f" {EMAIL.upper()} "}).status_code == 200


def test_a_wrong_password_and_an_unknown_address_are_told_alike(bare: World) -> None:
    wrong = bare.browser().post("/api/session", json={**GOOD, "password": "not this one"})
    unknown = bare.browser().post("/api/session", json={**GOOD, "email": "bob@example.org"})

    problem(wrong, 401, "wrong_credentials")
    problem(unknown, 401, "wrong_credentials")
    assert wrong.data == unknown.data


def test_an_unknown_address_takes_as_long_as_a_known_one(bare: World) -> None:
    def seconds(email: str) -> float:
        start = perf_counter()
        bare.browser().post("/api/session", json={"email": email, "password": "not this one"})
        return perf_counter() - start

    seconds("warm@example.org")
    known = min(seconds(EMAIL) for _ in range(3))
    unknown = min(seconds(f"{n}@example.org") for n in range(3))

    assert unknown > known / 3


@pytest.mark.parametrize("token", ["", "nonsense", "x" * 5000, "ü"])
def test_whoever_shows_no_session_in_force_is_not_signed_in(bare: World, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}"}

    problem(bare.browser().get("/api/session", headers=headers), 401, "not_signed_in")


def test_a_session_ends_by_itself(bare: World) -> None:
    def long_ago(tx):  # type: ignore[no-untyped-def]
        ended = tx.now() - timedelta(seconds=1)
        tx.add_session(Session(token_hash=hash_token("old"), person=bare.coordinator, expires_at=ended))

    bare.house.store.write(long_ago)

    problem(bare.browser().get("/api/session", headers={"Authorization": "Bearer old"}), 401, "not_signed_in")


def test_signing_out_ends_the_session_not_only_the_cookie(bare: World) -> None:
    browser = bare.browser()
    token = browser.post("/api/session", json=GOOD).json["token"]

    response = browser.delete("/api/session")

    assert response.status_code == 204
    assert "Max-Age=0" in response.headers["Set-Cookie"]
    problem(browser.get("/api/session"), 401, "not_signed_in")
    problem(bare.browser().get("/api/session", headers={"Authorization": f"Bearer {token}"}), 401, "not_signed_in")
    assert browser.delete("/api/session").status_code == 204, "signing out twice is fine"


def test_who_is_revoked_is_out_at_once(world: World) -> None:
    client = world.as_role("delegate")
    assert client.get("/api/session").status_code == 200

    world.do(RevokePerson(movement=world.movement, person="delegate"))

    problem(client.get("/api/session"), 401, "not_signed_in")
    problem(
        client.post("/api/commands/meeting.check_in", json={"id": "1", "meeting": "m1", "mode": "room"}),
        401,
        "not_signed_in",
    )


def test_a_revoked_coordinator_does_not_sign_in_again(bare: World) -> None:
    add_coordinator(bare.house, bare.movement, Newcomer(name="Grace"))
    bare.do(RevokePerson(movement=bare.movement, person=bare.coordinator))

    problem(bare.browser().post("/api/session", json=GOOD), 401, "wrong_credentials")


def test_no_secret_reaches_the_log(bare: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    bare.browser().post("/api/session", json={"email": EMAIL, "password": "my-secret-words"})
    bare.browser().post("/api/session/link", json={"token": "my-secret-token-of-30-letters"})
    bare.browser().get("/api/session", headers={"Authorization": "Bearer my-secret-session"})

    assert "my-secret" not in caplog.text


def test_the_session_says_where_one_may_go(world: World) -> None:
    view = world.as_role("delegate").get("/api/session").json

    assert view == {
        "person": "delegate",
        "name": "Delegate",
        "language": "nl",
        "roles": ["delegate"],
        "meetings": [
            {
                "id": "m1",
                "title": "Autumn meeting",
                "code": world.code,
                "starts_at": "2030-11-09T12:00:00Z",
                "phase": "open",
                "roles": ["delegate"],
            }
        ],
        "movements": [{"id": world.movement, "name": "Samen", "roles": ["delegate"]}],
    }
