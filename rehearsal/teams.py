"""What the movement does beside voting: newcomers are met in a round in which everybody has a turn, a team is founded,
and before it is chosen which teams go on each looks back, in a proposal of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from rehearsal.case import plan
from rehearsal.case.other_ways import AN_ACTIVE_TEAM, TEAM, TEAMS, WELCOME, Matter
from rehearsal.hall import Hall
from rehearsal.matters import begin, do, stands, vote
from rehearsal.waiting import PATIENCE, Waited

LOOK_AGAIN = 0.05
"""Seconds. What the house does by itself, in streams that no screen here follows, shows on pages a moment later."""
HOW_THEY_GO_ON = {TEAM.title: "lighter", AN_ACTIVE_TEAM: "continue"}


async def go_on_in_teams(hall: Hall, movement: str) -> None:
    await _welcome(hall, movement)
    await _found(hall, movement)
    await _look_back(hall, movement)


async def _welcome(hall: Hall, movement: str) -> None:
    await begin(hall, movement, WELCOME)
    await do(hall, WELCOME, "make_move", move="meet")
    await stands(hall, WELCOME, "meet")
    await _everybodys_turn(hall, WELCOME)
    await do(hall, WELCOME, "make_move", move="open_ballot")
    await vote(hall, WELCOME, lambda *_: "yes")
    await stands(hall, WELCOME, "arrange")
    await _tell(hall, WELCOME)


async def _everybodys_turn(hall: Hall, matter: Matter) -> None:
    """The first of the queue speaks; the others pass."""
    await hall.do("meeting.ask_everyone", meeting=plan.MEETING, proposal=matter.proposal, minutes=1)
    await hall.all_see(lambda each: matter.proposal in each.view["floor"].get("asked", {}), "everybody was asked")
    hands = hall.coordinator.view["floor"]["hands"]
    first = min(hands, key=lambda person: hands[person]["order"])
    await hall.do("meeting.give_floor", meeting=plan.MEETING, person=first)
    await hall.all_see(lambda each: "speaker" in each.view["floor"], "somebody spoke")
    await hall.do("meeting.take_floor_back", meeting=plan.MEETING)
    others = (each for each in (hall.coordinator, *hall.people) if each.person in hands and each.person != first)
    await asyncio.gather(*(each.command("meeting.lower_hand", meeting=plan.MEETING) for each in others))
    await hall.all_see(lambda each: "asked" not in each.view["floor"], "everybody had a turn")
    await hall.teller.tell("turns", count=len(hands))


async def _found(hall: Hall, movement: str) -> None:
    """One by a proposal, one by hand."""
    await begin(hall, movement, TEAM)
    await do(hall, TEAM, "make_move", move="found")
    await stands(hall, TEAM, "active")
    await hall.do("team.found", team="team-2", movement=movement, name=AN_ACTIVE_TEAM)
    await _comes(hall, "/api/teams", lambda page: len(page["teams"]) == 2, "both teams stood", movement=movement)
    await _tell(hall, TEAM)


async def _look_back(hall: Hall, movement: str) -> None:
    """One team goes on and one in a lighter form; then it goes on by itself, and they choose."""
    await begin(hall, movement, TEAMS)
    await do(hall, TEAMS, "make_move", move="ask_teams")
    await stands(hall, TEAMS, "look_back")
    page = await _comes(hall, f"/api/proposals/{TEAMS.proposal}/page", _all_begun, "each team's proposal had begun")
    for child, shown in page["children"].items():
        await hall.do("proposal.make_move", proposal=child, move=HOW_THEY_GO_ON[shown["title"]])
    await stands(hall, TEAMS, "tell")
    await hall.teller.tell("looked_back", count=len(page["children"]))
    await do(hall, TEAMS, "make_move", move="talk")
    await do(hall, TEAMS, "make_move", move="open_ballot", reason="We hebben de teams net gehoord.")
    await vote(hall, TEAMS, lambda voter, names: names[0] if voter % 4 else "+".join(sorted(names)))
    await stands(hall, TEAMS, "arrange")
    await _tell(hall, TEAMS)


def _all_begun(page: dict[str, Any]) -> bool:
    children = page["children"].values()
    return len(children) == len(HOW_THEY_GO_ON) and all("stage_title" in each for each in children)


async def _comes(
    hall: Hall, path: str, holds: Callable[[dict[str, Any]], bool], what: str, **asked: str
) -> dict[str, Any]:
    """The page, once it holds of it. Raises Waited."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not holds(page := await hall.api.look(hall.coordinator.who.token, path, **asked)):
                await asyncio.sleep(LOOK_AGAIN)
    except TimeoutError:
        raise Waited(f"the coordinator waited {PATIENCE:.0f} s until {what}") from None
    return page


async def _tell(hall: Hall, matter: Matter) -> None:
    await hall.teller.tell("decided", title=matter.title, workflow=matter.workflow)
