"""Taps are counted on each worker and kept together: nothing is lost, nothing is counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.ports import StorageUnavailable
from sockets.reactions import Reactions
from store import OpenedStore, open_store
from tests.house import COORDINATOR, MEETING, PLAN, House


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenedStore]:
    opened = open_store(f"sqlite:///{tmp_path}/polder.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def house(store: OpenedStore) -> House:
    return House(store).furnish().plan_meeting()


def test_two_workers_agree_once_each_has_written(house: House) -> None:
    one, two = Reactions(house.store, MEETING), Reactions(house.store, MEETING)
    meeting = house.meeting()
    one.tap(meeting, "room", "agree", 3)
    two.tap(meeting, "room", "agree", 2)
    two.tap(meeting, "online", "idea", 1)
    assert one.totals() == {"room": {"agree": 3}, "online": {}}
    assert not one.keep(), "what was tapped here was counted already"
    assert two.keep()
    assert one.keep()
    assert one.totals() == two.totals() == {"room": {"agree": 5}, "online": {"idea": 1}}
    assert not one.keep()


def test_a_restart_goes_on_from_what_was_kept(house: House) -> None:
    before = Reactions(house.store, MEETING)
    before.tap(house.meeting(), "room", "agree", 3)
    before.keep()
    after = Reactions(house.store, MEETING)
    assert after.keep()
    assert after.totals() == {"room": {"agree": 3}, "online": {}}


def test_a_tap_belongs_to_what_the_meeting_was_on_then(house: House) -> None:
    reactions = Reactions(house.store, MEETING)
    reactions.tap(house.meeting(), "room", "agree", 1)
    house.must(COORDINATOR, "meeting.begin_item", meeting=MEETING, item="plan")
    house.must(COORDINATOR, "meeting.point_at", meeting=MEETING, proposal=PLAN, clause="clause-1")
    reactions.tap(house.meeting(), "room", "agree", 1)
    reactions.keep()
    totals = house.store.read(lambda reader: reader.reaction_totals(MEETING))
    assert {(each.item, each.clause): each.count for each in totals} == {("", ""): 1, ("plan", f"{PLAN}.clause-1"): 1}


def test_what_cannot_be_written_now_waits_and_counts(house: House) -> None:
    meeting = house.meeting()
    reactions = Reactions(house.store, MEETING)
    reactions.tap(meeting, "online", "calm", 4)
    house.store.close()
    with pytest.raises(StorageUnavailable):
        reactions.keep()
    assert reactions.waiting
    assert reactions.totals() == {"room": {}, "online": {"calm": 4}}
