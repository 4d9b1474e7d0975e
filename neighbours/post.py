"""The two threads of a worker that speak with its neighbours: one says what happened here, one hears what others say.

Telling only notes down and never waits. What is said while Redis is away is lost, and found in the database: when it is
back, and once a second meanwhile, every follower looks. Who is connected stands in no database, and is said again.
"""

from __future__ import annotations

import logging
import random
import secrets
import threading
import time
from collections.abc import Callable
from typing import Protocol

from redis import Redis

from neighbours.leases import LEASE, Leases
from neighbours.line import LOST, prefix
from neighbours.word import Names, Word, read, write

PACE = 0.1
"""The least seconds between two words of a worker: a hall that votes at once is a few words, not a thousand."""

VOTES_PACE = 0.3
"""The least seconds between two words about votes. Each has the others read a whole roll, for a number that goes up."""

SIGN_OF_LIFE = 2.0
"""Seconds after which a worker speaks though it has nothing to say."""

GOODBYE = 1.0
"""Seconds that a worker which ends waits for its last word to be said."""

LONGEST_WAIT = 5.0
"""Seconds between two tries to find Redis, at the most."""

_log = logging.getLogger(__name__)


class Ears(Protocol):
    """What a worker does when it hears of something."""

    def wake(self, channels: Names) -> None: ...
    def votes_laid(self, ballot: str) -> None: ...
    def look(self, channel: str) -> None: ...
    def look_at_everything(self) -> None:
        """Words may have been missed."""
        ...


class RedisNeighbours:
    """`lost` says that the others cannot be heard now."""

    def __init__(self, client: Redis) -> None:
        self.lost = True
        self._client = client
        self._name = secrets.token_hex(8)
        self._place = f"{prefix(client)}:words"
        self._ears: Ears | None = None
        self._leases = Leases()
        self._lock = threading.Lock()
        self._moved, self._laid, self._look = set[str](), set[str](), set[str]()
        self._here: dict[str, Names] = {}
        self._news: set[str] = set()
        self._whole = self._asks = False
        self._heard_at = self._laid_at = 0.0
        self._due = threading.Event()
        self._closed = False
        self._threads: list[threading.Thread] = []

    def listen(self, ears: Ears) -> None:
        """Begin. From here on what others say reaches `ears`."""
        self._ears = ears
        for run in (self._hear, self._tell):
            thread = threading.Thread(target=run, name=f"neighbours{run.__name__}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def moved(self, channels: Names) -> None:
        self._note(self._moved, channels)

    def laid(self, ballot: str) -> None:
        self._note(self._laid, (ballot,))

    def look(self, channel: str) -> None:
        self._note(self._look, (channel,))

    def here(self, channel: str, people: Names) -> None:
        """Who is connected to this worker there."""
        if self._here.get(channel, frozenset()) == people:
            return
        with self._lock:
            self._here[channel] = people
            self._news.add(channel)
        self._due.set()

    def elsewhere(self, channel: str) -> Names:
        return self._leases.people(channel, time.monotonic())

    @property
    def others(self) -> int:
        """How many other workers are heard."""
        return self._leases.workers(time.monotonic())

    def close(self) -> None:
        """Say goodbye, so that nobody counts who was here, and end."""
        self._closed = True
        self._due.set()
        for thread in self._threads:
            thread.join(GOODBYE)

    def _note(self, noted: set[str], names: Names | tuple[str, ...]) -> None:
        with self._lock:
            noted.update(names)
        self._due.set()

    def _tell(self) -> None:
        while not self._closed:
            self._due.wait(SIGN_OF_LIFE)
            self._due.clear()
            self._say(self._next())
            time.sleep(PACE)
        self._say(Word(worker=self._name, leaves=True))

    def _next(self) -> Word:
        with self._lock:
            now = time.monotonic()
            laid = frozenset(self._laid if now - self._laid_at >= VOTES_PACE else ())
            self._laid_at = now if laid else self._laid_at
            here = self._here if self._whole else {channel: self._here[channel] for channel in self._news}
            word = Word(
                worker=self._name,
                moved=frozenset(self._moved),
                laid=laid,
                look=frozenset(self._look),
                here=dict(here),
                whole=self._whole,
                asks=self._asks,
            )
            for noted in (self._moved, self._look, self._news):
                noted.clear()
            self._laid -= laid
            if self._laid:
                self._due.set()  # they are told with a later word
            self._here = {channel: people for channel, people in self._here.items() if people}
            self._whole = self._asks = False
        return word

    def _say(self, word: Word) -> None:
        if self.lost and not word.whole:
            self._say_again(word)
            return
        try:
            self._client.publish(self._place, write(word))
        except LOST:
            _log.debug("a word could not be said")
            self._say_again(word)

    def _say_again(self, word: Word) -> None:
        """With the next word, all of who is here: this may have been one word that failed, and the other thread, which
        hears well, has nothing said again."""
        if word.here or word.whole or word.asks:
            with self._lock:
                self._whole = True
                self._asks = self._asks or word.asks

    def _hear(self) -> None:
        tries = 0
        while not self._closed:
            try:
                self._listen()
            except LOST as error:
                if not self.lost or not tries:
                    _log.warning("the other workers cannot be heard: %s. Votes count, screens may be late", error)
            except Exception:  # noqa: BLE001 - whatever it was, a worker that never listens again is worse
                _log.exception("listening to the other workers failed; trying again")
            tries = 1 if not self.lost else tries + 1
            self.lost = True
            self._leases.forget()
            if not self._closed:
                time.sleep(min(0.1 * 2**tries, LONGEST_WAIT) * random.uniform(0.5, 1))

    def _listen(self) -> None:
        """Until Redis is lost, or nothing is heard: not even what this worker says itself."""
        with self._client.pubsub(ignore_subscribe_messages=True) as heard:  # type: ignore[no-untyped-call]
            heard.subscribe(self._place)
            self._heard_at = time.monotonic()
            with self._lock:
                self._whole = self._asks = True
            self._due.set()
            while not self._closed:
                message = heard.get_message(timeout=0.5)
                if message is not None:
                    self._take(message["data"])
                elif time.monotonic() - self._heard_at > LEASE:
                    raise TimeoutError("Redis is silent")

    def _take(self, said: bytes) -> None:
        now = time.monotonic()
        self._heard_at = now
        word = read(said)
        if word is None:
            return
        if self.lost:
            self.lost = False
            _log.info("the other workers can be heard")
            self._hand_over(lambda ears: ears.look_at_everything())
        if word.worker == self._name:
            return
        missed = self._leases.heard(word, now)
        if missed or word.asks:
            with self._lock:
                self._asks = self._asks or missed
                self._whole = self._whole or word.asks
            self._due.set()
        self._hand_over(lambda ears: _told(ears, word))

    def _hand_over(self, tell: Callable[[Ears], None]) -> None:
        try:
            if self._ears is not None:
                tell(self._ears)
        except Exception:  # noqa: BLE001 - logged; the slow poll makes up for it
            _log.exception("a word of another worker could not be followed")


def _told(ears: Ears, word: Word) -> None:
    if word.moved:
        ears.wake(word.moved)
    for ballot in word.laid:
        ears.votes_laid(ballot)
    for channel in word.look:
        ears.look(channel)
