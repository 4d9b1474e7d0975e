"""Who is here for the first time, as the read tables know it."""

from __future__ import annotations

from typing import Any

from engine.me import view_me
from tests.house import COORDINATOR, MEETING, House, delegate


def next_meeting(house: House) -> None:
    fields = {"meeting": "spring", "movements": ("movement",), "title": "Voorjaar", "starts_at": "2027-04-08T11:00:00Z"}
    house.must(COORDINATOR, "meeting.plan", **fields)
    house.must(COORDINATOR, "meeting.open_doors", meeting="spring")


def first(house: House, meeting: str) -> dict[str, bool]:
    found = House(house.store, meeting).meeting()
    return {person: here.first for person, here in found.attendance.items()}


def me(house: House, person: str) -> dict[str, Any]:
    known = house.store.read(lambda reader: reader.person(person))
    assert known
    return view_me(known, frozenset({"delegate"}), House(house.store, "spring").meeting(), (), ())


def test_at_the_first_meeting_of_a_movement_nobody_is_singled_out(house: House) -> None:
    house.check_in(1, 2)
    assert first(house, MEETING) == {delegate(1): False, delegate(2): False}


def test_who_was_never_there_is_new_at_the_next(house: House) -> None:
    house.check_in(1)
    next_meeting(house)
    house.must(delegate(1), "meeting.check_in", meeting="spring", mode="room")
    house.must(delegate(2), "meeting.check_in", meeting="spring", mode="room")
    house.must(COORDINATOR, "meeting.mark_present", meeting="spring", person=delegate(3), mode="online")
    assert first(house, "spring") == {delegate(1): False, delegate(2): True, delegate(3): True}
    # Going online, or anything else that is said of them later, does not make them less new.
    house.must(delegate(2), "meeting.check_in", meeting="spring", mode="online")
    assert first(house, "spring")[delegate(2)]


def test_a_first_timer_is_asked_once(house: House) -> None:
    house.check_in(1)
    next_meeting(house)
    for n in (1, 2):
        house.must(delegate(n), "meeting.check_in", meeting="spring", mode="room")
    assert "first" not in me(house, delegate(1))
    assert (me(house, delegate(2))["first"], "welcome" in me(house, delegate(2))) == (True, False)
    house.must(delegate(2), "meeting.welcome_me", meeting="spring", wish=False)
    assert me(house, delegate(2))["welcome"] is False
