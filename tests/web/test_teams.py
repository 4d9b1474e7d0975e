"""The teams of a movement, as each of its people reads them; and the proposal's page, which names its team."""

from __future__ import annotations

from typing import Any

from engine.house import work_off
from engine.proposal.commands import ClauseLine, MakeMove, StartProposal
from engine.team.commands import AddMember, DissolveTeam
from tests.web.problem import problem
from tests.web.shapes import wrong_in
from tests.web.world import TEAM, World


def seen_by(world: World, role: str) -> dict[str, Any]:
    response = world.as_role(role).get(f"/api/teams?movement={world.movement}")
    assert response.status_code == 200, response.text
    seen: dict[str, Any] = response.json
    assert wrong_in(world, "/api/teams", seen) == []
    return seen


def test_a_member_sees_who_can_be_added_and_another_does_not(deciding: World) -> None:
    deciding.do(AddMember(team=TEAM, person="delegate"))
    mine, others = seen_by(deciding, "delegate"), seen_by(deciding, "observer")
    assert mine["teams"][TEAM]["mine"]
    assert mine["teams"][TEAM]["members"] == {
        "delegate": {"order": 1, "name": "Delegate", "organisation": "The org1"},
    }
    assert {"delegate", "participant"} <= set(mine["people"])
    assert not {"observer", "screen"} & set(mine["people"])
    assert "mine" not in others["teams"][TEAM]
    assert "people" not in others
    kept = deciding.as_role("delegate").get("/api/me").json
    assert kept["teams"] == {TEAM: {"order": 1, "name": "Visible", "movement": "Samen"}}
    assert wrong_in(deciding, "/api/me", kept) == []


def test_it_is_of_the_movement_alone(deciding: World) -> None:
    address = f"/api/teams?movement={deciding.movement}"
    problem(deciding.as_role("outsider").get(address), 404, "not_found")
    problem(deciding.as_role("guest").get(address), 404, "not_found")
    problem(deciding.as_role("screen").get(address), 403, "role_may_not")


def test_the_page_of_a_proposal_names_the_team_that_it_founded(deciding: World) -> None:
    fields = {"movement": deciding.movement, "workflow": "action_team", "title": "Small stunts"}
    deciding.do(StartProposal(proposal="stunts", **fields, clauses=(ClauseLine(clause="k1", text="One."),)))
    deciding.do(MakeMove(proposal="stunts", move="found"))
    while work_off(deciding.house.service, {}):
        pass
    page = deciding.as_role("delegate").get("/api/proposals/stunts/page").json
    assert wrong_in(deciding, "/api/proposals/{proposal}/page", page) == []
    team = page["team"]
    assert team == {"id": team["id"], "name": "Small stunts", "state": "active", "members": 0}
    told = {step["code"] for step in page["history"].values()}
    assert {"history.team_founded", "history.tasks_looking"} <= told
    listed = seen_by(deciding, "participant")["teams"][team["id"]]
    assert listed["proposal"] == {"id": "stunts", "title": "Small stunts"}
    assert listed["review"] == page["proposal"]["review"]

    deciding.do(DissolveTeam(team=TEAM))
    listed = sorted(seen_by(deciding, "participant")["teams"].values(), key=lambda each: each["order"])
    assert [each["state"] for each in listed] == ["active", "dissolved"]
