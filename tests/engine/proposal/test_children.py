"""A proposal starts others, and goes on when they have ended: through the door, each in a stream of its own."""

from __future__ import annotations

from typing import Any

import pytest

from engine.channel import Channel
from engine.errors import Refused
from engine.facts import ProposalFacts
from engine.proposal.children.child import MOST_DEEP
from engine.proposal.children.commands import StartChild
from engine.proposal.children.decide import start_child
from engine.proposal.children.events import ChildAskedFor
from engine.proposal.commands import ClauseLine
from engine.states import Folded, States
from engine.workflow.check import check
from engine.workflow.read import read
from engine.workflow.rehearse import Crowd, rehearse
from store import OpenedStore
from tests.engine.door import events, publish
from tests.engine.given import MOMENT
from tests.house import COORDINATOR, House, delegate

BOTH = {"nl": "Woorden", "en": "Words"}


def stage(**about: Any) -> dict[str, Any]:
    return {"title": BOTH, **about}


def move(source: str, target: str, **about: Any) -> dict[str, Any]:
    return {"title": BOTH, "from": [source], "to": target, **about}


def source(**effect: Any) -> dict[str, Any]:
    """A plan that is split up, and goes on by itself when all that came of it has ended."""
    by = {"by": ["coordinator"]}
    return {
        "workflow": "split",
        "version": 1,
        "title": BOTH,
        "start": "draft",
        "stages": {
            "draft": stage(activity="drafting"),
            "apart": stage(activity="waiting"),
            "together": stage(activity="waiting"),
            "adopted": stage(outcome="adopted"),
            "rejected": stage(outcome="rejected"),
        },
        "moves": {
            "split": move("draft", "apart", effects=[effect], **by),
            "join": move("apart", "together", guards=["children_ended"]),
            "adopt": move("together", "adopted", guards=["children_adopted"], **by),
            "reject": move("together", "rejected", **by),
        },
    }


EACH_CLAUSE = {"start_children": {"workflow": "decision", "for_each": "clause"}}


def begin(house: House, effect: dict[str, Any]) -> None:
    publish(house, source(**effect))
    lines = (ClauseLine(clause="c1", text="Een"), ClauseLine(clause="c2", text="Twee " * 60))
    fields = {"proposal": "whole", "movement": "movement", "workflow": "split", "title": "Geheel"}
    house.must(COORDINATOR, "proposal.start", **fields, clauses=lines)


def make(house: House, proposal: str, name: str) -> None:
    house.must(COORDINATOR, "proposal.make_move", proposal=proposal, move=name)


def asked(store: OpenedStore) -> list[ChildAskedFor]:
    return [each for each in events(store, "proposal:whole") if isinstance(each, ChildAskedFor)]


def stage_of(store: OpenedStore, proposal: str) -> str:
    found = store.read(lambda reader: States(reader, Folded()).proposal(proposal))
    assert found
    return found.stage


def titles(store: OpenedStore) -> list[str]:
    rows = store.read(lambda reader: {row.proposal: row.title for row in reader.proposal_rows(["movement"])})
    return [rows[each.child] for each in asked(store)]


def test_one_for_each_clause_and_on_when_they_have_ended(house: House, store: OpenedStore) -> None:
    begin(house, EACH_CLAUSE)
    make(house, "whole", "split")
    house.work_off()
    whole = store.read(lambda reader: States(reader, Folded()).proposal("whole"))
    assert whole
    first, second = (each.child for each in asked(store))
    words = whole.clauses["c1"].text
    assert asked(store)[0] == ChildAskedFor(
        child=first, workflow="decision", title=words, item="c1", text=words, batch=1, of="clause"
    )
    assert titles(store) == ["Een", "Geheel"], "what is too long for a title is called as the whole is"
    child = store.read(lambda reader: States(reader, Folded()).proposal(second))
    assert child
    assert (child.parent, child.depth, list(child.clauses), child.meeting) == ("whole", 1, ["c2"], None)

    again = house.service.execute(_house_asks(first))
    assert not isinstance(again, Refused)
    assert len(events(store, f"proposal:{first}")) == 1, "it is there already"

    make(house, first, "withdraw")
    house.work_off()
    assert stage_of(store, "whole") == "apart"
    make(house, second, "withdraw")
    house.work_off()
    assert stage_of(store, "whole") == "together"
    held = house.do(COORDINATOR, "proposal.make_move", proposal="whole", move="adopt")
    assert isinstance(held, Refused)
    assert held.params["guards"] == [{"guard": "children_adopted", "params": {"children": 2, "adopted": 0}}]
    assert store.read(lambda reader: [each for each in reader.streams() if reader.verify(each)]) == []


def _house_asks(child: str) -> Any:
    from engine.commands import Envelope
    from engine.moment import HOUSE

    return Envelope(id="again", actor=HOUSE, command=StartChild(proposal=child, parent="whole"))


def test_the_channel_of_the_parent_tells_where_each_stands_and_nothing_that_it_says(house: House) -> None:
    begin(house, EACH_CLAUSE)
    shelf = house.service.shelf
    followed, fresh = Channel("proposal:whole", shelf), Channel("proposal:whole", shelf)
    house.store.read(followed.catch_up)
    assert "children" not in followed.view("participant")
    make(house, "whole", "split")
    house.store.read(followed.catch_up)
    first, second = followed.view("participant")["children"]
    asked_for = {"order": 1, "title": "Een"}
    assert followed.view("participant")["children"][first] == asked_for
    house.work_off()
    house.store.read(followed.catch_up)
    began = followed.view("participant")["children"][first]
    assert began == asked_for | {"stage_title": began["stage_title"]}
    make(house, second, "withdraw")
    house.store.read(followed.catch_up)
    assert followed.view("participant")["children"][second]["outcome"] == "withdrawn"
    house.store.read(fresh.catch_up)
    for audience in ("participant", "coordinator"):
        assert followed.view(audience) == fresh.view(audience)
        assert list(followed.view(audience)["proposals"]) == ["whole"]
    assert list(followed.view("coordinator")["moves"]) == ["whole"]


def test_one_for_each_active_team(house: House, store: OpenedStore) -> None:
    begin(house, {"start_children": {"workflow": "decision", "for_each": "team"}})
    for team in ("visible", "over"):
        house.must(COORDINATOR, "team.found", team=team, movement="movement", name=team.title())
    house.must(COORDINATOR, "team.dissolve", team="over")
    make(house, "whole", "split")
    house.work_off()
    assert titles(store) == ["Visible"]


def test_what_begins_for_a_team_has_it_and_can_dissolve_it(house: House, store: OpenedStore) -> None:
    begin(house, {"start_children": {"workflow": "team_review", "for_each": "team"}})
    house.must(COORDINATOR, "team.found", team="visible", movement="movement", name="Zichtbaar")
    make(house, "whole", "split")
    house.work_off()
    (review,) = (each.child for each in asked(store))
    page = Channel(f"proposal:{review}", house.service.shelf)
    store.read(page.catch_up)
    assert page.view("participant")["teams"] == {"visible": {"name": "Zichtbaar", "state": "active", "members": 0}}

    make(house, review, "lighter")
    house.work_off()
    store.read(page.catch_up)
    assert page.view("participant")["teams"]["visible"]["state"] == "dissolved"
    found = store.read(lambda reader: States(reader, Folded()).proposal(review))
    assert found
    (brainstorm,) = found.children
    assert stage_of(store, brainstorm) == "collect"
    assert stage_of(store, "whole") == "together"


def test_with_nothing_to_start_one_for_it_goes_on_at_once(house: House, store: OpenedStore) -> None:
    begin(house, {"start_children": {"workflow": "decision", "for_each": "theme"}})
    make(house, "whole", "split")
    assert asked(store) == []
    assert stage_of(store, "whole") == "together"


def test_a_workflow_that_starts_another_does_not_wait_for_it(house: House, store: OpenedStore) -> None:
    begin(house, {"start_workflow": {"workflow": "action_team", "title": {"nl": "Het team", "en": "The team"}}})
    make(house, "whole", "split")
    house.work_off()
    assert titles(store) == ["Het team"]
    assert stage_of(store, "whole") == "together"


@pytest.mark.parametrize("name", ["start_children", "start_workflow"])
def test_what_the_movement_does_not_begin_on_is_not_started(house: House, name: str) -> None:
    settings = {"for_each": "clause"} if name == "start_children" else {}
    begin(house, {name: {"workflow": "nowhere", **settings}})
    answer = house.do(COORDINATOR, "proposal.make_move", proposal="whole", move="split")
    assert answer == Refused("no_such_workflow", {"workflow": "nowhere"})
    house.must(COORDINATOR, "workflow.retire", movement="movement", workflow="decision")
    assert house.do(delegate(1), "proposal.make_move", proposal="whole", move="split") != answer


def test_proposals_do_not_start_one_another_for_ever(house: House, store: OpenedStore) -> None:
    begin(house, {"start_workflow": {"workflow": "split"}})
    proposal, answer = "whole", None
    for _ in range(MOST_DEEP):
        make(house, proposal, "split")
        house.work_off()
        proposal = next(e.child for e in events(store, f"proposal:{proposal}") if isinstance(e, ChildAskedFor))
    answer = house.do(COORDINATOR, "proposal.make_move", proposal=proposal, move="split")
    assert answer == Refused("children_too_deep", {"most": MOST_DEEP})


def test_nobody_starts_what_no_proposal_asked_for() -> None:
    command = StartChild(proposal="p", parent="whole")
    assert start_child(None, command, ProposalFacts(), MOMENT) == Refused("not_found", {"what": "proposal"})


@pytest.mark.parametrize("each", ["clause", "theme", "team"])
def test_it_is_sound_and_is_rehearsed_to_its_end(each: str) -> None:
    definition = read(source(start_children={"workflow": "decision", "for_each": each}))
    assert not isinstance(definition, list), definition
    assert check(definition) == []
    report = rehearse(definition, Crowd(), seed=1, runs=20)
    assert set(report.outcomes) & {"adopted", "rejected"}
