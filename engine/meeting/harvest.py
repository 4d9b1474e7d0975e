"""Laying what small groups wrote under themes. Allowed after the end as well: reports are made the day after."""

from __future__ import annotations

from engine.errors import refuse
from engine.facts import MeetingFacts
from engine.meeting.commands import AddTheme, HarvestNote, RemoveTheme, RenameTheme, ReturnNote
from engine.meeting.decision import Decision
from engine.meeting.events import NoteHarvested, NoteReturned, ThemeAdded, ThemeRemoved, ThemeRenamed
from engine.meeting.state import Meeting
from engine.moment import Moment
from engine.text import said


def add_theme(meeting: Meeting, command: AddTheme, facts: MeetingFacts, moment: Moment) -> Decision:
    if command.theme in meeting.themes:
        return refuse("already_exists", what="theme")
    if command.round not in meeting.rounds:
        return refuse("not_found", what="round")
    return (ThemeAdded(theme=command.theme, round=command.round, title=said(command.title)),)


def rename_theme(meeting: Meeting, command: RenameTheme, facts: MeetingFacts, moment: Moment) -> Decision:
    if command.theme not in meeting.themes:
        return refuse("not_found", what="theme")
    return (ThemeRenamed(theme=command.theme, title=said(command.title)),)


def remove_theme(meeting: Meeting, command: RemoveTheme, facts: MeetingFacts, moment: Moment) -> Decision:
    if command.theme not in meeting.themes:
        return refuse("not_found", what="theme")
    return (ThemeRemoved(theme=command.theme),)


def harvest_note(meeting: Meeting, command: HarvestNote, facts: MeetingFacts, moment: Moment) -> Decision:
    theme = meeting.themes.get(command.theme)
    if theme is None:
        return refuse("not_found", what="theme")
    group = meeting.groups.get(command.group)
    if group is None or group.round != theme.round:
        return refuse("not_found", what="group")
    if command.note not in facts.notes.get(command.group, frozenset()):
        return refuse("not_found", what="note")
    if meeting.harvested.get((command.group, command.note)) == command.theme:
        return ()
    return (NoteHarvested(theme=command.theme, group=command.group, note=command.note),)


def return_note(meeting: Meeting, command: ReturnNote, facts: MeetingFacts, moment: Moment) -> Decision:
    if command.group not in meeting.groups:
        return refuse("not_found", what="group")
    if (command.group, command.note) not in meeting.harvested:
        return ()
    return (NoteReturned(group=command.group, note=command.note),)
