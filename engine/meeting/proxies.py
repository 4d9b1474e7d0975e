"""Leaving a vote to somebody else, for who cannot come: to one who has not left theirs, and who holds not too many."""

from __future__ import annotations

from collections import Counter

from engine.errors import Refused, refuse
from engine.facts import MeetingFacts
from engine.meeting.commands import GiveProxy, SetProxies, WithdrawProxy
from engine.meeting.decision import Decision, not_ended
from engine.meeting.events import ProxiesSet, ProxyGiven, ProxyWithdrawn
from engine.meeting.state import Meeting
from engine.moment import Moment


def set_proxies(meeting: Meeting, command: SetProxies, facts: MeetingFacts, moment: Moment) -> Decision:
    """Nobody loses a proxy by it: who holds more must be asked first."""
    if wrong := not_ended(meeting):
        return wrong
    held = max(Counter(meeting.proxies.values()).values(), default=0)
    if held > command.most:
        return refuse("proxies_held", held=held)
    return () if meeting.most_proxies == command.most else (ProxiesSet(most=command.most),)


def give(meeting: Meeting, command: GiveProxy, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_ended(meeting) or _not_mine(command.seat, facts, moment) or _why_not(meeting, command, facts):
        return wrong
    if meeting.proxies.get(command.seat) == command.to:
        return ()
    return (ProxyGiven(seat=command.seat, to=command.to, by=moment.actor, at=moment.at),)


def withdraw(meeting: Meeting, command: WithdrawProxy, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_ended(meeting) or _not_mine(command.seat, facts, moment):
        return wrong
    if command.seat not in meeting.proxies:
        return ()
    return (ProxyWithdrawn(seat=command.seat, by=moment.actor, at=moment.at),)


def _not_mine(seat: str, facts: MeetingFacts, moment: Moment) -> Refused | None:
    own = (moment.actor, *facts.seats_of.get(moment.actor, ()))
    return None if seat in own else refuse("not_your_seat")


def _why_not(meeting: Meeting, command: GiveProxy, facts: MeetingFacts) -> Refused | None:
    if meeting.most_proxies == 0:
        return refuse("no_proxies")
    if command.to == command.seat or command.to not in facts.proxy_holders:
        return refuse("not_found", what="seat")
    if meeting.is_here(command.seat):
        return refuse("proxy_seat_here")
    if command.to in meeting.proxies or command.seat in meeting.proxies.values():
        return refuse("proxy_chain")
    others = [seat for seat, to in meeting.proxies.items() if to == command.to and seat != command.seat]
    if len(others) >= meeting.most_proxies:
        return refuse("too_many_proxies", most=meeting.most_proxies)
    return None
