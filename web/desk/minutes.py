"""What a coordinator can still do to the minutes of a meeting: each place with its words, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator

from engine.channel import Channel
from engine.errors import RefusedError, refuse
from engine.lookup import Lookup
from engine.meeting.minutes import SECTIONS
from engine.meeting.state import Meeting, Round
from engine.ports import Reader
from engine.workflow.shelf import Shelf
from web.house import House, View


def minutes_desk(house: House, meeting: str) -> View:
    """`schemas.views.minutes.MinutesDesk`."""
    shelf = house.service.shelf
    return house.store.read(lambda reader: _desk(reader, shelf, meeting))


def _desk(reader: Reader, shelf: Shelf, id: str) -> View:
    channel = Channel(f"meeting:{id}", shelf)
    channel.catch_up(reader)
    meeting = channel.meeting
    if meeting is None:
        raise RefusedError(refuse("not_found", what="meeting"))
    view: View = {
        "title": channel.names.words(meeting.title),
        "phase": meeting.phase,
        "time_zone": meeting.time_zone,
        "edition": meeting.minutes.edition,
        "places": _ordered(_places(meeting, channel.names)),
        "sections": {name: _left_out(meeting, name) | {"order": n} for n, name in enumerate(SECTIONS, 1)},
    }
    kept = meeting.minutes
    if kept.published_at:
        view |= {"published_at": kept.published_at}
    if kept.address:
        view |= {"address": kept.address}
    return view | ({"changed": True} if kept.changed else {})


def _ordered(places: Iterator[tuple[str, View]]) -> View:
    return {place: shown | {"order": order} for order, (place, shown) in enumerate(places, 1)}


def _places(meeting: Meeting, names: Lookup) -> Iterator[tuple[str, View]]:
    """In the order in which they are read."""
    yield "opening", {"kind": "opening"} | _written(meeting, "opening", names)
    for item in meeting.agenda.values():
        place = f"item.{item.item}"
        shown: View = {"kind": "item", "title": names.words(item.title)}
        yield place, shown | _left_out(meeting, place) | _written(meeting, place, names)
    for held in meeting.rounds.values():
        place = f"round.{held.round}"
        shown = {"kind": "round", "title": names.words(held.question), "notes": _notes(meeting, held, names)}
        yield place, shown | _left_out(meeting, place) | _written(meeting, place, names)
    yield "closing", {"kind": "closing"} | _written(meeting, "closing", names)


def _written(meeting: Meeting, place: str, names: Lookup) -> View:
    written = meeting.minutes.texts.get(place)
    return {"text": names.words(written.text), "rev": written.rev} if written else {"text": "", "rev": 0}


def _left_out(meeting: Meeting, place: str) -> View:
    return {"hidden": True} if place in meeting.minutes.hidden else {}


def _notes(meeting: Meeting, held: Round, names: Lookup) -> View:
    """Every note that stands, by the place that it is left out by."""
    found: View = {}
    for group in held.groups:
        written = names.group(group)
        for name, note in written.notes.items() if written else ():
            place = f"note.{group}.{name}"
            shown = {"order": len(found) + 1, "kind": note.kind, "text": names.words(note.text)}
            found[place] = shown | _left_out(meeting, place)
    return found
