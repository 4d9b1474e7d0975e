"""When and where a meeting is, and its phases from doors to archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from engine.fields import Address, Id, Instant, Length, Line, Range, TimeZone
from engine.meeting.commands.agenda import AgendaLine
from engine.registry import command

Entry = Literal["open", "admit"]
Place = Annotated[str, Length(0, 200)]
DialIn = Annotated[str, Length(0, 60)]
"""A number to ring for the sound of the meeting, with its code, as people would say it; or nothing."""

Lasts = Annotated[int, Range(0, 24 * 60)]
"""How long a meeting is meant to take, in minutes; 0: not said."""


@command("meeting.plan")
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMeeting:
    """Make a meeting of one movement, or of several jointly. `starts_at` is UTC; `entry` says what the code gives.
    Meetings that share a `series` are one row of meetings; its id is made by the client, like any other."""

    meeting: Id
    movements: Annotated[tuple[Id, ...], Length(1, 10)]
    title: Line
    starts_at: Instant
    time_zone: TimeZone = "Europe/Amsterdam"
    place: Place = ""
    call_link: Address = ""
    entry: Entry = "admit"
    agenda: Annotated[tuple[AgendaLine, ...], Length(0, 100)] = ()
    lasts: Lasts = 0
    series: Id | None = None
    dial_in: DialIn = ""


@command("meeting.change")
@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMeeting:
    """Say all of it anew, so that nothing goes by being left out. Entry made open lets in whoever waits."""

    meeting: Id
    title: Line
    starts_at: Instant
    time_zone: TimeZone
    place: Place
    call_link: Address
    entry: Entry
    lasts: Lasts
    dial_in: DialIn = ""


@command("meeting.open_doors")
@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDoors:
    meeting: Id


@command("meeting.shut_doors")
@dataclass(frozen=True, slots=True, kw_only=True)
class ShutDoors:
    """The doors were opened too early: the meeting is planned again, as long as nobody is inside."""

    meeting: Id


@command("meeting.end")
@dataclass(frozen=True, slots=True, kw_only=True)
class EndMeeting:
    meeting: Id


@command("meeting.reopen")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenMeeting:
    """It was ended too early: it goes on, with whoever was here at the end. Rounds that the end closed stay closed."""

    meeting: Id


@command("meeting.archive")
@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveMeeting:
    """Put a meeting away, out of the lists of what is coming or was. One that had yet to begin is cancelled."""

    meeting: Id


@command("meeting.unarchive")
@dataclass(frozen=True, slots=True, kw_only=True)
class UnarchiveMeeting:
    meeting: Id


@command("meeting.set_next_date")
@dataclass(frozen=True, slots=True, kw_only=True)
class SetNextDate:
    """Agree when this meeting's people meet again (UTC)."""

    meeting: Id
    starts_at: Instant
