"""Who may vote in a ballot, for whoever enters a paper for one of them."""

from __future__ import annotations

from tests.web.problem import problem
from tests.web.world import World


def test_a_coordinator_reads_who_may_vote_and_who_has(deciding: World) -> None:
    seats = deciding.as_role("coordinator").get(f"/api/ballots/{deciding.open_ballot}/roll").json["seats"]
    assert {*next(iter(seats.values()))} <= {"order", "name", "voted"}
    assert all(each["name"] for each in seats.values())


def test_of_a_ballot_that_there_is_not_there_is_no_roll(deciding: World) -> None:
    problem(deciding.as_role("coordinator").get("/api/ballots/nothing/roll"), 404, "not_found")
