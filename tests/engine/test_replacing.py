"""A state is made anew as `dataclasses.replace` does it."""

from __future__ import annotations

import dataclasses

import pytest

from engine.replacing import replace


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    name: str
    people: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    count: int

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError("less than nothing")


@dataclasses.dataclass(frozen=True)
class Loose:
    name: str


def test_a_copy_has_what_changed_and_the_rest_as_it_was() -> None:
    hall = Place(name="hall", people=("ada",))
    found = replace(hall, name="attic")
    assert found == dataclasses.replace(hall, name="attic") == Place(name="attic", people=("ada",))
    assert hall.name == "hall"
    assert hash(found) == hash(Place(name="attic", people=("ada",)))
    assert found.people is hall.people
    assert replace(hall) == hall
    assert replace(hall) is not hall


def test_the_copy_is_as_frozen_as_what_it_was_made_of() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        replace(Place(name="hall"), name="attic").name = "cellar"  # type: ignore[misc]


def test_what_there_is_no_field_for_is_refused() -> None:
    with pytest.raises(TypeError, match="no field colour"):
        replace(Place(name="hall"), colour="red")  # type: ignore[call-arg]


@pytest.mark.parametrize("state", [Checked(count=1), Loose(name="x")])
def test_what_checks_itself_or_has_no_slots_is_left_to_the_standard_library(state: object) -> None:
    with pytest.raises(TypeError, match=r"use dataclasses\.replace"):
        replace(state)  # type: ignore[type-var]
