"""What was said in the small groups, by theme. Quotes without names: a note's author is nowhere in here."""

from __future__ import annotations

from collections.abc import Iterator

from engine.group.state import Note
from engine.lookup import Lookup
from engine.meeting.state import Meeting, Round
from engine.minutes.edited import Edited
from engine.minutes.record import RoundSaid, Said, ThemeSaid, TopicSaid


def rounds_of(meeting: Meeting, lookup: Lookup, edited: Edited) -> tuple[RoundSaid, ...]:
    told = (each for each in meeting.rounds.values() if not edited.hides(f"round.{each.round}"))
    return tuple(_round(meeting, each, lookup, edited) for each in told)


def _round(meeting: Meeting, held: Round, lookup: Lookup, edited: Edited) -> RoundSaid:
    places = [group.place for group in meeting.groups_in(held.round)]
    themes = (each for each in meeting.themes.values() if each.round == held.round)
    return RoundSaid(
        question=lookup.words(held.question),
        text=edited.text(f"round.{held.round}"),
        tables=places.count("table"),
        rooms=places.count("room"),
        from_tables=_written(meeting, held, "table", lookup),
        from_rooms=_written(meeting, held, "room", lookup),
        topics=tuple(_topics(meeting, held, lookup)),
        themes=tuple(
            ThemeSaid(title=lookup.words(theme.title), notes=tuple(_harvested(meeting, theme.theme, lookup, edited)))
            for theme in themes
        ),
        loose=tuple(_loose(meeting, held, lookup, edited)),
    )


def _topics(meeting: Meeting, held: Round, lookup: Lookup) -> Iterator[TopicSaid]:
    """Each once, with all the places that it was given. Every place keeps the words for itself, so it is by them that
    places of one topic are known."""
    if held.how != "open_space":
        return
    titled = [(lookup.words(each.topic), each.place, each.number) for each in meeting.groups_in(held.round)]
    for title in dict.fromkeys(title for title, _, _ in titled):
        at = [(place, number) for each, place, number in titled if each == title]
        yield TopicSaid(
            title=title,
            tables=tuple(number for place, number in at if place == "table"),
            rooms=tuple(number for place, number in at if place == "room"),
        )


def _written(meeting: Meeting, held: Round, place: str, lookup: Lookup) -> int:
    """How many notes stand that were written at such places."""
    groups = (each.group for each in meeting.groups_in(held.round) if each.place == place)
    return sum(len(written.notes) for group in groups if (written := lookup.group(group)))


def _harvested(meeting: Meeting, theme: str, lookup: Lookup, edited: Edited) -> Iterator[Said]:
    """A note that was taken away after its harvest is gone here too."""
    for group, name in meeting.notes_under(theme):
        written = lookup.group(group)
        if written is not None and name in written.notes and not edited.hides_note(group, name):
            yield _said(written.notes[name], lookup)


def _loose(meeting: Meeting, held: Round, lookup: Lookup, edited: Edited) -> Iterator[Said]:
    for group in held.groups:
        written = lookup.group(group)
        for name, note in written.notes.items() if written else ():
            if (group, name) not in meeting.harvested and not edited.hides_note(group, name):
                yield _said(note, lookup)


def _said(note: Note, lookup: Lookup) -> Said:
    return Said(kind=note.kind, text=lookup.words(note.text))
