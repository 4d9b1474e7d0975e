"""What screens show of a meeting and of its small groups: maps by id, no nulls, no lists (docs/protocol.md).

How many are here, and how many sit in each group, is not in here: that is `live`.
"""

from __future__ import annotations

from typing import Any, Literal

from engine.group.state import Group as Notes
from engine.group.state import Note
from engine.lookup import Lookup
from engine.meeting.state import Group, Item, Meeting, Round, Theme

Audience = Literal["participant", "coordinator", "screen"]
View = dict[str, Any]


def view_meeting(meeting: Meeting, audience: Audience, lookup: Lookup) -> View:
    """The meeting's part of a chain; what is shown of proposals is theirs."""
    view: View = {
        "meeting": _meeting(meeting, lookup),
        "agenda": {item.item: _item(item, lookup) for item in meeting.agenda.values()},
        "seats": {
            seat.id: {"name": seat.name, "short": seat.short, "order": order}
            for order, seat in enumerate(lookup.seats(meeting.movements), 1)
        },
        "rounds": {each.round: _round(each, lookup) for each in meeting.rounds.values()},
        "groups": {each.group: _group(each, lookup) for each in meeting.groups.values()},
        "themes": {theme.theme: view_theme(meeting, theme, lookup) for theme in meeting.themes.values()},
    }
    if loose := {each.round: notes for each in meeting.rounds.values() if (notes := _loose(meeting, each, lookup))}:
        view["loose"] = loose
    if audience == "coordinator":
        view["people"] = _people(meeting, lookup)
        view["waiting"] = {person: _at_the_door(person, lookup) for person in meeting.waiting}
        away = (person for person in sorted(meeting.turned_away) if lookup.person(person))
        view["turned_away"] = {person: _at_the_door(person, lookup) for person in away}
        view["notes"] = {group: _notes(lookup.group(group), lookup) for group in meeting.groups}
    return view


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
        "group": shown | _flags(open=held.open, reported=bool(notes and notes.reported)),
        "members": {
            person: {"name": _name(person, lookup), "order": order}
            for order, person in enumerate(meeting.people_in(group), 1)
        },
        "notes": {note: shown | {"by": written[note].by} for note, shown in _notes(notes, lookup).items()},
    }


def _meeting(meeting: Meeting, lookup: Lookup) -> View:
    shown: View = {
        "id": meeting.id,
        "title": lookup.words(meeting.title),
        "code": meeting.code,
        "starts_at": meeting.starts_at,
        "time_zone": meeting.time_zone,
        "phase": meeting.phase,
        "entry": meeting.entry,
        "movements": {
            movement: {"name": lookup.movement_name(movement), "order": order}
            for order, movement in enumerate(meeting.movements, 1)
        },
    }
    if meeting.lasts:
        shown["lasts"] = meeting.lasts
    return (
        shown
        | _given(
            place=lookup.words(meeting.place),
            call_link=lookup.words(meeting.call_link),
            item=meeting.item,
            item_since=meeting.item_since,
            next_date=meeting.next_date,
            series=meeting.series,
        )
        | _flags(archived=meeting.archived)
    )


def _item(item: Item, lookup: Lookup) -> View:
    shown: View = {"order": item.order, "title": lookup.words(item.title), "minutes": item.minutes}
    return shown | _given(proposal=item.proposal) | _flags(begun=item.begun)


def _round(each: Round, lookup: Lookup) -> View:
    shown: View = {"order": each.order, "question": lookup.words(each.question), "formed_at": each.formed_at}
    return shown | _given(proposal=each.proposal) | _flags(open=each.open)


def _group(group: Group, lookup: Lookup) -> View:
    notes = lookup.group(group.group)
    shown: View = {"round": group.round, "place": group.place, "number": group.number}
    return shown | _flags(reported=bool(notes and notes.reported))


def view_theme(meeting: Meeting, theme: Theme, lookup: Lookup) -> View:
    """A note that was removed after its harvest is not shown; nobody's name stands by a note. Phones make the ids of
    notes, so two groups may have used the same one: the group's id stands before it."""
    notes: View = {}
    for order, (group, note) in enumerate(meeting.notes_under(theme.theme), 1):
        source = lookup.group(group)
        written = source.notes.get(note) if source else None
        if written is not None:
            notes[f"{group}.{note}"] = _note(written, lookup) | {"order": order}
    return {"order": theme.order, "round": theme.round, "title": lookup.words(theme.title), "notes": notes}


def _loose(meeting: Meeting, each: Round, lookup: Lookup) -> View:
    """What a round's themes leave out, so that nobody's note seems lost: only once the groups have stopped writing and
    there are themes. Nobody's name stands by it."""
    if each.open or all(theme.round != each.round for theme in meeting.themes.values()):
        return {}
    written = (
        (f"{group}.{name}", note)
        for group in each.groups
        for name, note in (_notes(lookup.group(group), lookup)).items()
        if (group, name) not in meeting.harvested
    )
    return {name: note | {"order": order} for order, (name, note) in enumerate(written, 1)}


def _notes(group: Notes | None, lookup: Lookup) -> View:
    return {name: _note(note, lookup) for name, note in group.notes.items()} if group else {}


def _note(note: Note, lookup: Lookup) -> View:
    return {"order": note.order, "kind": note.kind, "text": lookup.words(note.text)}


def _people(meeting: Meeting, lookup: Lookup) -> View:
    people: View = {}
    for order, (person, role, organisation) in enumerate(lookup.people(meeting), 1):
        shown: View = {"name": person.name, "order": order}
        shown |= _given(role=role) | _flags(guest=person.guest_of is not None)
        if organisation is not None:
            shown |= {"organisation": organisation.id, "organisation_name": organisation.name}
        people[person.id] = shown
    return people


def _at_the_door(person: str, lookup: Lookup) -> View:
    known = lookup.person(person)
    shown: View = {"name": _name(person, lookup)}
    return shown | _given(says_from=known.says_from if known else "")


def _name(person: str, lookup: Lookup) -> str:
    known = lookup.person(person)
    return known.name if known else ""


def _given(**values: str | None) -> View:
    """Those that say something: in a patch a null would mean 'remove'."""
    return {name: value for name, value in values.items() if value}


def _flags(**values: bool) -> View:
    """Those that are true; what is not so is not said."""
    return {name: True for name, value in values.items() if value}
