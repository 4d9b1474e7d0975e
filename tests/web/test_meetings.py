"""What can be read of meetings, proposals, ballots and movements."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from engine.directory import ChangePerson, Membership, RevokePerson
from engine.ports import Transaction
from tests.web.problem import problem
from tests.web.world import DECIDED, MEETING, PROPOSAL, World

RECOUNT = Path(__file__).parents[2] / "scripts" / "recount.py"


def test_a_meeting_is_seen_as_the_socket_shows_it(deciding: World) -> None:
    seen = deciding.as_role("delegate").get(f"/api/meetings/{MEETING}").json

    channel = f"meeting:{MEETING}"
    assert (seen["channel"], seen["chain"]) == (channel, "participant")
    assert seen["seq"] == deciding.house.store.read(lambda reader: reader.channel_head(channel))
    assert set(seen["view"]) == {"meeting", "agenda", "floor", "seats", "proposals", "rounds", "groups", "themes"}
    assert set(seen["view"]["proposals"]) == {PROPOSAL, DECIDED}


def test_a_view_follows_what_is_committed(world: World) -> None:
    client = world.as_role("coordinator")
    before = client.get(f"/api/meetings/{MEETING}").json

    client.post("/api/commands/meeting.begin_item", json={"id": "b", "meeting": MEETING, "item": "i1"})

    after = client.get(f"/api/meetings/{MEETING}").json
    assert after["seq"] == before["seq"] + 1
    assert after["view"]["meeting"]["item"] == "i1"


def test_the_coordinator_sees_more(deciding: World) -> None:
    view = deciding.as_role("coordinator").get(f"/api/meetings/{MEETING}?audience=coordinator").json["view"]

    assert {"people", "waiting", "moves", "notes"} <= set(view)


@pytest.mark.parametrize("audience", ["nobody", "", "group", "participant:x", "coordinator:"])
def test_there_are_only_these_audiences(deciding: World, audience: str) -> None:
    response = deciding.as_role("coordinator").get(f"/api/meetings/{MEETING}?audience={audience}")

    problem(response, 404, "not_found")


def test_a_list_of_ones_own_meetings(deciding: World) -> None:
    assert set(deciding.as_role("guest").get("/api/meetings").json["meetings"]) == {MEETING}
    assert deciding.as_role("outsider").get("/api/meetings").json == {"meetings": {}}


@pytest.mark.parametrize("purpose", ["", "?for=code", "?for=screen"])
def test_the_code_as_a_picture(deciding: World, purpose: str) -> None:
    response = deciding.as_role("screen").get(f"/api/meetings/{MEETING}/qr.svg{purpose}")

    assert response.content_type == "image/svg+xml"
    assert response.data.startswith(b"<svg")
    assert b"style=" not in response.data, "the content policy would not draw it"


def test_a_proposal_by_itself(deciding: World) -> None:
    seen = deciding.as_role("observer").get(f"/api/proposals/{DECIDED}").json

    assert seen["view"]["proposals"][DECIDED]["outcome"] == "adopted"


def test_anybody_can_recount_an_export(deciding: World, tmp_path: Path) -> None:
    document = deciding.as_role("observer").get(f"/api/ballots/{deciding.closed_ballot}/export").json
    file = tmp_path / "ballot.json"
    file.write_text(json.dumps(document), "utf-8")

    assert document["outcome"]["result"] == "passed"
    assert "delegate" not in json.dumps(document), "no person stands in it"
    recount = subprocess.run([sys.executable, RECOUNT, file], capture_output=True, text=True, check=False)
    assert recount.returncode == 0, recount.stdout + recount.stderr


def test_a_movement_with_everyone_in_it(deciding: World) -> None:
    view = deciding.as_role("coordinator").get(f"/api/movements/{deciding.movement}").json

    assert (view["name"], view["language"]) == ("Samen", "en")
    org1 = {"order": 2, "name": "The org1", "short": "The org1", "kind": "member", "people": 1}
    assert view["organisations"]["org1"] == org1
    assert view["people"]["delegate"]["roles"] == {"org1": ["delegate"]}
    assert deciding.people["guest"] not in view["people"]
    assert "outsider" not in view["people"]


def test_of_who_has_gone_to_another_movement_the_name_is_left(deciding: World) -> None:
    person, movement = deciding.people["participant"], deciding.movement
    address = "participant@zorg.example"
    deciding.do(ChangePerson(movement=movement, person=person, name="Participant", email=address))
    deciding.do(RevokePerson(movement=movement, person=person))

    def goes_elsewhere(tx: Transaction) -> None:
        organisation = tx.memberships("outsider")[0].organisation
        found = tx.organisation(organisation)
        assert found
        there = Membership(person=person, organisation=organisation, role="participant")
        tx.change_directory(found.movement, (there,))

    before = deciding.as_role("coordinator").get(f"/api/movements/{movement}").json["people"][person]
    deciding.house.store.write(goes_elsewhere)
    deciding.session_of(person)
    after = deciding.as_role("coordinator").get(f"/api/movements/{movement}").json["people"][person]

    assert before["email"] == address
    assert after == {"order": before["order"], "name": "Participant", "language": "nl", "roles": {}, "links": 0}
