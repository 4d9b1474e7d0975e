"""The floor: hands, turns, and more time."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event


@event("meeting.hand_raised")
@dataclass(frozen=True, slots=True, kw_only=True)
class HandRaised:
    """`by` who raised it for them."""

    person: str
    at: str
    by: str | None = None


@event("meeting.hand_lowered")
@dataclass(frozen=True, slots=True, kw_only=True)
class HandLowered:
    """`by` the coordinator who took it down, if it was not the person."""

    person: str
    by: str | None = None


@event("meeting.hands_ordered")
@dataclass(frozen=True, slots=True, kw_only=True)
class HandsOrdered:
    """The whole queue as a coordinator has it from now on."""

    people: tuple[str, ...]


@event("meeting.hands_suggested")
@dataclass(frozen=True, slots=True, kw_only=True)
class HandsSuggested:
    """The queue is in the suggested order again."""


@event("meeting.floor_given")
@dataclass(frozen=True, slots=True, kw_only=True)
class FloorGiven:
    """`mode` is where they were then. The turn before ends at this moment."""

    person: str
    mode: str
    at: str


@event("meeting.floor_taken_back")
@dataclass(frozen=True, slots=True, kw_only=True)
class FloorTakenBack:
    at: str


@event("meeting.turn_set")
@dataclass(frozen=True, slots=True, kw_only=True)
class TurnSet:
    minutes: int


@event("meeting.everyone_asked")
@dataclass(frozen=True, slots=True, kw_only=True)
class EveryoneAsked:
    """The hands of these people are up, in this order, those that were up already among them."""

    proposal: str
    people: tuple[str, ...]
    at: str


@event("meeting.time_given")
@dataclass(frozen=True, slots=True, kw_only=True)
class TimeGiven:
    """The item has its time until `until` now."""

    item: str
    minutes: int
    until: str
