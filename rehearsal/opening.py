"""From nothing to open doors: the installation, the directory, everybody's links, the meeting, and who comes in."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime

from rehearsal.api import Api
from rehearsal.case import people, plan, setting
from rehearsal.case.dates import dates_from
from rehearsal.case.people import COORDINATOR, SCREEN, Turnout
from rehearsal.clients import Client
from rehearsal.hall import Hall, screen_of
from rehearsal.server import Installation
from rehearsal.telling import Teller

EMAIL = "beheer@example.org"
TAPS = 3


async def found(installation: Installation) -> str:
    """An empty installation; the password of its first coordinator."""
    return await installation.init(people.MOVEMENT_NAME, "Beheer", EMAIL)


async def open_hall(api: Api, password: str, teller: Teller, turnout: Turnout, marker: str) -> Hall:
    """The meeting with its doors open; only the coordinator and the screen are there."""
    first = await api.sign_in(EMAIL, password)
    await teller.scene("12:00", plan.MEETING_TITLE)
    await teller.tell("installed")
    session = await api.look(first, "/api/session")
    movement = session["movements"][0]["id"]
    await _send(api, first, setting.support(movement))
    await _send_together(api, first, setting.organisations(movement))
    await _send_together(api, first, setting.people(movement))
    links = await _give_links(api, first, movement)
    await teller.tell("invited", organisations=len(people.ORGANISATIONS), people=len(people.PEOPLE))
    dates = dates_from(datetime.now(UTC).date())
    await _send(api, first, setting.meeting(movement, dates, plan.MEETING, plan.PLAN))
    coordinator = await screen_of(api, COORDINATOR, links[COORDINATOR.id])
    screen = await screen_of(api, SCREEN, links[SCREEN.id])
    return Hall(api, teller, dates, turnout, links, marker, coordinator, screen)


async def welcome(hall: Hall) -> None:
    """The doors open, and everyone who is in time comes in: half of them in the room, half online."""
    await hall.do("meeting.open_doors", meeting=plan.MEETING)
    shown = hall.coordinator.view["meeting"]
    await hall.teller.tell("doors", title=shown["title"], code=shown["code"])
    await hall.do("meeting.check_in", meeting=plan.MEETING, mode="room")
    delegates = [people.delegate_of(member) for member in hall.turnout.punctual]
    came = await asyncio.gather(*(hall.enter(person) for person in (*delegates, *people.CONTACTS)))
    seats, partners = came[: len(delegates)], came[len(delegates) :]
    hall.seats |= dict(zip((member.id for member in hall.turnout.punctual), seats, strict=True))
    hall.partners |= dict(zip((partner.id for partner in people.PARTNERS), partners, strict=True))
    await hall.begin(plan.WELCOME)
    here = len(came) + 1
    await hall.all_see(lambda each: _present(each) == here, f"{here} people were present")
    present = hall.screen.held.live["present"]
    await hall.teller.tell(
        "arrived",
        room=present["room"],
        online=present["online"],
        seats=sum(present["seats"].values()),
        entitled=len(hall.screen.view["seats"]),
    )


async def applaud(hall: Hall, kind: str) -> None:
    """Everybody taps; every screen shows the same sums, room and online apart."""
    before = _taps(hall.screen.held.live, kind)
    for each in hall.people:
        each.react(kind, TAPS)
    expected = sum(before) + TAPS * len(hall.people)
    await hall.all_see(lambda each: sum(_taps(each.held.live, kind)) == expected, f"{expected} taps were counted")
    room, online = _taps(hall.screen.held.live, kind)
    await hall.teller.tell("applause", room=room - before[0], online=online - before[1])


def _taps(live: dict[str, dict[str, dict[str, int]]], kind: str) -> tuple[int, int]:
    reactions = live["reactions"]
    return reactions["room"].get(kind, 0), reactions["online"].get(kind, 0)


def _present(client: Client) -> int:
    present = client.held.live["present"]
    return int(present["room"] + present["online"])


async def _send(api: Api, token: str, steps: Iterable[setting.Step]) -> None:
    for name, fields in steps:
        await api.command(token, secrets.token_hex(10), name, fields)


async def _send_together(api: Api, token: str, steps: Iterable[setting.Step]) -> None:
    """None of them needs another."""
    await asyncio.gather(*(_send(api, token, [step]) for step in steps))


async def _give_links(api: Api, token: str, movement: str) -> dict[str, str]:
    """Person → the token of a link that the coordinator made for them."""
    links = {person.id: secrets.token_urlsafe(24) for person in people.PEOPLE}
    given = ({"movement": movement, "person": person, "token": link, "uses": 2} for person, link in links.items())
    await _send_together(api, token, (("movement.give_link", fields) for fields in given))
    return links
