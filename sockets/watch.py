"""The loop around a follower: woken by commits, votes and taps, a slow poll behind; it paces patches and `live`."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from engine.holds import holds
from engine.moment import timestamp
from engine.ports import Reader, SeatState, Store
from engine.states import Folded, States
from engine.workflow.shelf import Shelf
from sockets.follow import Follower
from sockets.kept import Kept
from sockets.known import Known
from sockets.live import live_of, names_who_voted, people_of, presence_of
from sockets.neighbours import Alone, Neighbours
from sockets.packets import Prepared
from sockets.post import Post, room_of
from sockets.reactions import Reactions

TICK = 0.05
"""Commits that come within one tick travel as one patch."""

POLL = 1.0
"""How long a wake-up may be lost at the most. `live` is repeated at this pace too."""

FAST, SLOW = 0.2, 1.0
PACES = {"coordinator": FAST, "screen": FAST, "participant": SLOW}
"""The least seconds between two `live` packets: to the projector and the console, and to phones."""

LEAST_WAIT = 0.01

_log = logging.getLogger(__name__)


class Watch:
    """One channel, watched for as long as somebody here follows it."""

    def __init__(
        self,
        name: str,
        store: Store,
        shelf: Shelf,
        folded: Folded,
        post: Post,
        neighbours: Neighbours | None = None,
    ) -> None:
        self.follower = Follower(name, store, shelf, post)
        self.reactions = Reactions(store, name.removeprefix("meeting:"))
        self._store = store
        self._shelf = shelf
        self._folded = folded
        self._post = post
        self._neighbours = neighbours or Alone()
        self._woken = threading.Event()
        self._laid: list[SeatState] = []
        self._votes_anywhere = False
        self._owed = set(PACES)
        self._sent = dict.fromkeys(PACES, 0.0)
        self._rev = int(time.time() * 1000)
        self._shared = Prepared()
        self._kept = Kept()
        self._shared_at = 0.0
        self._sharing = threading.Lock()
        self._votes_read = 0.0
        self._felt: set[str] = set()
        self._felt_read = self._kept_at = self._here_told = 0.0
        self._look = False
        self._readers: set[str] = set()

    def wake(self) -> None:
        self._woken.set()

    def vote_laid(self, row: SeatState) -> None:
        """Here: the seat's row as the vote left it."""
        self._laid.append(row)
        self._woken.set()

    def votes_laid_elsewhere(self) -> None:
        """Whoever looks finds which."""
        self._votes_anywhere = True
        self._woken.set()

    def felt(self, person: str) -> None:
        """Somebody here has said how they feel about something."""
        self._felt.add(person)
        self._woken.set()

    def look(self) -> None:
        """Another worker has written what was tapped or felt there."""
        self._look = True
        self._woken.set()

    def shows_notices(self, proposal: str, person: str) -> bool:
        members = list(self.follower.members.values())
        return proposal in self.follower.channel.proposals and any(each.person == person for each in members)

    def notices_read(self, person: str) -> None:
        """Somebody here has read what they were let know."""
        self._readers.add(person)
        self._woken.set()

    def has_to_tap(self, kind: object) -> bool:
        """Whether it is one of the meeting's reactions, and the meeting is open."""
        meeting = self.follower.channel.meeting
        return meeting is not None and meeting.phase == "open" and kind in meeting.kinds()

    def tapped(self, mode: str, kind: str, count: int) -> None:
        """The first tap after a quiet moment wakes the loop; those that follow travel with it."""
        if meeting := self.follower.channel.meeting:
            self.reactions.tap(meeting, mode, kind, count)
        if len(self._owed) < len(PACES):
            self.counts_changed()

    def run(self, go_on: Callable[[], bool]) -> None:
        """Until nobody follows the channel here. An error in one round is logged and does not end the watch."""
        while go_on():
            self._woken.wait(self._until_due())
            woken = self._woken.is_set()
            self._woken.clear()
            try:
                self._round()
            except Exception:  # noqa: BLE001 - a screen that stops following is worse than one late by a second
                _log.exception("following %s failed; trying again", self.follower.name)
            if woken:
                time.sleep(TICK)
        self._neighbours.here(self.follower.name, frozenset())
        if self.reactions.waiting:
            self.reactions.keep()

    def _until_due(self) -> float:
        """Seconds until somebody may be told what they have not been told yet, or until it is time to look anyway."""
        now = time.monotonic()
        due = [self._sent[each] + PACES[each] for each in self._owed if each in self.follower.chains]
        if self._felt or self._look:
            due.append(self._felt_read + FAST)
        return max(LEAST_WAIT, min([POLL, *(at - now for at in due)]))

    def _round(self) -> None:
        everywhere, self._votes_anywhere = self._votes_anywhere or self._polls_votes(), False
        if self._laid or everywhere:
            laid, self._laid = self._laid, []
            self._owe_if(self.follower.rolls_changed(laid, everywhere=everywhere))
        else:
            self.follower.tell_some()
        self._owe_if(self.follower.advance())
        if self.follower.untold:
            self._woken.set()
        self._tell_readers()
        self._look_at_feelings()
        self._tell_who_is_here()
        self._send_live()

    def _tell_readers(self) -> None:
        people, self._readers = self._readers, set()
        if not people:
            return
        try:
            self.follower.notices_read(people)
        except Exception:
            self._readers |= people  # they are told in the next round
            raise

    def _tell_who_is_here(self) -> None:
        now = time.monotonic()
        if now - self._here_told >= POLL:
            self._here_told = now
            self._neighbours.here(self.follower.name, people_of(self.follower.members))

    def _look_at_feelings(self) -> None:
        """Once a second what was tapped and felt anywhere, with the one write that taps cost; what somebody here felt,
        sooner."""
        meeting, now = self.follower.channel.meeting, time.monotonic()
        if meeting is None:
            return
        goes_on = meeting.phase == "open" or self.reactions.waiting or not self._kept_at
        everyone = goes_on and now - self._kept_at >= POLL
        if not everyone and (not (self._felt or self._look) or now - self._felt_read < FAST):
            return
        people, self._felt = self._felt, set()
        look, self._look = self._look, False
        self._felt_read = now
        self._owe_if(self.follower.feelings_changed(people, everyone=everyone or look))
        if everyone:
            self._kept_at = now
            tapped = self.reactions.waiting
            self._owe_if(self.reactions.keep())
            if tapped:
                self._neighbours.look(self.follower.name)
        elif look:
            self._owe_if(self.reactions.look())

    def _polls_votes(self) -> bool:
        """A vote is no commit: what another worker's phones have cast is found by looking, while a ballot is open."""
        now = time.monotonic()
        if not self.follower.rolls or now - self._votes_read < POLL:
            return False
        self._votes_read = now
        return True

    def counts_changed(self) -> None:
        """The counts have changed: somebody new is here, or the first of many has tapped."""
        self._owe_if(True)
        self._woken.set()

    def _owe_if(self, changed: bool) -> None:
        if changed:
            self._owed = set(PACES)

    def packet_for_joiner(self) -> Prepared:
        """The newest packet for everyone. A hall that joins at once shares one instead of counting itself each time."""
        with self._sharing:  # making one waits for the database: who comes meanwhile waits for it, and makes none
            if time.monotonic() - self._shared_at >= FAST:
                self.follower.advance()
                self._shared, self._shared_at = Prepared(self.packet()), time.monotonic()
            return self._shared

    def packet(self, *, for_coordinators: bool = False) -> dict[str, Any]:
        """A whole `live` packet as of now."""
        follower = self.follower
        now, held = self._store.read(lambda reader: (reader.now(), self._holds(reader) if for_coordinators else None))
        elsewhere = self._neighbours.elsewhere(follower.name)
        self._rev += 1
        packet = {
            "channel": follower.name,
            "rev": self._rev,
            "at": timestamp(now),
            "heads": follower.heads(),
            "reactions": self.reactions.totals(),
            **self._counted(elsewhere),
        }
        if held is None:
            return packet
        if self._neighbours.lost:
            packet["late"] = True
        return packet | {"holds": held} | self._presence(elsewhere)

    def _counted(self, elsewhere: frozenset[str]) -> dict[str, Any]:
        f = self.follower
        return self._kept.made(
            "live",
            (f.version, f.felt, f.so_far, elsewhere),
            lambda: live_of(f.channel, f.members, f.rolls, f.felt, f.so_far, elsewhere),
        )

    def _presence(self, elsewhere: frozenset[str]) -> dict[str, Any]:
        f = self.follower
        # Where nobody is told who has voted, votes change nothing here.
        version = f.version if any(names_who_voted(each) for each in f.channel.running) else f.version[::2]
        return self._kept.made(
            "presence", (version, elsewhere), lambda: presence_of(f.channel, f.members, f.rolls, elsewhere)
        )

    def _holds(self, reader: Reader) -> dict[str, Any]:
        """Some guards look beyond this channel, and some at the clock: they are tried again in any case."""
        channel = self.follower.channel
        now = int(time.monotonic() / POLL)
        return self._kept.made("holds", (channel.seq, now), lambda: self._tried(reader))

    def _tried(self, reader: Reader) -> dict[str, Any]:
        channel = self.follower.channel
        known: Any = Known(reader, self.follower.rolls, channel.names)
        states = States(known, self._folded)
        found = holds(known, states, self._shelf, channel.proposals.values())
        states.keep()  # what a reader sees has been committed
        return found

    def _send_live(self) -> None:
        """What is due: repeated when idle, so that whoever missed the last message notices."""
        now = time.monotonic()
        for audience, pace in PACES.items():
            waited = now - self._sent[audience]
            owed = audience in self._owed and waited >= pace
            if audience in self.follower.chains and (owed or waited >= POLL):
                self._owed.discard(audience)  # what changes while we send counts for the next time
                packet = self.packet(for_coordinators=audience == "coordinator")
                self._sent[audience] = now
                self._post.room(room_of(self.follower.name, audience), "live", packet)
