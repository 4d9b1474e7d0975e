"""What was tapped, when, from the room and from online. Nobody's taps are their own: only totals were ever kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from engine.lookup import Lookup
from engine.meeting.state import Meeting
from engine.minutes.record import Reacted, Tapped, TappedAt, TappedOn
from engine.moment import timestamp
from engine.ports import ReactionTotal

LENGTHS = (1, 2, 5, 10, 15, 30, 60)
"""How many minutes a piece of the drawing may stand for."""

MOST = 40
"""So many pieces fit side by side; what went on longer than that is told in days' worth of hours."""


def tapped_in(meeting: Meeting, totals: Sequence[ReactionTotal], lookup: Lookup) -> Tapped | None:
    """None if nobody tapped anything."""
    if not totals:
        return None
    kinds, items = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for each in totals:
        kinds[each.kind, each.mode] += each.count
        items[each.item, each.mode] += each.count
    length = _length(totals[-1].minute - totals[0].minute)
    return Tapped(
        kinds=tuple(_kinds(meeting, kinds, lookup)),
        items=tuple(
            TappedOn(title=lookup.words(item.title), room=items[name, "room"], online=items[name, "online"])
            for name, item in meeting.agenda.items()
            if items[name, "room"] or items[name, "online"]
        ),
        length=length,
        over_time=tuple(_over_time(totals, length)),
    )


def _kinds(meeting: Meeting, counts: Counter[tuple[str, str]], lookup: Lookup) -> Iterator[Reacted]:
    """In the order in which they stood on people's phones; behind them those that stood there before."""
    words = {each.kind: lookup.words(each.word) for each in meeting.reactions}
    kinds = dict.fromkeys((*meeting.kinds(), *(kind for kind, _ in counts)))
    for kind in kinds:
        room, online = counts[kind, "room"], counts[kind, "online"]
        if room or online:
            yield Reacted(kind=kind, word=words.get(kind, ""), room=room, online=online)


def _length(lasted: timedelta) -> int:
    minutes = lasted / timedelta(minutes=1) + 1
    return next((each for each in LENGTHS if minutes <= each * MOST), LENGTHS[-1])


def _over_time(totals: Sequence[ReactionTotal], length: int) -> Iterator[TappedAt]:
    """Also the pieces in which nobody tapped, for they tell as much; but no more than can be drawn."""
    begins, step = totals[0].minute, timedelta(minutes=length)
    pieces: dict[int, Counter[str]] = {}
    for each in totals:
        pieces.setdefault(_piece(each.minute, begins, step), Counter())[each.mode] += each.count
    for n in range(min(max(pieces) + 1, MOST)):
        counts = pieces.get(n, Counter())
        yield TappedAt(since=timestamp(begins + n * step), room=counts["room"], online=counts["online"])


def _piece(minute: datetime, begins: datetime, step: timedelta) -> int:
    """What came after all that can be drawn is drawn at its end."""
    return min((minute - begins) // step, MOST - 1)
