"""Who may vote in a ballot: for whoever enters a paper for one of them."""

from __future__ import annotations

from collections.abc import Mapping

from engine.errors import RefusedError, refuse
from engine.ports import Reader, SeatState
from engine.proposal.state import Ballot, Proposal
from engine.states import States
from web.house import View


def roll_view(reader: Reader, states: States, proposal: str, ballot: str) -> View:
    """`schemas.views.RollView`, by name."""
    found = states.proposal(proposal)
    held = found.ballots.get(ballot) if found else None
    if found is None or held is None:
        raise RefusedError(refuse("not_found", what="ballot"))
    told = held.tells_turnout and held.rules.secrecy != "secret"
    names = _names(reader, found, held)
    rows = sorted(reader.seats(ballot), key=lambda row: names.get(row.seat, "").casefold())
    return {"seats": {row.seat: _row(n, row, names, told=told) for n, row in enumerate(rows, start=1)}}


def _row(order: int, row: SeatState, names: Mapping[str, str], *, told: bool) -> View:
    return {"order": order, "name": names.get(row.seat, "")} | ({"voted": True} if told and row.voted else {})


def _names(reader: Reader, proposal: Proposal, ballot: Ballot) -> dict[str, str]:
    movement = [proposal.movement]
    if ballot.of_persons:
        return {each.id: each.name for each in reader.people(movement, proposal.meeting)}
    return {each.id: each.name for each in (*reader.organisations(movement), *reader.removed_organisations(movement))}
