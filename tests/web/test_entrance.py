"""What is asked of every request, and what every answer carries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.web.problem import problem
from tests.web.world import EMAIL, PASSWORD, World, bare_world
from web.config import BODY_LIMIT

GOOD = {"email": EMAIL, "password": PASSWORD}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:8000"},
        {"Origin": "https://localhost"},
        {"Origin": "http://localhost.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_other_pages_may_not_act(calm: World, headers: dict[str, str]) -> None:
    browser = calm.browser()
    browser.post("/api/session", json=GOOD)

    problem(browser.post("/api/commands/movement.found", json={}, headers=headers), 403, "wrong_origin")
    problem(browser.delete("/api/session", headers=headers), 403, "wrong_origin")
    assert browser.get("/api/session").status_code == 200, "still signed in"


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "http://localhost"}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}]
)
def test_our_own_pages_and_programs_may(calm: World, headers: dict[str, str]) -> None:
    assert calm.browser().post("/api/session", json=GOOD, headers=headers).status_code == 200


def test_the_public_address_is_ours_too(tmp_path: Path) -> None:
    world = bare_world(tmp_path, public_url="https://polder.example.org")

    response = world.browser().post("/api/session", json=GOOD, headers={"Origin": "https://polder.example.org"})

    assert response.status_code == 200
    assert "Secure" in response.headers["Set-Cookie"]
    world.close()


def test_an_unknown_host_is_not_answered(tmp_path: Path) -> None:
    world = bare_world(tmp_path, trusted_hosts=("polder.example.org",))

    assert world.browser().get("/", base_url="https://polder.example.org").status_code in (200, 503)
    for path in ("/", "/api/session", "/metrics/", "/nowhere"):
        problem(world.browser().get(path, base_url="https://evil.example"), 400, "bad_request")
    world.close()


def test_whoever_watches_a_worker_asks_by_its_address(tmp_path: Path) -> None:
    world = bare_world(tmp_path, trusted_hosts=("polder.example.org",), metrics_token="a token of enough length")
    by_address = "http://10.0.0.1:8001"

    for path in ("/healthz", "/readyz"):
        assert world.browser().get(path, base_url=by_address).status_code == 200
    shown = {"Authorization": "Bearer a token of enough length"}
    assert world.browser().get("/metrics", base_url=by_address, headers=shown).status_code == 200
    problem(world.browser().get("/metrics", base_url=by_address), 404, "not_found")
    world.close()


def test_behind_a_proxy_its_word_is_taken_and_otherwise_not(tmp_path: Path) -> None:
    headers = {
        "X-Forwarded-For": "203.0.113.7",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "polder.example.org",
        "Origin": "https://polder.example.org",
    }
    (tmp_path / "proxied").mkdir()
    (tmp_path / "direct").mkdir()
    proxied = bare_world(tmp_path / "proxied", trusted_proxies=1)
    direct = bare_world(tmp_path / "direct")

    assert proxied.browser().post("/api/session", json=GOOD, headers=headers).status_code == 200
    problem(direct.browser().post("/api/session", json=GOOD, headers=headers), 403, "wrong_origin")
    proxied.close()
    direct.close()


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_read(calm: World, content_type: str) -> None:
    response = calm.browser().post("/api/session", data=json.dumps(GOOD), content_type=content_type)

    problem(response, 415, "not_json")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"email": 1' + b"0" * 5000 + b"}", b"\xed\xa0\x80"]
)
def test_what_is_no_json_is_said_to_be_none(calm: World, body: bytes) -> None:
    problem(calm.browser().post("/api/session", data=body, content_type="application/json"), 400, "not_json")


@pytest.mark.parametrize("body", [b"[]", b"null", b"5", b'"x"', b"{}", b'{"email": NaN, "password": Infinity}'])
def test_json_of_another_shape_is_refused_with_its_fields(calm: World, body: bytes) -> None:
    problem(calm.browser().post("/api/session", data=body, content_type="application/json"), 422, "invalid_fields")


def test_a_body_has_a_limit(calm: World) -> None:
    big = b'{"email": "' + b"x" * BODY_LIMIT + b'"}'

    response = calm.browser().post("/api/session", data=big, content_type="application/json")

    assert problem(response, 413, "payload_too_large") == {"limit": BODY_LIMIT}


@pytest.mark.parametrize("path", ["/", "/api/", "/api/session", "/nowhere", "/healthz", "/static/nothing.js"])
def test_every_answer_is_dressed(calm: World, path: str) -> None:
    headers = calm.browser().get(path).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_answers_of_the_api_are_not_kept(calm: World) -> None:
    assert calm.browser().get("/api/session").headers["Cache-Control"] == "no-store"


def test_nothing_is_framed_unless_the_operator_says_who_holds_the_calls(calm: World, tmp_path: Path) -> None:
    calls = ("https://meet.example.org", "https://*.example.com")
    world = bare_world(tmp_path, call_origins=calls)
    without, with_calls = calm.browser().get("/healthz").headers, world.browser().get("/healthz").headers

    assert without["Content-Security-Policy"].endswith("; frame-src 'self'")
    assert "camera=(self), microphone=()" in without["Permissions-Policy"]
    framed = "frame-src 'self' https://meet.example.org https://*.example.com"
    assert with_calls["Content-Security-Policy"].endswith(f"; {framed}")
    assert 'camera=(self "https://meet.example.org" "https://*.example.com")' in with_calls["Permissions-Policy"]
    assert "geolocation=()" in with_calls["Permissions-Policy"]
    world.close()
