"""Roll call by scan: what a badge says, and that it says nothing more."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from werkzeug.test import TestResponse

from engine.directory import LinksRevoked, RevokePerson, hash_token
from engine.meeting.commands import CheckOut
from tests.web.problem import problem
from tests.web.world import MEETING, World

IDS = count(1)


def scan(world: World, token: str, role: str = "coordinator", **changes: Any) -> TestResponse:
    body = {"id": f"scan-{next(IDS)}", "token": token, "mode": "room"} | changes
    return world.as_role(role).post(f"/api/meetings/{MEETING}/roll-call", json=body)


def uses(world: World, token: str) -> int:
    found = world.house.store.read(lambda reader: reader.link(hash_token(token)))
    assert found
    return found[0].uses


def test_a_badge_marks_its_bearer_present(world: World) -> None:
    world.do(CheckOut(meeting=MEETING), world.people["delegate"])
    answer = scan(world, world.link_for("delegate"))

    assert answer.status_code == 200
    assert answer.json == {
        "person": world.people["delegate"],
        "name": "Delegate",
        "organisation_name": "The org1",
        "mode": "room",
    }
    here = world.house.store.read(lambda reader: {each.person: each.mode for each in reader.presence(MEETING)})
    assert here[world.people["delegate"]] == "room"


def test_scanned_twice_it_says_so(world: World) -> None:
    token = world.link_for("delegate")
    scan(world, token)
    assert scan(world, token).json["already"] is True
    assert "already" not in scan(world, token, mode="online").json


def test_it_uses_no_link_up_and_lets_nobody_in(world: World) -> None:
    token = world.link_for("delegate", uses=1)
    answer = scan(world, token)
    assert "Set-Cookie" not in answer.headers
    assert uses(world, token) == 1
    assert world.browser().post("/api/session/link", json={"token": token}).status_code == 200
    # And one that lets no device in any more is still a badge.
    assert scan(world, token).status_code == 200


def test_a_badge_that_is_not_one(world: World) -> None:
    problem(scan(world, "x" * 30), 404, "link_unknown")
    problem(scan(world, "https://example.org/menu"), 404, "link_unknown")


def test_a_badge_that_was_taken_back(world: World) -> None:
    token = world.link_for("delegate")
    world.house.store.write(
        lambda tx: tx.change_directory(world.movement, [LinksRevoked(person=world.people["delegate"])])
    )
    problem(scan(world, token), 410, "link_revoked")


def test_a_badge_of_somebody_who_has_left(world: World) -> None:
    token = world.link_for("delegate")
    world.do(RevokePerson(movement=world.movement, person=world.people["delegate"]))
    problem(scan(world, token), 410, "link_revoked")


@pytest.mark.parametrize("role", ["delegate", "participant", "observer", "screen"])
def test_only_a_coordinator_calls_the_roll(world: World, role: str) -> None:
    assert problem(scan(world, world.link_for("delegate"), role), 403, "role_may_not") == {"needed": ["coordinator"]}


def test_a_stranger_learns_nothing(world: World) -> None:
    problem(scan(world, world.link_for("delegate"), "outsider"), 404, "not_found")
    problem(scan(world, world.link_for("delegate"), "nobody"), 401, "not_signed_in")
