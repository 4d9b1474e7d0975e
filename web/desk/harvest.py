"""What small groups gave a proposal: the themes of the rounds that were about it, of whatever meeting."""

from __future__ import annotations

from collections.abc import Iterable

from engine.meeting.state import Meeting
from engine.meeting.view import view_theme
from engine.names import Names
from engine.ports import Reader
from engine.states import States
from engine.text import texts_in
from web.house import View


def learn_talk(reader: Reader, states: States, names: Names, meeting: Meeting, proposal: str) -> None:
    """Read the words that `harvest_of` shows of a meeting."""
    rounds = [each for each in meeting.rounds.values() if each.proposal == proposal]
    groups = {group: found for each in rounds for group in each.groups if (found := states.group(group))}
    names.groups.update(groups)
    said = (
        meeting.title,
        rounds,
        list(meeting.themes.values()),
        [note for each in groups.values() for note in each.notes.values()],
    )
    names.learn_words(reader, [text for part in said for text in texts_in(part)])


def harvest_of(meetings: Iterable[Meeting], proposal: str, names: Names) -> View:
    """By `MEETING.THEME`: each meeting's screens make their own ids."""
    found: View = {}
    for meeting in meetings:
        for theme in meeting.themes.values():
            held = meeting.rounds[theme.round]
            if held.proposal == proposal:
                shown = view_theme(meeting, theme, names)
                question = names.words(held.question)
                found[f"{meeting.id}.{theme.theme}"] = shown | {"order": len(found) + 1, "question": question}
    return found
