"""What people can ask of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from engine.fields import Address, Id, Instant, Length, Line, Paragraph, Range, TimeZone
from engine.registry import command

Mode = Literal["room", "online"]
Entry = Literal["open", "admit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One item of an agenda as it is prepared. `proposal` names the proposal that it is about, if any."""

    item: Id
    title: Line
    minutes: Annotated[int, Range(0, 600)] = 0
    proposal: Id | None = None


@command("meeting.plan")
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMeeting:
    """Make a meeting of one movement, or of several jointly. `starts_at` is UTC; `entry` says what the code gives."""

    meeting: Id
    movements: Annotated[tuple[Id, ...], Length(1, 10)]
    title: Line
    starts_at: Instant
    time_zone: TimeZone = "Europe/Amsterdam"
    place: Annotated[str, Length(0, 200)] = ""
    call_link: Address = ""
    entry: Entry = "admit"
    agenda: Annotated[tuple[AgendaLine, ...], Length(0, 100)] = ()


@command("meeting.add_item")
@dataclass(frozen=True, slots=True, kw_only=True)
class AddAgendaItem:
    meeting: Id
    line: AgendaLine


@command("meeting.begin_item")
@dataclass(frozen=True, slots=True, kw_only=True)
class BeginAgendaItem:
    """Say what the meeting is on now; every screen follows."""

    meeting: Id
    item: Id


@command("meeting.open_doors")
@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDoors:
    meeting: Id


@command("meeting.end")
@dataclass(frozen=True, slots=True, kw_only=True)
class EndMeeting:
    meeting: Id


@command("meeting.set_next_date")
@dataclass(frozen=True, slots=True, kw_only=True)
class SetNextDate:
    """Agree when this meeting's people meet again (UTC)."""

    meeting: Id
    starts_at: Instant


@command("meeting.check_in")
@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """Say that one is here, and where. Sent again with another mode, it moves the person."""

    meeting: Id
    mode: Mode


@command("meeting.check_out")
@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOut:
    meeting: Id


@command("meeting.mark_present")
@dataclass(frozen=True, slots=True, kw_only=True)
class MarkPresent:
    """Roll call: a coordinator checks somebody in by hand."""

    meeting: Id
    person: Id
    mode: Mode


@command("meeting.ask_to_enter")
@dataclass(frozen=True, slots=True, kw_only=True)
class AskToEnter:
    """Somebody came in by the meeting's code. Their name is already in the directory, as a guest."""

    meeting: Id


@command("meeting.admit")
@dataclass(frozen=True, slots=True, kw_only=True)
class Admit:
    """Let somebody in who waits, as one who takes part or one who looks on."""

    meeting: Id
    person: Id
    role: Literal["participant", "observer"] = "participant"


@command("meeting.turn_away")
@dataclass(frozen=True, slots=True, kw_only=True)
class TurnAway:
    meeting: Id
    person: Id


@command("meeting.form_groups")
@dataclass(frozen=True, slots=True, kw_only=True)
class FormGroups:
    """Begin a round of small groups: people in the room over the tables, people online over the rooms, each spread
    evenly over organisations. `question` is what the groups bring an answer to."""

    meeting: Id
    round: Id
    question: Paragraph
    tables: Annotated[int, Range(0, 60)]
    rooms: Annotated[int, Range(0, 60)]
    proposal: Id | None = None


@command("meeting.walk_to")
@dataclass(frozen=True, slots=True, kw_only=True)
class WalkToGroup:
    meeting: Id
    group: Id


@command("meeting.close_groups")
@dataclass(frozen=True, slots=True, kw_only=True)
class CloseGroups:
    """End the round; what has been written stays, nothing more is written."""

    meeting: Id
    round: Id


@command("meeting.add_theme")
@dataclass(frozen=True, slots=True, kw_only=True)
class AddTheme:
    meeting: Id
    theme: Id
    round: Id
    title: Line


@command("meeting.harvest_note")
@dataclass(frozen=True, slots=True, kw_only=True)
class HarvestNote:
    """Lay a note of a group under a theme; laid before, it moves."""

    meeting: Id
    theme: Id
    group: Id
    note: Id
