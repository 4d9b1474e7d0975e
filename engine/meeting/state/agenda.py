"""What is talked about. The map of items is in the order of the agenda, and each item's `order` is its place in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.meeting.events import (
    AgendaItemAdded,
    AgendaItemBegun,
    AgendaItemChanged,
    AgendaItemMoved,
    AgendaItemRemoved,
    PlannedItem,
)
from engine.meeting.state.meeting import Item, Meeting
from engine.order import moved, without


def agenda(meeting: Meeting, event: object) -> Meeting | None:
    items = meeting.agenda
    match event:
        case AgendaItemAdded(item=line):
            return _rearranged(meeting, (*items.values(), _item(line)))
        case AgendaItemChanged(item=line):
            written = replace(_item(line), begun=items[line.item].begun)
            return _rearranged(meeting, {**items, line.item: written}.values())
        case AgendaItemMoved(item=name, before=before):
            return _rearranged(meeting, (items[each] for each in moved(items, name, before)))
        case AgendaItemRemoved(item=name):
            return _rearranged(meeting, without(items, name).values())
        case AgendaItemBegun(item=name, at=at):
            begun = replace(items[name], begun=True)
            there = replace(meeting, agenda={**items, name: begun}, item=name, item_since=at)
            return replace(there, shown=None, pointed_at=None)
    return None


def as_planned(lines: Iterable[PlannedItem]) -> Mapping[str, Item]:
    return _numbered(_item(line) for line in lines)


def _rearranged(meeting: Meeting, items: Iterable[Item]) -> Meeting:
    """How long a meeting takes may follow from its agenda, so calendars hear of it."""
    return replace(meeting, agenda=_numbered(items), changes=meeting.changes + 1)


def _numbered(items: Iterable[Item]) -> Mapping[str, Item]:
    return {item.item: replace(item, order=order) for order, item in enumerate(items, 1)}


def _item(line: PlannedItem) -> Item:
    return Item(item=line.item, title=line.title, minutes=line.minutes, proposal=line.proposal, order=0)
