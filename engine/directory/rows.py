"""The directory's rows, and the changes that a decision makes to them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    id: str
    name: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """`short` is at most 12 characters, for a parcel on the projector. Only a `member` has a seat. One that was removed
    stands in no list and has no seat, but what it did before still has its name. `weight` is what its vote weighs
    where a ballot is weighted: a capacity, a contribution."""

    id: str
    movement: str
    name: str
    short: str
    kind: str
    removed: bool = False
    weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`guest_of` is the meeting whose code they came in with, if they hold no membership. `email` is where to reach
    them, for their coordinators only; what they sign in with stands elsewhere."""

    id: str
    name: str
    language: str
    guest_of: str | None = None
    says_from: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    person: str
    organisation: str
    role: str


def roles_by_person(held: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Of who has which role, in the order of each person's first. A movement has thousands, and few sets of roles."""
    roles: dict[str, frozenset[str]] = {}
    single: dict[str, frozenset[str]] = {}
    for person, role in held:
        one = single.get(role) or single.setdefault(role, frozenset((role,)))
        roles[person] = roles[person] | one if person in roles else one
    return roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A personal link. `token_hash` is all that is kept of it; `uses` is how often it still can be redeemed."""

    token_hash: str
    person: str
    uses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipEnded:
    """One role for one organisation. The person stays, also when it was their last."""

    person: str
    organisation: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation:
    """The person's memberships in the movement end; with the last of all, their links, sessions and credentials."""

    person: str
    movement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksRevoked:
    """Every personal link that the person got so far ends; who came in by one stays in."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """Who the person was is forgotten, and all that they have ends. Their id stays."""

    person: str


Change = Movement | Organisation | Person | Membership | MembershipEnded | Link | LinksRevoked | Revocation | Erasure


def hash_token(token: str) -> str:
    """What is kept of a link's or a session's secret. It is random and long, so a plain hash is enough."""
    return hashlib.sha256(f"polder token\n{token}".encode()).hexdigest()
