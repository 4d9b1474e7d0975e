"""Who is at the other end of each connection. The connection's own record, made once when it was let in."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.directory import hash_token
from engine.ports import Session, Store
from sockets.together import Together

MOST_TAPS = 20
"""Taps that one connection can have counted in a second; more are dropped, not queued."""


AT_A_LOOK = 200
"""Joined connections whose sessions are looked at in one go."""


@dataclass(slots=True)
class Connection:
    """`address` is where it comes from; `channels` are those joined; `taps` and `tapped_since` bound its reactions."""

    sid: str
    person: str
    session: str
    address: str = ""
    channels: set[str] = field(default_factory=set)
    taps: int = 0
    tapped_since: float = 0.0

    def allow_taps(self, count: int) -> int:
        """How many of so many taps count now."""
        now = time.monotonic()
        if now - self.tapped_since >= 1.0:
            self.taps, self.tapped_since = 0, now
        allowed = max(0, min(count, MOST_TAPS - self.taps))
        self.taps += allowed
        return allowed


class Connections:
    """This worker's connections by sid."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._connections: dict[str, Connection] = {}
        self._lock = threading.Lock()
        self._looked_at = 0
        self._sessions: Together[str, Session | None] = Together(self._in_force)

    def __len__(self) -> int:
        return len(self._connections)

    def let_in(self, sid: str, token: str, address: str) -> Connection | None:
        """The record of a connection whose session is in force; None otherwise."""
        hashed = hash_token(token)
        session = self._sessions.ask(hashed)
        if session is None:
            return None
        connection = Connection(sid, session.person, hashed, address)
        with self._lock:
            self._connections[sid] = connection
        return connection

    def get(self, sid: str) -> Connection | None:
        return self._connections.get(sid)

    def drop(self, sid: str) -> Connection | None:
        with self._lock:
            return self._connections.pop(sid, None)

    def ended(self) -> list[str]:
        """The sids whose session has ended: of those that no follower watches all, of the others some at each look, so
        that a full hall is gone through in a while and costs little at a time."""
        everyone = list(self._connections.values())
        loose = [each for each in everyone if not each.channels]
        joined = [each for each in everyone if each.channels]
        start = self._looked_at if self._looked_at < len(joined) else 0
        turn = joined[start : start + AT_A_LOOK]
        self._looked_at = start + len(turn)
        asked = loose + turn
        if not asked:
            return []
        in_force = self._store.read(lambda reader: reader.sessions([each.session for each in asked]))
        return [each.sid for each in asked if each.session not in in_force]

    def _in_force(self, hashes: Sequence[str]) -> list[Session | None]:
        found = self._store.read(lambda reader: reader.sessions(hashes))
        return [found.get(each) for each in hashes]
