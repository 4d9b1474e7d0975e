"""A movement and its organisations: what becomes of each command, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.directory import (
    AddOrganisation,
    ChangeOrganisation,
    FoundMovement,
    GiveLink,
    Membership,
    Movement,
    RemoveOrganisation,
    RenameMovement,
    RestoreOrganisation,
    RevokePerson,
    TakeList,
    WeighOrganisation,
)
from engine.errors import Refused
from tests.engine.directory.scenes import ANNA, BRIDGE, CARE, SUPPORT, TOKEN, TOPAZ, ask

ADD = AddOrganisation(movement="care", organisation="zon", name="Zon")
RENAMED = ChangeOrganisation(movement="care", organisation="topaz", name="Topaas", short="Topaas")
REMOVE = RemoveOrganisation(movement="care", organisation="bridge")
RESTORE = RestoreOrganisation(movement="care", organisation="bridge")
WITHOUT_BRIDGE = {"topaz": TOPAZ, "bridge": replace(BRIDGE, removed=True)}


def test_whoever_founds_a_movement_coordinates_it() -> None:
    found = FoundMovement(movement="care", name="Care")
    movement, support, membership = ask(found, movement=None, founder=ANNA)
    assert movement == CARE
    assert (support.name, support.kind) == ("Care", "support")
    assert membership == Membership(person="anna", organisation=support.id, role="coordinator")
    assert ask(found, movement=None) == (CARE,)
    assert ask(found) == Refused("already_exists", {"what": "movement"})


def test_a_movement_gets_another_name_or_language() -> None:
    rename = RenameMovement(movement="care", name="Zorg", language="en")
    assert ask(rename) == (Movement(id="care", name="Zorg", language="en"),)


def test_an_organisation_gets_a_weight_and_keeps_it_under_another_name() -> None:
    weigh = WeighOrganisation(movement="care", organisation="topaz", weight=140)
    (heavy,) = ask(weigh)
    assert heavy == replace(TOPAZ, weight=140)
    assert ask(RENAMED, organisations={"topaz": heavy})[0].weight == 140
    assert ask(weigh, organisations={}) == Refused("not_found", {"what": "organisation"})


def test_an_organisation_gets_a_short_name() -> None:
    assert ask(ADD)[0].short == "Zon"
    long = AddOrganisation(movement="care", organisation="x", name="De Zorggroep Zuid", short="")
    assert ask(long)[0].short == "De Zorggroep"


def test_a_name_is_given_once_in_a_movement() -> None:
    assert ask(ADD, organisation_ids_taken=frozenset({"zon"})) == Refused("already_exists", {"what": "organisation"})
    twice = AddOrganisation(movement="care", organisation="x", name="TOPAZ")
    assert ask(twice) == Refused("name_taken", {"name": "TOPAZ"})
    assert ask(replace(RENAMED, name="de brug")) == Refused("name_taken", {"name": "de brug"})


def test_an_organisation_is_changed_in_place() -> None:
    assert ask(RENAMED) == (replace(TOPAZ, name="Topaas", short="Topaas"),)
    assert ask(replace(RENAMED, name="TOPAZ", short=""))[0].short == "TOPAZ", "its own name is not taken"
    assert ask(replace(RENAMED, organisation="x")) == Refused("not_found", {"what": "organisation"})


def test_what_has_delegates_stays_a_member() -> None:
    partner = replace(RENAMED, kind="partner")
    assert ask(partner) == Refused("organisation_has_delegates", {"count": 1})
    assert ask(partner, memberships=())[0].kind == "partner"


def test_an_organisation_with_people_is_not_removed() -> None:
    assert ask(replace(REMOVE, organisation="topaz")) == Refused("organisation_has_people", {"count": 1})
    assert ask(REMOVE) == (replace(BRIDGE, removed=True),)
    assert ask(REMOVE, organisations=WITHOUT_BRIDGE) == Refused("not_found", {"what": "organisation"})


def test_a_removed_organisation_comes_back_unless_its_name_is_taken() -> None:
    assert ask(RESTORE, organisations=WITHOUT_BRIDGE) == (BRIDGE,)
    taken = WITHOUT_BRIDGE | {"other": replace(SUPPORT, id="other", name="De brug")}
    assert ask(RESTORE, organisations=taken) == Refused("name_taken", {"name": "De Brug"})
    assert ask(RESTORE, organisations={}) == Refused("not_found", {"what": "organisation"})
    anew = AddOrganisation(movement="care", organisation="x", name="De Brug")
    assert ask(anew, organisations=WITHOUT_BRIDGE)[0].name == "De Brug", "a removed one keeps no name from others"


@pytest.mark.parametrize(
    "command",
    [
        ADD,
        RENAMED,
        REMOVE,
        RESTORE,
        TakeList(movement="care"),
        GiveLink(movement="care", person="anna", token=TOKEN),
        RevokePerson(movement="care", person="anna"),
    ],
)
def test_a_movement_must_exist(command: object) -> None:
    assert ask(command, movement=None) == Refused("not_found", {"what": "movement"})


def test_another_nouns_command_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        ask(object())
