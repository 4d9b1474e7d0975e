"""What the workers of one installation tell each other through Redis: that something moved, and who is connected.

Public: `RedisNeighbours` (is `sockets.neighbours.Neighbours`), `SharedCounts` (is `web.auth.limits.Shared`), `connect`
and `check`, which raises `Unreachable`. Nothing true lives in Redis: a word only wakes, and whoever missed one
finds the same in the database a second later.
"""

from neighbours.counts import SharedCounts
from neighbours.line import Unreachable, check, connect
from neighbours.post import RedisNeighbours

__all__ = ["RedisNeighbours", "SharedCounts", "Unreachable", "check", "connect"]
