"""One table, both entrances: every role sends every command over the socket, and gets what `engine.policy` says."""

from __future__ import annotations

from typing import Any

import pytest

from engine.policy import AUDIENCES, COMMANDS
from engine.registry import COMMANDS as KINDS
from tests.house import COORDINATOR, delegate
from tests.schemas.examples import payload
from tests.sockets.conftest import Hall

ALONE = True  # every command is sent: the movement is another one afterwards

ROLES = {
    "coordinator": COORDINATOR,
    "delegate": delegate(1),
    "participant": "partner-1",
    "observer": "observer-1",
    "guest": "",
    "waiting": "",
    "screen": "projector",
    "nobody": "stranger",
}
REFUSALS = {"role_may_not", "not_found"}


def person_of(hall: Hall, role: str) -> str:
    """A guest belongs to one meeting, so each test has its own."""
    return ROLES[role] or hall.guest(admitted=role == "guest")


def held_by(role: str) -> str:
    """The role by which the policy knows them: whoever was let in takes part."""
    return "participant" if role == "guest" else role


def fields_for(hall: Hall, name: str) -> dict[str, Any]:
    """A well-formed command about things of this meeting."""
    fields = payload(KINDS[name].type)
    group = hall.house.groups("round-1")[0]
    known = {
        "meeting": hall.house.meeting_id,
        "proposal": hall.house.plan_id,
        "group": group,
        "board": hall.house.meeting_id,
        "movement": "movement",
        "workflow": "yearly_plan",
    }
    fields |= {key: value for key, value in known.items() if key in fields}
    if "movements" in fields:
        fields["movements"] = ["movement"]
    return fields


@pytest.mark.parametrize("role", ROLES)
def test_every_command_by_every_role(hall: Hall, role: str) -> None:
    hall.house.check_in(1, 2)
    hall.house.talk(tables=1, rooms=1)
    phone = hall.phone(person_of(hall, role), join=None)
    for name, needed in COMMANDS.items():
        if name in ("ballot.cast", "movement.revoke_person", "movement.found"):
            continue  # a cast is judged by its seat, not by a role; the others would end or enlarge this test's world
        answer = phone.command(name, **fields_for(hall, name))
        noun = name.partition(".")[0]
        refused = answer.get("code") in REFUSALS and answer["params"].get("what") in (None, noun)
        theirs = held_by(role) in needed and not (role == "guest" and name.startswith("team."))
        allowed = theirs or (name == "meeting.ask_to_enter" and role in ("guest", "waiting"))
        assert refused is not allowed, (role, name, answer)


@pytest.mark.parametrize("role", ROLES)
def test_every_audience_by_every_role(hall: Hall, role: str) -> None:
    phone = hall.phone(person_of(hall, role), join=None)
    for audience in ("participant", "coordinator", "screen"):
        answer = phone.join(hall.channel, audience)
        allowed = held_by(role) in AUDIENCES[audience]
        assert answer["ok"] is (allowed or role == "waiting"), (role, audience, answer)
        assert bool(answer.get("chains")) is allowed, (role, audience, answer)
