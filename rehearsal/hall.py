"""Everybody who is at the meeting, each behind a screen of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from rehearsal.api import Api
from rehearsal.case import plan
from rehearsal.case.dates import Dates
from rehearsal.case.people import COORDINATOR, SCREEN, Organisation, Person, Turnout, mode_of
from rehearsal.clients import Client, Who
from rehearsal.telling import Teller
from rehearsal.waiting import PATIENCE


@dataclass(slots=True)
class Hall:
    """`links` are everybody's personal links; `seats` the delegates who came, by organisation; `marker` is the file in
    which the server notes that it was killed."""

    api: Api
    teller: Teller
    dates: Dates
    turnout: Turnout
    links: dict[str, str]
    marker: str
    coordinator: Client
    screen: Client
    seats: dict[str, Client] = field(default_factory=dict)
    partners: dict[str, Client] = field(default_factory=dict)

    @property
    def people(self) -> tuple[Client, ...]:
        """Everybody who can sit in a small group and follows the participants' chain."""
        return (*self.seats.values(), *self.partners.values())

    @property
    def everyone(self) -> tuple[Client, ...]:
        return (self.coordinator, self.screen, *self.people)

    async def do(self, name: str, /, **fields: Any) -> None:
        """What the coordinator does. Raises Refusal."""
        await self.coordinator.command(name, **fields)

    async def begin(self, item: str) -> None:
        """Go to an item of the agenda, and tell so by the clock on the wall."""
        await self.do("meeting.begin_item", meeting=plan.MEETING, item=item)
        minutes = 0
        for line in plan.agenda(self.dates):
            if line.id == item:
                await self.teller.scene(f"{13 + minutes // 60}:{minutes % 60:02d}", line.title)
            minutes += line.minutes

    async def enter(self, person: Person) -> Client:
        """Somebody opens their link, joins and says where they are."""
        client = await screen_of(self.api, person, self.links[person.id])
        await client.command("meeting.check_in", meeting=plan.MEETING, mode=mode_of(person))
        return client

    async def all_see(self, holds: Callable[[Client], bool], what: str, seconds: float = PATIENCE) -> None:
        """Wait until it holds on every screen. Raises Waited."""
        await asyncio.gather(*(each.until(partial(holds, each), what, seconds) for each in self.everyone))

    def in_group(self, group: str) -> list[Client]:
        return [each for each in self.people if each.group == group]

    def of(self, organisations: tuple[Organisation, ...]) -> Iterator[tuple[Organisation, Client]]:
        return ((each, self.seats[each.id]) for each in organisations if each.id in self.seats)

    async def leave(self) -> None:
        await asyncio.gather(*(each.leave() for each in self.everyone))


AUDIENCES = {COORDINATOR.role: "coordinator", SCREEN.role: "screen"}


async def screen_of(api: Api, person: Person, link: str) -> Client:
    """A person's screen, in the meeting."""
    token = await api.redeem(link)
    who = Who(person.id, token, AUDIENCES.get(person.role, "participant"))
    client = Client(api.http, api.address, f"meeting:{plan.MEETING}", who)
    await client.come()
    return client
