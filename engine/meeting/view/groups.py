"""Rounds of small groups, what they wrote, and the themes that it was harvested into."""

from __future__ import annotations

from engine.group.state import Group as Notes
from engine.group.state import Note
from engine.lookup import Lookup
from engine.meeting.state import Group, Meeting, Round, Theme
from engine.meeting.view.parts import View, flags, given, name_of


def view_round(each: Round, lookup: Lookup) -> View:
    shown: View = {"order": each.order, "question": lookup.words(each.question), "formed_at": each.formed_at}
    return shown | given(proposal=each.proposal) | flags(open=each.open)


def view_group(group: Group, lookup: Lookup) -> View:
    notes = lookup.group(group.group)
    shown: View = {"round": group.round, "place": group.place, "number": group.number}
    return shown | flags(reported=bool(notes and notes.reported))


def view_group_chain(meeting: Meeting, group: str, notes: Notes | None, lookup: Lookup) -> View:
    """A small group's own chain: the only one that says who wrote what. Raises KeyError for a group that is not the
    meeting's."""
    place = meeting.groups[group]
    held = meeting.rounds[place.round]
    shown: View = {
        "id": group,
        "place": place.place,
        "number": place.number,
        "round": place.round,
        "question": lookup.words(held.question),
    }
    written = notes.notes if notes else {}
    return {
        "group": shown | flags(open=held.open, reported=bool(notes and notes.reported)),
        "members": {
            person: {"name": name_of(person, lookup), "order": order}
            for order, person in enumerate(meeting.people_in(group), 1)
        },
        "notes": {note: shown | {"by": written[note].by} for note, shown in view_notes(notes, lookup).items()},
    }


def view_theme(meeting: Meeting, theme: Theme, lookup: Lookup) -> View:
    """A note that was removed after its harvest is not shown; nobody's name stands by a note. Phones make the ids of
    notes, so two groups may have used the same one: the group's id stands before it."""
    notes: View = {}
    for order, (group, note) in enumerate(meeting.notes_under(theme.theme), 1):
        source = lookup.group(group)
        written = source.notes.get(note) if source else None
        if written is not None:
            notes[f"{group}.{note}"] = view_note(written, lookup) | {"order": order}
    return {"order": theme.order, "round": theme.round, "title": lookup.words(theme.title), "notes": notes}


def view_loose(meeting: Meeting, each: Round, lookup: Lookup) -> View:
    """What a round's themes leave out, so that nobody's note seems lost: only once the groups have stopped writing and
    there are themes. Nobody's name stands by it."""
    if each.open or all(theme.round != each.round for theme in meeting.themes.values()):
        return {}
    written = (
        (f"{group}.{name}", note)
        for group in each.groups
        for name, note in (view_notes(lookup.group(group), lookup)).items()
        if (group, name) not in meeting.harvested
    )
    return {name: note | {"order": order} for order, (name, note) in enumerate(written, 1)}


def view_notes(group: Notes | None, lookup: Lookup) -> View:
    return {name: view_note(note, lookup) for name, note in group.notes.items()} if group else {}


def view_note(note: Note, lookup: Lookup) -> View:
    return {"order": note.order, "kind": note.kind, "text": lookup.words(note.text)}
