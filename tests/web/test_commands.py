"""Commands over HTTP: thin, and the same door."""

from __future__ import annotations

from tests.web.problem import problem
from tests.web.world import MEETING, PROPOSAL, World


def test_a_command_happens_once_however_often_it_is_sent(world: World) -> None:
    client = world.as_role("delegate")
    body = {"id": "c1", "meeting": MEETING, "mode": "room"}

    answers = [client.post("/api/commands/meeting.check_in", json=body).json for _ in range(3)]

    assert answers[0]["ok"] is True
    assert answers == [answers[0]] * 3
    assert len(world.house.store.read(lambda reader: reader.presence(MEETING))) == 1


def test_an_id_is_not_used_for_something_else(world: World) -> None:
    client = world.as_role("delegate")
    client.post("/api/commands/meeting.check_in", json={"id": "c1", "meeting": MEETING, "mode": "room"})

    other = client.post("/api/commands/meeting.check_in", json={"id": "c1", "meeting": MEETING, "mode": "online"})

    problem(other, 409, "command_id_reused")


def test_each_wrong_field_is_named(world: World) -> None:
    body = {"meeting": 5, "mode": "outside", "colour": "red"}

    response = world.as_role("delegate").post("/api/commands/meeting.check_in", json=body)

    assert problem(response, 422, "invalid_fields")["fields"] == {
        "id": {"code": "required", "params": {}},
        "meeting": {"code": "wrong_type", "params": {"expected": "string"}},
        "mode": {"code": "not_one_of", "params": {"options": ["room", "online"]}},
        "colour": {"code": "unknown_field", "params": {}},
    }


def test_a_cast_is_acknowledged_with_its_seat(deciding: World) -> None:
    choice = {f"{PROPOSAL}c1": "no"}
    body = {"id": "v1", "ballot": deciding.open_ballot, "seat": "org1", "key": "z" * 22, "n": 1, "choice": choice}
    client = deciding.as_role("delegate")

    answer = client.post("/api/commands/ballot.cast", json=body).json
    again = client.post("/api/commands/ballot.cast", json=body).json

    assert answer == again
    seat = answer["seat"]
    assert {**seat, "receipt": ""} == {
        "ballot": deciding.open_ballot,
        "seat": "org1",
        "n": 1,
        "receipt": "",
        "status": "recorded",
        "choice": choice,
    }
    assert body["key"] not in str(answer)


def test_the_actor_is_the_session_never_the_payload(world: World) -> None:
    body = {"id": "c1", "meeting": MEETING, "mode": "room", "actor": "participant"}

    response = world.as_role("delegate").post("/api/commands/meeting.check_in", json=body)

    assert "actor" in problem(response, 422, "invalid_fields")["fields"]
