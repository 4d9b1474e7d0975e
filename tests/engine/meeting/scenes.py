"""What may have happened in a meeting `m1` before a rule is tested. Facts are those of the same small world."""

from __future__ import annotations

from typing import Any

from engine.facts import MeetingFacts
from engine.feelings import CARD, CLAUSE
from engine.meeting.decide import decide
from engine.meeting.events import (
    CheckedIn,
    DoorsOpened,
    EntryAsked,
    FormedGroup,
    GroupsClosed,
    GroupsFormed,
    MeetingEnded,
    MeetingPlanned,
    PlannedItem,
    ThemeAdded,
)
from engine.meeting.state import evolve
from engine.text import said
from tests.engine.given import Noun

FACTS = MeetingFacts(
    known_movements=frozenset({"care", "youth"}),
    known_proposals=frozenset({"plan"}),
    seats_of={"anna": ("topaz",)},
    organisation_of={"anna": "topaz", "bert": "mijzo", "carla": "ministry"},
    notes={"g1": frozenset({"n1", "n2"}), "g2": frozenset({"n3"})},
    scales={"plan.c1": CLAUSE, "plan.c2": CLAUSE, "card": CARD},
)

MEETING = Noun(decide, evolve, FACTS)


def planned(**changes: Any) -> MeetingPlanned:
    fields: dict[str, Any] = {
        "meeting": "m1",
        "movements": ("care",),
        "title": said("Autumn meeting"),
        "starts_at": "2022-11-09T12:00:00Z",
        "time_zone": "Europe/Amsterdam",
        "place": said("Utrecht"),
        "call_link": said(""),
        "dial_in": said(""),
        "entry": "admit",
        "code": "123456",
        "agenda": (
            PlannedItem(item="welcome", title=said("Welcome"), minutes=15),
            PlannedItem(item="decide", title=said("The plan"), minutes=40, proposal="plan"),
        ),
    }
    return MeetingPlanned(**(fields | changes))


def opened() -> tuple[Any, ...]:
    return planned(), DoorsOpened(at="2022-11-09T12:00:00Z")


def ended() -> tuple[Any, ...]:
    return *opened(), MeetingEnded(at="2022-11-09T16:00:00Z")


def here(person: str, mode: str = "room", seats: tuple[str, ...] = ()) -> CheckedIn:
    return CheckedIn(person=person, mode=mode, seats=seats)


def in_groups() -> tuple[Any, ...]:
    """Anna at table 1 (`g1`), Bert in online room 1 (`g2`), in round `r1` about the plan; Carla is nowhere."""
    groups = (
        FormedGroup(group="g1", place="table", number=1, people=("anna",)),
        FormedGroup(group="g2", place="room", number=1, people=("bert",)),
    )
    formed = GroupsFormed(
        round="r1", question=said("What first?"), proposal="plan", groups=groups, at="2022-11-09T12:30:00Z"
    )
    return *opened(), here("anna", seats=("topaz",)), here("bert", "online"), formed


def after_groups() -> tuple[Any, ...]:
    return *in_groups(), GroupsClosed(round="r1")


def with_theme() -> tuple[Any, ...]:
    return *after_groups(), ThemeAdded(theme="t1", round="r1", title=said("Money"))


def at_the_door(person: str = "gerda") -> tuple[Any, ...]:
    return *opened(), EntryAsked(person=person)
