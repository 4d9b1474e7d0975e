"""Whoever is revoked is gone from everywhere; and a movement speaks for its own people alone."""

from __future__ import annotations

from engine.directory import Person
from engine.errors import Refused
from engine.meeting.events import CheckedOut, FloorTakenBack
from engine.moment import HOUSE
from store import OpenedStore
from tests.engine.door import events
from tests.house import COORDINATOR, MEETING, House, delegate, seat


def test_whoever_is_revoked_does_nothing_more(house: House) -> None:
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person=delegate(1))
    assert house.do(delegate(1), "meeting.check_in", meeting=MEETING, mode="room") == Refused("access_revoked")


def test_whoever_is_revoked_is_no_longer_present(house: House, store: OpenedStore) -> None:
    house.check_in(1, 2)
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person=delegate(1))
    assert house.meeting().present_seats() == {seat(2)}
    assert [each.person for each in store.read(lambda reader: reader.presence(MEETING))] == [delegate(2)]
    last = store.read(lambda reader: reader.entries(f"meeting:{MEETING}"))[-1]
    assert (last.event.person, last.actor) == (delegate(1), HOUSE)


def test_whoever_is_revoked_while_speaking_has_had_their_turn(house: House, store: OpenedStore) -> None:
    house.check_in(1)
    house.must(COORDINATOR, "meeting.give_floor", meeting=MEETING, person=delegate(1))
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person=delegate(1))
    over, gone = events(store, f"meeting:{MEETING}")[-2:]
    assert (type(over), type(gone)) == (FloorTakenBack, CheckedOut)
    assert (house.meeting().floor.speaker, len(house.meeting().floor.turns)) == (None, 1)


def test_a_seat_stays_while_a_colleague_is_there(house: House) -> None:
    colleague = {"person": "colleague", "name": "Collega", "organisation": seat(1), "role": "delegate"}
    house.must(COORDINATOR, "movement.add_person", movement="movement", **colleague)
    house.must("colleague", "meeting.check_in", meeting=MEETING, mode="online")
    house.check_in(1)
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person=delegate(1))
    assert house.meeting().present_seats() == {seat(1)}


def test_a_guest_who_is_revoked_is_no_longer_present(house: House, store: OpenedStore) -> None:
    store.write(lambda tx: tx.add_guest(Person(id="guest", name="Gast", language="nl", guest_of=MEETING)))
    house.must("guest", "meeting.ask_to_enter", meeting=MEETING)
    house.must(COORDINATOR, "meeting.admit", meeting=MEETING, person="guest")
    house.must("guest", "meeting.check_in", meeting=MEETING, mode="online")
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person="guest")
    assert "guest" not in house.meeting().attendance
    assert store.read(lambda reader: reader.presence(MEETING)) == []


def second_movement(house: House) -> str:
    """Founded by the coordinator of the first; another coordinator joins it."""
    house.must(COORDINATOR, "movement.found", movement="youth", name="Jeugd")
    (support,) = house.store.read(lambda reader: reader.organisations(["youth"]))
    fields = {"person": "other", "name": "Ander", "organisation": support.id, "role": "coordinator"}
    house.must(COORDINATOR, "movement.add_person", movement="youth", **fields)
    return "other"


def test_nobody_takes_over_a_person_of_another_movement(house: House) -> None:
    other = second_movement(house)
    fields = {"movement": "youth", "token": "t" * 22}
    assert house.do(other, "movement.give_link", person=COORDINATOR, **fields) == Refused("belongs_elsewhere")
    house.must(other, "movement.give_link", person=other, **fields)
    house.must(COORDINATOR, "movement.give_link", person=COORDINATOR, **(fields | {"token": "c" * 22}))


def test_a_movement_revokes_for_itself_alone(house: House, store: OpenedStore) -> None:
    other = second_movement(house)
    house.check_in(1)
    house.must(COORDINATOR, "meeting.check_in", meeting=MEETING, mode="room")
    house.must(other, "movement.revoke_person", movement="youth", person=COORDINATOR)
    assert [each.role for each in store.read(lambda reader: reader.memberships(COORDINATOR))] == ["coordinator"]
    assert set(house.meeting().attendance) == {COORDINATOR, delegate(1)}, "of no concern to the other movement"
    house.must(COORDINATOR, "meeting.begin_item", meeting=MEETING, item="plan")
    assert isinstance(house.do(COORDINATOR, "movement.revoke_person", movement="youth", person=other), Refused)


def test_revoking_leaves_ended_and_other_meetings_alone(house: House, store: OpenedStore) -> None:
    house.check_in(1)
    house.must(COORDINATOR, "meeting.end", meeting=MEETING)
    before = events(store, f"meeting:{MEETING}")
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person=delegate(1))
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person=delegate(2))
    assert events(store, f"meeting:{MEETING}") == before
