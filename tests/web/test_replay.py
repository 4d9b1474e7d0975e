"""Closed ballots counted by the rules of a workflow that is being written: for coordinators, and never the decision."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import messages
from engine.ballot.commands import Cast
from engine.proposal.commands import ClauseLine, CloseBallot, MakeMove, StartProposal
from tests.web.problem import problem
from tests.web.shapes import wrong_in
from tests.web.world import DECIDED, MEETING, WORKFLOW, World, deciding_world
from web.desk import replaying
from web.founding import Newcomer, found_movement, publish
from workflows.loader import load
from workflows.writer import plain

HALF = {"per": "clause", "threshold": {"more_than": "1/2", "of": "yes_and_no"}}


@pytest.fixture
def another(tmp_path: Path) -> Iterator[World]:
    """For tests that hold a ballot of their own."""
    world = deciding_world(tmp_path)
    yield world
    world.close()


def draft(**settings: Any) -> dict[str, Any]:
    """Unfinished as a draft may be: nothing leads anywhere yet."""
    stages = {"write": {"activity": "drafting"}, "vote": {"title": {}, "activity": "ballot", "settings": settings}}
    return {"title": {"nl": "Nieuw"}, "stages": stages}


def ask(world: World, source: dict[str, Any], role: str = "coordinator", stage: str = "vote") -> Any:
    return world.as_role(role).post("/api/workflows/replay", json={"source": source, "stage": stage})


def replayed(world: World, **settings: Any) -> Any:
    answer = ask(world, draft(**settings))
    assert answer.status_code == 200, answer.json
    assert wrong_in(world, "/api/workflows/replay", answer.json, "post") == []
    return answer.json


def said(ballot: Any, language: str = "en") -> list[str]:
    return [messages.render(language, each["code"], each["params"]) for each in ballot["said"]]


def secretly_decided(world: World, results: str = "turnout") -> None:
    """A proposal decided by a secret ballot: closed, with one vote for it."""
    text = WORKFLOW.replace("quick", "quiet").replace("secrecy: open", f"secrecy: secret\n      results: {results}")
    publish(world.house, load(text))
    started = {"movement": world.movement, "workflow": "quiet", "meeting": MEETING}
    clauses = (ClauseLine(clause="qc1", text="In silence."),)
    world.do(StartProposal(proposal="quiet", title="A quiet plan", clauses=clauses, **started))
    world.do(MakeMove(proposal="quiet", move="open_ballot"))
    view = world.house.snapshot("proposal:quiet", "participant", world.coordinator)
    assert isinstance(view, dict)
    ballot = view["view"]["proposals"]["quiet"]["ballot"]["id"]
    world.do(Cast(ballot=ballot, seat="org1", key="q" * 22, n=1, choice={"qc1": "yes"}), "delegate")
    world.do(CloseBallot(proposal="quiet", ballot=ballot))


def test_what_would_flip_is_told_with_why_and_what_was_decided_stands(deciding: World) -> None:
    told = replayed(deciding, **HALF, quorum=2)

    assert (told["what_if"], told["flips"], told["same"], told["unfit"], told["more"]) == (True, 1, 0, 0, 0)
    (ballot,) = told["ballots"]
    assert (ballot["proposal"], ballot["title"], ballot["found"]) == (DECIDED, "A plan", "flips")
    assert ballot["closed_at"].endswith("Z")
    assert said(ballot) == [
        "The ballot as a whole was: adopted. It would be: without a quorum.",
        "Organisations here: 1. Needed: 2, so the ballot does not count.",
        "1 organisation voted; 1 of 1 were here.",
    ]
    seen = deciding.as_role("observer").get(f"/api/proposals/{DECIDED}").json["view"]["proposals"][DECIDED]
    assert seen["outcome"] == "adopted"


def test_what_would_not_is_counted_and_an_open_ballot_is_not(deciding: World) -> None:
    told = replayed(deciding, **HALF)
    assert [(each["found"], each["result"], each["said"]) for each in told["ballots"]] == [("same", "passed", [])]
    assert deciding.open_ballot not in json.dumps(told)


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        (HALF | {"per": "whole"}, "what_if_asks_other"),
        ({"per": "clause", "method": "consent"}, "what_if_other_papers"),
    ],
)
def test_papers_that_do_not_go_with_the_rule_are_listed_with_the_reason(
    deciding: World, settings: dict[str, Any], code: str
) -> None:
    told = replayed(deciding, **settings)
    assert [(each["found"], each["said"][0]["code"]) for each in told["ballots"]] == [
        ("unfit", f"rehearsal.replay.unfit.{code}")
    ]
    assert (told["flips"], told["unfit"]) == (0, 1)


def test_a_secret_ballot_is_counted_and_nobody_is_named(another: World) -> None:
    secretly_decided(another)
    told = replayed(another, **HALF, quorum=2)
    assert [(each["title"], each["found"]) for each in told["ballots"]] == [
        ("A quiet plan", "flips"),
        ("A plan", "flips"),
    ]
    sent = json.dumps(told)
    assert not [each for each in ("org1", "delegate", "Delegate", "receipt", "choice", "seat") if each in sent]


def test_a_result_that_nobody_has_seen_is_not_told_here_either(another: World) -> None:
    secretly_decided(another, "on_reveal")
    hidden = replayed(another, **HALF, quorum=2)["ballots"][0]
    assert (hidden["found"], "result" in hidden) == ("unfit", False)
    assert said(hidden) == ["Its result has not been revealed yet."]


def test_so_many_are_counted_the_newest_first_and_it_says_when_there_are_more(
    another: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    secretly_decided(another)
    monkeypatch.setattr(replaying, "MOST", 1)
    told = replayed(another, **HALF)
    assert ([each["title"] for each in told["ballots"]], told["more"]) == (["A quiet plan"], 1)


def test_a_round_of_consent_has_rules_too(deciding: World) -> None:
    source = draft()
    source["stages"]["vote"] = {"activity": "consent", "settings": {"rounds": 2}}
    assert [each["found"] for each in ask(deciding, source).json["ballots"]] == ["unfit"]


@pytest.mark.parametrize(
    ("stage", "code"), [("write", "nobody_votes_there"), ("gone", "nobody_votes_there"), ("", "invalid_fields")]
)
def test_a_stage_without_a_ballot_is_refused(deciding: World, stage: str, code: str) -> None:
    problem(ask(deciding, draft(), stage=stage), 422, code)


@pytest.mark.parametrize(
    "settings", [{"method": "guessing"}, {"threshold": "most"}, {"quorum": -1}, {"treshold": {}}, HALF | {"secrecy": 3}]
)
def test_a_rule_that_is_not_in_order_is_refused_with_what_is_wrong(deciding: World, settings: dict[str, Any]) -> None:
    params = problem(ask(deciding, draft(**settings)), 422, "rules_impossible")
    for language in messages.LANGUAGES:
        assert messages.render(language, params["why"]["code"], params["why"]["params"]) != params["why"]["code"]


@pytest.mark.parametrize("stages", [3, [], {"vote": "ballot"}, {"vote": {"activity": ["ballot"]}}])
def test_a_source_of_any_shape_is_an_answer_too(deciding: World, stages: Any) -> None:
    problem(ask(deciding, {"stages": stages}), 422, "nobody_votes_there")


@pytest.mark.parametrize("role", ["delegate", "participant", "observer", "screen", "guest", "waiting", "outsider"])
def test_only_a_coordinator_asks(deciding: World, role: str) -> None:
    problem(ask(deciding, draft(**HALF), role), 403, "role_may_not")


def test_who_is_not_signed_in_does_not_ask(deciding: World) -> None:
    problem(ask(deciding, draft(**HALF), "nobody"), 401, "not_signed_in")


def test_a_coordinator_of_another_movement_sees_none_of_these(deciding: World) -> None:
    _, deciding.people["neighbour"] = found_movement(deciding.house, "Next door", Newcomer(name="Nel"))
    answer = ask(deciding, draft(**HALF), "neighbour")
    assert (answer.status_code, answer.json["ballots"], answer.json["more"]) == (200, [], 0)


def test_the_stage_of_a_shipped_workflow_can_be_asked_about(deciding: World) -> None:
    source = plain(WORKFLOW)
    assert source is not None
    assert ask(deciding, source).json["same"] == 1
