"""Who of this worker's connections follows a channel, as what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.board.view import view_my_cards
from engine.channel import Channel
from engine.directory import Person
from engine.errors import Refused, refuse
from engine.me import OwnSeat, view_me
from engine.meeting.view import view_own_proxies
from engine.policy import AUDIENCES, may
from engine.ports import Reader, SeatState
from engine.proposal.state import Ballot
from engine.roles import roles_at_proposal
from engine.states import Folded, States

Roles = frozenset[str]
Rolls = Mapping[str, Mapping[str, SeatState]]
"""Ballot → seat → its row, of the ballots that are open."""


@dataclass(slots=True)
class Member:
    """One connection in one channel. `wanted` is the audience it asked for; `chains` those it has been given; `me` what
    it was last told is its own, and `mine` what that was made of. `guest` is the person, of whom a proposal's channel
    has no name because they belong to its meeting alone. `feelings` are the person's own, by subject; `notices_read` is
    up to which number they have read those of a proposal; `read_at` says after which of its follower's looks at the
    database that was known."""

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
    mine: tuple[Any, ...] = ()
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


def what_is_mine(member: Member, channel: Channel, rolls: Rolls) -> tuple[Any, ...]:
    """All that a member's `me` depends on: cheap to compare, for every phone at every commit."""
    meeting = channel.meeting
    here = meeting.attendance.get(member.person) if meeting else None
    group = meeting.sits_in.get(member.person) if meeting else None
    arrival = (here.mode, here.first, meeting.welcomes.get(member.person)) if meeting and here else None
    cards = tuple(channel.board.cards_of(member.person).items()) if channel.board else ()
    place = channel.own.place_in_queue(member.person)
    topics = meeting.topics_of(member.person) if meeting else ()
    written = channel.own.written_by(member.person)
    told = _told(member, channel)
    # Votes are read beside the commits: a paper's row may be known before the ledger's word that it was entered.
    seats = tuple(own_seats(member, channel, rolls))
    entered = tuple(each.seat for each in seats for by_hand in _by_hand(channel).values() if each.seat in by_hand)
    proxies = tuple(_own_proxies(member, channel).items())
    return member.roles, arrival, group, place, cards, topics, written, told, seats, entered, member.feelings, proxies


def me_of(member: Member, channel: Channel, rolls: Rolls) -> dict[str, Any]:
    person = channel.names.person(member.person) or member.guest
    if person is None:
        return {}
    place = channel.own.place_in_queue(person.id)
    seats = own_seats(member, channel, rolls)
    me = view_me(person, member.roles, channel.meeting, seats, _by_hand(channel), member.feelings, place)
    if proxies := _own_proxies(member, channel):
        me["proxies"] = proxies
    if channel.board and (cards := view_my_cards(channel.board, member.person, channel.names)):
        me["cards"] = cards
    me |= {kind: list(ids) for kind, ids in channel.own.written_by(member.person).items()}
    return me | {name: list(ids) for name, ids in _told(member, channel).items() if ids}


def _told(member: Member, channel: Channel) -> dict[str, tuple[str, ...]]:
    """What is asked of them, and what they have not read."""
    return {
        "may_advise": channel.own.asked_for_advice(member.person, member.roles),
        "notices": channel.own.unread_by(member.person, member.notices_read),
    }


def own_seats(member: Member, channel: Channel, rolls: Rolls) -> Iterator[OwnSeat]:
    """The organisations that a member casts for, their own seat where persons vote, and those that were left to them by
    proxy, each with its rows in the open ballots."""
    running = channel.running
    for id in member.seats:
        if organisation := channel.names.organisation(id):
            rows = (rolls.get(each.ballot, {}).get(id) for each in running if not each.of_persons)
            yield OwnSeat(seat=id, name=organisation.name, rows=tuple(row for row in rows if row))
    if own := tuple(row for each in running if each.of_persons and (row := _row_of(rolls, each, member.person))):
        yield OwnSeat(seat=member.person, name=_name_of(channel, member, member.person), rows=own)
    for ballot in running:
        holds = (member.person,) if ballot.of_persons else member.seats
        for seat in (seat for seat, holder in ballot.proxies.items() if holder in holds):
            if row := _row_of(rolls, ballot, seat):
                yield OwnSeat(seat=seat, name=_name_of(channel, member, seat), rows=(row,), by_proxy=True)


def _own_proxies(member: Member, channel: Channel) -> dict[str, Any]:
    if channel.meeting is None or not channel.meeting.proxies:
        return {}
    return view_own_proxies(channel.meeting, frozenset((member.person, *member.seats)), channel.names)


def _row_of(rolls: Rolls, ballot: Ballot, seat: str) -> SeatState | None:
    return rolls.get(ballot.ballot, {}).get(seat)


def _name_of(channel: Channel, member: Member, seat: str) -> str:
    """Of an organisation or a person. A proposal's channel has no name of a guest but for their own screens."""
    guest = member.guest if member.guest and member.guest.id == seat else None
    found = channel.names.organisation(seat) or channel.names.person(seat) or guest
    return found.name if found else ""


def _by_hand(channel: Channel) -> Mapping[str, Mapping[str, str]]:
    """Open ballot → the seats for which a paper was entered, and by whom."""
    return {ballot.ballot: ballot.by_hand for ballot in channel.running}
