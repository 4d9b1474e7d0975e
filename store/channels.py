"""Channels: for each, one order in which its screens see the commits of all streams that it shows.

A channel's counter row is locked last, in channel order: whoever holds it commits before the next one counts, so the
order of `seq` is the order of commits, without gaps, and no two transactions wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, insert, select, update

from engine.ports import Commit
from store import ledger
from store.tables import channels, commits, shown

DIRECTORY = "directory"
"""The stream of a commit that says: names or texts changed."""

_SINCE = (
    select(commits)
    .where(commits.c.channel == bindparam("of"), commits.c.seq > bindparam("after"))
    .order_by(commits.c.seq)
    .limit(bindparam("most"))
)


@dataclass(slots=True)
class Moves:
    """What one transaction has done so far that screens must hear of."""

    streams: dict[str, tuple[int, int]] = field(default_factory=dict)
    shows: dict[tuple[str, str], None] = field(default_factory=dict)
    renamed: set[str] = field(default_factory=set)
    """Streams on whose screens a name or a text changed."""

    def appended(self, stream: str, first: int, last: int) -> None:
        begun = self.streams[stream][0] if stream in self.streams else first
        self.streams[stream] = (begun, last)


def show(connection: Connection, channel: str, stream: str) -> bool:
    """Whether this is new."""
    if connection.execute(select(channels.c.seq).where(channels.c.channel == channel)).first() is None:
        connection.execute(insert(channels).values(channel=channel, seq=0))
    found = select(shown.c.position).where(shown.c.channel == channel, shown.c.stream == stream)
    if connection.execute(found).first() is not None:
        return False
    connection.execute(insert(shown).values(channel=channel, stream=stream))
    return True


def note(connection: Connection, moves: Moves) -> frozenset[str]:
    """Write the commits of a transaction, as the last thing that it does; give the channels that moved."""
    steps = _steps(connection, moves)
    rows = []
    for channel in sorted(steps):
        wanted = steps[channel]
        counted = update(channels).where(channels.c.channel == channel).values(seq=channels.c.seq + len(wanted))
        last = connection.execute(counted.returning(channels.c.seq)).scalar_one()
        for seq, (stream, begun, ended) in enumerate(wanted, last - len(wanted) + 1):
            rows.append({"channel": channel, "seq": seq, "stream": stream, "first": begun, "last": ended})
    if rows:
        connection.execute(insert(commits), rows)
    return frozenset(steps)


def _steps(connection: Connection, moves: Moves) -> dict[str, list[tuple[str, int, int]]]:
    steps: dict[str, list[tuple[str, int, int]]] = {}
    for channel, stream in moves.shows:
        if last := ledger.head(connection, stream)[0]:
            steps.setdefault(channel, []).append((stream, 1, last))
    for stream, (first, last) in moves.streams.items():
        for channel in _showing(connection, [stream]):
            if (channel, stream) not in moves.shows:
                steps.setdefault(channel, []).append((stream, first, last))
    for channel in _showing(connection, moves.renamed):
        steps.setdefault(channel, []).append((DIRECTORY, 0, 0))
    return steps


def _showing(connection: Connection, streams: Iterable[str]) -> list[str]:
    wanted = list(streams)
    if not wanted:
        return []
    query = select(shown.c.channel).where(shown.c.stream.in_(wanted)).distinct()
    return list(connection.execute(query).scalars())


def since(connection: Connection, channel: str, after: int, limit: int) -> list[Commit]:
    rows = connection.execute(_SINCE, {"of": channel, "after": after, "most": limit})
    return [Commit(channel=r.channel, seq=r.seq, stream=r.stream, first=r.first, last=r.last) for r in rows]


def head(connection: Connection, channel: str) -> int:
    return connection.execute(select(channels.c.seq).where(channels.c.channel == channel)).scalar() or 0


def streams(connection: Connection, channel: str) -> list[str]:
    query = select(shown.c.stream).where(shown.c.channel == channel).order_by(shown.c.position)
    return list(connection.execute(query).scalars())
