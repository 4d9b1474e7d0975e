"""The watches of this worker: one for each channel that a connection here follows."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from engine.ports import SeatState
from engine.service import Service
from sockets.neighbours import Alone, Neighbours
from sockets.post import Post
from sockets.watch import Watch

GRACE = 10.0
"""Seconds that a watch goes on without members: whoever has just opened it is about to join, or was refused."""

_log = logging.getLogger(__name__)


class Watches:
    """Begins a watch when somebody asks for a channel, and lets it end when nobody follows it any more."""

    def __init__(self, service: Service, post: Post, neighbours: Neighbours | None = None) -> None:
        self._service = service
        self._post = post
        self._neighbours = neighbours or Alone()
        self._watches: dict[str, Watch] = {}
        self._opened: dict[str, float] = {}
        self._places: dict[str, tuple[str, str | None]] = {}
        self._lock = threading.Lock()
        self._closed = False
        self._threads: list[threading.Thread] = []
        service.store.wake(self.wake)
        service.store.wake(self._neighbours.moved)
        service.when_votes_are_laid(self.vote_laid)
        service.when_votes_are_laid(lambda row: self._neighbours.laid(row.ballot))
        service.when_felt(self.felt)
        service.when_felt(lambda meeting, _: self._neighbours.look(f"meeting:{meeting}"))
        self._neighbours.listen(self)
        service.when_notices_are_read(self.notices_read)

    def wake(self, channels: frozenset[str]) -> None:
        for channel in channels:
            if watch := self._watches.get(channel):
                watch.wake()

    def vote_laid(self, row: SeatState) -> None:
        """Here."""
        for watch in self._that_show(row.ballot):
            watch.vote_laid(row)

    def votes_laid(self, ballot: str) -> None:
        """At another worker, and nobody says by whom."""
        for watch in self._that_show(ballot):
            watch.votes_laid_elsewhere()

    def _that_show(self, ballot: str) -> list[Watch]:
        """The ballot's meeting and its proposal's own page show turnout. The votes are durable already: what goes wrong
        here is logged, and the slow poll makes up for it."""
        try:
            place = self._place_of(ballot)
        except Exception:  # noqa: BLE001
            _log.exception("nobody could be told of votes in %s", ballot)
            return []
        return [watch for channel in place if (watch := self._watches.get(channel))]

    def felt(self, meeting: str, person: str) -> None:
        if watch := self._watches.get(f"meeting:{meeting}"):
            watch.felt(person)

    def look(self, channel: str) -> None:
        """Another worker has written taps or feelings of this meeting."""
        if watch := self._watches.get(channel):
            watch.look()

    def look_at_everything(self) -> None:
        for watch in list(self._watches.values()):
            watch.votes_laid_elsewhere()
            watch.look()

    def standing(self) -> dict[str, int]:
        """How many channels are followed here, and how many follow one."""
        watches = list(self._watches.values())
        return {"followers": len(watches), "members": sum(len(each.follower.members) for each in watches)}

    def notices_read(self, proposal: str, person: str) -> None:
        """Wherever they look, for notices of one proposal are shown in several channels. Another worker's screens of
        theirs learn it when they join again: a line too many harms nobody."""
        for watch in list(self._watches.values()):
            if watch.shows_notices(proposal, person):
                watch.notices_read(person)

    def get(self, channel: str) -> Watch | None:
        return self._watches.get(channel)

    def open(self, channel: str) -> Watch | None:
        """The watch of a channel, begun if need be; None if there is no such channel."""
        with self._lock:
            watch = self._watches.get(channel)
            if watch is None:
                if not self._service.store.read(lambda reader: reader.channel_head(channel)):
                    return None
                service = self._service
                watch = Watch(channel, service.store, service.shelf, service.folded, self._post, self._neighbours)
                self._watches[channel] = watch
                go_on = self._still_needed(watch)
                thread = threading.Thread(target=watch.run, args=(go_on,), name=channel, daemon=True)
                self._threads = [each for each in self._threads if each.is_alive()] + [thread]
                thread.start()
            self._opened[channel] = time.monotonic()
            return watch

    def close(self) -> None:
        """End every watch, and wait until none reads any more."""
        self._closed = True
        for watch in list(self._watches.values()):
            watch.wake()
        for thread in self._threads:
            thread.join()

    def _still_needed(self, watch: Watch) -> Callable[[], bool]:
        name = watch.follower.name

        def go_on() -> bool:
            with self._lock:
                idle = not watch.follower.members and time.monotonic() - self._opened.get(name, 0.0) >= GRACE
                if not idle and not self._closed:
                    return True
                self._watches.pop(name, None)
                self._opened.pop(name, None)
                return False

        return go_on

    def _place_of(self, ballot: str) -> tuple[str, ...]:
        """The channels that show a ballot, remembered: votes come by the thousand."""
        if ballot not in self._places:
            found = self._service.store.read(lambda reader: reader.ballot_place(ballot))
            if found is None:
                return ()
            self._places[ballot] = found
        proposal, meeting = self._places[ballot]
        return (f"proposal:{proposal}", f"meeting:{meeting}") if meeting else (f"proposal:{proposal}",)
