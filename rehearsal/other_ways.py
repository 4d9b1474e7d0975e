"""Other ways from the library, through the same house: a round of consent in which an objection is integrated, a secret
election by ranking, money that is shared out, a poll among persons, and what teams do. One after the other, with the
same phones."""

from __future__ import annotations

import json
from pathlib import Path

from rehearsal.case.other_ways import BUDGET, CONSENT, ELECTION, INTEGRATED, POLL, TEAMS, WELCOME, Matter
from rehearsal.case.people import INVENTED
from rehearsal.checks import recount_agrees
from rehearsal.hall import Hall
from rehearsal.matters import begin, come_to, do, shown, stands, vote
from rehearsal.teams import go_on_in_teams


async def decide_otherwise(hall: Hall) -> None:
    session = await hall.api.look(hall.coordinator.who.token, "/api/session")
    movement = session["movements"][0]["id"]
    for matter, decide in ((CONSENT, _consent), (ELECTION, _elect), (BUDGET, _share_out), (POLL, _poll)):
        await begin(hall, movement, matter)
        await decide(hall, matter)
        await come_to(hall, matter, "results")
        await hall.teller.tell("decided", title=matter.title, workflow=matter.workflow)
    await go_on_in_teams(hall, movement)


async def recount_others(hall: Hall, folder: Path) -> None:
    """Each of their ballots, by the program that shares no code with the house."""
    count = 0
    for matter in (CONSENT, ELECTION, BUDGET, POLL, WELCOME, TEAMS):
        for ballot in shown(hall.screen, matter)["results"]:
            export = await hall.api.look(hall.screen.who.token, f"/api/ballots/{ballot}/export")
            count += 1
            file = folder / f"{matter.workflow}-{count}.json"
            file.write_text(json.dumps(export, ensure_ascii=False, indent=2), "utf-8")
            await recount_agrees(file)
    await hall.teller.tell("recounted_others", count=count)


async def _consent(hall: Hall, matter: Matter) -> None:
    """Somebody objects to the second point; it is mended, and only that is asked again."""
    _, second = matter.names
    await do(hall, matter, "make_move", move="ask_consent")
    await vote(hall, matter, lambda voter, _: "objection" if voter == 0 else "consent", only=second)
    await do(hall, matter, "revise_clause", clause=second, text=INTEGRATED)
    await do(hall, matter, "open_round")
    await vote(hall, matter, lambda *_: "consent")
    await stands(hall, matter, "adopted")


async def _elect(hall: Hall, matter: Matter) -> None:
    """Each voter begins their ranking with another candidate."""
    await do(hall, matter, "make_move", move="open_ballot")
    await vote(hall, matter, lambda voter, names: ">".join(names[voter % 3 :] + names[: voter % 3]))
    await stands(hall, matter, "elected")


async def _share_out(hall: Hall, matter: Matter) -> None:
    await do(hall, matter, "make_move", move="work_out")
    for clause, cost in zip(matter.names, matter.costs, strict=True):
        await do(hall, matter, "cost_clause", clause=clause, cost=cost)
    await do(hall, matter, "make_move", move="open_ballot")
    await vote(hall, matter, lambda voter, names: "+".join(sorted({names[voter % 3], names[0]})))
    await stands(hall, matter, "doing")
    task = f"{matter.proposal}-1"
    await do(hall, matter, "assign_task", task=task, text="Regel het vervoer", owner=INVENTED[0].id)
    await do(hall, matter, "finish_task", task=task)
    await do(hall, matter, "make_move", move="finish")
    await stands(hall, matter, "spent")


async def _poll(hall: Hall, matter: Matter) -> None:
    await do(hall, matter, "make_move", move="ask")
    await vote(hall, matter, lambda voter, names: names[0] if voter % 4 else names[1])
    await stands(hall, matter, "answered")
