"""What is done with each matter of the afternoon, whatever its way: it comes up, it is voted on, it gets somewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from rehearsal.case import plan
from rehearsal.case.other_ways import OBJECTION, Matter
from rehearsal.case.people import INVENTED
from rehearsal.clients import Client
from rehearsal.hall import Hall

Choice = Callable[[int, tuple[str, ...]], str]
"""What the voter of that number, from 0, answers where these are the points."""


async def begin(hall: Hall, movement: str, matter: Matter) -> None:
    clauses = [{"clause": name, "text": text} for name, text in zip(matter.names, matter.clauses, strict=True)]
    fields = {"movement": movement, "workflow": matter.workflow, "title": matter.title, "meeting": plan.MEETING}
    await do(hall, matter, "start", **fields, clauses=clauses)
    line = {"item": matter.proposal, "title": matter.title, "proposal": matter.proposal}
    await hall.do("meeting.add_item", meeting=plan.MEETING, line=line)
    await hall.do("meeting.begin_item", meeting=plan.MEETING, item=matter.proposal)


async def vote(hall: Hall, matter: Matter, choice: Choice, *, only: str = "") -> None:
    """All together, and then it is closed. `only`: of several questions the one that the choice is about; the others
    get their first answer."""
    await come_to(hall, matter, "ballot")
    ballot = shown(hall.screen, matter)["ballot"]

    async def cast(number: int, client: Client) -> None:
        await client.until(lambda: bool(_seat(client, ballot["id"])), "it could vote")
        said = choice(number, matter.names)
        answers = {each: said if only in ("", each) else "consent" for each in ballot["questions"]}
        why = {each: OBJECTION for each, answer in answers.items() if answer == "objection"}
        await client.cast(ballot["id"], _seat(client, ballot["id"]), answers, why)

    await asyncio.gather(*(cast(number, client) for number, (_, client) in enumerate(hall.of(INVENTED))))
    await do(hall, matter, "close_ballot", ballot=ballot["id"])
    await hall.all_see(lambda each: "ballot" not in shown(each, matter), "the ballot was closed")


def _seat(client: Client, ballot: str) -> str:
    """The seat that its owner may cast for."""
    return next((each["seat"] for each in client.held.me.get("seats", ()) if each.get("ballot") == ballot), "")


async def do(hall: Hall, matter: Matter, name: str, **fields: Any) -> None:
    await hall.do(f"proposal.{name}", proposal=matter.proposal, **fields)


async def come_to(hall: Hall, matter: Matter, part: str) -> None:
    await hall.all_see(lambda each: part in shown(each, matter), f"{matter.title} had its {part}")


async def stands(hall: Hall, matter: Matter, stage: str) -> None:
    await hall.all_see(lambda each: shown(each, matter).get("stage") == stage, f"{matter.title} came to {stage}")


def shown(client: Client, matter: Matter) -> dict[str, Any]:
    shown: dict[str, Any] = client.view["proposals"].get(matter.proposal, {})
    return shown
