"""Movements, organisations, people and who may do what for whom. Kept as rows, not as a ledger: names can be erased.

`decide` gives the changes; the store writes them and every screen that shows a name is brought up to date.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Annotated, Literal

from engine.errors import Refused, refuse
from engine.fields import Id, Length, Line, Pattern, Range, Secret
from engine.moment import Moment
from engine.registry import command

OrganisationKind = Literal["member", "partner", "support"]
MemberRole = Literal["coordinator", "delegate", "participant", "observer", "screen"]
Language = Literal["nl", "en"]
Token = Annotated[str, Pattern(r"[A-Za-z0-9_-]{22,64}", "bad_token"), Secret()]
"""A random secret of at least 128 bits that the client made, so that asking twice gives one link. Only its hash is
kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    id: str
    name: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """`short` is at most 12 characters, for a parcel on the projector. Only a `member` has a seat."""

    id: str
    movement: str
    name: str
    short: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`guest_of` is the meeting whose code they came in with, if they hold no membership."""

    id: str
    name: str
    language: str
    guest_of: str | None = None
    says_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    person: str
    organisation: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A personal link. `token_hash` is all that is kept of it; `uses` is how often it still can be redeemed."""

    token_hash: str
    person: str
    uses: int


@command("movement.found")
@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMovement:
    movement: Id
    name: Line
    language: Language = "nl"


@command("movement.add_organisation")
@dataclass(frozen=True, slots=True, kw_only=True)
class AddOrganisation:
    movement: Id
    organisation: Id
    name: Line
    short: Annotated[str, Length(0, 12)] = ""
    kind: OrganisationKind = "member"


@command("movement.add_person")
@dataclass(frozen=True, slots=True, kw_only=True)
class AddPerson:
    movement: Id
    person: Id
    name: Line
    organisation: Id
    role: MemberRole
    language: Language = "nl"


@command("movement.give_link")
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveLink:
    """Give a person a personal link. It works on `uses` devices, and until it is revoked."""

    movement: Id
    person: Id
    token: Token
    uses: Annotated[int, Range(1, 20)] = 5


@command("movement.revoke_person")
@dataclass(frozen=True, slots=True, kw_only=True)
class RevokePerson:
    """End a person's memberships in this movement. If nothing is left to them then, their links and sessions end as
    well. Their open screens close within two seconds."""

    movement: Id
    person: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation:
    """The person's memberships in the movement end; with the last of all, their links, sessions and credentials."""

    person: str
    movement: str


Change = Movement | Organisation | Person | Membership | Link | Revocation


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryFacts:
    """What the directory holds that a command touches; each is absent when there is no such row. `elsewhere` are the
    other movements in which the person has a membership, `coordinated` those that the actor coordinates."""

    movement: Movement | None = None
    organisation: Organisation | None = None
    person: Person | None = None
    names_taken: frozenset[str] = field(default_factory=frozenset)
    founder: Person | None = None
    elsewhere: frozenset[str] = frozenset()
    coordinated: frozenset[str] = frozenset()


def hash_token(token: str) -> str:
    """What is kept of a link's or a session's secret. It is random and long, so a plain hash is enough."""
    return hashlib.sha256(f"polder token\n{token}".encode()).hexdigest()


def decide(command: object, facts: DirectoryFacts, moment: Moment) -> tuple[Change, ...] | Refused:
    """The rows to write, or why not."""
    if isinstance(command, FoundMovement):
        return _found(command, facts, moment)
    if facts.movement is None:
        return refuse("not_found", what="movement")
    match command:
        case AddOrganisation():
            return _add_organisation(command, facts)
        case AddPerson():
            return _add_person(command, facts)
        case GiveLink():
            return _give_link(command, facts)
        case RevokePerson():
            if facts.person is None:
                return refuse("not_found", what="person")
            return (Revocation(person=command.person, movement=command.movement),)
    raise TypeError(f"the directory does not know {type(command).__name__}")


def _found(command: FoundMovement, facts: DirectoryFacts, moment: Moment) -> tuple[Change, ...] | Refused:
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


def _add_organisation(command: AddOrganisation, facts: DirectoryFacts) -> tuple[Change, ...] | Refused:
    if facts.organisation is not None:
        return refuse("already_exists", what="organisation")
    if command.name.casefold() in facts.names_taken:
        return refuse("name_taken", name=command.name)
    short = command.short or command.name[:12].strip()
    organisation = Organisation(
        id=command.organisation, movement=command.movement, name=command.name, short=short, kind=command.kind
    )
    return (organisation,)


def _add_person(command: AddPerson, facts: DirectoryFacts) -> tuple[Change, ...] | Refused:
    if facts.organisation is None:
        return refuse("not_found", what="organisation")
    if facts.person is not None:
        return refuse("already_exists", what="person")
    return (
        Person(id=command.person, name=command.name, language=command.language),
        Membership(person=command.person, organisation=command.organisation, role=command.role),
    )


def _give_link(command: GiveLink, facts: DirectoryFacts) -> tuple[Change, ...] | Refused:
    """Whoever has the link is that person, in every movement of theirs: so it takes a coordinator of all of them."""
    if facts.person is None:
        return refuse("not_found", what="person")
    if not facts.elsewhere <= facts.coordinated:
        return refuse("belongs_elsewhere")
    return (Link(token_hash=hash_token(command.token), person=command.person, uses=command.uses),)
