"""Room against online over HTTP: for everyone at the meeting, and turnout by where seats were."""

from __future__ import annotations

from engine.meeting.commands import BeginAgendaItem
from tests.web.problem import problem
from tests.web.world import MEETING, World


def test_the_whole_and_each_part(deciding: World) -> None:
    deciding.do(BeginAgendaItem(meeting=MEETING, item="i1"))
    answer = deciding.as_role("participant").get(f"/api/meetings/{MEETING}/parity")
    assert answer.status_code == 200
    whole, parts = answer.json["whole"], answer.json["parts"]
    assert whole["people"] == {"room": 3, "online": 0}
    # One seat of the roll was in the room when the ballot closed, and had voted.
    seat = {"room": 1, "online": 0}
    assert whole["measures"] == {"voted": {"order": 1, "done": seat, "out_of": seat}}
    assert (parts["i1"]["title"], parts["i1"]["people"]) == ("Welcome", {"room": 3, "online": 0})


def test_a_stranger_learns_nothing(deciding: World) -> None:
    problem(deciding.as_role("outsider").get(f"/api/meetings/{MEETING}/parity"), 404, "not_found")
    problem(deciding.as_role("waiting").get(f"/api/meetings/{MEETING}/parity"), 403, "entry_waiting")
