"""To whom somebody may leave a vote of their own: read by who wants to."""

from __future__ import annotations

from tests.web.world import MEETING, World


def test_whoever_votes_sees_the_others_who_do(deciding: World) -> None:
    answer = deciding.as_role("delegate").get(f"/api/meetings/{MEETING}/holders")
    assert answer.status_code == 200
    assert answer.json["holders"]
    assert {*next(iter(answer.json["holders"].values()))} == {"order", "name", "organisation_name"}
