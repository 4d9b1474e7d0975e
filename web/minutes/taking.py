"""Reads what the minutes are made of: a draft as things stand now, or the edition that is published.

Folded anew each time: minutes are asked for seldom, and nothing of them is kept but what `Editions` remembers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.channel import Channel
from engine.errors import RefusedError, refuse
from engine.meeting.state import Meeting
from engine.minutes.besides import Besides
from engine.minutes.edition import newest_edition
from engine.minutes.record import Minutes
from engine.minutes.take import take_minutes
from engine.policy import COORDINATORS, may
from engine.ports import Reader
from engine.roles import Roles
from engine.workflow.shelf import Shelf
from web.house import House
from web.parity import parts_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads: a meeting, and the head of its channel, which moves with whatever its minutes show."""

    meeting: str
    head: int


def place_of(house: House, address: str) -> Place | None:
    def look(reader: Reader) -> Place | None:
        row = reader.meeting_by_minutes(address)
        return Place(row.meeting, reader.channel_head(f"meeting:{row.meeting}")) if row else None

    return house.store.read(look)


def edition_of(house: House, meeting: str) -> Minutes | None:
    """What is published; None while nothing is, or no longer."""
    return house.store.read(lambda reader: _edition(reader, house.service.shelf, meeting))


def minutes_for(house: House, roles: Roles, meeting: str) -> Minutes:
    """Coordinators see the draft with all that they wrote in it. Others read what is published, and until then what the
    meeting itself left: words of a coordinator are nobody's before they are published."""
    draft = house.store.read(lambda reader: _draft(reader, house.service.shelf, meeting))
    return draft if may(roles, COORDINATORS) else edition_of(house, meeting) or _unwritten(draft)


def _draft(reader: Reader, shelf: Shelf, meeting: str) -> Minutes:
    channel = Channel(f"meeting:{meeting}", shelf)
    channel.catch_up(reader)
    if channel.meeting is None:
        raise RefusedError(refuse("not_found", what="meeting"))
    return _taken(reader, channel.meeting, channel)


def _unwritten(draft: Minutes) -> Minutes:
    agenda = tuple(replace(point, text="") for point in draft.agenda)
    rounds = tuple(replace(held, text="") for held in draft.rounds)
    return replace(draft, opening="", closing="", agenda=agenda, rounds=rounds)


def _edition(reader: Reader, shelf: Shelf, meeting: str) -> Minutes | None:
    channel = newest_edition(reader, shelf, meeting)
    if channel is None or channel.meeting is None:
        return None
    kept = channel.meeting.minutes
    taken = _taken(reader, channel.meeting, channel)
    return replace(taken, edition=kept.edition, published_at=kept.published_at or "")


def _taken(reader: Reader, meeting: Meeting, channel: Channel) -> Minutes:
    """What is felt and tapped is in no ledger, and is read as it stands now."""
    besides = Besides(
        reactions=reader.reaction_totals(meeting.id),
        board=channel.board,
        parity=parts_of(reader, channel),
        feelings=reader.feelings(meeting.id),
    )
    return take_minutes(meeting, channel.proposals.values(), channel.names, besides)
