"""The plan: drafted clause by clause, talked through, one clause revised, and adopted after the vote."""

from __future__ import annotations

from typing import Any

from rehearsal.ballot import hold_ballot
from rehearsal.case import plan, setting, talk
from rehearsal.clients import Client
from rehearsal.groups import talk_about
from rehearsal.hall import Hall


async def decide(hall: Hall) -> None:
    await hall.begin(plan.THE_PLAN)
    await _draft(hall)
    await _move(hall, "discuss", "groups")
    await talk_about(hall, talk.ABOUT_THE_PLAN, plan.PLAN)
    await _move(hall, "revise", "revise")
    await _revise(hall)
    await hold_ballot(hall)
    await hall.all_see(lambda each: _plan(each)["stage"] == "adopted", "the plan was adopted")
    await _tell_result(hall)


async def _draft(hall: Hall) -> None:
    """While everybody looks on. One phone misses a message here, and must find out by itself."""
    forgetful = next(iter(hall.partners.values()))
    forgetful.lose_a_patch = True
    for number, (name, fields) in enumerate(setting.drafting(plan.PLAN, hall.dates), start=1):
        await hall.do(name, **fields)
        await hall.teller.tell("clause", number=number, text=fields["text"])
    count = len(plan.clauses(hall.dates))
    await hall.all_see(lambda each: len(_plan(each)["clauses"]) == count, "the whole plan was shown")
    await forgetful.until(lambda: forgetful.held.resyncs > 0, "it noticed the message that it had lost")
    await hall.teller.tell("lost")


async def _revise(hall: Hall) -> None:
    clause, text = plan.REVISED
    await hall.do("proposal.revise_clause", proposal=plan.PLAN, clause=clause, text=text)
    await hall.all_see(lambda each: _plan(each)["clauses"][clause]["text"] == text, "the new wording was shown")
    number = _plan(hall.screen)["clauses"][clause]["n"]
    await hall.teller.tell("revised", number=number, text=text)


async def _move(hall: Hall, move: str, stage: str) -> None:
    await hall.do("proposal.make_move", proposal=plan.PLAN, move=move)
    await hall.all_see(lambda each: _plan(each)["stage"] == stage, f"the plan came to {stage}")


async def _tell_result(hall: Hall) -> None:
    result = next(iter(_plan(hall.screen)["results"].values()))
    for question in sorted(result["questions"].values(), key=lambda each: each["order"]):
        await hall.teller.tell("counted", number=question["n"], needed=question["needed"], **question["counts"])
    await hall.teller.tell("adopted", voted=result["voted"], present=result["present"])


def _plan(client: Client) -> dict[str, Any]:
    shown: dict[str, Any] = client.view["proposals"][plan.PLAN]
    return shown
