"""Every role × every command: what the policy's table says is what happens, at this entrance too."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from engine.moment import HOUSE
from engine.policy import COMMANDS
from engine.registry import COMMANDS as REGISTERED
from tests.schemas.examples import payload
from tests.web.problem import problem
from tests.web.world import MEETING, PROPOSAL, ROLES, TEAM, World

IDS = count(1)
NAMES = sorted(set(COMMANDS) - {"ballot.cast"})
IS: dict[str, frozenset[str]] = {role: frozenset({role}) for role in ROLES} | {
    "guest": frozenset({"participant", "person"}),
    "waiting": frozenset({"waiting", "person"}),
    "outsider": frozenset(),
}
"""What the people of the world are at its meeting and its movement."""

AT_A_MEETING_ALONE = frozenset({"guest", "waiting"})


def fields(world: World, name: str) -> dict[str, Any]:
    """A valid payload about the world's own things."""
    ours = {
        "movement": world.movement,
        "movements": [world.movement],
        "meeting": MEETING,
        "proposal": PROPOSAL,
        "group": world.group,
        "board": MEETING,
        "team": TEAM,
        "organisation": "an-id_1",
        "person": "an-id_1",
        "starts_at": "2030-11-09T12:00:00Z",
        "ballot": world.closed_ballot,
        "move": "no-such-move",
    }
    filled = payload(REGISTERED[name].type)
    return {field: ours.get(field, value) for field, value in filled.items()}


def send(world: World, role: str, name: str, body: dict[str, Any]):  # type: ignore[no-untyped-def]
    return world.as_role(role).post(f"/api/commands/{name}", json={"id": f"r{next(IDS)}", **body})


def roles_for(role: str, name: str) -> frozenset[str]:
    """What somebody is where the command applies."""
    if name == "movement.found":
        return frozenset({"participant"}) if role == "outsider" else IS[role] - {"waiting", "person"} - guests(role)
    if role in AT_A_MEETING_ALONE:
        if name.startswith(("movement.", "workflow.", "team.")) or name in ("meeting.plan", "proposal.start"):
            return frozenset()
        return IS[role] if name.startswith("meeting.") else IS[role] - {"person"}
    return IS[role]


def guests(role: str) -> frozenset[str]:
    return frozenset({"participant"}) if role == "guest" else frozenset()


ID_FIELDS = ("movement", "meeting", "proposal", "group", "board", "ballot", "team")
NOT_THEIRS = [(role, name) for role in ("outsider", "waiting", "guest") for name in NAMES if not roles_for(role, name)]


def test_the_policy_has_every_command_and_no_other() -> None:
    assert set(COMMANDS) == set(REGISTERED)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_nobody_does_anything_without_a_session(deciding: World, name: str) -> None:
    problem(send(deciding, "nobody", name, fields(deciding, name)), 401, "not_signed_in")
    problem(deciding.browser().post(f"/api/commands/{name}", json={}), 401, "not_signed_in")


@pytest.mark.parametrize("role", [role for role in ROLES if role != "coordinator"])
@pytest.mark.parametrize("name", NAMES)
def test_a_command_is_for_its_roles(deciding: World, name: str, role: str) -> None:
    response = send(deciding, role, name, fields(deciding, name))

    if not (mine := roles_for(role, name)):
        problem(response, 404, "not_found")
    elif not mine & COMMANDS[name]:
        assert problem(response, 403, "role_may_not") == {"needed": sorted(COMMANDS[name] - {HOUSE})}
    else:
        assert response.status_code == 200 or response.get_json(force=True)["code"] != "role_may_not"


@pytest.mark.parametrize("name", [name for name in NAMES if "coordinator" in COMMANDS[name] and name != "meeting.end"])
def test_a_coordinator_gets_as_far_as_the_noun(deciding: World, name: str) -> None:
    response = send(deciding, "coordinator", name, fields(deciding, name))

    if response.status_code != 200:
        assert response.get_json(force=True)["code"] not in ("role_may_not", "not_signed_in", "invalid_fields")


@pytest.mark.parametrize(
    "name", ["proposal.settle", "team.found_for", "proposal.start_child", "proposal.be_awaited", "meeting.ask_to_enter"]
)
def test_not_even_a_coordinator_plays_the_house_or_a_guest(deciding: World, name: str) -> None:
    problem(send(deciding, "coordinator", name, fields(deciding, name)), 403, "role_may_not")


@pytest.mark.parametrize(("role", "name"), NOT_THEIRS)
def test_what_is_not_ones_own_looks_as_if_it_were_not_there(deciding: World, role: str, name: str) -> None:
    body = fields(deciding, name)
    made_up = {
        field: [f"x{value[0]}"] if field == "movements" else f"x{value}" if field in ID_FIELDS else value
        for field, value in body.items()
    }

    real, unreal = send(deciding, role, name, body), send(deciding, role, name, made_up)

    assert (real.status_code, real.data) == (unreal.status_code, unreal.data)


@pytest.mark.parametrize("role", [role for role in ROLES if role != "delegate"])
def test_only_a_delegate_casts(deciding: World, role: str) -> None:
    body = {"ballot": deciding.open_ballot, "seat": "org1", "key": "x" * 22, "n": 1, "choice": {f"{PROPOSAL}c1": "yes"}}

    response = deciding.as_role(role).post("/api/commands/ballot.cast", json={"id": "c", **body})

    problem(response, 403, "not_your_seat")
