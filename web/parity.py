"""What a meeting's parity looks like over HTTP: the whole first, then each part of the agenda."""

from __future__ import annotations

from collections.abc import Sequence

from engine.channel import Channel
from engine.errors import RefusedError, refuse
from engine.parity import Part, Sides, parity_of
from engine.ports import Reader
from web.house import House, View


def parity_view(house: House, meeting: str) -> View:
    """`schemas.views.ParityView`."""
    return house.store.read(lambda reader: _view(reader, Channel(f"meeting:{meeting}", house.service.shelf)))


def parts_of(reader: Reader, channel: Channel) -> Sequence[Part]:
    """Of a channel that has been caught up, up to where that is."""
    meeting = channel.meeting
    if meeting is None:
        raise RefusedError(refuse("not_found", what="meeting"))
    last, _ = channel.states[channel.name]
    entries, totals = reader.entries(channel.name, last=last), reader.reaction_totals(meeting.id)
    return parity_of(meeting, entries, totals, channel.board, channel.proposals.values(), channel.names)


def _view(reader: Reader, channel: Channel) -> View:
    channel.catch_up(reader)
    parts = parts_of(reader, channel)
    meeting, words = channel.meeting, channel.names.words
    agenda = meeting.agenda if meeting else {}
    titles = {item: words(each.title) for item, each in agenda.items()}
    return {
        "whole": _part(parts[0]),
        "parts": {
            part.item: {"order": order, "title": titles[part.item]} | _part(part)
            for order, part in enumerate(parts[1:], start=1)
            if part.item is not None
        },
    }


def _part(part: Part) -> View:
    return {
        "people": _sides(part.people),
        "measures": {
            each.measured: {"order": order, "done": _sides(each.done), "out_of": _sides(each.out_of)}
            | ({"behind": each.behind} if each.behind else {})
            for order, each in enumerate(part.measures, start=1)
        },
    }


def _sides(sides: Sides) -> View:
    return {"room": sides.room, "online": sides.online}
