"""What a page brings along, so that a phone need not ask for it."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from engine.ballot.commands import Cast
from engine.meeting.commands import CheckIn
from tests.web.world import MEETING, PROPOSAL, World, deciding_world
from web import pages


@pytest.fixture(autouse=True)
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a build leaves of a meeting's moments."""
    names = {
        "src/main.ts": "main",
        "_check.js": "check-in",
        "_ballot.js": "ballot",
        "_points.js": "points",
        "_paper.js": "paper",
        "src/screens/now/VotedElsewhere.svelte": "voted",
        "_meeting.js": "meeting",
    }
    chunks: dict[str, dict[str, Any]] = {
        key: {"file": f"assets/{name}.js", "name": name} for key, name in names.items()
    }
    chunks["src/main.ts"]["isEntry"] = True
    chunks["_ballot.js"] |= {"css": ["assets/ballot.css"], "imports": ["_meeting.js"]}
    folder = tmp_path / "static"
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps(chunks), "utf-8")
    monkeypatch.setattr(pages, "BUILT", folder)


def brought(browser: FlaskClient, path: str) -> dict[str, Any]:
    response = browser.get(path)
    found = re.search(r'<script type="application/json" id="brought">(.*?)</script>', response.text)
    assert response.headers["Cache-Control"] == ("no-store" if found else "no-cache")
    return json.loads(html.unescape(found[1])) if found else {}


def preloaded(browser: FlaskClient) -> set[str]:
    response = browser.get(f"/m/{MEETING}")
    return set(re.findall(r'rel="modulepreload" href="/static/assets/([\w-]+)\.js"', response.text)) - {"meeting"}


@pytest.mark.parametrize("role", ["nobody", "delegate"])
def test_the_page_of_a_code_has_what_its_client_would_ask_for(world: World, role: str) -> None:
    browser = world.as_role(role)

    for path, answer in brought(browser, f"/j/{world.code}").items():
        asked = browser.get(path)
        if asked.status_code == 200:
            assert answer == {"body": asked.json}
        else:
            assert answer == {"refused": {"code": asked.json["code"], "params": asked.json["params"]}}
    assert set(brought(browser, f"/j/{world.code}")) == {f"/api/join/{world.code}", "/api/session"}


def test_the_address_is_written_as_the_client_writes_it(world: World) -> None:
    typed = f"{world.code[:3]} {world.code[3:]}!"

    found = brought(world.browser(), f"/j/{typed}")

    assert found[f"/api/join/{world.code[:3]}%20{world.code[3:]}!"]["body"]["meeting"]["id"] == MEETING


def test_a_wrong_code_is_told_at_once_and_counts_as_one(world: World) -> None:
    most = world.house.limits.codes.most

    for _ in range(most):
        assert brought(world.browser(), "/j/000000")["/api/join/000000"]["refused"]["code"] == "code_unknown"

    stopped = brought(world.browser(), f"/j/{world.code}")[f"/api/join/{world.code}"]["refused"]
    assert stopped["code"] == "too_many_attempts"
    assert "body" in brought(world.browser("10.0.0.2"), f"/j/{world.code}")[f"/api/join/{world.code}"]


def test_nothing_that_was_typed_becomes_part_of_the_page(world: World) -> None:
    found = world.browser().get("/j/%3C!--%3Cscript%3E").text

    assert "%3C!--%3Cscript%3E" in found
    assert "<!--" not in found


@pytest.mark.parametrize("path", ["/", "/sign-in", f"/m/{MEETING}", f"/m/{MEETING}/console"])
def test_other_pages_bring_nothing(world: World, path: str) -> None:
    assert brought(world.browser(), path) == {}


def test_whoever_is_not_here_yet_gets_the_files_to_check_in(world: World) -> None:
    assert preloaded(world.as_role("delegate")) == {"check-in"}

    world.do(CheckIn(meeting=MEETING, mode="room"), world.people["delegate"])

    assert preloaded(world.as_role("delegate")) == set()


@pytest.mark.parametrize("role", ["nobody", "outsider", "screen"])
def test_whoever_takes_no_part_learns_nothing_of_the_meeting(deciding: World, role: str) -> None:
    assert preloaded(deciding.as_role(role)) == set()


@pytest.mark.parametrize(
    ("role", "files"),
    [
        ("delegate", {"ballot", "points"}),
        ("participant", {"ballot", "points"}),
        ("guest", {"check-in"}),
    ],
)
def test_in_a_ballot_whoever_is_here_or_has_a_vote_gets_its_files(deciding: World, role: str, files: set[str]) -> None:
    assert preloaded(deciding.as_role(role)) == files


def test_whoever_has_voted_gets_no_form(tmp_path: Path) -> None:
    world = deciding_world(tmp_path)
    vote = Cast(ballot=world.open_ballot, seat="org1", key="k" * 22, n=1, choice={f"{PROPOSAL}c1": "yes"})

    world.do(vote, world.people["delegate"])

    assert preloaded(world.as_role("delegate")) == {"ballot", "voted"}
    world.close()


def test_the_looks_of_a_moment_hold_nothing_up(deciding: World) -> None:
    page = deciding.as_role("delegate").get(f"/m/{MEETING}")

    assert page.headers["Cache-Control"] == "no-store"
    assert '<link rel="preload" as="style" fetchpriority="low" href="/static/assets/ballot.css">' in page.text
    assert '<link rel="stylesheet" href="/static/assets/ballot.css">' not in page.text
