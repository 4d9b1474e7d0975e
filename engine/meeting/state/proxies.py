"""How many proxies there may be, and who has left their vote to whom."""

from __future__ import annotations

from engine.meeting.events import ProxiesSet, ProxyGiven, ProxyWithdrawn
from engine.meeting.state.meeting import Meeting
from engine.order import without
from engine.replacing import replace


def proxies(meeting: Meeting, event: object) -> Meeting | None:
    match event:
        case ProxiesSet(most=most):
            return replace(meeting, most_proxies=most)
        case ProxyGiven(seat=seat, to=to):
            return replace(meeting, proxies={**meeting.proxies, seat: to})
        case ProxyWithdrawn(seat=seat):
            return replace(meeting, proxies=without(meeting.proxies, seat))
    return None
