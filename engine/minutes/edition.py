"""A published edition: the minutes as they were at the commit that published them.

Nothing is copied. The ledger is folded up to that commit, so an edition never changes with what happens later; what has
been erased since is gone from it all the same, for words and names are read as they are now.
"""

from __future__ import annotations

from engine.channel import Channel
from engine.meeting.events import MinutesPublished, MinutesWithdrawn
from engine.ports import Reader
from engine.workflow.shelf import Shelf


def newest_edition(reader: Reader, shelf: Shelf, meeting: str) -> Channel | None:
    """The meeting's channel as it stood then; None while nothing is published, or no longer."""
    stream = f"meeting:{meeting}"
    acts = [each for each in reader.entries(stream) if isinstance(each.event, MinutesPublished | MinutesWithdrawn)]
    if not acts or isinstance(acts[-1].event, MinutesWithdrawn):
        return None
    channel = Channel(stream, shelf)
    channel.catch_up(reader, _commit_of(reader, stream, acts[-1].seq))
    return channel


def _commit_of(reader: Reader, stream: str, event: int) -> int:
    """The meeting's own channel shows its stream from the first event on, so there is one."""
    seq = 0
    while commits := reader.commits(stream, seq):
        seq = commits[-1].seq
        for commit in commits:
            if commit.stream == stream and commit.last >= event:
                return commit.seq
    raise ValueError(f"no commit of {stream} shows its event {event}")
