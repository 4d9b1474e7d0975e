"""A follower: one channel, one worker. It reads what was committed, folds, and sends the difference to its own sockets.

No worker emits for another; being woken is only a hint. Everything here happens under one lock, so a joiner gets either
a snapshot with a commit in it or the patch for it, never both or neither; and the follower moves its own state forward
before it sends.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from engine.channel import Channel
from engine.errors import Refused
from engine.feelings import Felt
from engine.policy import RESOURCES, may
from engine.ports import Reader, SeatState, Store
from engine.workflow.shelf import Shelf
from sockets.chains import Chain
from sockets.feelings import Feelings, read_feelings, read_notices
from sockets.live import CountsSoFar, counts_so_far
from sockets.members import BySeat, Looked, Member, Mine, Rolls, farewell, may_join, me_of, read_member, what_is_mine
from sockets.post import Outgoing, Post, room_of
from sockets.rolls import OpenRolls
from sockets.together import Together

TOLD_AT_ONCE = 100
"""Members who are told of their own seats in one round after votes: some ten milliseconds."""

LOOKED_AT_ONCE = 250
"""Members whose own part is looked at before others have their turn."""


class Follower:
    """One channel's fold, its chains, and the members that follow them here."""

    def __init__(self, name: str, store: Store, shelf: Shelf, post: Post) -> None:
        self.name = name
        self.channel = Channel(name, shelf)
        self.members: dict[str, Member] = {}
        self.chains: dict[str, Chain] = {}
        self._store = store
        self._post = post
        self._lock = threading.Lock()
        self._rolls = OpenRolls()
        self._by_seat = BySeat()
        self._untold: dict[str, Member] = {}
        self._comings = 0
        self._looks = 0
        self._so_far: tuple[int, CountsSoFar] | None = None
        self._feelings = Feelings()
        self._unfinished = False
        self._seated: object = None
        self._readings: Together[Member, None] = Together(self._read_joiners)

    def join(self, sid: str, person: str, wanted: str) -> dict[str, Any] | Refused:
        """Enter the chains that are this person's; the snapshot of each, and what is theirs."""
        member = Member(sid, person, wanted)
        self._readings.ask(member)
        with self._lock:
            if member.read_at != self._looks:  # something has been folded since
                self._store.read(lambda reader: self._read_members([member], reader))
            if refused := may_join(member, self.channel):
                return refused
            member.mine = what_is_mine(member, self.channel, self.rolls)
            member.me = me_of(member, self.channel, member.mine)
            self._forget(sid)
            self.members[sid] = member
            self._by_seat.add(member)
            self._comings += 1
            try:
                chains = {name: self._enter(member, name) for name in sorted(member.entitled_to(self.channel))}
            except Exception:
                self._forget(sid)  # the connection went while it was joining: nobody must wait for it
                raise
            return {"channel": self.name, "chains": chains, "me": member.me}

    def resync(self, sid: str, chain: str) -> dict[str, Any] | None:
        """A fresh snapshot of a chain that the member follows; None if it is not theirs."""
        with self._lock:
            self._advance()
            member = self.members.get(sid)
            if member is None or chain not in member.chains:
                return None
            return {"chain": chain, **self.chains[chain].snapshot()}

    def leave(self, sid: str) -> None:
        with self._lock:
            self._forget(sid)

    def advance(self) -> bool:
        """Fold and send whatever has been committed; whether anything was."""
        with self._lock:
            return self._advance()

    def rolls_changed(self, laid: Iterable[SeatState] = (), *, everywhere: bool = True) -> bool:
        """Votes have been laid: here, which left these rows, and perhaps `everywhere`. Whether anything was new. Some
        of the members whose seats are concerned are told, the others by `tell_some`."""
        with self._lock:
            self._rolls.take(laid)
            if everywhere:
                self._store.read(lambda reader: self._rolls.look(reader, self._open_ballots()))
            news, self._rolls.news = self._rolls.news, set()
            for ballot, seat in news:
                self._untold |= self._by_seat.of(seat, self._rolls.rows[ballot][seat].proxy)
            self._tell_some()
            return bool(news)

    def tell_some(self) -> bool:
        """Tell more of those whose seats votes were laid for; whether there were any."""
        with self._lock:
            return self._tell_some()

    @property
    def untold(self) -> bool:
        """Whether some have yet to be told of their seats."""
        return bool(self._untold)

    def feelings_changed(self, people: Set[str], *, everyone: bool = False) -> bool:
        """These people have said here how they feel; with `everyone`, somebody may have elsewhere. Tell those whom it
        concerns; whether how many feel what has changed."""
        with self._lock:
            before, members = self.felt, list(self.members.values())
            meeting = self.channel.meeting
            if meeting is None:
                return False
            read = self._store.read(lambda reader: self._feelings.look(reader, meeting.id, members, people, everyone))
            if read:  # whoever is coming in may have been read before
                self._looks += 1
            self._tell_mine([member for member in members if member.person in read], self._post)
            return self.felt != before

    def notices_read(self, people: Set[str]) -> None:
        """These people have read notices here: tell them what is left."""
        with self._lock:
            self._looks += 1
            concerned = [member for member in self.members.values() if member.person in people]
            self._store.read(lambda reader: read_notices(reader, concerned))
            self._tell_mine(concerned, self._post)

    def mode_of(self, sid: str) -> str | None:
        """Where a member who may react is: `room` or `online`; None for who may not."""
        member, meeting = self.members.get(sid), self.channel.meeting
        if member is None or not may(member.roles, RESOURCES["react"]):
            return None
        here = meeting.attendance.get(member.person) if meeting else None
        return here.mode if here else "online"

    @property
    def rolls(self) -> Rolls:
        """The rows of the channel's open ballots."""
        return self._rolls.rows

    @property
    def version(self) -> tuple[int, int, int]:
        """Of all that is counted here: what was folded, which votes have been seen, and who has come and gone."""
        return self.channel.seq, self._rolls.version, self._comings

    @property
    def so_far(self) -> CountsSoFar:
        """How open ballots stand whose counts are live. Counted when papers have come in, not for each packet: some
        methods take a second."""
        if self._so_far is None or self._so_far[0] != self._rolls.version:
            self._so_far = self._rolls.version, counts_so_far(self.channel, self.rolls)
        return self._so_far[1]

    @property
    def felt(self) -> Mapping[str, Felt]:
        """How many feel what, by subject."""
        return self._feelings.counts

    def heads(self) -> dict[str, int]:
        """Where each chain stands, so that whoever missed its last message notices."""
        return {name: chain.seq for name, chain in self.chains.items()}

    def _advance(self) -> bool:
        """What fails half-way is taken up again at the next call, from the state that was reached."""
        if not self._store.read(self._fold):
            return False
        self._looks += 1
        with self._post.bundle() as out:
            self._send_patches(out)
            self._regroup(out)
            self._untold.clear()
            self._rolls.news.clear()
            self._tell_mine(list(self.members.values()), out)
        self.channel.people_changed = self._unfinished = False
        return True

    def _fold(self, reader: Reader) -> bool:
        self._unfinished = self.channel.catch_up(reader) or self._unfinished
        if not self._unfinished:
            return False
        for member in self.members.values() if self.channel.people_changed else ():
            read_member(member, self.channel, reader)
        if self.channel.people_changed:
            self._by_seat = BySeat(self.members.values())
        self._rolls.look(reader, self._open_ballots(), anew=self.channel.people_changed)
        return True

    def _open_ballots(self) -> list[str]:
        return [each.ballot for each in self.channel.running]

    def _read_joiners(self, joiners: Sequence[Member]) -> list[None]:
        """For all who come in at this moment: one look at what was committed, and one at who they are."""
        with self._lock:
            self._advance()
            self._store.read(lambda reader: self._read_members(joiners, reader))
        return [None] * len(joiners)

    def _read_members(self, members: Sequence[Member], reader: Reader) -> None:
        for member in members:
            read_member(member, self.channel, reader)
            member.read_at = self._looks
        read_notices(reader, members)
        if meeting := self.channel.meeting:
            read_feelings(reader, meeting.id, members)

    def _send_patches(self, out: Outgoing) -> None:
        """State first, then messages: a send may let others run."""
        messages = []
        for name, chain in self.chains.items():
            if message := chain.advance(self.channel.seq, self.channel.view(name)):
                messages.append((name, message))
        for name, message in messages:
            out.room(room_of(self.name, name), "patch", {"channel": self.name, **message})

    def _regroup(self, out: Outgoing) -> None:
        """Whoever now sits in another group, was let in or was put out, gets the chains that are theirs."""
        seated = self.channel.meeting.sits_in if self.channel.meeting else None
        if seated is self._seated and not self.channel.people_changed:
            return
        for member in list(self.members.values()):
            mine = member.entitled_to(self.channel)
            for name in member.chains - mine:
                self._exit(member, name)
                out.one(member.sid, "snapshot", {"channel": self.name, "chain": name})
            for name in sorted(mine - member.chains):
                snapshot = self._enter(member, name)
                out.one(member.sid, "snapshot", {"channel": self.name, "chain": name, **snapshot})
            if not member.roles:
                self._forget(member.sid)
                if code := farewell(member, self.channel):
                    out.dismiss(member.sid, code)
        self._seated = seated

    def _tell_mine(self, members: Iterable[Member], out: Outgoing) -> None:
        """Each member whose own part has changed gets it whole."""
        looked = Looked(self.channel, self.rolls)
        for number, member in enumerate(members, start=1):
            if number % LOOKED_AT_ONCE == 0:
                self._post.pause()
            mine = looked.mine(member)
            if mine == member.mine and not self.channel.people_changed:
                continue
            member.mine = mine
            self._tell(member, mine, out)

    def _tell_some(self) -> bool:
        """Not all in one go: whoever waits for an acknowledgement comes before who has had theirs."""
        some = [self._untold.pop(sid) for sid in list(self._untold)[:TOLD_AT_ONCE]]
        if not some:
            return False
        looked = Looked(self.channel, self.rolls)
        for member in some:
            if self.members.get(member.sid) is member:
                member.mine = looked.mine(member)
                self._tell(member, member.mine, self._post)
        return True

    def _tell(self, member: Member, mine: Mine, out: Outgoing) -> None:
        before, member.me = member.me, me_of(member, self.channel, mine)
        if member.me != before:
            out.one(member.sid, "me", {"channel": self.name, "me": member.me})

    def _enter(self, member: Member, name: str) -> dict[str, Any]:
        chain = self.chains.get(name)
        if chain is None:
            chain = self.chains[name] = Chain(name, self.channel.seq, self.channel.view(name))
        chain.followers.add(member.sid)
        member.chains.add(name)
        self._post.enter(member.sid, room_of(self.name, name))
        return chain.snapshot()

    def _exit(self, member: Member, name: str) -> None:
        """A chain that nobody follows any more is let go; the next to come starts it anew."""
        member.chains.discard(name)
        self._post.leave(member.sid, room_of(self.name, name))
        chain = self.chains[name]
        chain.followers.discard(member.sid)
        if not chain.followers:
            del self.chains[name]

    def _forget(self, sid: str) -> None:
        member = self.members.pop(sid, None)
        if member:
            self._by_seat.remove(member)
            self._comings += 1
        for name in list(member.chains) if member else []:
            self._exit(member, name)  # type: ignore[arg-type]
