"""A small house for tests: a movement with organisations, people and a published workflow, driven through the door."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import engine.ballot.commands
import engine.board.commands
import engine.group.commands
import engine.meeting.commands
import engine.proposal.commands
import engine.team.commands  # noqa: F401 - importing a noun's commands registers them
from engine.commands import Answer, Done, Envelope
from engine.directory import Membership, Movement, Organisation, Person
from engine.errors import Refused
from engine.house import work_off
from engine.meeting.commands import AgendaLine
from engine.ports import Store, StoredWorkflow, Transaction
from engine.proposal.commands import ClauseLine
from engine.registry import COMMANDS
from engine.service import Service
from engine.states import States
from workflows.loader import load_file, shipped

COORDINATOR = "coordinator"
PLAN, MEETING = "plan", "autumn"


def delegate(number: int) -> str:
    return f"delegate-{number}"


def seat(number: int) -> str:
    return f"organisation-{number}"


def publish(store: Store, paths: list[Path] | None = None) -> None:
    found = [stored_workflow(path) for path in paths or list(shipped())]

    def rows(tx: Transaction) -> None:
        for each in found:
            tx.publish_workflow(each)

    store.write(rows)


def stored_workflow(path: Path) -> StoredWorkflow:
    loaded = load_file(path)
    assert loaded.definition, loaded.problems
    made = loaded.definition
    return StoredWorkflow(workflow=made.name, version=made.version, digest=made.digest, source=loaded.source)


@dataclass
class House:
    """`do` sends a command and gives its answer; `must` insists that it happened."""

    store: Store
    meeting_id: str = MEETING
    plan_id: str = PLAN
    service: Service = field(init=False)
    sent: Any = field(default_factory=count)

    def __post_init__(self) -> None:
        self.service = Service(self.store, os.urandom)

    def do(self, actor: str, command: str, **fields: Any) -> Answer:
        built = COMMANDS[command].type(**fields)
        return self.service.execute(
            Envelope(id=f"{self.meeting_id}-{self.plan_id}-{next(self.sent)}", actor=actor, command=built)
        )

    def must(self, actor: str, command: str, **fields: Any) -> Done:
        answer = self.do(actor, command, **fields)
        assert not isinstance(answer, Refused), answer
        return answer

    def work_off(self) -> None:
        """The house does what is due."""
        while (worked := work_off(self.service, {})) is not None:
            assert not isinstance(worked.answer, Refused), worked

    def furnish(self, organisations: int = 26) -> House:
        """A movement with its coordinator, and so many member organisations with a delegate each; a partner beside."""
        publish(self.store)

        def rows(tx: Transaction) -> None:
            changes: list[Any] = [
                Movement(id="movement", name="Beweging", language="nl"),
                Organisation(id="support", movement="movement", name="Ondersteuning", short="Steun", kind="support"),
                Organisation(id="partner", movement="movement", name="Partner", short="Partner", kind="partner"),
                Person(id=COORDINATOR, name="Coördinator", language="nl"),
                Person(id="partner-1", name="Contact van de partner", language="nl"),
                Person(id="projector", name="Scherm", language="nl"),
                Membership(person=COORDINATOR, organisation="support", role="coordinator"),
                Membership(person="partner-1", organisation="partner", role="participant"),
                Membership(person="projector", organisation="support", role="screen"),
                Person(id="observer-1", name="Iemand die meekijkt", language="nl"),
                Membership(person="observer-1", organisation="partner", role="observer"),
            ]
            for n in range(1, organisations + 1):
                name = f"Organisatie {n}"
                changes += [
                    Organisation(id=seat(n), movement="movement", name=name, short=f"Org. {n}", kind="member"),
                    Person(id=delegate(n), name=f"Delegatie {n}", language="nl"),
                    Membership(person=delegate(n), organisation=seat(n), role="delegate"),
                ]
            tx.change_directory("movement", changes)
            tx.add_guest(Person(id="stranger", name="Iemand van buiten", language="nl"))

        self.store.write(rows)
        return self

    def plan_meeting(self, clauses: int = 5) -> House:
        """The plan in draft, on the agenda of a meeting whose doors are open."""
        lines = tuple(ClauseLine(clause=f"clause-{n}", text=f"Punt {n}") for n in range(1, clauses + 1))
        self.must(
            COORDINATOR,
            "proposal.start",
            proposal=self.plan_id,
            movement="movement",
            workflow="yearly_plan",
            title="Jaarplan",
            clauses=lines,
        )
        agenda = (
            AgendaLine(item="welcome", title="Welkom"),
            AgendaLine(item="plan", title="Plan", proposal=self.plan_id),
        )
        self.must(
            COORDINATOR,
            "meeting.plan",
            meeting=self.meeting_id,
            movements=("movement",),
            title="Najaarsbijeenkomst",
            starts_at="2026-12-02T12:00:00Z",
            agenda=agenda,
        )
        self.must(COORDINATOR, "proposal.bring", proposal=self.plan_id, meeting=self.meeting_id)
        self.must(COORDINATOR, "meeting.open_doors", meeting=self.meeting_id)
        return self

    def check_in(self, *numbers: int) -> House:
        for n in numbers:
            self.must(delegate(n), "meeting.check_in", meeting=self.meeting_id, mode="room" if n % 2 else "online")
        return self

    def talk(self, round: str = "round-1", tables: int = 2, rooms: int = 2) -> House:
        """The plan goes to the small groups, and each writes a note and reports."""
        self.must(COORDINATOR, "proposal.make_move", proposal=self.plan_id, move="discuss")
        self.form_groups(round, tables, rooms)
        for group in self.groups(round):
            writer = self.people_in(group)[0]
            self.must(writer, "group.write_note", group=group, note=f"note-{group}", kind="idea", text="Een idee")
            self.must(writer, "group.report", group=group)
        return self

    def form_groups(self, round: str, tables: int = 2, rooms: int = 2) -> None:
        self.must(
            COORDINATOR,
            "meeting.form_groups",
            meeting=self.meeting_id,
            round=round,
            question="Wat vinden jullie?",
            tables=tables,
            rooms=rooms,
            proposal=self.plan_id,
        )

    def groups(self, round: str) -> tuple[str, ...]:
        return self.meeting().rounds[round].groups

    def people_in(self, group: str) -> tuple[str, ...]:
        return self.meeting().people_in(group)

    def meeting(self) -> Any:
        found = self.store.read(lambda reader: States(reader, self.service.folded).meeting(self.meeting_id))
        assert found
        return found

    def proposal(self) -> Any:
        found = self.store.read(lambda reader: States(reader, self.service.folded).proposal(self.plan_id))
        assert found
        return found

    def open_ballot(self, minutes: int = 0) -> str:
        self.must(COORDINATOR, "proposal.make_move", proposal=self.plan_id, move="open_ballot", minutes=minutes)
        ballot = self.proposal().open_ballot
        assert ballot
        return str(ballot)

    def cast(self, number: int, ballot: str, option: str = "yes", *, key: str = "", n: int = 1) -> Answer:
        choice = dict.fromkeys(self.proposal().ballots[ballot].questions, option)
        return self.do(
            delegate(number),
            "ballot.cast",
            ballot=ballot,
            seat=seat(number),
            key=key or f"key-of-{number:020d}",
            n=n,
            choice=choice,
        )
