"""Who has left their vote to whom: for coordinators, and for who gave or holds it."""

from __future__ import annotations

from engine.lookup import Lookup
from engine.meeting.state import Meeting
from engine.meeting.view.parts import View


def view_proxies(meeting: Meeting, lookup: Lookup) -> View:
    """By the seat that gave it, in the order in which they were given."""
    return {
        seat: {"order": order, "name": _name(seat, lookup), "to": to, "to_name": _name(to, lookup)}
        for order, (seat, to) in enumerate(meeting.proxies.items(), start=1)
    }


def view_own_proxies(meeting: Meeting, own: frozenset[str], lookup: Lookup) -> View:
    """`own` are the seats that somebody votes for, their own among them."""
    told = {seat: proxy for seat, proxy in view_proxies(meeting, lookup).items() if own & {seat, proxy["to"]}}
    return {
        seat: {"name": proxy["name"], "to": proxy["to"], "to_name": proxy["to_name"]} for seat, proxy in told.items()
    }


def _name(seat: str, lookup: Lookup) -> str:
    found = lookup.organisation(seat) or lookup.person(seat)
    return found.name if found else ""
