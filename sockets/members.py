"""Who of this worker's connections follows a channel, as what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from engine.board.view import view_my_cards
from engine.channel import Channel
from engine.directory import Person
from engine.errors import Refused, refuse
from engine.me import OwnSeat, commands_for, view_me
from engine.meeting.state import Meeting
from engine.meeting.view import view_own_proxies
from engine.names import Names
from engine.policy import AUDIENCES, may
from engine.ports import Reader, SeatState
from engine.roles import roles_at_proposal
from engine.states import Folded, States
from sockets.packets import Prepared, PreparedList

Roles = frozenset[str]
Rolls = Mapping[str, Mapping[str, SeatState]]
"""Ballot → seat → its row, of the ballots that are open."""


@dataclass(slots=True)
class Member:
    """One connection in one channel. `wanted` is the audience it asked for; `chains` those it has been given; `me` what
    it was last told is its own, and `mine` what that was made of. `guest` is the person, of whom a proposal's channel
    has no name because they belong to its meeting alone. `feelings` are the person's own, by subject; `notices_read` is
    up to which number they have read those of a proposal; `read_at` says after which of its follower's looks at the
    database that was known; `counted` is what was counted in the name of their seats, and `counted_of` of which ballots
    and seats."""

    sid: str
    person: str
    wanted: str
    roles: Roles = frozenset()
    seats: tuple[str, ...] = ()
    chains: set[str] = field(default_factory=set)
    guest: Person | None = None
    feelings: Mapping[str, int] = field(default_factory=dict)
    notices_read: Mapping[str, int] = field(default_factory=dict)
    read_at: int = -1
    mine: Mine | None = None
    counted: Prepared = field(default_factory=Prepared)
    counted_of: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    me: dict[str, Any] = field(default_factory=dict)

    def entitled_to(self, channel: Channel) -> set[str]:
        """The chains that are this member's now: its audience, and the small group it sits in."""
        if not may(self.roles, AUDIENCES[self.wanted]):
            return set()
        chains = {self.wanted}
        meeting = channel.meeting
        group = meeting.sits_in.get(self.person) if meeting and self.wanted == "participant" else None
        return chains | ({f"group:{group}"} if group and may(self.roles, AUDIENCES["group"]) else set())


class BySeat:
    """Which members a seat concerns: who casts for it, or would where persons vote."""

    def __init__(self, members: Iterable[Member] = ()) -> None:
        self._members: dict[str, dict[str, Member]] = {}
        for member in members:
            self.add(member)

    def add(self, member: Member) -> None:
        for seat in (member.person, *member.seats):
            self._members.setdefault(seat, {})[member.sid] = member

    def remove(self, member: Member) -> None:
        for seat in (member.person, *member.seats):
            those = self._members.get(seat, {})
            if those.pop(member.sid, None) and not those:
                del self._members[seat]

    def of(self, *seats: str | None) -> dict[str, Member]:
        """By sid: a seat, and the one that holds its proxy."""
        found: dict[str, Member] = {}
        for seat in seats:
            found |= self._members.get(seat, {}) if seat else {}
        return found


def read_member(member: Member, channel: Channel, reader: Reader) -> None:
    """Bring a member's roles and seats up to date. In a meeting the channel already knows them: a hall full of members
    costs no query each. The rules are those of `engine.roles`."""
    member.seats = channel.names.casts_for(member.person)
    if channel.meeting is None:
        _, _, proposal = channel.name.partition(":")
        member.roles = roles_at_proposal(reader, States(reader, Folded()), member.person, proposal)
        member.guest = None if channel.names.person(member.person) else reader.person(member.person)
        return
    member.roles = channel.names.roles_of(member.person)
    admitted = channel.meeting.admitted.get(member.person)
    if admitted is not None and not reader.revoked(member.person):
        member.roles |= {admitted}
    elif member.person in channel.meeting.waiting:
        member.roles |= {"waiting"}


def may_join(member: Member, channel: Channel) -> Refused | None:
    """Whoever waits to be let in may join the meeting and be told so; whoever has no role there learns nothing."""
    if may(member.roles, AUDIENCES[member.wanted]):
        return None
    if "waiting" in member.roles:
        return None if channel.meeting else refuse("entry_waiting")
    if not member.roles:
        return refuse("not_found", what=noun_of(channel.name))
    return refuse("role_may_not", needed=sorted(AUDIENCES[member.wanted]))


def noun_of(channel: str) -> str:
    """What somebody asked for who asked for a channel."""
    return "proposal" if channel.startswith("proposal:") else "meeting"


def farewell(member: Member, channel: Channel) -> str | None:
    """Why a member that has no role any more is let go: the code of the sentence that they read. Nothing if only the
    channel is closed to them: a proposal that went to another meeting ends no guest's own."""
    meeting = channel.meeting
    if meeting is None:
        return None
    return "entry_closed" if member.person in meeting.turned_away else "access_revoked"


class Mine(NamedTuple):
    """All that a member's `me` depends on, the person's name apart: cheap to compare, for every phone at every commit.
    `entered` are the seats for which a paper was entered by hand: votes are read beside the commits, so that a paper's
    row may be known before the ledger's word of it."""

    roles: Roles
    arrival: tuple[Any, ...] | None
    group: str | None
    place: int
    topics: tuple[str, ...]
    written: Mapping[str, tuple[str, ...]]
    may_advise: tuple[str, ...]
    notices: tuple[str, ...]
    feelings: Mapping[str, int]
    cards: tuple[Any, ...]
    seats: tuple[OwnSeat, ...]
    entered: tuple[str, ...]
    proxies: dict[str, Any]
    counted: Mapping[str, Any]


class Looked:
    """A channel and its rolls at one moment, looked at for one member after the other, at every commit for every phone:
    what they have in common is found once."""

    def __init__(self, channel: Channel, rolls: Rolls) -> None:
        self._channel = channel
        self._meeting, self._board, self._own = channel.meeting, channel.board, channel.own
        running = [(ballot, rolls.get(ballot.ballot, {})) for ballot in channel.running]
        self._of_persons = [rows for ballot, rows in running if ballot.of_persons]
        self._of_organisations = [rows for ballot, rows in running if not ballot.of_persons]
        self._with_proxies = [(ballot, rows) for ballot, rows in running if ballot.proxies]
        self._organisations: dict[str, OwnSeat | None] = {}
        self._entered = tuple(self._own.by_hand.values())
        self._unnamed = tuple([ballot.ballot for ballot in channel.unnamed])

    def mine(self, member: Member) -> Mine:
        meeting, own, person = self._meeting, self._own, member.person
        here = meeting.attendance.get(person) if meeting else None
        seats = tuple(self._seats(member))
        return Mine(
            roles=member.roles,
            arrival=(here.mode, here.first, meeting.welcomes.get(person)) if meeting and here else None,
            group=meeting.sits_in.get(person) if meeting else None,
            place=own.place_in_queue(person),
            topics=meeting.topics_of(person) if meeting else (),
            written=own.written_by(person),
            may_advise=own.asked_for_advice(person, member.roles),
            notices=own.unread_by(person, member.notices_read),
            feelings=member.feelings,
            cards=tuple(self._board.cards_of(person).items()) if self._board else (),
            seats=seats,
            entered=tuple(each.seat for each in seats for entered in self._entered if each.seat in entered),
            proxies=_own_proxies(member, meeting, self._channel.names),
            counted=self._counted(member),
        )

    def _seats(self, member: Member) -> Iterator[OwnSeat]:
        """The organisations that a member casts for, their own seat where persons vote, and those that were left to
        them by proxy, each with its rows in the open ballots."""
        for id in member.seats:
            if own := self._organisation(id):
                yield own
        person = member.person
        if self._of_persons and (rows := _rows_of(person, self._of_persons)):
            yield OwnSeat(seat=person, name=_name_of(self._channel, member, person), rows=rows)
        for ballot, roll in self._with_proxies:
            holds = (person,) if ballot.of_persons else member.seats
            for seat in (seat for seat, holder in ballot.proxies.items() if holder in holds):
                if row := roll.get(seat):
                    yield OwnSeat(seat=seat, name=_name_of(self._channel, member, seat), rows=(row,), by_proxy=True)

    def _organisation(self, id: str) -> OwnSeat | None:
        """Many may cast for it; it is found once for all."""
        if id not in self._organisations:
            organisation, rows = self._channel.names.organisation(id), _rows_of(id, self._of_organisations)
            self._organisations[id] = OwnSeat(seat=id, name=organisation.name, rows=rows) if organisation else None
        return self._organisations[id]

    def _counted(self, member: Member) -> Mapping[str, Any]:
        """Ballot → seat → what was counted in its name, of closed ballots whose result names nobody. These come in the
        course of a meeting and never change, so they are looked for once."""
        of = self._unnamed, member.seats
        if member.counted_of != of:
            member.counted_of, member.counted = of, Prepared(_look_for_counted(member, self._channel))
        return member.counted


def what_is_mine(member: Member, channel: Channel, rolls: Rolls) -> Mine:
    return Looked(channel, rolls).mine(member)


def me_of(member: Member, channel: Channel, mine: Mine) -> dict[str, Any]:
    person = channel.names.person(member.person) or member.guest
    if person is None:
        return {}
    own, meeting = channel.own, channel.meeting
    me = view_me(person, mine.roles, meeting, mine.seats, own.by_hand, mine.feelings, mine.place, mine.topics)
    me["may"] = _prepared(mine.roles, is_guest=person.guest_of is not None)
    if mine.proxies:
        me["proxies"] = mine.proxies
    if mine.counted:
        me["counted"] = mine.counted
    if mine.cards and channel.board and (cards := view_my_cards(channel.board, member.person, channel.names)):
        me["cards"] = cards
    me |= {kind: list(ids) for kind, ids in mine.written.items()}
    if mine.may_advise:
        me["may_advise"] = list(mine.may_advise)
    if mine.notices:
        me["notices"] = list(mine.notices)
    return me


@lru_cache(maxsize=128)
def _prepared(roles: Roles, *, is_guest: bool) -> PreparedList:
    return PreparedList(commands_for(roles, is_guest=is_guest))


def _rows_of(seat: str, ballots: Iterable[Mapping[str, SeatState]]) -> tuple[SeatState, ...]:
    return tuple([row for rows in ballots if (row := rows.get(seat))])


def _look_for_counted(member: Member, channel: Channel) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for ballot in channel.unnamed:
        own = (member.person,) if ballot.of_persons else member.seats
        left = (seat for seat, holder in ballot.proxies.items() if holder in own)
        choices = channel.names.choices(ballot.ballot)
        if mine := {seat: dict(choices[seat]) for seat in (*own, *left) if seat in choices}:
            found[ballot.ballot] = mine
    return found


def _own_proxies(member: Member, meeting: Meeting | None, names: Names) -> dict[str, Any]:
    if meeting is None or not meeting.proxies:
        return {}
    return view_own_proxies(meeting, frozenset((member.person, *member.seats)), names)


def _name_of(channel: Channel, member: Member, seat: str) -> str:
    """Of an organisation or a person. A proposal's channel has no name of a guest but for their own screens."""
    guest = member.guest if member.guest and member.guest.id == seat else None
    found = channel.names.organisation(seat) or channel.names.person(seat) or guest
    return found.name if found else ""
