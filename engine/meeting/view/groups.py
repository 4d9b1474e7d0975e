"""Rounds of small groups, what they wrote, and the themes that it was harvested into."""

from __future__ import annotations

from collections.abc import Mapping

from engine.group.state import Group as Notes
from engine.group.state import Note
from engine.lookup import Lookup
from engine.meeting.state import Group, Meeting, Round, Theme, Topic
from engine.meeting.view.parts import View, flags, given, name_of


def view_round(each: Round, lookup: Lookup) -> View:
    shown: View = {
        "order": each.order,
        "question": lookup.words(each.question),
        "formed_at": each.formed_at,
        "how": each.how,
    }
    if (words := lookup.words(each.message)) and each.told_at:
        shown["message"] = {"text": words, "at": each.told_at}
    return shown | given(proposal=each.proposal, ends_at=each.ends_at, rung_at=each.rung_at) | flags(open=each.open)


def view_group(group: Group, lookup: Lookup) -> View:
    notes = lookup.group(group.group)
    shown: View = {"round": group.round, "place": group.place, "number": group.number}
    shown |= given(topic=lookup.words(group.topic), link=lookup.words(group.link))
    return shown | flags(reported=bool(notes and notes.reported))


def view_topic(topic: Topic, lookup: Lookup) -> View:
    """Nobody's name stands by it: a topic is everyone's once it has been said."""
    return {"order": topic.order, "title": lookup.words(topic.title)}


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
    shown |= given(topic=lookup.words(place.topic), link=lookup.words(place.link), host=meeting.host_of(group))
    return {
        "group": shown | flags(open=held.open, reported=bool(notes and notes.reported)),
        "members": {
            person: _member(meeting, person, order, lookup) for order, person in enumerate(meeting.people_in(group), 1)
        },
        "notes": {name: _own_note(note, lookup) for name, note in notes.notes.items()} if notes else {},
    }


def _member(meeting: Meeting, person: str, order: int, lookup: Lookup) -> View:
    shown: View = {"name": name_of(person, lookup), "order": order}
    return shown | given(mode=meeting.came[person].mode, organisation_name=lookup.organisation_name(person))


def _own_note(note: Note, lookup: Lookup) -> View:
    """As the group itself sees it: by whom, and who agrees. The organisation stays when its writer walks on."""
    shown = view_note(note, lookup) | {"rev": note.rev, "by": note.by, "agrees": dict.fromkeys(note.agreed, True)}
    return shown | given(
        by_organisation=lookup.organisation_name(note.by), edited_by=note.edited_by, entered_by=note.entered_by
    )


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
        (f"{group}.{name}", view_note(note, lookup))
        for group in each.groups
        for name, note in _notes_of(group, lookup).items()
        if (group, name) not in meeting.harvested
    )
    return {name: note | {"order": order} for order, (name, note) in enumerate(written, 1)}


def _notes_of(group: str, lookup: Lookup) -> Mapping[str, Note]:
    written = lookup.group(group)
    return written.notes if written else {}


def view_notes(group: Notes | None, lookup: Lookup) -> View:
    """As who may rewrite them sees them: with the `rev` that a rewriting starts from."""
    notes = group.notes if group else {}
    return {name: view_note(note, lookup) | {"rev": note.rev} for name, note in notes.items()}


def view_note(note: Note, lookup: Lookup) -> View:
    shown: View = {"order": note.order, "kind": note.kind, "text": lookup.words(note.text)}
    return shown | ({"agreed": len(note.agreed)} if note.agreed else {})
