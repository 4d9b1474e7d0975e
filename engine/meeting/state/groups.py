"""Rounds of small groups, and what is harvested from them."""

from __future__ import annotations

from dataclasses import replace

from engine.meeting.events import (
    GroupsClosed,
    GroupsFormed,
    NoteHarvested,
    NoteReturned,
    ThemeAdded,
    ThemeRemoved,
    ThemeRenamed,
    WalkedToGroup,
)
from engine.meeting.state.meeting import Group, Meeting, Round, Theme
from engine.order import without


def groups(meeting: Meeting, event: object) -> Meeting | None:
    match event:
        case WalkedToGroup(person=person, group=group):
            return replace(meeting, sits_in={**meeting.sits_in, person: group})
        case GroupsFormed():
            return _formed(meeting, event)
        case GroupsClosed(round=name):
            return replace(meeting, rounds={**meeting.rounds, name: replace(meeting.rounds[name], open=False)})
    return _harvest(meeting, event)


def _harvest(meeting: Meeting, event: object) -> Meeting | None:
    match event:
        case ThemeAdded():
            last = max((theme.order for theme in meeting.themes.values()), default=0)
            theme = Theme(theme=event.theme, round=event.round, title=event.title, order=last + 1)
            return replace(meeting, themes={**meeting.themes, event.theme: theme})
        case ThemeRenamed(theme=name, title=title):
            return replace(meeting, themes={**meeting.themes, name: replace(meeting.themes[name], title=title)})
        case ThemeRemoved(theme=name):
            harvested = {note: under for note, under in meeting.harvested.items() if under != name}
            return replace(meeting, themes=without(meeting.themes, name), harvested=harvested)
        case NoteHarvested(theme=under, group=group, note=note):
            return replace(meeting, harvested={**without(meeting.harvested, (group, note)), (group, note): under})
        case NoteReturned(group=group, note=note):
            return replace(meeting, harvested=without(meeting.harvested, (group, note)))
    return None


def _formed(meeting: Meeting, event: GroupsFormed) -> Meeting:
    formed = Round(
        round=event.round,
        question=event.question,
        proposal=event.proposal,
        open=True,
        order=len(meeting.rounds) + 1,
        groups=tuple(each.group for each in event.groups),
        formed_at=event.at,
    )
    groups = {
        each.group: Group(group=each.group, round=event.round, place=each.place, number=each.number)
        for each in event.groups
    }
    return replace(
        meeting,
        rounds={**meeting.rounds, event.round: formed},
        groups={**meeting.groups, **groups},
        sits_in={person: each.group for each in event.groups for person in each.people},
    )
