"""The meeting itself and its agenda."""

from __future__ import annotations

from engine.lookup import Lookup
from engine.meeting.state import Item, Meeting, MinutesKept
from engine.meeting.state.stretches import taken
from engine.meeting.view.parts import View, flags, given
from engine.reactions import DEFAULT


def view_facts(meeting: Meeting, lookup: Lookup) -> View:
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
    shown["reactions"] = view_reactions(meeting, lookup)
    if meeting.most_proxies:
        shown["most_proxies"] = meeting.most_proxies
    if meeting.lasts:
        shown["lasts"] = meeting.lasts
    if on := meeting.shown:
        shown["shown"] = {"moment": on.moment, "since": on.since} | given(until=on.until)
    if there := meeting.pointed_at:
        shown["pointed"] = {"proposal": there.proposal, "clause": there.clause} | given(since=there.since)
    return (
        shown
        | given(
            place=lookup.words(meeting.place),
            call_link=lookup.words(meeting.call_link),
            dial_in=lookup.words(meeting.dial_in),
            item=meeting.item,
            item_since=meeting.item_since,
            item_until=meeting.item_until,
            next_date=meeting.next_date,
            series=meeting.series,
        )
        | flags(archived=meeting.archived, topics_open=meeting.topics_open)
        | _published(meeting.minutes)
    )


def _published(kept: MinutesKept) -> View:
    """Where everybody reads the minutes, once they may."""
    if not kept.published_at:
        return {}
    return {"minutes": {"address": kept.address, "edition": kept.edition, "published_at": kept.published_at}}


def view_reactions(meeting: Meeting, lookup: Lookup) -> View:
    if not meeting.reactions:
        return {kind: {"order": order, "icon": kind} for order, kind in enumerate(DEFAULT, 1)}
    return {
        each.kind: {"order": order, "icon": each.icon} | given(word=lookup.words(each.word))
        for order, each in enumerate(meeting.reactions, 1)
    }


def view_item(meeting: Meeting, item: Item, lookup: Lookup) -> View:
    """`took` is in seconds, of the stretches that are over: absent while the meeting is on it for the first time."""
    shown: View = {"order": item.order, "title": lookup.words(item.title), "minutes": item.minutes}
    if item.extra:
        shown["extra"] = item.extra
    stretches = [each for each in meeting.stretches if each.item == item.item]
    if any(each.until for each in stretches):
        shown["took"] = taken(meeting.stretches, item.item)
    began_at = stretches[0].since if stretches else None
    return shown | given(proposal=item.proposal, began_at=began_at) | flags(begun=item.begun)
