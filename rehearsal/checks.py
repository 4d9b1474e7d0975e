"""What must hold, or the rehearsal has failed: screens that show what the server knows, and votes that count once."""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rehearsal.case import plan
from rehearsal.waiting import Waited

if TYPE_CHECKING:
    from rehearsal.clients import Client
    from rehearsal.hall import Hall

RECOUNT = Path(__file__).resolve().parent.parent / "scripts" / "recount.py"
SETTLES = 5.0
"""Seconds in which a screen comes to show what is so, once nothing changes any more."""


class Wrong(Exception):
    """Something does not hold; the text says what."""


def demand(holds: object, otherwise: str) -> None:
    if not holds:
        raise Wrong(otherwise)


async def agree(hall: Hall) -> None:
    """Every chain that a screen holds, folded from patches, equals the snapshot that HTTP gives afresh. Every screen is
    looked at, so that what is told of a fault does not depend on which screen was the first to miss it."""
    missed = defaultdict[str, list[str]](list)
    looked = await asyncio.gather(*(_missed(hall, each) for each in hall.everyone))
    for client, misses in zip(hall.everyone, looked, strict=True):
        for what in misses:
            missed[what].append(client.person)
    demand(not missed, "\n".join(_told(persons, what) for what, persons in sorted(missed.items())))
    chains = sum(len(each.held.chains) for each in hall.everyone)
    await hall.teller.tell("agree", screens=len(hall.everyone), chains=chains)


def _told(persons: list[str], what: str) -> str:
    first, *others = persons
    return f"the screen of {first}{f' and {len(others)} more' if others else ''} does not show what is so in {what}"


async def _missed(hall: Hall, client: Client) -> list[str]:
    """The chains of this screen that are not as they should be, each with where it differs."""
    missed: list[str] = []
    if client.who.audience not in client.held.chains:
        missed.append(f"{client.who.audience}: there is no such chain")
    for chain in tuple(client.held.chains):
        fresh = await hall.api.look(client.who.token, f"/api/meetings/{plan.MEETING}", audience=chain)
        view = fresh["view"]
        try:
            await client.until(lambda chain=chain, view=view: client.held.chains[chain].view == view, "", SETTLES)  # type: ignore[misc]
        except Waited:
            where = ", ".join(_differences(client.held.chains[chain].view, view))
            missed.append(f"{chain}: {where}")
    return missed


def _differences(shown: Any, true: Any, path: str = "") -> Iterator[str]:
    """The paths at which two views differ."""
    if not (isinstance(shown, dict) and isinstance(true, dict)):
        if shown != true:
            yield path
        return
    for name in sorted({*shown, *true}):
        yield from _differences(shown.get(name), true.get(name), f"{path}/{name}")


async def export_of(hall: Hall) -> dict[str, Any]:
    """The one closed ballot, as anybody at the meeting may have it."""
    results = hall.screen.view["proposals"][plan.PLAN]["results"]
    demand(len(results) == 1, f"{len(results)} ballots have been closed instead of one")
    return await hall.api.look(hall.screen.who.token, f"/api/ballots/{next(iter(results))}/export")


async def votes_count_once(hall: Hall, export: dict[str, Any]) -> None:
    """What was acknowledged last for a seat is in the tally, as it was acknowledged, and nothing else is."""
    papers = {paper["receipt"]: paper for paper in export["papers"]}
    times = Counter(paper["receipt"] for paper in export["papers"])
    acknowledged = 0
    (counted,) = hall.screen.view["proposals"][plan.PLAN]["results"]
    for client in hall.seats.values():
        for (ballot, seat), paper in client.papers.items():
            if not paper.acks or ballot != counted:
                continue
            ack = paper.acks[-1]
            told = (ack["n"], ack["choice"], ack["status"])
            demand(told == (paper.n, paper.choice, "recorded"), f"{client.person} was acknowledged another vote: {ack}")
            found = times[ack["receipt"]]
            demand(found == 1, f"the acknowledged vote of {client.person} is in the tally {found} times")
            kept = papers[ack["receipt"]]
            demand((kept["seat"], kept["choice"]) == (seat, paper.choice), f"{client.person}'s vote was changed")
            acknowledged += 1
    count = len(export["papers"])
    demand(count == acknowledged, f"{count} papers are in the tally, and {acknowledged} were acknowledged")
    await hall.teller.tell("once", votes=acknowledged)


async def recount_agrees(export: Path) -> None:
    """A program that shares no code with the house counts the papers again."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(RECOUNT), "--json", str(export), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    demand(process.returncode == 0, f"the recount differs:\n{said.decode()}")
    demand(json.loads(said)["agrees"], "the recount differs")
