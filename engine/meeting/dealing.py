"""Who sits where in a new round, as plain maps and tuples: nobody is put at a place of the wrong kind, where there is a
choice, and nobody is left out or seated twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random

GUESTS = ""
"""Stands for the organisation of those who have none, so that guests are spread as well."""

FITS = {"room": "table", "online": "room"}
"""Where somebody is → the kind of place that is theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """Where somebody sat in the round before; `place` is the kind of that group's place."""

    group: str
    place: str


def deal(people: Iterable[str], organisation_of: Mapping[str, str], places: int, dice: Random) -> list[tuple[str, ...]]:
    """Spread people over at most so many places: like cards, one organisation after the other, so that neither the
    sizes nor an organisation's numbers at two places differ by more than one. Everyone is dealt once, by lot. No place
    is left empty: an empty group could never report."""
    order = _shuffled(people, organisation_of, dice)
    used = min(places, len(order))
    return [tuple(order[first::used]) for first in range(used)]


def kept_or_dealt(
    people: Mapping[str, str],
    modes: Mapping[str, str],
    sat: Mapping[str, Chair],
    places: Mapping[str, str],
    dice: Random,
) -> Mapping[str, tuple[str, ...]]:
    """The round before once more. `people` are person → organisation, `places` group → kind, in order; gives group →
    people, without the groups that nobody sits in now. Who sat at a place that suits them keeps it; everybody else
    gets one that does, the emptiest, and of those the one with the fewest of their own organisation."""
    kinds = set(places.values())
    seated: dict[str, list[str]] = {group: [] for group in places}
    others = []
    for person in sorted(people):
        chair = sat.get(person)
        if chair is not None and chair.group in places and suits(chair.place, modes[person], kinds):
            seated[chair.group].append(person)
        else:
            others.append(person)
    for person in _shuffled(others, people, dice):
        own = [group for group, kind in places.items() if suits(kind, modes[person], kinds)]
        group = min(own, key=lambda each: _fullness(seated[each], people, person))
        seated[group].append(person)
    return {group: tuple(those) for group, those in seated.items() if those}


def suits(kind: str, mode: str, kinds: Iterable[str]) -> bool:
    """A table suits who is in the room, a room who is online; where there is no such place, any other does."""
    return kind == FITS[mode] or FITS[mode] not in kinds


def _fullness(there: list[str], people: Mapping[str, str], person: str) -> tuple[int, int]:
    return len(there), sum(people[each] == people[person] for each in there)


def _shuffled(people: Iterable[str], organisation_of: Mapping[str, str], dice: Random) -> list[str]:
    """By lot, organisation after organisation."""
    order = sorted(people)
    dice.shuffle(order)
    turn = sorted({organisation_of[person] for person in order})
    dice.shuffle(turn)
    order.sort(key=lambda person: turn.index(organisation_of[person]))
    return order
