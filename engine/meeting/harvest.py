"""Laying what small groups wrote under themes. Allowed after the end as well: reports are made the day after."""

from __future__ import annotations

from engine.errors import refuse
from engine.facts import MeetingFacts
from engine.meeting.commands import AddTheme, HarvestNote
from engine.meeting.decision import Decision
from engine.meeting.events import NoteHarvested, ThemeAdded
from engine.meeting.state import Meeting
from engine.moment import Moment
from engine.text import said


def add_theme(meeting: Meeting, command: AddTheme, facts: MeetingFacts, moment: Moment) -> Decision:
    if command.theme in meeting.themes:
        return refuse("already_exists", what="theme")
    if command.round not in meeting.rounds:
        return refuse("not_found", what="round")
    return (ThemeAdded(theme=command.theme, round=command.round, title=said(command.title)),)


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
