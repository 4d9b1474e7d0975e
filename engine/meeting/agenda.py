"""What is talked about, and in which order."""

from __future__ import annotations

from engine.errors import refuse
from engine.facts import MeetingFacts
from engine.meeting.commands import (
    AddAgendaItem,
    AgendaLine,
    BeginAgendaItem,
    ChangeAgendaItem,
    MoveAgendaItem,
    RemoveAgendaItem,
)
from engine.meeting.decision import Decision, not_ended, not_open
from engine.meeting.events import (
    AgendaItemAdded,
    AgendaItemBegun,
    AgendaItemChanged,
    AgendaItemMoved,
    AgendaItemRemoved,
    PlannedItem,
)
from engine.meeting.state import Meeting
from engine.moment import Moment
from engine.order import moved
from engine.text import said


def add_item(meeting: Meeting, command: AddAgendaItem, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_ended(meeting):
        return wrong
    if command.line.item in meeting.agenda:
        return refuse("already_exists", what="item")
    if unknown_proposal(command.line, facts):
        return refuse("not_found", what="proposal")
    return (AgendaItemAdded(item=as_planned(command.line)),)


def change_item(meeting: Meeting, command: ChangeAgendaItem, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_ended(meeting):
        return wrong
    if command.line.item not in meeting.agenda:
        return refuse("not_found", what="item")
    if unknown_proposal(command.line, facts):
        return refuse("not_found", what="proposal")
    return (AgendaItemChanged(item=as_planned(command.line)),)


def move_item(meeting: Meeting, command: MoveAgendaItem, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_ended(meeting):
        return wrong
    if command.item not in meeting.agenda or (command.before is not None and command.before not in meeting.agenda):
        return refuse("not_found", what="item")
    if command.before == command.item or moved(meeting.agenda, command.item, command.before) == (*meeting.agenda,):
        return ()
    return (AgendaItemMoved(item=command.item, before=command.before),)


def remove_item(meeting: Meeting, command: RemoveAgendaItem, facts: MeetingFacts, moment: Moment) -> Decision:
    """What the meeting has been on did happen, and stands in the minutes."""
    if wrong := not_ended(meeting):
        return wrong
    item = meeting.agenda.get(command.item)
    if item is None:
        return refuse("not_found", what="item")
    return refuse("item_begun") if item.begun else (AgendaItemRemoved(item=command.item),)


def begin_item(meeting: Meeting, command: BeginAgendaItem, facts: MeetingFacts, moment: Moment) -> Decision:
    """Items may be taken in any order, and more than once."""
    if wrong := not_open(meeting):
        return wrong
    if command.item not in meeting.agenda:
        return refuse("not_found", what="item")
    if command.item == meeting.item:
        return ()
    return (AgendaItemBegun(item=command.item, at=moment.at),)


def as_planned(line: AgendaLine) -> PlannedItem:
    return PlannedItem(item=line.item, title=said(line.title), minutes=line.minutes, proposal=line.proposal)


def unknown_proposal(line: AgendaLine, facts: MeetingFacts) -> bool:
    return line.proposal is not None and line.proposal not in facts.known_proposals
