"""What is talked about. The map of items is in the order of the agenda, and each item's `order` is its place in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.meeting.events import (
    AgendaItemAdded,
    AgendaItemBegun,
    AgendaItemChanged,
    AgendaItemMoved,
    AgendaItemRemoved,
    PlannedItem,
    TimeGiven,
)
from engine.meeting.state.meeting import Item, Meeting
from engine.meeting.state.stretches import gone_on, later, taken
from engine.moment import instant
from engine.order import moved, without
from engine.replacing import replace


def agenda(meeting: Meeting, event: object) -> Meeting | None:
    items = meeting.agenda
    match event:
        case AgendaItemAdded(item=line):
            return _rearranged(meeting, (*items.values(), _item(line)))
        case AgendaItemChanged(item=line):
            return _changed(meeting, line)
        case AgendaItemMoved(item=name, before=before):
            return _rearranged(meeting, (items[each] for each in moved(items, name, before)))
        case AgendaItemRemoved(item=name):
            return _rearranged(meeting, without(items, name).values())
        case AgendaItemBegun(item=name, at=at):
            return _begun(meeting, name, at)
        case TimeGiven(item=name, minutes=minutes, until=until):
            longer = replace(items[name], extra=items[name].extra + minutes)
            return replace(meeting, agenda={**items, name: longer}, item_until=until)
    return None


def _begun(meeting: Meeting, name: str, at: str) -> Meeting:
    return replace(
        meeting,
        agenda={**meeting.agenda, name: replace(meeting.agenda[name], begun=True)},
        item=name,
        item_since=at,
        item_until=_until(meeting, meeting.agenda[name], at),
        shown=None,
        pointed_at=None,
        stretches=gone_on(meeting.stretches, name, at),
    )


def _until(meeting: Meeting, item: Item, since: str) -> str | None:
    """What comes back has the time that is left of its own."""
    minutes = item.minutes + item.extra
    return later(since, minutes=minutes, seconds=-taken(meeting.stretches, item.item)) if minutes else None


def _changed(meeting: Meeting, line: PlannedItem) -> Meeting:
    """Minutes that are added to, or taken from, the item that the meeting is on move its end by as much."""
    before = meeting.agenda[line.item]
    written = replace(_item(line), begun=before.begun, extra=before.extra)
    after = _rearranged(meeting, {**meeting.agenda, line.item: written}.values())
    if line.item != meeting.item or meeting.item_since is None or written.minutes == before.minutes:
        return after
    until = _until(meeting, written, meeting.item_since)
    if until and meeting.item_until and (planned := _until(meeting, before, meeting.item_since)):
        late = int((instant(meeting.item_until) - instant(planned)).total_seconds())
        until = later(until, seconds=late)
    return replace(after, item_until=until)


def as_planned(lines: Iterable[PlannedItem]) -> Mapping[str, Item]:
    return _numbered(_item(line) for line in lines)


def _rearranged(meeting: Meeting, items: Iterable[Item]) -> Meeting:
    """How long a meeting takes may follow from its agenda, so calendars hear of it."""
    return replace(meeting, agenda=_numbered(items), changes=meeting.changes + 1)


def _numbered(items: Iterable[Item]) -> Mapping[str, Item]:
    return {item.item: replace(item, order=order) for order, item in enumerate(items, 1)}


def _item(line: PlannedItem) -> Item:
    return Item(item=line.item, title=line.title, minutes=line.minutes, proposal=line.proposal, order=0)
