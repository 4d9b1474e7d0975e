"""A proposal that waits for another, on the pages of both, as each of their readers sees them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.directory import Membership, Movement, Organisation
from engine.house import work_off
from engine.proposal.awaiting.commands import AwaitProposal
from engine.proposal.commands import ArchiveProposal, BringToMeeting, StartProposal
from tests.web.shapes import wrong_in
from tests.web.world import DECIDED, MEETING, PROPOSAL, World, deciding_world
from web.founding import publish
from workflows.loader import load

PAGE = "/api/proposals/{proposal}/page"
WORKFLOW = """
workflow: after
version: 1
title: {nl: Daarna, en: After}
start: hold
stages:
  hold: {title: {nl: Wachten, en: Waiting}, activity: waiting, settings: {waits_for: proposal}}
  adopted: {title: {nl: Aangenomen, en: Adopted}, outcome: adopted}
  rejected: {title: {nl: Afgewezen, en: Rejected}, outcome: rejected}
moves:
  go_on: {title: {nl: Verder, en: Go on}, from: [hold], to: adopted, guards: [awaited_adopted]}
  stop: {title: {nl: Stop, en: Stop}, from: [hold], to: rejected, guards: [awaited_ended]}
  give_up: {title: {nl: Opgeven, en: Give up}, from: [hold], to: rejected, by: [coordinator], guards: [awaited_ended]}
"""


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[World]:
    """`first` and `second` are in a stage that waits, and nobody has said for what."""
    world = deciding_world(tmp_path)
    publish(world.house, load(WORKFLOW))
    for name in ("first", "second"):
        start = {"movement": world.movement, "workflow": "after", "title": f"The {name}"}
        world.do(StartProposal(proposal=name, **start))
    yield world
    world.close()


def page(world: World, role: str, proposal: str) -> dict[str, Any]:
    response = world.as_role(role).get(f"/api/proposals/{proposal}/page")
    assert response.status_code == 200, response.text
    seen: dict[str, Any] = response.json
    assert wrong_in(world, PAGE, seen) == []
    return seen


def work(world: World) -> None:
    while work_off(world.house.service, {}):
        pass


def test_a_coordinator_reads_what_it_could_wait_for(waiting: World) -> None:
    waiting.do(ArchiveProposal(proposal="second"))
    seen = page(waiting, "coordinator", "first")
    assert seen["proposal"]["awaits"] == {}
    assert "awaited" not in seen
    assert list(seen["may_await"]) == [PROPOSAL, DECIDED], "under way first; nothing that was put away, nor itself"
    assert seen["may_await"][DECIDED]["outcome"] == "adopted"
    guards = seen["moves"]["give_up"]["holds"]["guards"]
    assert guards["awaited_ended"]["params"] == {"chosen": 0}
    assert "may_await" not in page(waiting, "delegate", "first")


def test_each_page_names_the_other(waiting: World) -> None:
    waiting.do(AwaitProposal(proposal="first", awaited="second"))
    work(waiting)
    seen = page(waiting, "delegate", "first")
    assert seen["awaited"] == {
        "id": "second",
        "title": "The second",
        "stage_title": {"nl": "Wachten", "en": "Waiting"},
    }
    assert seen["proposal"]["awaits"] == {"proposal": "second", "title": "The second"}
    assert page(waiting, "delegate", "second")["awaited_by"]["first"]["title"] == "The first"
    assert "first" not in page(waiting, "coordinator", "second")["may_await"], "they would wait in a circle"

    waiting.do(ArchiveProposal(proposal="second"))
    assert page(waiting, "delegate", "first")["awaited"]["archived"] is True
    waiting.do(AwaitProposal(proposal="first", awaited=PROPOSAL))
    work(waiting)
    assert "awaited_by" not in page(waiting, "delegate", "second")


def test_it_goes_on_and_its_page_says_why(waiting: World) -> None:
    waiting.do(AwaitProposal(proposal="first", awaited=DECIDED))
    seen = page(waiting, "delegate", "first")
    assert seen["proposal"]["outcome"] == "adopted"
    assert [each["code"] for each in seen["history"].values()][-2:] == ["history.awaits_ended", "history.ended"]


def test_a_guest_reads_what_it_is_called_and_no_more(waiting: World) -> None:
    waiting.do(BringToMeeting(proposal="first", meeting=MEETING))
    waiting.do(AwaitProposal(proposal="first", awaited="second"))
    assert page(waiting, "guest", "first")["awaited"] == {"id": "second", "title": "The second"}


def test_one_of_another_movement_that_they_coordinate_is_named_with_it(waiting: World) -> None:
    rows = [
        Movement(id="elsewhere", name="Elsewhere", language="en"),
        Organisation(id="desk", movement="elsewhere", name="Desk", short="D", kind="support"),
        Membership(person=waiting.coordinator, organisation="desk", role="coordinator"),
    ]
    waiting.house.store.write(lambda tx: tx.change_directory("elsewhere", rows))
    waiting.do(StartProposal(proposal="theirs", movement="elsewhere", workflow="after", title="Theirs"))
    assert page(waiting, "coordinator", "first")["may_await"]["theirs"]["movement"] == "Elsewhere"

    waiting.do(AwaitProposal(proposal="first", awaited="theirs"))
    work(waiting)
    assert "stage_title" in page(waiting, "coordinator", "first")["awaited"]
    assert page(waiting, "delegate", "first")["awaited"] == {"id": "theirs", "title": "Theirs"}


def test_words_that_are_erased_are_gone_on_both_pages(waiting: World) -> None:
    waiting.do(AwaitProposal(proposal="first", awaited="second"))
    title = waiting.house.ask(lambda _, states: states.proposal("second").title.id)
    waiting.house.store.write(lambda tx: tx.erase_text(title))
    seen = page(waiting, "delegate", "first")
    assert (seen["awaited"]["title"], seen["proposal"]["awaits"]["title"]) == ("", "")
    assert {"code": "history.erased", "params": {}} in [
        each["params"].get("title") for each in seen["history"].values()
    ]


def test_what_waits_for_what_waits_goes_on_too(waiting: World) -> None:
    waiting.do(AwaitProposal(proposal="first", awaited="second"))
    waiting.do(AwaitProposal(proposal="second", awaited=DECIDED))
    work(waiting)
    assert page(waiting, "delegate", "first")["proposal"]["outcome"] == "adopted"
