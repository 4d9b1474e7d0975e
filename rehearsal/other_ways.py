"""Other ways from the library, through the same house: a round of consent in which an objection is integrated, a secret
election by ranking, money that is shared out, and a poll among persons. One after the other, with the same phones."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rehearsal.case import plan
from rehearsal.case.other_ways import BUDGET, CONSENT, ELECTION, INTEGRATED, OBJECTION, POLL, Matter
from rehearsal.case.people import INVENTED
from rehearsal.checks import recount_agrees
from rehearsal.clients import Client
from rehearsal.hall import Hall

Choice = Callable[[int, tuple[str, ...]], str]
"""What the voter of that number, from 0, answers where these are the points."""


async def decide_otherwise(hall: Hall) -> None:
    session = await hall.api.look(hall.coordinator.who.token, "/api/session")
    movement = session["movements"][0]["id"]
    for matter, decide in ((CONSENT, _consent), (ELECTION, _elect), (BUDGET, _share_out), (POLL, _poll)):
        await _begin(hall, movement, matter)
        await decide(hall, matter)
        await _come_to(hall, matter, "results")
        await hall.teller.tell("decided", title=matter.title, workflow=matter.workflow)


async def recount_others(hall: Hall, folder: Path) -> None:
    """Each of their ballots, by the program that shares no code with the house."""
    count = 0
    for matter in (CONSENT, ELECTION, BUDGET, POLL):
        for ballot in _shown(hall.screen, matter)["results"]:
            export = await hall.api.look(hall.screen.who.token, f"/api/ballots/{ballot}/export")
            count += 1
            file = folder / f"{matter.workflow}-{count}.json"
            file.write_text(json.dumps(export, ensure_ascii=False, indent=2), "utf-8")
            await recount_agrees(file)
    await hall.teller.tell("recounted_others", count=count)


async def _consent(hall: Hall, matter: Matter) -> None:
    """Somebody objects to the second point; it is mended, and only that is asked again."""
    _, second = matter.names
    await _do(hall, matter, "make_move", move="ask_consent")
    await _vote(hall, matter, lambda voter, _: "objection" if voter == 0 else "consent", only=second)
    await _do(hall, matter, "revise_clause", clause=second, text=INTEGRATED)
    await _do(hall, matter, "open_round")
    await _vote(hall, matter, lambda *_: "consent")
    await _stands(hall, matter, "adopted")


async def _elect(hall: Hall, matter: Matter) -> None:
    """Each voter begins their ranking with another candidate."""
    await _do(hall, matter, "make_move", move="open_ballot")
    await _vote(hall, matter, lambda voter, names: ">".join(names[voter % 3 :] + names[: voter % 3]))
    await _stands(hall, matter, "elected")


async def _share_out(hall: Hall, matter: Matter) -> None:
    await _do(hall, matter, "make_move", move="work_out")
    for clause, cost in zip(matter.names, matter.costs, strict=True):
        await _do(hall, matter, "cost_clause", clause=clause, cost=cost)
    await _do(hall, matter, "make_move", move="open_ballot")
    await _vote(hall, matter, lambda voter, names: "+".join(sorted({names[voter % 3], names[0]})))
    await _stands(hall, matter, "doing")
    task = f"{matter.proposal}-1"
    await _do(hall, matter, "assign_task", task=task, text="Regel het vervoer", owner=INVENTED[0].id)
    await _do(hall, matter, "finish_task", task=task)
    await _do(hall, matter, "make_move", move="finish")
    await _stands(hall, matter, "spent")


async def _poll(hall: Hall, matter: Matter) -> None:
    await _do(hall, matter, "make_move", move="ask")
    await _vote(hall, matter, lambda voter, names: names[0] if voter % 4 else names[1])
    await _stands(hall, matter, "answered")


async def _begin(hall: Hall, movement: str, matter: Matter) -> None:
    clauses = [{"clause": name, "text": text} for name, text in zip(matter.names, matter.clauses, strict=True)]
    fields = {"movement": movement, "workflow": matter.workflow, "title": matter.title, "meeting": plan.MEETING}
    await _do(hall, matter, "start", **fields, clauses=clauses)
    line = {"item": matter.proposal, "title": matter.title, "proposal": matter.proposal}
    await hall.do("meeting.add_item", meeting=plan.MEETING, line=line)
    await hall.do("meeting.begin_item", meeting=plan.MEETING, item=matter.proposal)


async def _vote(hall: Hall, matter: Matter, choice: Choice, *, only: str = "") -> None:
    """All together, and then it is closed. `only`: of several questions the one that the choice is about; the others
    get their first answer."""
    await _come_to(hall, matter, "ballot")
    ballot = _shown(hall.screen, matter)["ballot"]

    async def cast(number: int, client: Client) -> None:
        await client.until(lambda: bool(_seat(client, ballot["id"])), "it could vote")
        said = choice(number, matter.names)
        answers = {each: said if only in ("", each) else "consent" for each in ballot["questions"]}
        why = {each: OBJECTION for each, answer in answers.items() if answer == "objection"}
        await client.cast(ballot["id"], _seat(client, ballot["id"]), answers, why)

    await asyncio.gather(*(cast(number, client) for number, (_, client) in enumerate(hall.of(INVENTED))))
    await _do(hall, matter, "close_ballot", ballot=ballot["id"])
    await hall.all_see(lambda each: "ballot" not in _shown(each, matter), "the ballot was closed")


def _seat(client: Client, ballot: str) -> str:
    """The seat that its owner may cast for."""
    return next((each["seat"] for each in client.held.me.get("seats", ()) if each.get("ballot") == ballot), "")


async def _do(hall: Hall, matter: Matter, name: str, **fields: Any) -> None:
    await hall.do(f"proposal.{name}", proposal=matter.proposal, **fields)


async def _come_to(hall: Hall, matter: Matter, part: str) -> None:
    await hall.all_see(lambda each: part in _shown(each, matter), f"{matter.title} had its {part}")


async def _stands(hall: Hall, matter: Matter, stage: str) -> None:
    await hall.all_see(lambda each: _shown(each, matter).get("stage") == stage, f"{matter.title} came to {stage}")


def _shown(client: Client, matter: Matter) -> dict[str, Any]:
    shown: dict[str, Any] = client.view["proposals"].get(matter.proposal, {})
    return shown
