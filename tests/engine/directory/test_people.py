"""People and their roles, one by one and as a list."""

from __future__ import annotations

from dataclasses import replace

from engine.directory import (
    AddPerson,
    ChangePerson,
    GiveRole,
    ListedOrganisation,
    ListedPerson,
    Membership,
    MembershipEnded,
    Organisation,
    Person,
    TakeList,
    TakeRole,
)
from engine.errors import Refused
from tests.engine.directory.scenes import ANNA, BRIDGE, COORDINATES, DELEGATE, ask, known

ADD = AddPerson(movement="care", person="ben", name="Ben", organisation="topaz", role="delegate", email="ben@zorg.nl")
CHANGE = ChangePerson(movement="care", person="anna", name="Anna B", language="en", email="anna@zorg.nl")
GIVE = GiveRole(movement="care", person="anna", organisation="bridge", role="participant")
TAKE = TakeRole(movement="care", person="anna", organisation="topaz", role="delegate")
LISTED = ListedPerson(person="ben", name="Ben", organisation="zon", role="delegate")
LIST = TakeList(
    movement="care",
    organisations=(ListedOrganisation(organisation="zon", name="Zorggroep de Zon"),),
    people=(LISTED, replace(LISTED, organisation="topaz", role="observer")),
)
NEEDS_MEMBER = Refused("role_needs_member")
NO_ORGANISATION = Refused("not_found", {"what": "organisation"})
NO_PERSON = Refused("not_found", {"what": "person"})


def test_a_person_belongs_to_an_organisation_of_the_movement() -> None:
    assert ask(ADD) == (
        Person(id="ben", name="Ben", language="nl", email="ben@zorg.nl"),
        Membership(person="ben", organisation="topaz", role="delegate"),
    )
    assert ask(replace(ADD, organisation="x")) == NO_ORGANISATION
    assert ask(ADD, organisations={"topaz": replace(BRIDGE, id="topaz", removed=True)}) == NO_ORGANISATION
    assert ask(ADD, person_ids_taken=frozenset({"ben"})) == Refused("already_exists", {"what": "person"})


def test_only_a_member_has_delegates() -> None:
    assert ask(replace(ADD, organisation="bridge")) == NEEDS_MEMBER
    assert ask(replace(GIVE, role="delegate"), standing=known()) == NEEDS_MEMBER
    partner = (replace(LISTED, organisation="bridge"),)
    assert ask(replace(LIST, people=partner)) == NEEDS_MEMBER


def test_a_person_is_changed_by_a_coordinator_or_by_themselves() -> None:
    changed = replace(ANNA, name="Anna B", language="en", email="anna@zorg.nl")
    assert ask(CHANGE, standing=known()) == (changed,)
    assert ask(CHANGE) == NO_PERSON
    elsewhere = known(elsewhere=frozenset({"youth"}))
    assert ask(CHANGE, standing=elsewhere) == Refused("belongs_elsewhere")
    assert ask(CHANGE, standing=elsewhere, coordinated=frozenset({"care", "youth"})) == (changed,)
    assert ask(CHANGE, standing=elsewhere, actor="anna") == (changed,)


def test_a_guest_who_gets_a_role_is_a_member_and_keeps_what_was_said_at_the_door() -> None:
    guest = replace(ANNA, guest_of="m1", says_from="De buren")
    assert ask(GIVE, standing=known(guest)) == (Membership(person="anna", organisation="bridge", role="participant"),)
    assert ask(CHANGE, standing=known(guest))[0].says_from == "De buren"


def test_a_role_is_given_to_somebody_known_for_an_organisation_that_is_there() -> None:
    assert ask(GIVE) == NO_PERSON
    assert ask(replace(GIVE, organisation="x"), standing=known()) == NO_ORGANISATION


def test_a_role_is_taken_and_taking_it_twice_changes_nothing() -> None:
    ended = MembershipEnded(person="anna", organisation="topaz", role="delegate")
    assert ask(TAKE, standing=known()) == (ended,)
    assert ask(TAKE, standing=known(), memberships=(COORDINATES,)) == ()
    assert ask(TAKE) == NO_PERSON


def test_a_movement_keeps_a_coordinator() -> None:
    chief = known(Person(id="chief", name="Chief", language="nl"))
    take = TakeRole(movement="care", person="chief", organisation="support", role="coordinator")
    assert ask(take, standing=chief) == Refused("last_coordinator")
    other = replace(DELEGATE, role="coordinator")
    assert len(ask(take, standing=chief, memberships=(COORDINATES, other))) == 1


def test_a_list_is_taken_whole() -> None:
    zon, ben, first, second = ask(LIST)
    assert zon == Organisation(id="zon", movement="care", name="Zorggroep de Zon", short="Zorggroep de", kind="member")
    assert ben == Person(id="ben", name="Ben", language="nl")
    assert [first.organisation, second.organisation] == ["zon", "topaz"]


def test_whom_the_movement_knows_only_gets_the_role() -> None:
    listed = replace(LIST, people=(replace(LISTED, person="anna", name="Somebody else"),))
    changes = ask(listed, standing=known(), person_ids_taken=frozenset({"anna"}))
    assert changes[1:] == (Membership(person="anna", organisation="zon", role="delegate"),)


def test_what_is_wrong_with_one_row_keeps_the_whole_list_out() -> None:
    elsewhere = frozenset({"ben"})
    assert ask(LIST, person_ids_taken=elsewhere) == Refused("already_exists", {"what": "person"})
    assert ask(replace(LIST, organisations=())) == NO_ORGANISATION
    twice = LIST.organisations * 2
    assert ask(replace(LIST, organisations=twice)) == Refused("name_taken", {"name": "Zorggroep de Zon"})
    same = (*LIST.organisations, ListedOrganisation(organisation="zon", name="Zon"))
    assert ask(replace(LIST, organisations=same)) == Refused("already_exists", {"what": "organisation"})
