"""Feelings through the door: what is kept, for whom, until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from engine.channel import Channel
from engine.errors import Refused
from engine.feelings import subjects_shown
from engine.house import work_off
from engine.ports import DueRow
from store import OpenedStore
from tests.engine.door import events, send
from tests.house import COORDINATOR, MEETING, PLAN, House, delegate

ABOUT = f"{PLAN}.clause-1"


def feel(house: House, number: int, value: int, about: str = ABOUT) -> Any:
    return house.do(delegate(number), "meeting.feel", meeting=MEETING, about=about, value=value)


def felt(store: OpenedStore) -> Any:
    return store.read(lambda reader: reader.feelings(MEETING))


def test_a_feeling_stands_where_it_was_felt_and_is_no_event(house: House, store: OpenedStore) -> None:
    house.check_in(1, 2)
    before = events(store, f"meeting:{MEETING}")
    for number, value in ((1, 2), (2, 4), (1, 5)):
        assert not isinstance(feel(house, number, value), Refused)
    assert felt(store) == {ABOUT: {"room": {5: 1}, "online": {4: 1}}}
    assert events(store, f"meeting:{MEETING}") == before
    feel(house, 1, 0)
    assert felt(store) == {ABOUT: {"online": {4: 1}}}


def test_a_feeling_leaves_no_answer_that_would_give_it_away(house: House, store: OpenedStore) -> None:
    """The digest of one of six values can be guessed: it must not outlive the row."""
    house.check_in(1)
    send(house, delegate(1), "felt", "meeting.feel", meeting=MEETING, about=ABOUT, value=3)
    assert store.write(lambda tx: tx.answer_of(delegate(1), "felt")) is None


def test_who_listens_hears_of_each_feeling_that_is_durable(house: House) -> None:
    heard: list[tuple[str, str]] = []

    def fails(meeting: str, person: str) -> None:
        raise RuntimeError("nobody hears of this")

    listeners: list[Callable[[str, str], None]] = [fails, lambda *each: heard.append(each)]
    for listener in listeners:
        house.service.when_felt(listener)
    feel(house, 1, 3)
    house.check_in(1)
    feel(house, 1, 3)
    assert heard == [(MEETING, delegate(1))]


@pytest.mark.parametrize("about", [f"{PLAN}.clause-9", "elsewhere.clause-1", "a-card"])
def test_only_what_the_meeting_shows_can_be_felt_about(house: House, about: str) -> None:
    house.check_in(1)
    assert feel(house, 1, 3, about) == Refused("not_found", {"what": "subject"})


def test_a_clause_of_a_plan_that_is_not_here_can_be_neither_felt_about_nor_pointed_at(house: House) -> None:
    house.check_in(1)
    start = {"proposal": "other", "movement": "movement", "workflow": "decision", "title": "Iets anders"}
    house.must(COORDINATOR, "proposal.start", **start, clauses=())
    house.must(COORDINATOR, "proposal.add_clause", proposal="other", clause="c1", text="Een punt")
    assert feel(house, 1, 3, "other.c1") == Refused("not_found", {"what": "subject"})
    pointing = {"meeting": MEETING, "proposal": "other", "clause": "c1"}
    assert house.do(COORDINATOR, "meeting.point_at", **pointing) == Refused("not_found", {"what": "clause"})
    house.must(COORDINATOR, "proposal.bring", proposal="other", meeting=MEETING)
    house.must(COORDINATOR, "meeting.point_at", **pointing)
    assert not isinstance(feel(house, 1, 3, "other.c1"), Refused)


def test_everyone_sees_how_it_is_felt_about_what_is_on_now(house: House, store: OpenedStore) -> None:
    channel = Channel(f"meeting:{MEETING}", house.service.shelf)

    def shown() -> tuple[str, ...]:
        store.read(channel.catch_up)
        assert channel.meeting
        return subjects_shown(channel.meeting, channel.proposals)

    assert shown() == ()
    house.must(COORDINATOR, "meeting.point_at", meeting=MEETING, proposal=PLAN, clause="clause-2")
    assert shown() == (f"{PLAN}.clause-2",)
    house.must(COORDINATOR, "proposal.remove_clause", proposal=PLAN, clause="clause-2")
    assert shown() == ()
    house.must(COORDINATOR, "meeting.begin_item", meeting=MEETING, item="plan")
    assert shown() == tuple(f"{PLAN}.clause-{n}" for n in (1, 3, 4, 5))


def bring_forward(store: OpenedStore) -> None:
    """The row is moved to the present rather than waited for."""

    def job(tx: Any) -> None:
        fields = {"meeting": MEETING}
        at = tx.now() - timedelta(minutes=1)
        tx.put_due(DueRow(key=f"forget:{MEETING}", at=at, command="meeting.forget_feelings", fields=fields))

    store.write(job)


def test_a_day_after_the_end_the_house_forgets_who_felt_what(house: House, store: OpenedStore) -> None:
    house.check_in(1, 2)
    feel(house, 1, 4)
    house.must(COORDINATOR, "meeting.end", meeting=MEETING)
    assert work_off(house.service, {}) is None, "not before its time"
    before = felt(store)
    bring_forward(store)
    worked = work_off(house.service, {})
    assert worked
    assert (worked.key, isinstance(worked.answer, Refused)) == (f"forget:{MEETING}", False)
    assert felt(store) == before
    assert store.read(lambda reader: reader.feelings_of(MEETING, [delegate(1)])) == {}


def test_a_meeting_that_goes_on_forgets_nobody(house: House, store: OpenedStore) -> None:
    house.check_in(1)
    feel(house, 1, 4)
    house.must(COORDINATOR, "meeting.end", meeting=MEETING)
    house.must(COORDINATOR, "meeting.reopen", meeting=MEETING)
    bring_forward(store)
    worked = work_off(house.service, {})
    assert worked
    assert worked.answer == Refused("meeting_not_ended")
    assert store.read(lambda reader: reader.feelings_of(MEETING, [delegate(1)])) == {delegate(1): {ABOUT: 4}}


def test_nobody_but_the_house_forgets(house: House) -> None:
    for person in (COORDINATOR, delegate(1)):
        assert house.do(person, "meeting.forget_feelings", meeting=MEETING) == Refused("role_may_not", {"needed": []})
