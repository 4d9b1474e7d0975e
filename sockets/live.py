"""`live`: absolute state that changes too often to be patched (docs/protocol.md). Its cost does not grow with taps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from engine.channel import Channel
from engine.meeting.state import Attendance, Meeting
from engine.ports import SeatState
from sockets.members import Member

KINDS = ("beautiful", "agree", "idea", "question", "calm")
"""The reactions that can be tapped: mooi, eens, idee, vraag, rustig."""

MOST_NAMED_SEATS = 300
"""Above this, seats are counted but not named one by one."""

MODES = ("room", "online")


class Reactions:
    """Taps counted by kind and side since this worker began. Never stored, never per person."""

    def __init__(self) -> None:
        self._totals: dict[str, Counter[str]] = {mode: Counter() for mode in MODES}

    def tap(self, mode: str, kind: str, count: int) -> None:
        self._totals[mode][kind] += count

    def totals(self) -> dict[str, dict[str, int]]:
        return {mode: dict(counter) for mode, counter in self._totals.items()}


def live_of(
    channel: Channel, members: Mapping[str, Member], rolls: Mapping[str, SeatState], reactions: Reactions
) -> dict[str, Any]:
    """The packet without `rev`, `at`, `heads` and `holds`."""
    meeting = channel.meeting
    people = meeting.attendance if meeting else {}
    live: dict[str, Any] = {
        "connected": _connected(people, members),
        "present": _present(people),
        "reactions": reactions.totals(),
    }
    if voted := _voted(channel, people, rolls):
        live["voted"] = voted
    if meeting and meeting.sits_in:
        live["groups"] = dict(_sitting(meeting))
    return live


def seat_modes(people: Mapping[str, Attendance]) -> dict[str, tuple[int, str]]:
    """Seat → (rank among the seats that are here, mode): a seat is where its first delegate is."""
    first: dict[str, Attendance] = {}
    for here in sorted(people.values(), key=lambda each: each.rank):
        for seat in here.seats:
            first.setdefault(seat, here)
    return {seat: (rank, here.mode) for rank, (seat, here) in enumerate(first.items(), start=1)}


def _connected(people: Mapping[str, Attendance], members: Mapping[str, Member]) -> dict[str, int]:
    """Distinct people with a screen open here, by where they are; projectors are no people."""
    connected = {m.person for m in members.values() if m.wanted != "screen"}
    online = sum(1 for person in connected if person not in people or people[person].mode == "online")
    return {"room": len(connected) - online, "online": online}


def _present(people: Mapping[str, Attendance]) -> dict[str, Any]:
    modes = seat_modes(people)
    counted = Counter(here.mode for here in people.values())
    seats = Counter(mode for _, mode in modes.values())
    present: dict[str, Any] = {mode: counted[mode] for mode in MODES}
    present["seats"] = {mode: seats[mode] for mode in MODES}
    if len(modes) <= MOST_NAMED_SEATS:
        present["ranks"] = {seat: [rank, mode] for seat, (rank, mode) in modes.items()}
    return present


def _voted(
    channel: Channel, people: Mapping[str, Attendance], rolls: Mapping[str, SeatState]
) -> dict[str, dict[str, Any]]:
    modes = seat_modes(people)
    voted: dict[str, dict[str, Any]] = {}
    for proposal in channel.proposals.values():
        if proposal.open_ballot is None:
            continue
        ballot = proposal.ballots[proposal.open_ballot]
        seats = [row.seat for row in rolls.values() if row.ballot == ballot.ballot and row.voted]
        count: dict[str, Any] = {"count": len(seats)}
        if ballot.rules.secrecy == "open":
            online = sum(1 for seat in seats if seat not in modes or modes[seat][1] == "online")
            count |= {"room": len(seats) - online, "online": online}
            if ballot.seats <= MOST_NAMED_SEATS:
                count["seats"] = dict.fromkeys(seats, True)
        voted[ballot.ballot] = count
    return voted


def _sitting(meeting: Meeting) -> Counter[str]:
    return Counter(meeting.sits_in.values())
