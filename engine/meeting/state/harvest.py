"""The themes of a round, and what lies under them."""

from __future__ import annotations

from engine.meeting.events import NoteHarvested, NoteReturned, ThemeAdded, ThemeRemoved, ThemeRenamed
from engine.meeting.state.meeting import Meeting, Theme
from engine.order import without
from engine.replacing import replace


def harvest(meeting: Meeting, event: object) -> Meeting | None:
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
