"""The directory through the one door, on a real database: lists, roles that follow into a meeting, and erasing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.directory import ListedOrganisation, ListedPerson, Person, PersonalLink
from engine.errors import Refused
from store import OpenedStore, open_store
from tests.house import COORDINATOR, MEETING, House, delegate, seat

OURS = {"movement": "movement"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenedStore]:
    opened = open_store(f"sqlite:///{tmp_path / 'polder.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def house(store: OpenedStore) -> House:
    return House(store).furnish(3).plan_meeting()


def roles_of(house: House, person: str) -> set[str]:
    return {each.role for each in house.store.read(lambda reader: reader.memberships(person))}


def test_a_list_is_taken_through_the_door_once(house: House) -> None:
    organisations = (ListedOrganisation(organisation="zon", name="Zon"),)
    people = (ListedPerson(person="ben", name="Ben", organisation="zon", role="delegate", email="ben@zorg.nl"),)
    house.must(COORDINATOR, "movement.take_list", **OURS, organisations=organisations, people=people)
    assert house.store.read(lambda reader: reader.person("ben")) == Person(
        id="ben", name="Ben", language="nl", email="ben@zorg.nl"
    )
    again = house.do(COORDINATOR, "movement.take_list", **OURS, organisations=organisations, people=people)
    assert again == Refused("already_exists", {"what": "organisation"})


def test_who_loses_their_last_role_leaves_the_hall_and_may_come_back(house: House) -> None:
    house.check_in(1, 2)
    role = {"person": delegate(1), "organisation": seat(1), "role": "delegate"}
    house.must(COORDINATOR, "movement.take_role", **OURS, **role)
    assert house.meeting().present_seats() == {seat(2)}
    house.must(COORDINATOR, "movement.give_role", **OURS, **role)
    house.check_in(1)
    assert house.meeting().present_seats() == {seat(1), seat(2)}


def test_a_seat_follows_the_role_of_somebody_who_is_present(house: House) -> None:
    house.check_in(1)
    other = {"person": delegate(1), "organisation": seat(2), "role": "delegate"}
    house.must(COORDINATOR, "movement.give_role", **OURS, **other)
    assert house.meeting().present_seats() == {seat(1), seat(2)}
    house.must(COORDINATOR, "movement.take_role", **OURS, **(other | {"organisation": seat(1)}))
    assert house.meeting().present_seats() == {seat(2)}
    assert house.meeting().attendance[delegate(1)].rank == 1


def test_whoever_it_is_about_may_change_their_name_and_nobody_elses(house: House) -> None:
    change = {**OURS, "name": "Nieuwe naam"}
    house.must(delegate(1), "movement.change_person", person=delegate(1), **change)
    found = house.store.read(lambda reader: reader.person(delegate(1)))
    assert found is not None
    assert found.name == "Nieuwe naam"
    needed = Refused("role_may_not", {"needed": ["coordinator", "self"]})
    assert house.do(delegate(1), "movement.change_person", person=delegate(2), **change) == needed
    assert house.do("stranger", "movement.change_person", person="stranger", **change) == Refused(
        "not_found", {"what": "movement"}
    )


def test_a_guest_may_erase_themselves(house: House, store: OpenedStore) -> None:
    store.write(lambda tx: tx.add_guest(Person(id="guest", name="Gast", language="nl", guest_of=MEETING)))
    house.must("guest", "movement.erase_person", **OURS, person="guest")
    assert house.do("guest", "meeting.ask_to_enter", meeting=MEETING) == Refused("access_revoked")
    assert house.do(COORDINATOR, "movement.erase_person", **OURS, person="guest") == Refused(
        "not_found", {"what": "person"}
    )


def test_nobody_is_erased_out_of_an_open_meeting(house: House, store: OpenedStore) -> None:
    house.check_in(1)
    erase = {**OURS, "person": delegate(1)}
    for actor in (COORDINATOR, delegate(1)):
        assert house.do(actor, "movement.erase_person", **erase) == Refused("at_open_meeting")
    house.must(delegate(1), "meeting.check_out", meeting=MEETING)
    house.must(COORDINATOR, "movement.erase_person", **erase)
    assert store.read(lambda reader: reader.person(delegate(1))) == Person(id=delegate(1), name="", language="nl")
    assert store.read(lambda reader: reader.verify(f"meeting:{MEETING}")) is None


def test_somebody_whose_memberships_have_ended_can_still_be_erased_or_let_in_again(house: House) -> None:
    house.must(COORDINATOR, "movement.revoke_person", **OURS, person=delegate(1))
    house.must(COORDINATOR, "movement.give_role", **OURS, person=delegate(1), organisation=seat(2), role="observer")
    assert roles_of(house, delegate(1)) == {"observer"}
    house.must(COORDINATOR, "movement.revoke_person", **OURS, person=delegate(1))
    house.must(COORDINATOR, "movement.erase_person", **OURS, person=delegate(1))


def test_the_last_coordinator_of_another_movement_stays(house: House) -> None:
    house.must(COORDINATOR, "movement.found", movement="youth", name="Jeugd")
    chief = {"person": "second", "name": "Tweede", "organisation": "support", "role": "coordinator"}
    house.must(COORDINATOR, "movement.add_person", **OURS, **chief)
    assert house.do(COORDINATOR, "movement.erase_person", **OURS, person=COORDINATOR) == Refused("last_coordinator")
    house.must(COORDINATOR, "movement.revoke_person", **OURS, person=COORDINATOR)
    assert house.do(COORDINATOR, "movement.revoke_person", movement="youth", person=COORDINATOR) == Refused(
        "last_coordinator"
    )


def test_a_removed_organisation_has_no_seat_and_keeps_its_name(house: House) -> None:
    removing = {**OURS, "organisation": seat(3)}
    assert house.do(COORDINATOR, "movement.remove_organisation", **removing) == Refused(
        "organisation_has_people", {"count": 1}
    )
    house.must(COORDINATOR, "movement.revoke_person", **OURS, person=delegate(3))
    house.must(COORDINATOR, "movement.remove_organisation", **removing)
    members = house.store.read(lambda reader: [each.id for each in reader.organisations(["movement"])])
    assert seat(3) not in members
    found = house.store.read(lambda reader: reader.organisation(seat(3)))
    assert found is not None
    assert found.name == "Organisatie 3"
    house.must(COORDINATOR, "movement.restore_organisation", **removing)
    assert len(house.store.read(lambda reader: reader.organisations(["movement"]))) == len(members) + 1


def test_links_are_given_and_revoked_together(house: House) -> None:
    links = tuple(PersonalLink(person=delegate(n), token=f"token-of-{n}".ljust(22, "x")) for n in (1, 2))
    house.must(COORDINATOR, "movement.give_links", **OURS, links=links)
    house.must(COORDINATOR, "movement.revoke_links", **OURS, person=delegate(1))
    access = house.store.read(lambda reader: reader.access([delegate(1), delegate(2)]))
    assert {person: each.links for person, each in access.items()} == {delegate(2): 1}


def test_a_movement_and_an_organisation_get_other_names(house: House) -> None:
    house.must(COORDINATOR, "movement.rename", **OURS, name="Samen", language="en")
    house.must(
        COORDINATOR,
        "movement.change_organisation",
        **OURS,
        organisation=seat(1),
        name="Zon",
        short="Zon",
        kind="member",
    )
    movement, organisation = house.store.read(lambda r: (r.movement("movement"), r.organisation(seat(1))))
    assert movement is not None
    assert organisation is not None
    assert (movement.name, movement.language, organisation.name) == ("Samen", "en", "Zon")
