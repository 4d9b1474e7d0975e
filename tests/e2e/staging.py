"""A meeting with the case's own names and words, brought quickly to any moment. The named organisations only do what
they did: who is away or votes against is always an invented one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from engine.directory import Membership, Organisation, Person, hash_token
from engine.meeting.commands import AgendaLine
from engine.ports import Session, Store, Transaction
from engine.proposal.commands import ClauseLine
from rehearsal.case import people, plan, talk
from rehearsal.case.dates import dates_from
from tests.house import COORDINATOR, House, delegate, publish, seat
from tests.sockets.conftest import session_of
from workflows.loader import shipped

HERE = range(1, 21)
CLAUSES = tuple(plan.clauses(dates_from(datetime(2021, 11, 1, tzinfo=UTC).date())))


def name_everybody(store: Store) -> None:
    """The house's organisations and delegates get the names of the case."""
    rows: list[Any] = []
    for n, member in enumerate(people.MEMBERS, start=1):
        rows += [
            Organisation(id=seat(n), movement="movement", name=member.name, short=member.short, kind="member"),
            Person(id=delegate(n), name=f"Delegatie {member.name}", language="nl"),
        ]
    store.write(lambda tx: tx.change_directory("movement", rows))


def prepare(store: Store, name: str, workflow: str = "yearly_plan") -> House:
    """A meeting as it was prepared, its doors still shut; `name` tells it from others in the same house."""
    house = House(store, meeting_id=name, plan_id=f"{name}-plan")
    dates = dates_from(store.read(lambda reader: reader.now()).date())
    house.must(
        COORDINATOR,
        "proposal.start",
        proposal=house.plan_id,
        movement="movement",
        workflow=workflow,
        title=plan.plan_title(dates),
        clauses=tuple(ClauseLine(clause=clause, text=text) for clause, text in plan.clauses(dates).items()),
    )
    house.must(
        COORDINATOR,
        "meeting.plan",
        meeting=house.meeting_id,
        movements=("movement",),
        title=plan.MEETING_TITLE,
        starts_at=dates.meeting,
        place=plan.PLACE,
        agenda=tuple(
            AgendaLine(
                item=item.id,
                title=item.title,
                minutes=item.minutes,
                proposal=house.plan_id if item.proposal else None,
            )
            for item in plan.agenda(dates)
        ),
    )
    house.must(COORDINATOR, "proposal.bring", proposal=house.plan_id, meeting=house.meeting_id)
    return house


def open_doors(house: House) -> None:
    house.must(COORDINATOR, "meeting.open_doors", meeting=house.meeting_id)


def begin(house: House, item: str) -> None:
    house.must(COORDINATOR, "meeting.begin_item", meeting=house.meeting_id, item=item)


def to_the_groups(house: House, tables: int = 3, rooms: int = 3) -> None:
    """The plan goes to the groups, and everywhere there is a note."""
    house.must(COORDINATOR, "proposal.make_move", proposal=house.plan_id, move="discuss")
    house.must(
        COORDINATOR,
        "meeting.form_groups",
        meeting=house.meeting_id,
        round="round-1",
        question=talk.ABOUT_THE_PLAN.question,
        tables=tables,
        rooms=rooms,
        proposal=house.plan_id,
    )
    for n, note in enumerate(talk.ABOUT_THE_PLAN.notes):
        groups = house.groups("round-1")
        write(house, groups[n % len(groups)], f"note-{n}", note.kind, note.text)


def write(house: House, group: str, note: str, kind: str, text: str) -> None:
    writer = house.people_in(group)[0]
    house.must(writer, "group.write_note", group=group, note=note, kind=kind, text=text)


def report(house: House, *groups: str) -> None:
    for group in groups:
        house.must(house.people_in(group)[0], "group.report", group=group)


def to_the_ballot(house: House, minutes: int = 0, here: range = HERE) -> str:
    """Everything before the ballot, and the ballot opened; past the quorum where there is none. Its id."""
    open_doors(house)
    begin(house, plan.THE_PLAN)
    house.check_in(*here)
    to_the_groups(house, 1, 1)
    report(house, *house.groups("round-1"))
    return open_ballot(house, minutes)


def open_ballot(house: House, minutes: int = 0, move: str = "open_ballot") -> str:
    reason = "De trein staat stil; de rest komt later."
    fields = {"proposal": house.plan_id, "move": move, "minutes": minutes, "reason": reason}
    house.must(COORDINATOR, "proposal.make_move", **fields)
    return str(house.proposal().open_ballot)


def vote(house: House, ballot: str, number: int, **exceptions: str) -> None:
    """For everything, except as said."""
    choice = {clause: exceptions.get(clause, "yes") for clause in house.proposal().ballots[ballot].questions}
    key = f"key-of-{number:020d}"
    cast = {"ballot": ballot, "seat": seat(number), "key": key, "n": 1, "choice": choice}
    house.must(delegate(number), "ballot.cast", **cast)


def all_vote(house: House, ballot: str, against: dict[str, int], numbers: range = HERE) -> None:
    """Everybody votes for everything, but the last so many are against a clause."""
    for n in numbers:
        vote(house, ballot, n, **{clause: "no" for clause, most in against.items() if n > numbers.stop - 1 - most})


def close(house: House, ballot: str) -> None:
    house.must(COORDINATOR, "proposal.close_ballot", proposal=house.plan_id, ballot=ballot)


def publish_secret(store: Store, folder: Path) -> str:
    """The yearly plan with a secret ballot, as a workflow of its own; its name."""
    source = next(path for path in shipped() if path.stem == "yearly_plan").read_text("utf-8")
    secret = source.replace("workflow: yearly_plan", "workflow: secret_plan").replace(
        "secrecy: open", "secrecy: secret"
    )
    path = folder / "secret_plan.yaml"
    path.write_text(secret, "utf-8")
    publish(store, [path])
    return "secret_plan"


def add_colleague(store: Store, number: int) -> str:
    """A second delegate of an organisation, with a session; who it is."""
    person = f"colleague-{number}"
    rows: list[Any] = [
        Person(id=person, name=f"Collega {number}", language="nl"),
        Membership(person=person, organisation=seat(number), role="delegate"),
    ]

    def job(tx: Transaction) -> None:
        tx.change_directory("movement", rows)
        token = hash_token(session_of(person))
        tx.add_session(Session(token_hash=token, person=person, expires_at=tx.now() + timedelta(hours=1)))

    store.write(job)
    return person
