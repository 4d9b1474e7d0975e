"""Room against online, for each part of a meeting: who was there, voted, tapped, spoke and wrote, and who fell behind.

Pure. A side has its part if its share of what was done is its share of those who could do it; well below that it is
behind, and a sentence says so. Whole numbers and fractions: no float decides who is named.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from engine.board.state import Board
from engine.lookup import Lookup
from engine.meeting.events import CheckedIn
from engine.meeting.state import Meeting, evolve
from engine.moment import timestamp
from engine.ports import LedgerEntry, ReactionTotal
from engine.presence import seat_modes
from engine.proposal.state import Proposal

Side = Literal["room", "online"]
Measured = Literal["voted", "spoke", "reactions", "notes", "cards"]
MEASURED: tuple[Measured, ...] = ("voted", "spoke", "reactions", "notes", "cards")
LEAST: Mapping[Measured, int] = {"voted": 4, "spoke": 120, "reactions": 12, "notes": 6, "cards": 6}
"""What must have been done in all (`spoke` in seconds) before a side is said to be behind: a few taps say nothing."""

BEHIND = Fraction(2, 3)
"""A side is behind when its share is less than so much of its part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    room: int = 0
    online: int = 0

    def __add__(self, other: Sides) -> Sides:
        return Sides(room=self.room + other.room, online=self.online + other.online)

    def of(self, side: Side) -> int:
        return self.room if side == "room" else self.online

    @property
    def total(self) -> int:
        return self.room + self.online


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What each side did, and out of how many on that side it could have been: of `voted` the seats that were here, of
    all else the people."""

    measured: Measured
    done: Sides
    out_of: Sides

    @property
    def behind(self) -> Side | None:
        """The side that did well less than its part; none while there was too little to tell, or nobody on a side."""
        if self.done.total < LEAST[self.measured] or not (self.out_of.room and self.out_of.online):
            return None
        sides: tuple[Side, Side] = ("online", "room")
        return next((side for side in sides if self._share(side) < BEHIND * self._part(side)), None)

    def _share(self, side: Side) -> Fraction:
        return Fraction(self.done.of(side), self.done.total)

    def _part(self, side: Side) -> Fraction:
        return Fraction(self.out_of.of(side), self.out_of.total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An item of the agenda that the meeting has been on; without `item`, the whole meeting. `people` were there at
    some time of it, where they last were then. Only what was done at all is measured."""

    item: str | None
    people: Sides
    measures: tuple[Measure, ...]


Done = dict[tuple[str | None, Measured], Sides]
"""By item (none: while the meeting was on nothing) and measure."""


def parity_of(
    meeting: Meeting,
    entries: Iterable[LedgerEntry],
    totals: Iterable[ReactionTotal],
    board: Board | None,
    proposals: Iterable[Proposal],
    lookup: Lookup,
) -> tuple[Part, ...]:
    """The whole first, then each item that was begun, in the order of the agenda. `entries`: the meeting's stream."""
    walk = _Walk(meeting, _closed_ballots(proposals, lookup))
    walk.go(entries)
    done = _sum(walk.voted, _others(meeting, totals, board, lookup))
    everybody = {person: mode for those in walk.people.values() for person, mode in those.items()}
    begun = {each.item for each in meeting.stretches}
    return (
        _part(None, everybody, sum(walk.seats.values(), Sides()), {each: _all(done, each) for each in MEASURED}),
        *(
            _part(
                item,
                walk.people.get(item, {}),
                walk.seats.get(item, Sides()),
                {each: done.get((item, each), Sides()) for each in MEASURED},
            )
            for item in meeting.agenda
            if item in begun
        ),
    )


def _part(item: str | None, people: Mapping[str, str], seats: Sides, done: Mapping[Measured, Sides]) -> Part:
    there = _count(people.values())
    measures = tuple(
        Measure(measured=measured, done=did, out_of=seats if measured == "voted" else there)
        for measured, did in done.items()
        if did.total
    )
    return Part(item=item, people=there, measures=measures)


@dataclass(frozen=True, slots=True)
class _Closed:
    at: str
    seats: frozenset[str]


def _closed_ballots(proposals: Iterable[Proposal], lookup: Lookup) -> list[_Closed]:
    """In the order in which they closed, each with the seats that voted; none whose result is hidden. Of a secret one
    that is nobody's to know; where persons voted, seats are none of an organisation's."""
    ballots = (ballot for proposal in proposals for ballot in proposal.ballots.values())
    closed = [
        _Closed(ballot.closed_at or "", frozenset(lookup.choices(ballot.ballot)))
        for ballot in ballots
        if ballot.outcome and ballot.rules.secrecy == "open" and not ballot.of_persons
    ]
    return sorted(closed, key=lambda each: each.at)


class _Walk:
    """Through the meeting as it went. `people` were there while it was on an item, whoever left included; `seats` were
    there as its ballots closed, and of those `voted` had voted."""

    def __init__(self, meeting: Meeting, closed: Iterable[_Closed]) -> None:
        self.people: dict[str | None, dict[str, str]] = {}
        self.seats: dict[str | None, Sides] = {}
        self.voted: Done = {}
        self._meeting = meeting
        self._closed = deque(closed)

    def go(self, entries: Iterable[LedgerEntry]) -> None:
        state: Meeting | None = None
        for entry in entries:
            if state is not None:
                self._count_ballots(state, timestamp(entry.at))
            before, state = state, evolve(state, entry.event)
            there = self.people.setdefault(state.item, {})
            if before is None or before.item != state.item:
                there.update((person, here.mode) for person, here in state.attendance.items())
            elif isinstance(entry.event, CheckedIn):
                there[entry.event.person] = entry.event.mode
        if state is not None:
            self._count_ballots(state)

    def _count_ballots(self, state: Meeting, until: str | None = None) -> None:
        """Those that closed before, with the seats as they are now."""
        while self._closed and (until is None or self._closed[0].at < until):
            ballot = self._closed.popleft()
            item = item_at(self._meeting, ballot.at)
            modes = {seat: mode for seat, (_, mode) in seat_modes(state.attendance, sorted(ballot.seats)).items()}
            self.seats[item] = self.seats.get(item, Sides()) + _count(modes.values())
            done = _count(modes[seat] for seat in ballot.seats)
            self.voted[item, "voted"] = self.voted.get((item, "voted"), Sides()) + done


def _others(
    meeting: Meeting, totals: Iterable[ReactionTotal], board: Board | None, lookup: Lookup
) -> Iterator[tuple[str | None, Measured, str, int]]:
    """Item, measure, side and how much, of everything but votes."""
    for total in totals:
        yield total.item or None, "reactions", total.mode, total.count
    for turn in meeting.floor.turns:
        yield turn.item, "spoke", turn.mode, turn.seconds
    for held in meeting.rounds.values():
        for group in meeting.groups_in(held.round):
            written = lookup.group(group.group)
            side = "room" if group.place == "table" else "online"
            yield item_at(meeting, held.formed_at), "notes", side, len(written.notes) if written else 0
    for card in board.cards.values() if board else ():
        if card.mode and card.state != "taken_back":
            yield item_at(meeting, card.at), "cards", card.mode, 1


def _sum(done: Done, others: Iterable[tuple[str | None, Measured, str, int]]) -> Done:
    summed = dict(done)
    for item, measured, side, amount in others:
        more = Sides(room=amount) if side == "room" else Sides(online=amount)
        summed[item, measured] = summed.get((item, measured), Sides()) + more
    return summed


def _all(done: Done, measured: Measured) -> Sides:
    return sum((did for (_, each), did in done.items() if each == measured), Sides())


def _count(modes: Iterable[str]) -> Sides:
    listed = list(modes)
    return Sides(room=listed.count("room"), online=listed.count("online"))


def item_at(meeting: Meeting, at: str) -> str | None:
    """What the meeting was on at some time; none before its first item, and between items that it was on."""
    found = (
        each for each in reversed(meeting.stretches) if each.since <= at and (each.until is None or at <= each.until)
    )
    return next((each.item for each in found), None)
