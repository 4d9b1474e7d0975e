"""A movement's own name, and its organisations."""

from __future__ import annotations

from dataclasses import replace

from engine.directory.commands import (
    AddOrganisation,
    ChangeOrganisation,
    FoundMovement,
    RemoveOrganisation,
    RenameMovement,
    RestoreOrganisation,
    WeighOrganisation,
)
from engine.directory.facts import DirectoryFacts
from engine.directory.rows import Change, Membership, Movement, Organisation
from engine.directory.shortening import short_of
from engine.errors import Refused, refuse
from engine.moment import Moment

Changes = tuple[Change, ...] | Refused


def found(command: FoundMovement, facts: DirectoryFacts, moment: Moment) -> Changes:
    """Whoever founds a movement coordinates it, through a supporting organisation of the same name."""
    if facts.movement is not None:
        return refuse("already_exists", what="movement")
    movement = Movement(id=command.movement, name=command.name, language=command.language)
    if facts.founder is None:
        return (movement,)
    support = moment.new_id("support")
    return (
        movement,
        Organisation(id=support, movement=movement.id, name=movement.name, short="", kind="support"),
        Membership(person=facts.founder.id, organisation=support, role="coordinator"),
    )


def rename(command: RenameMovement, facts: DirectoryFacts, moment: Moment) -> Changes:
    return (Movement(id=command.movement, name=command.name, language=command.language),)


def add(command: AddOrganisation, facts: DirectoryFacts, moment: Moment) -> Changes:
    if command.organisation in facts.organisation_ids_taken:
        return refuse("already_exists", what="organisation")
    if command.name.casefold() in facts.names_taken():
        return refuse("name_taken", name=command.name)
    organisation = Organisation(
        id=command.organisation,
        movement=command.movement,
        name=command.name,
        short=short_of(command.name, command.short, facts.shorts_taken()),
        kind=command.kind,
    )
    return (organisation,)


def change(command: ChangeOrganisation, facts: DirectoryFacts, moment: Moment) -> Changes:
    known = facts.in_force(command.organisation)
    if known is None:
        return refuse("not_found", what="organisation")
    if command.name.casefold() in facts.names_taken(besides=known.id):
        return refuse("name_taken", name=command.name)
    delegates = [each for each in facts.memberships if (each.organisation, each.role) == (known.id, "delegate")]
    if command.kind != "member" and known.kind == "member" and delegates:
        return refuse("organisation_has_delegates", count=len(delegates))
    short = short_of(command.name, command.short, facts.shorts_taken(besides=known.id))
    return (replace(known, name=command.name, short=short, kind=command.kind),)


def weigh(command: WeighOrganisation, facts: DirectoryFacts, moment: Moment) -> Changes:
    known = facts.in_force(command.organisation)
    if known is None:
        return refuse("not_found", what="organisation")
    return (replace(known, weight=command.weight),)


def remove(command: RemoveOrganisation, facts: DirectoryFacts, moment: Moment) -> Changes:
    known = facts.in_force(command.organisation)
    if known is None:
        return refuse("not_found", what="organisation")
    if people := {each.person for each in facts.memberships if each.organisation == known.id}:
        return refuse("organisation_has_people", count=len(people))
    return (replace(known, removed=True),)


def restore(command: RestoreOrganisation, facts: DirectoryFacts, moment: Moment) -> Changes:
    known = facts.organisations.get(command.organisation)
    if known is None:
        return refuse("not_found", what="organisation")
    if known.removed and known.name.casefold() in facts.names_taken():
        return refuse("name_taken", name=known.name)
    return (replace(known, removed=False),)
