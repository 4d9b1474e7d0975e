"""What is talked about, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.fields import Id, Line, Range
from engine.registry import command


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One item of an agenda as it is prepared. `proposal` names the proposal that it is about, if any."""

    item: Id
    title: Line
    minutes: Annotated[int, Range(0, 600)] = 0
    proposal: Id | None = None


@command("meeting.add_item")
@dataclass(frozen=True, slots=True, kw_only=True)
class AddAgendaItem:
    meeting: Id
    line: AgendaLine


@command("meeting.change_item")
@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAgendaItem:
    """Write an item anew; it keeps its place, and that the meeting has been on it."""

    meeting: Id
    line: AgendaLine


@command("meeting.move_item")
@dataclass(frozen=True, slots=True, kw_only=True)
class MoveAgendaItem:
    """Put an item before another one; without `before`, at the end."""

    meeting: Id
    item: Id
    before: Id | None = None


@command("meeting.remove_item")
@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveAgendaItem:
    meeting: Id
    item: Id


@command("meeting.begin_item")
@dataclass(frozen=True, slots=True, kw_only=True)
class BeginAgendaItem:
    """Say what the meeting is on now; every screen follows."""

    meeting: Id
    item: Id
