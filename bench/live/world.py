"""The hall: so many people of twenty-six organisations in one meeting, each with a session, and what they vote on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from engine.directory import Membership, Movement, Organisation, Person, hash_token
from engine.meeting.commands import AgendaLine
from engine.ports import Session, Store, Transaction
from engine.proposal.commands import ClauseLine
from tests.house import COORDINATOR, House, publish, seat

ORGANISATIONS = 26
MEETING = "hall"
CLAUSES = 6
SCREEN = "projector"


def somebody(number: int) -> str:
    return f"person-{number}"


def session_of(person: str) -> str:
    return f"session-of-{person}-0123456789"


@dataclass(frozen=True, slots=True)
class World:
    """`proposals`: of each the ballot can be opened once."""

    people: tuple[str, ...]
    proposals: tuple[str, ...]
    channel: str = f"meeting:{MEETING}"


def furnish(store: Store, people: int, proposals: int) -> World:
    """Everybody is in the meeting, half of them in the room; nobody is connected yet."""
    publish(store)
    everyone = tuple(somebody(n) for n in range(people))
    store.write(lambda tx: _people(tx, everyone))
    house = House(store, meeting_id=MEETING)
    plans = tuple(f"question-{n}" for n in range(proposals))
    for plan in plans:
        _question(house, plan)
    house.must(
        COORDINATOR,
        "meeting.plan",
        meeting=MEETING,
        movements=("movement",),
        title="Najaarsbijeenkomst",
        starts_at="2026-12-02T12:00:00Z",
        agenda=tuple(AgendaLine(item=plan, title=plan, proposal=plan) for plan in plans),
    )
    for plan in plans:
        house.must(COORDINATOR, "proposal.bring", proposal=plan, meeting=MEETING)
    house.must(COORDINATOR, "meeting.open_doors", meeting=MEETING)
    for number, person in enumerate(everyone):
        house.must(person, "meeting.check_in", meeting=MEETING, mode="online" if number % 2 else "room")
    return World(everyone, plans)


def _question(house: House, plan: str) -> None:
    """Who is here chooses one of six, and sees how many have: counts that grow as one looks on are not measured."""
    lines = tuple(ClauseLine(clause=f"{plan}-{n}", text=f"Antwoord {n}") for n in range(CLAUSES))
    house.must(
        COORDINATOR,
        "proposal.start",
        proposal=plan,
        movement="movement",
        workflow="poll",
        title=plan,
        clauses=lines,
    )
    rules = {"electorate": "persons", "among": "present", "per": "options", "method": "plurality"}
    house.must(COORDINATOR, "proposal.set_rules", proposal=plan, stage="ask", rules=rules)


def _people(tx: Transaction, everyone: tuple[str, ...]) -> None:
    seats = [seat(n) for n in range(1, ORGANISATIONS + 1)]
    staff = {COORDINATOR: "coordinator", SCREEN: "screen"}
    tx.change_directory(
        "movement",
        [
            Movement(id="movement", name="Beweging", language="nl"),
            Organisation(id="support", movement="movement", name="Ondersteuning", short="Steun", kind="support"),
            *(
                Organisation(id=each, movement="movement", name=f"Organisatie {each}", short=each, kind="member")
                for each in seats
            ),
            *(Person(id=person, name=f"Deelnemer {person}", language="nl") for person in (*staff, *everyone)),
            *(Membership(person=person, organisation="support", role=role) for person, role in staff.items()),
            *(
                Membership(person=person, organisation=seats[number % ORGANISATIONS], role="participant")
                for number, person in enumerate(everyone)
            ),
        ],
    )
    expires = tx.now() + timedelta(hours=2)
    for person in (*staff, *everyone):
        tx.add_session(Session(token_hash=hash_token(session_of(person)), person=person, expires_at=expires))
