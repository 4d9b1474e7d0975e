"""What a page brings along. A phone in a hall waits long for each answer and little for its bytes: so the answers that
its client would ask for first stand in the page, and the moment that its meeting is at is named, so that the files for
that moment are fetched with the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from flask import request

from engine.errors import RefusedError
from engine.gather.belonging import seats_of
from engine.meeting.state import Meeting
from engine.policy import COMMANDS, may
from engine.ports import Reader, SeatState, StorageUnavailable
from engine.proposal.state import Ballot
from engine.states import States
from web.auth import codes, sessions
from web.auth.limits import network_of
from web.house import View, house
from web.reading import roles_in_meeting
from web.whoami import join_view, session_view

AS_A_BROWSER_WRITES_IT = "!*'()"
"""What `encodeURIComponent` leaves as it is, and `quote` would not."""


def answers(rule: str, address: dict[str, str]) -> dict[str, Any]:
    """Path of the API → `{body}`, or `{refused: {code, params}}`: what would have been answered there. A page lives
    without those that cannot be given now."""
    if rule != "/j/<code>":
        return {}
    code = address["code"]
    asked: dict[str, Callable[[], View]] = {
        f"/api/join/{quote(code, safe=AS_A_BROWSER_WRITES_IT)}": lambda: _behind(code),
        "/api/session": lambda: session_view(house(), sessions.actor()),
    }
    try:
        return {path: _answer(ask) for path, ask in asked.items()}
    except StorageUnavailable:
        return {}


def moment(rule: str, address: dict[str, str]) -> str:
    """Of whoever opens *now* at a meeting of theirs: in a ballot `points`, `paper` (it has options of its
    own) or `voted`; else `check-in`, or nothing if none of them is likely. It is for
    their phone to decide (`Now.svelte`); a wrong guess costs it some bytes."""
    if rule != "/m/<meeting>":
        return ""
    try:
        session = sessions.current()
        if session is None:
            return ""
        return house().ask(lambda reader, states: _moment(reader, states, session.person, address["meeting"]))
    except StorageUnavailable:
        return ""


def _moment(reader: Reader, states: States, person: str, meeting: str) -> str:
    found = states.meeting(meeting)
    roles = roles_in_meeting(reader, states, person, meeting)
    if found is None or found.phase != "open" or not roles:
        return ""
    here = person in found.attendance
    proposals = (states.proposal(each) for each in reader.proposals_in(meeting))
    ballots = [each.ballots[each.open_ballot] for each in proposals if each and each.open_ballot]
    mine = _on_the_rolls(reader, person, found, ballots)
    if ballots and (here or mine):
        return _at_a_ballot(ballots[0], mine)
    return "check-in" if not here and may(roles, COMMANDS["meeting.check_in"]) else ""


def _on_the_rolls(reader: Reader, person: str, meeting: Meeting, ballots: list[Ballot]) -> list[SeatState]:
    """Seats that are theirs or that they were given."""
    seats = {person, *seats_of(reader, person, meeting.movements)}
    rows = (row for ballot in ballots for row in reader.seats(ballot.ballot))
    return [row for row in rows if row.seat in seats or row.proxy in seats]


def _at_a_ballot(ballot: Ballot, mine: list[SeatState]) -> str:
    """Whoever has voted is not shown the form at once."""
    if mine and all(row.voted for row in mine):
        return "voted"
    return "points" if ballot.rules.method == "yes_no_abstain" else "paper"


def _behind(code: str) -> View:
    """A wrong code counts as one, as it does when it is asked for."""
    return join_view(house(), codes.meeting_of(house(), network_of(request.remote_addr), code))


def _answer(ask: Callable[[], View]) -> dict[str, Any]:
    try:
        return {"body": ask()}
    except RefusedError as error:
        return {"refused": {"code": error.refused.code, "params": dict(error.refused.params)}}
