"""Reads for whom somebody is there."""

from __future__ import annotations

from collections.abc import Iterable

from engine.ports import Reader


def seats_of(reader: Reader, person: str, movements: tuple[str, ...]) -> tuple[str, ...]:
    """The member organisations of the movements that the person may cast for, in their own order."""
    casts_for = {each.organisation for each in reader.memberships(person) if each.role == "delegate"}
    return tuple(o.id for o in reader.organisations(movements) if o.kind == "member" and o.id in casts_for)


def organisation_of(reader: Reader, person: str, movements: Iterable[str]) -> str:
    held = {each.organisation for each in reader.memberships(person)}
    return next((each.id for each in reader.organisations(movements) if each.id in held), "")


def partner_of(reader: Reader, person: str, movement: str) -> str:
    """The movement's partner that somebody is from; nothing of everybody else."""
    held = {each.organisation for each in reader.memberships(person)}
    partners = (each.id for each in reader.organisations([movement]) if each.kind == "partner")
    return next((each for each in partners if each in held), "")
