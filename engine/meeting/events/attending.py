"""Who is here, and who was let in."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event


@event("meeting.checked_in")
@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedIn:
    """`seats` are the organisations that the person could vote for at that moment; `by` who noted it, at roll call;
    `first`, said when they first arrive: they had never been at a meeting of these movements, which had met before."""

    person: str
    mode: str
    seats: tuple[str, ...]
    by: str | None = None
    first: bool = False


@event("meeting.welcome_wished")
@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomeWished:
    """Whether somebody who is here for the first time wishes to be welcomed by name."""

    person: str
    wish: bool


@event("meeting.checked_out")
@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedOut:
    """`by` who noted it, at roll call."""

    person: str
    by: str | None = None


@event("meeting.entry_asked")
@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAsked:
    person: str


@event("meeting.admitted")
@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    person: str
    role: str


@event("meeting.turned_away")
@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedAway:
    person: str
