"""Every role × every page of the API: what the policy's tables say is what is shown, and nothing leaks besides."""

from __future__ import annotations

import pytest

from engine.policy import EVERYONE
from tests.web.problem import problem
from tests.web.world import DECIDED, MEETING, ROLES, World

GUESTS = ("guest", "waiting")
IS: dict[str, frozenset[str]] = {role: frozenset({role}) for role in ROLES} | {
    "guest": frozenset({"participant"}),
    "outsider": frozenset(),
}
"""What the people of the world are at its meeting."""

PAGES: dict[str, frozenset[str]] = {
    "/api/meetings/{meeting}": EVERYONE,
    "/api/meetings/{meeting}?audience=participant": EVERYONE,
    "/api/meetings/{meeting}?audience=coordinator": frozenset({"coordinator"}),
    "/api/meetings/{meeting}?audience=screen": frozenset({"screen", "coordinator"}),
    "/api/meetings/{meeting}?audience=group:{group}": frozenset({"coordinator", "delegate", "participant"}),
    "/api/meetings/{meeting}/qr.svg": EVERYONE,
    "/api/meetings/{meeting}/minutes.html": EVERYONE,
    "/api/meetings/{meeting}/minutes.md": EVERYONE,
    "/api/meetings/{meeting}/minutes.pdf": EVERYONE,
    "/api/meetings/{meeting}/minutes.ics": EVERYONE,
    "/api/meetings/{meeting}/minutes": frozenset({"coordinator"}),
    "/api/meetings/{meeting}/parity": EVERYONE,
    "/api/meetings/{meeting}/holders": frozenset({"coordinator", "delegate", "participant"}),
    "/api/meetings/{meeting}/calendar.ics": EVERYONE,
    "/api/proposals/{proposal}": EVERYONE,
    "/api/proposals/{proposal}?audience=coordinator": frozenset({"coordinator"}),
    "/api/proposals/{proposal}/page": EVERYONE,
    "/api/workflows?movement={movement}": EVERYONE,
    "/api/teams?movement={movement}": EVERYONE - {"screen"},
    "/api/workflows/desk?movement={movement}": frozenset({"coordinator"}),
    "/api/workflows/{workflow}/1.yaml?movement={movement}": EVERYONE,
    "/api/workflows/{workflow}/1.mmd?movement={movement}": EVERYONE,
    "/api/workflows/{workflow}/1.svg?movement={movement}": EVERYONE,
    "/api/workflows/{workflow}/source?movement={movement}": frozenset({"coordinator"}),
    "/api/workflows/{workflow}/compare?movement={movement}": frozenset({"coordinator"}),
    "/api/ballots/{ballot}/export": EVERYONE,
    "/api/ballots/{ballot}/roll": frozenset({"coordinator"}),
    "/api/movements/{movement}": frozenset({"coordinator"}),
}
OWN = {
    "/api/session",
    "/api/me",
    "/api/home",
    "/api/calendar.ics",
    "/api/meetings",
    "/api/methods",
    "/api/workflows/vocabulary",
}
FOR_ALL = {
    "/api/installation",
    "/api/",
    "/api/page.css",
    "/api/openapi.json",
    "/api/join/{code}",
    "/api/workflows/schema.json",
}


def address(world: World, place: str) -> str:
    return place.format(
        meeting=MEETING,
        proposal=DECIDED,
        ballot=world.closed_ballot,
        movement=world.movement,
        group=world.group,
        code=world.code,
        workflow="quick",
    )


def test_every_page_of_the_api_stands_in_these_tables(deciding: World) -> None:
    rules = [rule for rule in deciding.app.url_map.iter_rules() if rule.rule.startswith("/api")]
    written = (rule.rule.replace("<int:version>", "1") for rule in rules if "GET" in (rule.methods or ()))
    pages = {rule.replace("<", "{").replace(">", "}") for rule in written}

    assert pages == {page.partition("?")[0] for page in PAGES} | OWN | FOR_ALL


@pytest.mark.parametrize("place", [*PAGES, *OWN])
def test_no_page_opens_without_a_session(deciding: World, place: str) -> None:
    problem(deciding.browser().get(address(deciding, place)), 401, "not_signed_in")


@pytest.mark.parametrize("place", FOR_ALL)
def test_some_pages_are_for_all(deciding: World, place: str) -> None:
    assert deciding.browser().get(address(deciding, place)).status_code == 200


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("place", PAGES)
def test_a_page_is_for_its_roles(deciding: World, place: str, role: str) -> None:
    response = deciding.as_role(role).get(address(deciding, place))

    mine = frozenset() if "{movement}" in place and role in GUESTS else IS[role]
    if not mine:
        problem(response, 404, "not_found")
    elif role == "waiting":
        problem(response, 403, "entry_waiting")
    elif not mine & PAGES[place]:
        problem(response, 403, "role_may_not")
    elif "group:" in place and role == "guest":
        problem(response, 403, "not_your_group")
    elif "/compare?" in place:
        assert problem(response, 404, "not_found") == {"what": "draft"}, "nobody makes a draft here"
    else:
        assert response.status_code == 200, response.data


@pytest.mark.parametrize("place", PAGES)
def test_an_outsider_cannot_tell_what_there_is(deciding: World, place: str) -> None:
    client = deciding.as_role("outsider")
    nouns = ("meeting", "proposal", "ballot", "movement", "group", "workflow")
    unreal = place.format(code="0", **dict.fromkeys(nouns, "none"))

    real, made_up = client.get(address(deciding, place)), client.get(unreal)

    assert (real.status_code, real.data) == (made_up.status_code, made_up.data)


def test_an_open_ballot_is_exported_to_nobody(deciding: World) -> None:
    problem(deciding.as_role("coordinator").get(f"/api/ballots/{deciding.open_ballot}/export"), 404, "not_found")
