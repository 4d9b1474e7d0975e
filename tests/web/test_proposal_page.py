"""A proposal on its own page: its versions, its harvest, its history, and what one may do about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import messages
from engine.ballot.commands import Cast
from engine.group.commands import WriteNote
from engine.meeting.commands import (
    AddTheme,
    AgendaLine,
    CheckIn,
    CloseGroups,
    FormGroups,
    HarvestNote,
    OpenDoors,
    PlanMeeting,
)
from engine.proposal.commands import (
    AddClause,
    AssignTask,
    BringToMeeting,
    ClauseLine,
    CloseBallot,
    FinishTask,
    MakeMove,
    NameVoters,
    RemoveClause,
    ReviseClause,
    SetRules,
    StartProposal,
)
from tests.web.problem import problem
from tests.web.shapes import wrong_in
from tests.web.world import DECIDED, MEETING, PROPOSAL, World, deciding_world
from web.founding import publish
from workflows.loader import load, shipped

PAGE = "/api/proposals/{proposal}/page"
PLAN = "plan"


@pytest.fixture
def drafting(tmp_path: Path) -> Iterator[World]:
    """A proposal in draft, which no meeting has seen yet."""
    world = deciding_world(tmp_path)
    lines = tuple(ClauseLine(clause=f"c{n}", text=f"Point {n}.") for n in (1, 2, 3))
    world.do(StartProposal(proposal=PLAN, movement=world.movement, workflow="quick", title="The plan", clauses=lines))
    yield world
    world.close()


def page(world: World, role: str, proposal: str = PLAN) -> dict[str, Any]:
    response = world.as_role(role).get(f"/api/proposals/{proposal}/page")
    assert response.status_code == 200, response.text
    seen: dict[str, Any] = response.json
    assert wrong_in(world, PAGE, seen) == []
    return seen


def told(seen: dict[str, Any], language: str = "en") -> list[str]:
    in_order = sorted(seen["history"].values(), key=lambda each: each["order"])
    return [messages.render(language, each["code"], each["params"]) for each in in_order]


@pytest.mark.parametrize("role", ["coordinator", "delegate", "participant", "observer", "screen", "guest"])
@pytest.mark.parametrize("proposal", [PROPOSAL, DECIDED])
def test_it_has_the_shape_that_the_api_describes(deciding: World, role: str, proposal: str) -> None:
    seen = page(deciding, role, proposal)

    assert seen["meeting"]["id"] == MEETING
    assert ("moves" in seen, "removed" in seen) == ((True, True) if role == "coordinator" else (False, False))


@pytest.mark.parametrize(
    ("role", "status", "code"),
    [("waiting", 403, "entry_waiting"), ("outsider", 404, "not_found"), ("nobody", 401, "not_signed_in")],
)
def test_nobody_else_reads_it(deciding: World, role: str, status: int, code: str) -> None:
    problem(deciding.as_role(role).get(f"/api/proposals/{DECIDED}/page"), status, code)


def test_a_member_reads_it_though_it_is_in_no_meeting_and_a_guest_does_not(drafting: World) -> None:
    assert "meeting" not in page(drafting, "participant")
    problem(drafting.as_role("guest").get(f"/api/proposals/{PLAN}/page"), 404, "not_found")


def test_a_proposal_that_there_is_not_is_not_found(deciding: World) -> None:
    problem(deciding.as_role("coordinator").get("/api/proposals/none/page"), 404, "not_found")


def test_it_says_what_one_may_do(drafting: World) -> None:
    assert "proposal.revise_clause" in page(drafting, "coordinator")["may"]
    asked = ["proposal.advise", "proposal.read_notices", "proposal.withdraw_advice"]
    assert page(drafting, "observer")["may"] == asked


def test_a_coordinator_sees_each_move_with_what_still_holds_it(drafting: World) -> None:
    for clause in ("c1", "c2", "c3"):
        drafting.do(RemoveClause(proposal=PLAN, clause=clause))

    move = page(drafting, "coordinator")["moves"]["open_ballot"]

    assert move["holds"]["ready"] is False
    assert move["holds"]["guards"]["has_clauses"]["holds"] is False


def test_what_was_taken_out_can_be_read_by_who_may_put_it_back(drafting: World) -> None:
    drafting.do(RemoveClause(proposal=PLAN, clause="c2"))

    assert page(drafting, "coordinator")["removed"] == {"c2": {"text": "Point 2."}}


def test_it_tells_what_the_workflow_asks_of_people_in_its_stage(drafting: World) -> None:
    assert "stage_about" not in page(drafting, "delegate")
    publish(drafting.house, load(next(each for each in shipped() if each.stem == "team_review").read_text("utf-8")))
    drafting.do(StartProposal(proposal="garden", movement=drafting.movement, workflow="team_review", title="Garden"))
    assert page(drafting, "delegate", "garden")["stage_about"]["en"].startswith("What worked")


@pytest.mark.parametrize("electorate", ["member_organisations", "persons"])
def test_who_names_the_voters_reads_who_may_be_named_and_who_is(drafting: World, electorate: str) -> None:
    choice = next(path for path in shipped() if path.stem == "choice")
    publish(drafting.house, load(choice.read_text("utf-8")))
    drafting.do(StartProposal(proposal="where", movement=drafting.movement, workflow="choice", title="Where?"))
    assert page(drafting, "coordinator", "where")["voters"] == {}
    rules = {"per": "options", "method": "plurality", "electorate": electorate, "among": "list"}
    drafting.do(SetRules(proposal="where", stage="vote", rules=rules))

    (listed,) = page(drafting, "coordinator", "where")["voters"].values()
    first = next(iter(listed["choices"]))
    assert listed["named"] == {}
    assert ("of" in listed["choices"][first]) == (electorate == "persons")

    drafting.do(NameVoters(proposal="where", stage="vote", voters=(first,)))
    (listed,) = page(drafting, "coordinator", "where")["voters"].values()
    assert listed["named"] == {first: True}
    assert "voters" not in page(drafting, "delegate", "where")


def test_each_version_keeps_its_own_words(drafting: World) -> None:
    _voted(drafting, {"c1": "yes", "c2": "yes", "c3": "no"})
    drafting.do(ReviseClause(proposal=PLAN, clause="c3", text="Point 3, but better."))
    drafting.do(MakeMove(proposal=PLAN, move="open_ballot"))

    versions = page(drafting, "delegate")["versions"]

    assert versions["1"]["clauses"]["c3"] == {"n": 3, "text": "Point 3."}
    assert versions["2"]["clauses"]["c3"] == {"n": 3, "text": "Point 3, but better."}


def test_its_history_is_told_in_sentences(drafting: World) -> None:
    drafting.do(AddClause(proposal=PLAN, clause="c4", text="Point 4."))
    drafting.do(RemoveClause(proposal=PLAN, clause="c4"))
    _voted(drafting, dict.fromkeys(("c1", "c2", "c3"), "yes"))
    drafting.do(AssignTask(proposal=PLAN, task="t1", text="Ask the fund", owner="org1"))
    drafting.do(FinishTask(proposal=PLAN, task="t1"))

    assert told(page(drafting, "participant")) == [
        "Started, on the workflow Quick.",
        "The text was changed in 2 places.",
        "Put on the agenda of Autumn meeting.",
        "To the stage: Voting.",
        "Version 1 fixed, with 3 points.",
        "The ballot opened, on 3 points.",
        f"The ballot closed. {messages.render('en', 'outcome.passed')}",
        "Done: Adopted.",
        "The org1 takes a task: Ask the fund",
        "The org1 has done this: Ask the fund",
    ]
    assert told(page(drafting, "participant"), "nl")[0] == "Begonnen, met de werkwijze Kort."


def test_its_harvest_comes_from_the_rounds_that_were_about_it(drafting: World) -> None:
    drafting.do(BringToMeeting(proposal=PLAN, meeting=MEETING))
    group = _talk(drafting, MEETING, "about", PLAN)
    drafting.do(WriteNote(group=group, note="n1", kind="idea", text="Start small."), drafting.people["delegate"])
    _talk(drafting, MEETING, "other", None)
    drafting.do(AddTheme(meeting=MEETING, theme="t1", round="about", title="Size"))
    drafting.do(AddTheme(meeting=MEETING, theme="t2", round="other", title="Lunch"))
    drafting.do(HarvestNote(meeting=MEETING, theme="t1", group=group, note="n1"))

    seen = page(drafting, "participant")

    assert list(seen["harvest"]) == [f"{MEETING}.t1"]
    theme = seen["harvest"][f"{MEETING}.t1"]
    assert (theme["title"], theme["question"]) == ("Size", "What about about?")
    assert [note["text"] for note in theme["notes"].values()] == ["Start small."]
    assert "Talked through in 1 group: What about about?" in told(seen)
    assert "delegate" not in str(seen["harvest"]), "nobody's name stands by a note"


def test_a_guest_reads_nothing_of_a_meeting_that_they_were_not_at(drafting: World) -> None:
    agenda = (AgendaLine(item="plan", title="The plan", proposal=PLAN),)
    later = PlanMeeting(
        meeting="other",
        movements=(drafting.movement,),
        title="Elsewhere",
        starts_at="2031-01-01T12:00:00Z",
        agenda=agenda,
    )
    drafting.do(later)
    drafting.do(OpenDoors(meeting="other"))
    drafting.do(CheckIn(meeting="other", mode="room"), drafting.people["delegate"])
    drafting.do(BringToMeeting(proposal=PLAN, meeting="other"))
    _talk(drafting, "other", "there", PLAN)
    drafting.do(AddTheme(meeting="other", theme="t1", round="there", title="Among ourselves"))
    drafting.do(BringToMeeting(proposal=PLAN, meeting=MEETING))

    seen = page(drafting, "guest")

    assert seen["harvest"] == {}
    assert not any("Elsewhere" in each or "about there" in each for each in told(seen))
    assert page(drafting, "participant")["harvest"]


def _talk(world: World, meeting: str, round: str, proposal: str | None) -> str:
    """A round with one table, and its group."""
    question = f"What about {round}?"
    for old in world.house.ask(lambda _, states: list(states.meeting(meeting).rounds.values())):  # type: ignore[union-attr]
        if old.open:
            world.do(CloseGroups(meeting=meeting, round=old.round))
    world.do(FormGroups(meeting=meeting, round=round, question=question, tables=1, rooms=0, proposal=proposal))
    found: str = world.house.ask(lambda _, states: states.meeting(meeting).rounds[round].groups[0])  # type: ignore[union-attr]
    return found


def _voted(world: World, choice: dict[str, str]) -> None:
    world.do(BringToMeeting(proposal=PLAN, meeting=MEETING))
    world.do(MakeMove(proposal=PLAN, move="open_ballot"))
    ballot = world.house.ask(lambda _, states: states.proposal(PLAN).open_ballot)  # type: ignore[union-attr]
    assert ballot
    world.do(Cast(ballot=ballot, seat="org1", key="k" * 22, n=1, choice=choice), world.people["delegate"])
    world.do(CloseBallot(proposal=PLAN, ballot=ballot))
