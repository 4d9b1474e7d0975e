"""Personal links, and how somebody goes: out of a movement, or for good."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.directory import (
    ErasePerson,
    Erasure,
    GiveLink,
    GiveLinks,
    Link,
    LinksRevoked,
    Person,
    PersonalLink,
    Revocation,
    RevokeLinks,
    RevokePerson,
    hash_token,
)
from engine.errors import Refused
from engine.moment import HOUSE
from tests.engine.directory.scenes import ANNA, COORDINATES, TOKEN, ask, known

GIVE = GiveLink(movement="care", person="anna", token=TOKEN, uses=3)
BOTH = GiveLinks(
    movement="care",
    links=(PersonalLink(person="anna", token=TOKEN), PersonalLink(person="ben", token="b" * 22)),
    uses=2,
)
REVOKE = RevokePerson(movement="care", person="anna")
ERASE = ErasePerson(movement="care", person="anna")
CHIEF = Person(id="chief", name="Chief", language="nl")
BEN = Person(id="ben", name="Ben", language="nl")
NO_PERSON = Refused("not_found", {"what": "person"})
ELSEWHERE = frozenset({"youth", "elders"})


def test_only_the_hash_of_a_link_is_kept() -> None:
    assert ask(GIVE, standing=known()) == (Link(token_hash=hash_token(TOKEN), person="anna", uses=3),)
    assert TOKEN not in repr(ask(GIVE, standing=known()))
    assert ask(GIVE) == NO_PERSON


def test_a_link_as_somebody_is_given_by_who_coordinates_all_of_their_movements() -> None:
    """Whoever holds the link is that person, everywhere."""
    theirs = known(elsewhere=ELSEWHERE)
    assert ask(GIVE, standing=theirs, coordinated=frozenset({"care", "youth"})) == Refused("belongs_elsewhere")
    assert ask(GIVE, standing=theirs, coordinated=ELSEWHERE | {"care"}) == ask(GIVE, standing=known())


def test_many_links_are_given_or_none() -> None:
    everyone = known() | known(BEN)
    assert [(each.person, each.uses) for each in ask(BOTH, standing=everyone)] == [("anna", 2), ("ben", 2)]
    assert ask(BOTH, standing=known()) == NO_PERSON
    assert ask(BOTH, standing=known() | known(BEN, elsewhere=ELSEWHERE)) == Refused("belongs_elsewhere")


def test_any_movement_of_theirs_may_end_somebodys_links() -> None:
    revoke = RevokeLinks(movement="care", person="anna")
    assert ask(revoke, standing=known(elsewhere=ELSEWHERE)) == (LinksRevoked(person="anna"),)
    assert ask(revoke) == NO_PERSON


def test_a_person_is_revoked_but_not_the_last_coordinator() -> None:
    assert ask(REVOKE, standing=known()) == (Revocation(person="anna", movement="care"),)
    assert ask(REVOKE) == NO_PERSON
    chief = replace(REVOKE, person="chief")
    assert ask(chief, standing=known(CHIEF)) == Refused("last_coordinator")
    other = replace(COORDINATES, person="anna")
    assert len(ask(chief, standing=known(CHIEF), memberships=(COORDINATES, other))) == 1


@pytest.mark.parametrize("actor", ["chief", "anna", HOUSE])
def test_a_person_is_erased_by_a_coordinator_by_themselves_or_by_the_house(actor: str) -> None:
    assert ask(ERASE, actor=actor, standing=known()) == (Erasure(person="anna"),)
    assert ask(ERASE, actor=actor) == NO_PERSON


@pytest.mark.parametrize("actor", ["chief", "anna", HOUSE])
@pytest.mark.parametrize(
    ("more", "code"),
    [({"attends": frozenset({"m1"})}, "at_open_meeting"), ({"leads_alone": frozenset({"youth"})}, "last_coordinator")],
)
def test_nobody_is_erased_from_where_they_are_needed(actor: str, more: dict[str, Any], code: str) -> None:
    assert ask(ERASE, actor=actor, standing=known(**more)) == Refused(code)


def test_only_who_coordinates_all_of_their_movements_erases_somebody_else() -> None:
    theirs = known(ANNA, elsewhere=ELSEWHERE)
    assert ask(ERASE, standing=theirs) == Refused("belongs_elsewhere")
    assert ask(ERASE, standing=theirs, coordinated=ELSEWHERE) == (Erasure(person="anna"),)
    assert ask(ERASE, standing=theirs, actor="anna") == (Erasure(person="anna"),)
