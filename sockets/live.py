"""`live`: absolute state that changes too often to be patched (docs/protocol.md). Its cost does not grow with taps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from engine.ballot.outcome import count_so_far
from engine.ballot.standing import StandingPaper
from engine.board.support import view_support
from engine.channel import Channel
from engine.feelings import Felt, subjects_shown, view_felt
from engine.meeting.state import Attendance, Meeting
from engine.ports import SeatState
from engine.presence import MOST_NAMED_SEATS, Modes, OrganisationPresence, by_organisation, missing, seat_modes
from engine.proposal.state import Ballot
from sockets.members import Member, Rolls

MODES = ("room", "online")


CountsSoFar = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Open ballot → question → option → an exact figure."""


def live_of(
    channel: Channel,
    members: Mapping[str, Member],
    rolls: Rolls,
    felt: Mapping[str, Felt] = MappingProxyType({}),
    so_far: CountsSoFar = MappingProxyType({}),
    elsewhere: Set[str] = frozenset(),
) -> dict[str, Any]:
    """The packet without `rev`, `at`, `heads`, `holds` and `reactions`. `felt` is how many feel what, by subject;
    `elsewhere` are the people who are connected to other workers."""
    meeting = channel.meeting
    people = meeting.attendance if meeting else {}
    voters = _voters(channel, rolls)
    named = (seat for ballot, seats in voters.items() if _is_named(channel, ballot) for seat in seats)
    modes = seat_modes(people, named)
    live: dict[str, Any] = {
        "connected": _connected(people, people_of(members) | elsewhere),
        "present": _present(people, modes),
    }
    if voters:
        live["voted"] = {
            ballot: _turnout(channel, ballot, seats, _modes(channel, ballot, modes)) for ballot, seats in voters.items()
        }
    if so_far:
        live["counts"] = so_far
    if meeting and (groups := _groups(channel, meeting)):
        live["groups"] = groups
    if meeting and (shown := _feelings(channel, felt)):
        live["feelings"] = shown
    return live


def presence_of(
    channel: Channel, members: Mapping[str, Member], rolls: Rolls, elsewhere: Set[str] = frozenset()
) -> dict[str, Any]:
    """By organisation, and which seats are not here: for coordinators, up to as many as are named."""
    meeting = channel.meeting
    if meeting is None:
        return {}
    people, seats = channel.names.belonging(), [seat.id for seat in channel.names.seats(meeting.movements)]
    # In a secret ballot nobody is told which seats have voted.
    ballots = (seats for ballot, seats in _voters(channel, rolls).items() if _is_named(channel, ballot))
    voted = {seat for seats in ballots for seat in seats}
    connected = people_of(members) | elsewhere
    counted = by_organisation(meeting, people, connected, voted)
    if len(counted) > MOST_NAMED_SEATS:
        return {}
    away = missing(meeting, seats, people, connected, voted)
    return {
        "organisations": {organisation: _counts(each) for organisation, each in counted.items()},
        "missing": {each.seat: {"order": order, "near": each.near} for order, each in enumerate(away, start=1)},
    }


def _counts(presence: OrganisationPresence) -> dict[str, Any]:
    shown = {name: count for name, count in asdict(presence).items() if name != "voted"}
    return shown | ({"voted": True} if presence.voted else {})


def people_of(members: Mapping[str, Member]) -> frozenset[str]:
    """Those with a screen of their own open here. The projector and the console are nobody's attendance."""
    return frozenset(member.person for member in members.values() if member.wanted == "participant")


def _feelings(channel: Channel, felt: Mapping[str, Felt]) -> dict[str, Any]:
    """Of what everyone looks at now, and has been felt about at all."""
    if channel.meeting is None:
        return {}
    subjects = subjects_shown(channel.meeting, channel.proposals)
    clauses = {about: view_felt(felt[about]) for about in subjects if about in felt}
    return clauses | (view_support(channel.board, felt) if channel.board else {})


def _connected(people: Mapping[str, Attendance], connected: Set[str]) -> dict[str, int]:
    """By where they are; `arriving` have not checked in."""
    counted = Counter(people[person].mode if person in people else "arriving" for person in connected)
    return {place: counted[place] for place in (*MODES, "arriving")}


def _present(people: Mapping[str, Attendance], modes: Modes) -> dict[str, Any]:
    counted = Counter(here.mode for here in people.values())
    seats = Counter(mode for _, mode in modes.values())
    present: dict[str, Any] = {mode: counted[mode] for mode in MODES}
    present["seats"] = {mode: seats[mode] for mode in MODES}
    if len(modes) <= MOST_NAMED_SEATS:
        present["ranks"] = {seat: [rank, mode] for seat, (rank, mode) in modes.items()}
    return present


def _groups(channel: Channel, meeting: Meeting) -> dict[str, dict[str, int]]:
    """Of the newest round: how many sit at each place, from where, and how many notes they have."""
    newest = meeting.newest_round()
    sitting = Counter((group, meeting.came[person].mode) for person, group in meeting.sits_in.items())
    found: dict[str, dict[str, int]] = {}
    for group in newest.groups if newest else ():
        written = channel.names.group(group)
        counts = {mode: sitting[group, mode] for mode in MODES} | {"notes": len(written.notes) if written else 0}
        found[group] = {what: count for what, count in counts.items() if count}
    return found


def _voters(channel: Channel, rolls: Rolls) -> dict[str, list[str]]:
    """Open ballot → the seats that have voted in it; not of one that hides it until its close."""
    running = (each.ballot for each in channel.running if each.tells_turnout)
    return {ballot: [row.seat for row in rolls.get(ballot, {}).values() if row.voted] for ballot in running}


def counts_so_far(channel: Channel, rolls: Rolls) -> CountsSoFar:
    """How the open ballots stand whose counts are live."""
    return {
        ballot.ballot: _so_far(ballot, rolls.get(ballot.ballot, {}).values())
        for ballot in channel.running
        if ballot.rules.results == "live"
    }


def _so_far(ballot: Ballot, rows: Iterable[SeatState]) -> dict[str, dict[str, str]]:
    laid = [StandingPaper(choice=row.choice, weight=row.weight) for row in rows if row.choice is not None]
    counts = {each: count_so_far(ballot.rules, each, laid, ballot.offer) for each in ballot.questions}
    return {each: {option: str(total) for option, total in count.totals.items()} for each, count in counts.items()}


def _is_secret(channel: Channel, ballot: str) -> bool:
    return _ballot(channel, ballot).rules.secrecy == "secret"


def names_who_voted(ballot: Ballot) -> bool:
    """It may be told which organisations have voted. Of persons only how many: they are no parcels of the field."""
    return ballot.rules.secrecy != "secret" and not ballot.of_persons


def _is_named(channel: Channel, ballot: str) -> bool:
    return names_who_voted(_ballot(channel, ballot))


def _modes(channel: Channel, ballot: str, seats: Modes) -> Mapping[str, str]:
    """Seat → where it is. Whoever is nowhere and has voted is online."""
    if not _ballot(channel, ballot).of_persons:
        return {seat: mode for seat, (_, mode) in seats.items()}
    return {person: here.mode for person, here in channel.meeting.attendance.items()} if channel.meeting else {}


def _ballot(channel: Channel, ballot: str) -> Ballot:
    return next(each.ballots[ballot] for each in channel.proposals.values() if ballot in each.ballots)


def _turnout(channel: Channel, ballot: str, seats: list[str], modes: Mapping[str, str]) -> dict[str, Any]:
    """How many have voted; who and from where only in an open ballot."""
    turnout: dict[str, Any] = {"count": len(seats)}
    if _is_secret(channel, ballot):
        return turnout
    online = sum(1 for seat in seats if modes.get(seat, "online") == "online")
    turnout |= {"room": len(seats) - online, "online": online}
    if _is_named(channel, ballot) and _ballot(channel, ballot).seats <= MOST_NAMED_SEATS:
        turnout["seats"] = dict.fromkeys(seats, True)
    return turnout
