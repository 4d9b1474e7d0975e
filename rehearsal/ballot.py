"""The vote. Half-way the server dies, after a vote has been committed and before its acknowledgement has left; nobody
may notice more than a moment's wait."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from rehearsal.api import Refusal
from rehearsal.case import people, plan, votes
from rehearsal.case.people import MEMBERS, Organisation
from rehearsal.checks import SETTLES, Wrong, demand, export_of, votes_count_once
from rehearsal.clients import Client
from rehearsal.hall import Hall
from rehearsal.waiting import Waited

AT_ONCE = 5
"""Organisations that vote one after the other, each with its acknowledgement, before all others do so together."""

DIES_AFTER = 12
"""Votes after which the server is killed, counted by the server."""


async def hold_ballot(hall: Hall) -> None:
    await hall.do("proposal.make_move", proposal=plan.PLAN, move="open_ballot_again", minutes=30)
    await hall.all_see(lambda each: "ballot" in _shown(each), "the ballot was shown")
    ballot = _shown(hall.screen)["ballot"]
    await hall.teller.tell("opened", quorum=ballot["quorum"])
    await _partner_tries(hall, ballot)
    voters = [(member, client) for member, client in hall.of(hall.turnout.punctual) if member.id != votes.TOO_LATE]
    for member, client in voters[:AT_ONCE]:
        await _vote(client, ballot, member)
    await hall.teller.tell("first", count=AT_ONCE)
    await asyncio.gather(*(_vote(client, ballot, member) for member, client in voters[AT_ONCE:]))
    await _recover(hall, ballot["id"])
    await hall.teller.tell("recorded", count=len(voters))
    await _come_late(hall, ballot)
    await _change(hall, ballot)
    seen = await _all_seen(hall, ballot["id"], len(voters) + 1)
    await hall.do("proposal.close_ballot", proposal=plan.PLAN, ballot=ballot["id"])
    await hall.all_see(lambda each: "ballot" not in _shown(each), "the ballot was closed")
    await votes_count_once(hall, await export_of(hall))
    demand(seen, "not every screen showed that all acknowledged votes were in")
    await _too_late(hall, ballot)
    await _ask_again(hall, ballot["id"])


async def _vote(client: Client, ballot: dict[str, Any], member: Organisation) -> None:
    choice = votes.choice_of(member, ballot["questions"])
    if member.id == votes.HESITANT:
        choice |= {plan.CONTRIBUTION: "no"}
    await client.cast(ballot["id"], member.id, choice)


async def _partner_tries(hall: Hall, ballot: dict[str, Any]) -> None:
    """A partner's organisation is on no roll."""
    partner, client = next(iter(hall.partners.items()))
    refused = await _refused(client, ballot["id"], partner, dict.fromkeys(ballot["questions"], "yes"))
    demand(refused.code == "not_on_roll", f"a partner who voted was answered {refused.code}")
    await hall.teller.tell("partner", answer=hall.teller.answer(refused))


async def _all_seen(hall: Hall, ballot: str, votes: int) -> bool:
    """Whether every screen comes to count so many votes. What the tally says of them is worth knowing either way."""
    try:
        await hall.all_see(lambda each: _voted(each, ballot) == votes, "all votes were shown", SETTLES)
    except Waited:
        return False
    return True


async def _recover(hall: Hall, ballot: str) -> None:
    """Everybody is back, and who was waiting has their acknowledgement. The server wrote down which vote it was that it
    committed and could not acknowledge."""
    marker = Path(hall.marker)
    demand(marker.exists(), "the server was never killed in the ballot")
    await hall.all_see(lambda each: each.connections == 2, "it was connected again")
    last = json.loads(marker.read_text("utf-8"))
    seat = next(each for each in MEMBERS if each.id == last["seat"])
    paper = hall.seats[seat.id].papers[ballot, seat.id]
    demand(paper.sent == 2 and len(paper.acks) == 1, f"the vote of {seat.name} was not acknowledged the second time")
    resent = sum(paper.sent > 1 for each in hall.seats.values() for paper in each.papers.values())
    await hall.teller.tell("killed", name=seat.name, resent=resent)


async def _come_late(hall: Hall, ballot: dict[str, Any]) -> None:
    late = hall.turnout.late
    client = await hall.enter(people.delegate_of(late))
    hall.seats[late.id] = client
    await _vote(client, ballot, late)
    await hall.teller.tell("late", name=late.name)


async def _change(hall: Hall, ballot: dict[str, Any]) -> None:
    for member, client in hall.of(MEMBERS):
        if member.id == votes.HESITANT:
            await client.cast(ballot["id"], member.id, votes.choice_of(member, ballot["questions"]))
            await hall.teller.tell("changed", name=member.name)


async def _too_late(hall: Hall, ballot: dict[str, Any]) -> None:
    member = next(each for each in MEMBERS if each.id == votes.TOO_LATE)
    choice = votes.choice_of(member, ballot["questions"])
    refused = await _refused(hall.seats[member.id], ballot["id"], member.id, choice)
    demand(refused.code == "ballot_closed", f"a vote after the close was answered {refused.code}")
    await hall.teller.tell("too_late", name=member.name, answer=hall.teller.answer(refused))


async def _ask_again(hall: Hall, ballot: str) -> None:
    """A phone that never saw its acknowledgement gets it after the close too, and it is the same."""
    late = hall.turnout.late.id
    client = hall.seats[late]
    before = client.papers[ballot, late].acks[-1]
    demand(await client.cast_again(ballot, late) == before, "the same vote got another answer after the close")


async def _refused(client: Client, ballot: str, seat: str, choice: dict[str, str]) -> Refusal:
    """The refusal of a cast that must be refused."""
    try:
        await client.cast(ballot, seat, choice)
    except Refusal as refusal:
        return refusal
    raise Wrong(f"the vote for {seat} should have been refused")


def _shown(client: Client) -> dict[str, Any]:
    shown: dict[str, Any] = client.view["proposals"][plan.PLAN]
    return shown


def _voted(client: Client, ballot: str) -> int:
    return int(client.held.live.get("voted", {}).get(ballot, {}).get("count", 0))
