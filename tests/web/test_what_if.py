"""What the papers of a closed ballot would have given under other rules: for coordinators, and never the decision."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.problem import problem
from tests.web.shapes import wrong_in
from tests.web.world import DECIDED, World

HALF = {"per": "clause", "threshold": {"more_than": "1/2", "of": "yes_and_no"}}


def ask(world: World, rules: Any, role: str = "coordinator", ballot: str = "") -> Any:
    ballot = ballot or world.closed_ballot
    return world.as_role(role).post(f"/api/ballots/{ballot}/what-if", json={"rules": rules})


def test_another_quorum_would_have_given_another_outcome_and_the_decision_stands(deciding: World) -> None:
    told = ask(deciding, HALF | {"quorum": 2}).json

    assert wrong_in(deciding, "/api/ballots/{ballot}/what-if", told, "post") == []
    assert (told["what_if"], told["result"], told["quorum"]) == (True, "no_quorum", 2)
    assert told["explained"]["1"] == {"code": "outcome.no_quorum", "params": {"present": 1, "quorum": 2}}
    assert told["questions"][f"{DECIDED}c1"]["text"] == "We do it."
    seen = deciding.as_role("observer").get(f"/api/proposals/{DECIDED}").json["view"]["proposals"][DECIDED]
    assert seen["outcome"] == "adopted"
    assert [each["result"] for each in seen["results"].values()] == ["passed"]


def test_it_tells_nobody_how_a_seat_voted_and_is_not_closed_by_anybody(deciding: World) -> None:
    assert not {"choices", "closed_at", "by_hand"} & set(ask(deciding, HALF).json)


def test_the_page_of_the_proposal_tells_a_coordinator_by_which_rules_it_was_counted(deciding: World) -> None:
    page = f"/api/proposals/{DECIDED}/page"
    counted_by = deciding.as_role("coordinator").get(page).json["counted_by"]

    assert counted_by[deciding.closed_ballot]["threshold"] == {"at_least": "1/2", "of": "yes_and_no"}
    assert ask(deciding, counted_by[deciding.closed_ballot]).json["result"] == "passed"
    assert "counted_by" not in deciding.as_role("observer").get(page).json


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ({"method": "guessing"}, "rules_impossible"),
        (HALF | {"per": "whole"}, "what_if_asks_other"),
        ({"per": "clause", "method": "consent"}, "what_if_other_papers"),
    ],
)
def test_rules_that_do_not_fit_the_papers_are_refused_with_what_is_wrong(
    deciding: World, rules: dict[str, Any], code: str
) -> None:
    problem(ask(deciding, rules), 422, code)


def test_an_open_ballot_is_not_counted_by_any_rules(deciding: World) -> None:
    problem(ask(deciding, HALF, ballot=deciding.open_ballot), 409, "ballot_still_open")


@pytest.mark.parametrize("role", ["delegate", "participant", "observer", "screen"])
def test_only_a_coordinator_asks(deciding: World, role: str) -> None:
    problem(ask(deciding, HALF, role), 403, "role_may_not")


@pytest.mark.parametrize(("role", "ballot"), [("outsider", ""), ("coordinator", "no-such-ballot")])
def test_of_what_is_not_yours_or_not_there_nothing_is_told(deciding: World, role: str, ballot: str) -> None:
    problem(ask(deciding, HALF, role, ballot), 404, "not_found")
