"""A round of small groups: dealt, written, walked, reported, closed and harvested."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from rehearsal.case import plan, talk
from rehearsal.case.people import INVENTED
from rehearsal.clients import Client
from rehearsal.hall import Hall

WALKERS = 4


@dataclass(frozen=True, slots=True)
class Written:
    """Where a note of the case ended up."""

    group: str
    note: str
    theme: str | None


async def talk_about(hall: Hall, held: talk.Round, proposal: str | None = None) -> None:
    """One round from its question to its harvest. With a proposal, the round is about it."""
    about = {"proposal": proposal} if proposal else {}
    await hall.do(
        "meeting.form_groups",
        meeting=plan.MEETING,
        round=held.id,
        question=held.question,
        tables=talk.TABLES,
        rooms=talk.ROOMS,
        **about,
    )
    await hall.all_see(lambda each: held.id in each.view["rounds"], "the round was shown")
    groups = [id for id, group in hall.screen.view["groups"].items() if group["round"] == held.id]
    await asyncio.gather(*(_sit_down(each, groups) for each in hall.people))
    rooms = sum(hall.screen.view["groups"][group]["place"] == "room" for group in groups)
    tables = len(groups) - rooms
    await hall.teller.tell("groups", groups=len(groups), tables=tables, rooms=rooms, question=held.question)
    written = await _write(hall, held, groups)
    await _walk(hall, groups)
    await asyncio.gather(*(_report(hall, group) for group in groups))
    await hall.all_see(lambda each: _all_reported(each, groups), "every group had reported")
    await hall.teller.tell("noted", notes=len(written), groups=len(groups))
    await hall.do("meeting.close_groups", meeting=plan.MEETING, round=held.id)
    await _harvest(hall, held, written)


async def _sit_down(client: Client, groups: list[str]) -> None:
    """Everybody is told which group is theirs, and gets its chain; the chain of an earlier round is gone."""
    await client.until(lambda: client.group in groups, "it was given a group")
    mine = {client.who.audience, f"group:{client.group}"}
    await client.until(lambda: set(client.held.chains) == mine, "it held its group's chain")


async def _write(hall: Hall, held: talk.Round, groups: list[str]) -> list[Written]:
    """The notes, dealt out over the groups; all groups write at the same time."""
    dealt = [(f"{held.id}-{n}", note, groups[n % len(groups)]) for n, note in enumerate(held.notes)]

    async def write(group: str) -> None:
        for id, note, where in dealt:
            if where == group:
                await _writer(hall, group).command(
                    "group.write_note", group=group, note=id, kind=note.kind, text=note.text
                )

    await asyncio.gather(*(write(group) for group in groups))
    return [Written(group, id, note.theme) for id, note, group in dealt]


def _writer(hall: Hall, group: str) -> Client:
    """Somebody of an invented organisation, where there is one: what is written down here is invented too."""
    invented = {hall.seats[each.id].person for each in INVENTED if each.id in hall.seats}
    return max(hall.in_group(group), key=lambda each: each.person in invented)


async def _walk(hall: Hall, groups: list[str]) -> None:
    """One each from the first groups goes over to the next one, and sees what is written there."""
    walkers = [(hall.in_group(group)[-1], groups[n - 1]) for n, group in enumerate(groups[:WALKERS])]

    async def walk(client: Client, to: str) -> None:
        await client.command("meeting.walk_to", meeting=plan.MEETING, group=to)
        await _sit_down(client, [to])

    await asyncio.gather(*(walk(client, to) for client, to in walkers))
    await hall.teller.tell("walked", walkers=len(walkers))


async def _report(hall: Hall, group: str) -> None:
    await _writer(hall, group).command("group.report", group=group)


def _all_reported(client: Client, groups: list[str]) -> bool:
    return all(client.view["groups"][group].get("reported") for group in groups)


async def _harvest(hall: Hall, held: talk.Round, written: list[Written]) -> None:
    """The coordinator lays what was written under themes; what belongs nowhere stays where it is."""
    for theme, title in held.themes.items():
        await hall.do("meeting.add_theme", meeting=plan.MEETING, theme=theme, round=held.id, title=title)
    ripe = [each for each in written if each.theme]
    for each in ripe:
        fields = {"theme": each.theme, "group": each.group, "note": each.note}
        await hall.do("meeting.harvest_note", meeting=plan.MEETING, **fields)
    await hall.all_see(lambda each: _notes_under(each, held) == len(ripe), "the harvest was shown")
    titles = "; ".join(held.themes.values())
    await hall.teller.tell("harvested", harvested=len(ripe), themes=len(held.themes), titles=titles)


def _notes_under(client: Client, held: talk.Round) -> int:
    themes = client.view["themes"]
    return sum(len(themes[theme]["notes"]) for theme in held.themes if theme in themes)
