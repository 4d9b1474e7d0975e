"""Movements, organisations and people: what becomes of each command, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from engine.directory import (
    AddOrganisation,
    AddPerson,
    DirectoryFacts,
    FoundMovement,
    GiveLink,
    Link,
    Membership,
    Movement,
    Organisation,
    Person,
    Revocation,
    RevokePerson,
    decide,
    hash_token,
)
from engine.errors import Refused
from tests.engine.given import MOMENT

CARE = Movement(id="care", name="Care", language="nl")
TOPAZ = Organisation(id="topaz", movement="care", name="Topaz", short="Topaz", kind="member")
ANNA = Person(id="anna", name="Anna", language="nl")
TOKEN = "t" * 22

FOUND = FoundMovement(movement="care", name="Care")
ADD_ORGANISATION = AddOrganisation(movement="care", organisation="topaz", name="Topaz")
ADD_PERSON = AddPerson(movement="care", person="anna", name="Anna", organisation="topaz", role="delegate")
GIVE = GiveLink(movement="care", person="anna", token=TOKEN, uses=3)
REVOKE = RevokePerson(movement="care", person="anna")


def ask(command: object, **facts: Any) -> Any:
    return decide(command, DirectoryFacts(**({"movement": CARE} | facts)), MOMENT)


def test_whoever_founds_a_movement_coordinates_it() -> None:
    movement, support, membership = ask(FOUND, movement=None, founder=ANNA)
    assert movement == CARE
    assert (support.name, support.kind) == ("Care", "support")
    assert membership == Membership(person="anna", organisation=support.id, role="coordinator")
    assert ask(FOUND, movement=None) == (CARE,)
    assert ask(FOUND) == Refused("already_exists", {"what": "movement"})


def test_an_organisation_gets_a_short_name() -> None:
    assert ask(ADD_ORGANISATION) == (TOPAZ,)
    long = AddOrganisation(movement="care", organisation="x", name="De Zorggroep Zuid", short="")
    assert ask(long)[0].short == "De Zorggroep"


def test_a_name_is_given_once_in_a_movement() -> None:
    assert ask(ADD_ORGANISATION, organisation=TOPAZ) == Refused("already_exists", {"what": "organisation"})
    assert ask(ADD_ORGANISATION, names_taken=frozenset({"topaz"})) == Refused("name_taken", {"name": "Topaz"})


def test_a_person_belongs_to_an_organisation_of_the_movement() -> None:
    assert ask(ADD_PERSON, organisation=TOPAZ) == (
        ANNA,
        Membership(person="anna", organisation="topaz", role="delegate"),
    )
    assert ask(ADD_PERSON) == Refused("not_found", {"what": "organisation"})
    assert ask(ADD_PERSON, organisation=TOPAZ, person=ANNA) == Refused("already_exists", {"what": "person"})


def test_only_the_hash_of_a_link_is_kept() -> None:
    assert ask(GIVE, person=ANNA) == (Link(token_hash=hash_token(TOKEN), person="anna", uses=3),)
    assert TOKEN not in repr(ask(GIVE, person=ANNA))
    assert ask(GIVE) == Refused("not_found", {"what": "person"})


def test_a_link_as_somebody_is_given_by_who_coordinates_all_of_their_movements() -> None:
    """Whoever holds the link is that person, everywhere."""
    both = frozenset({"youth", "elders"})
    assert ask(GIVE, person=ANNA, elsewhere=both, coordinated=frozenset({"care", "youth"})) == Refused(
        "belongs_elsewhere"
    )
    assert ask(GIVE, person=ANNA, elsewhere=both, coordinated=both | {"care"}) == ask(GIVE, person=ANNA)


def test_a_person_is_revoked() -> None:
    assert ask(REVOKE, person=ANNA) == (Revocation(person="anna", movement="care"),)
    assert ask(REVOKE) == Refused("not_found", {"what": "person"})


@pytest.mark.parametrize("command", [ADD_ORGANISATION, ADD_PERSON, GIVE, REVOKE])
def test_a_movement_must_exist(command: object) -> None:
    assert ask(command, movement=None) == Refused("not_found", {"what": "movement"})


def test_another_nouns_command_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        ask(object())
