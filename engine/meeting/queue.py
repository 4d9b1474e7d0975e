"""Who is next: the queue of hands, in the order of the coordinator or else as we suggest it, each with its reason.

Suggested: who has not spoken yet, then who is here for the first time, then room and online by turns, beginning with
the side that spoke less than its share, and then who raised their hand first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from engine.meeting.state import Hand, Meeting

REASONS = ("by_hand", "in_turn", "not_spoken", "first_time", "room_spoke_less", "online_spoke_less", "by_turns")
"""Each has a sentence, `floor.why.REASON`."""

OTHER = {"room": "online", "online": "room"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A hand in its place, and why it stands before those behind it."""

    person: str
    mode: str
    first: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What the order looks at. `number` counts hands as they went up; `first`: here for the first time."""

    person: str
    mode: str
    number: int
    spoke: bool = False
    first: bool = False

    @property
    def rank(self) -> tuple[bool, bool]:
        """Equals take turns; the lower rank goes before."""
        return self.spoke, not self.first


def queue_of(meeting: Meeting) -> tuple[Queued, ...]:
    waiting = [_waiting(meeting, hand) for hand in meeting.floor.hands.values()]
    if meeting.floor.ordered:
        return tuple(_queued(each, "by_hand") for each in waiting)
    less = side_that_spoke_less(meeting)
    line = suggested(waiting, less or _other_side_than_the_speaker(meeting))
    return tuple(_queued(each, why(each, line[place:], less)) for place, each in enumerate(line, 1))


def places_in_queue(meeting: Meeting) -> Mapping[str, int]:
    """Person → place, from 1, of everyone whose hand is up."""
    return {each.person: place for place, each in enumerate(queue_of(meeting), 1)}


def suggested(waiting: Iterable[Waiting], first: str | None) -> list[Waiting]:
    """The order, in which the side `first` begins; without it, whoever raised their hand first."""
    line: list[Waiting] = []
    by_rank = sorted(waiting, key=lambda each: (each.rank, each.number))
    for _, equals in groupby(by_rank, key=lambda each: each.rank):
        line += _by_turns(list(equals), OTHER[line[-1].mode] if line else first)
    return line


def why(this: Waiting, behind: Sequence[Waiting], less: str | None) -> str:
    """What put it before the hand behind it that was up for longest, if that was up before it."""
    earliest = min(behind, key=lambda each: each.number, default=this)
    if earliest.number >= this.number:
        return "in_turn"
    if earliest.spoke != this.spoke:
        return "not_spoken"
    if earliest.first != this.first:
        return "first_time"
    return f"{less}_spoke_less" if this.mode == less else "by_turns"


def side_that_spoke_less(meeting: Meeting) -> str | None:
    """The side of which the part of the speaking time is smaller than its part of the people who are here."""
    spoken, here = meeting.floor.spoken(), [each.mode for each in meeting.attendance.values()]
    room, online = spoken["room"] * here.count("online"), spoken["online"] * here.count("room")
    if room == online:
        return None
    return "room" if room < online else "online"


def _other_side_than_the_speaker(meeting: Meeting) -> str | None:
    now = meeting.floor.speaker
    return OTHER[now.mode] if now else None


def _by_turns(equals: list[Waiting], first: str | None) -> Iterator[Waiting]:
    """Room and online one after the other, as long as both have hands up; `equals` are as they went up."""
    turn = first or equals[0].mode
    sides = {mode: [each for each in equals if each.mode == mode] for mode in OTHER}
    while any(sides.values()):
        if sides[turn]:
            yield sides[turn].pop(0)
        turn = OTHER[turn]


def _waiting(meeting: Meeting, hand: Hand) -> Waiting:
    here = meeting.attendance[hand.person]
    spoke = hand.person in meeting.floor.speakers()
    return Waiting(person=hand.person, mode=here.mode, number=hand.number, spoke=spoke, first=here.first)


def _queued(waiting: Waiting, reason: str) -> Queued:
    return Queued(person=waiting.person, mode=waiting.mode, first=waiting.first, why=reason)
