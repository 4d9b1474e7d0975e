"""Links by which people come in, and how somebody goes: out of a movement, or for good."""

from __future__ import annotations

from engine.directory.commands import ErasePerson, GiveLink, GiveLinks, RevokeLinks, RevokePerson
from engine.directory.facts import DirectoryFacts, Standing
from engine.directory.organisations import Changes
from engine.directory.people import somebody_coordinates
from engine.directory.rows import Erasure, Link, LinksRevoked, Revocation, hash_token
from engine.errors import Refused, refuse
from engine.moment import HOUSE, Moment


def give_link(command: GiveLink, facts: DirectoryFacts, moment: Moment) -> Changes:
    return _link(facts, command.person, command.token, command.uses)


def give_links(command: GiveLinks, facts: DirectoryFacts, moment: Moment) -> Changes:
    changes: list[Link] = []
    for each in command.links:
        given = _link(facts, each.person, each.token, command.uses)
        if isinstance(given, Refused):
            return given
        changes += given
    return tuple(changes)


def _link(facts: DirectoryFacts, person: str, token: str, uses: int) -> tuple[Link, ...] | Refused:
    """Whoever has the link is that person, in every movement of theirs: so it takes a coordinator of all of them."""
    known = facts.standing.get(person)
    if known is None:
        return refuse("not_found", what="person")
    if not known.elsewhere <= facts.coordinated:
        return refuse("belongs_elsewhere")
    return (Link(token_hash=hash_token(token), person=person, uses=uses),)


def revoke_links(command: RevokeLinks, facts: DirectoryFacts, moment: Moment) -> Changes:
    """Any movement of theirs may do this: it only makes somebody safer."""
    if command.person not in facts.standing:
        return refuse("not_found", what="person")
    return (LinksRevoked(person=command.person),)


def revoke_person(command: RevokePerson, facts: DirectoryFacts, moment: Moment) -> Changes:
    if command.person not in facts.standing:
        return refuse("not_found", what="person")
    theirs = {each for each in facts.memberships if each.person == command.person}
    leads = somebody_coordinates(theirs)
    if leads and not somebody_coordinates(each for each in facts.memberships if each not in theirs):
        return refuse("last_coordinator")
    return (Revocation(person=command.person, movement=command.movement),)


def erase_person(command: ErasePerson, facts: DirectoryFacts, moment: Moment) -> Changes:
    """The house may erase anybody who may be erased: whoever holds the machine asks it to."""
    known = facts.standing.get(command.person)
    if known is None:
        return refuse("not_found", what="person")
    by_right = moment.actor in (HOUSE, command.person)
    if not by_right and not known.elsewhere <= facts.coordinated:
        return refuse("belongs_elsewhere")
    return why_not_erased(known) or (Erasure(person=command.person),)


def why_not_erased(known: Standing) -> Refused | None:
    """A hall must not lose somebody who sits in it, nor a movement the only one who can lead it."""
    if known.attends:
        return refuse("at_open_meeting")
    if known.leads_alone:
        return refuse("last_coordinator")
    return None
