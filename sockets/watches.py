"""The watches of this worker: one for each channel that a connection here has joined."""

from __future__ import annotations

import threading
from collections.abc import Callable

from engine.ports import Reader
from engine.service import Service
from sockets.post import Post
from sockets.watch import Watch


class Watches:
    """Starts a watch with the first member and lets it end with the last."""

    def __init__(self, service: Service, post: Post) -> None:
        self._service = service
        self._post = post
        self._watches: dict[str, Watch] = {}
        self._places: dict[str, tuple[str, str | None]] = {}
        self._lock = threading.Lock()
        service.store.wake(self.wake)
        service.when_votes_are_laid(self.votes_laid)

    def wake(self, channels: frozenset[str]) -> None:
        for channel in channels:
            if watch := self._watches.get(channel):
                watch.wake()

    def votes_laid(self, ballot: str) -> None:
        """The ballot's meeting and its proposal's own page show turnout."""
        if ballot not in self._places:
            place = self._service.store.read(lambda reader: reader.ballot_place(ballot))
            if place is None:
                return
            self._places[ballot] = place
        proposal, meeting = self._places[ballot]
        for channel in (f"proposal:{proposal}", f"meeting:{meeting}"):
            if watch := self._watches.get(channel):
                watch.votes_laid()

    def get(self, channel: str) -> Watch | None:
        return self._watches.get(channel)

    def open(self, channel: str) -> Watch | None:
        """The watch of a channel, begun if need be; None if there is no such channel."""
        with self._lock:
            if channel in self._watches:
                return self._watches[channel]
            if not self._service.store.read(lambda reader: _exists(reader, channel)):
                return None
            service = self._service
            watch = Watch(channel, service.store, service.shelf, service.folded, self._post)
            self._watches[channel] = watch
            return watch

    def keep(self, watch: Watch) -> None:
        """Somebody has joined: see to it that the loop runs."""
        with self._lock:
            if watch.running:
                watch.joined()
                return
            watch.running = True
            self._watches.setdefault(watch.follower.name, watch)
        threading.Thread(target=self._run, args=(watch,), name=watch.follower.name, daemon=True).start()

    def _run(self, watch: Watch) -> None:
        watch.run(self._still_followed(watch))

    def _still_followed(self, watch: Watch) -> Callable[[], bool]:
        def go_on() -> bool:
            with self._lock:
                if watch.follower.members:
                    return True
                watch.running = False
                self._watches.pop(watch.follower.name, None)
                return False

        return go_on


def _exists(reader: Reader, channel: str) -> bool:
    return reader.channel_head(channel) > 0
