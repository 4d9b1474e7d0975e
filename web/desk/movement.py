"""A movement with its organisations and people, for those who coordinate it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from engine.directory import Membership, Organisation, Person
from engine.errors import RefusedError, refuse
from engine.ports import Access, Reader
from web.house import View

NOBODY = Access()


def movement_view(reader: Reader, movement: str, viewer: str) -> View:
    """`schemas.views.directory.MovementView`. Raises `not_found`."""
    found = reader.movement(movement)
    if found is None:
        raise RefusedError(refuse("not_found", what="movement"))
    organisations, memberships = reader.organisations([movement]), reader.memberships_in([movement])
    people = _people(reader.people([movement]), memberships, reader, viewer)
    removed = enumerate(reader.removed_organisations([movement]), start=1)
    return {
        "id": found.id,
        "name": found.name,
        "language": found.language,
        "organisations": _organisations(organisations, memberships),
        "removed": {each.id: {"order": order, "name": each.name} for order, each in removed},
        "people": people,
        "counts": _counts(organisations, memberships, people),
    }


def _organisations(organisations: Sequence[Organisation], memberships: Sequence[Membership]) -> View:
    counted = Counter(organisation for organisation, _ in {(each.organisation, each.person) for each in memberships})
    return {
        each.id: {"order": order, "name": each.name, "short": each.short, "kind": each.kind, "people": counted[each.id]}
        | ({"weight": each.weight} if each.weight != 1 else {})
        for order, each in enumerate(organisations, start=1)
    }


def _people(persons: Sequence[Person], memberships: Sequence[Membership], reader: Reader, viewer: str) -> View:
    """Of whoever has no role here any more but has one in another movement, the name is all that is ours to see."""
    roles: dict[str, dict[str, list[str]]] = {}
    for each in memberships:
        roles.setdefault(each.person, {}).setdefault(each.organisation, []).append(each.role)
    access = reader.access(each.id for each in persons)
    moved_on = reader.movements_of(each.id for each in persons if each.id not in roles)
    return {
        each.id: {"order": order, "name": each.name, "language": each.language, "roles": roles.get(each.id, {})}
        | ({"email": each.email} if each.email and each.id not in moved_on else {})
        | _access(NOBODY if each.id in moved_on else access.get(each.id, NOBODY))
        | ({"me": True} if each.id == viewer else {})
        for order, each in enumerate(persons, start=1)
    }


def _access(access: Access) -> View:
    inside = {"inside": True} if access.sessions else {}
    return {"links": access.links} | inside | ({"password": True} if access.signs_in_as else {})


def _counts(
    organisations: Sequence[Organisation], memberships: Sequence[Membership], people: Mapping[str, View]
) -> View:
    members = {each.id for each in organisations if each.kind == "member"}
    spoken_for = {each.organisation for each in memberships if each.role == "delegate"}
    belonging = [people[each] for each in {each.person for each in memberships} if each in people]
    return {
        "organisations": len(organisations),
        "members": len(members),
        "voiceless": len(members - spoken_for),
        "people": len(belonging),
        "inside": sum("inside" in each for each in belonging),
        "unreached": sum(not each["links"] and not {"inside", "password"} & set(each) for each in belonging),
    }
