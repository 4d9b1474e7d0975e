"""Paths played through the door of a real house, on a database: facts come from check-ins, groups, notes and casts."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from engine.commands import Envelope
from engine.errors import Refused
from engine.ports import Reader, StoredWorkflow
from engine.proposal.commands import ClauseLine
from engine.proposal.state import Proposal
from engine.states import Folded, States
from engine.text import Text
from engine.workflow.read import canonical, read
from tests.golden.paths import FOR_EACH_TEAM, PORTFOLIO, GoldenPath, Player, Refusal, words_of
from tests.house import COORDINATOR, MEETING, PLAN, House, delegate, seat


class Stored(Player):
    """`after_each` is called after every command that happened."""

    def __init__(self, house: House, path: GoldenPath, after_each: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.house = house
        self.folded = Folded()
        self.after_each = after_each
        self.workflow = path.workflow
        self.rounds = 0
        self.seats = path.seats
        house.furnish(path.seats)
        self.must(
            "meeting.plan", meeting=MEETING, movements=("movement",), title="Autumn", starts_at="2030-11-09T12:00:00Z"
        )
        lines = tuple(ClauseLine(clause=clause, text=words_of(clause, 0)) for clause in path.clauses)
        workflow = PORTFOLIO if path.team else path.workflow
        fields = {"proposal": PLAN, "movement": "movement", "workflow": workflow, "title": "Plan"}
        self.must("proposal.start", **fields, clauses=lines, meeting=MEETING)
        if path.team:
            self.teams([path.team])
            self.must("proposal.make_move", proposal=PLAN, move=FOR_EACH_TEAM)
            self.plan = self.begun_for(path.team)
        self.must("meeting.open_doors", meeting=MEETING)
        self.check_in(path.present)

    def must(self, command: str, by: str = COORDINATOR, **fields: Any) -> None:
        self.house.must(by, command, **fields)
        self.after_each()

    def ask(self, command: object, by: str) -> Refusal:
        envelope = Envelope(id=f"path-{next(self.house.sent)}", actor=by, command=command)
        answer = self.house.service.execute(envelope)
        self.after_each()
        return answer if isinstance(answer, Refused) else None

    def proposal(self) -> Proposal:
        """From the ledger alone: what the house has kept folded is not used."""
        return self.proposal_from(self.folded)

    def proposal_from(self, folded: Folded) -> Proposal:
        """From what has been kept, and the ledger after that."""

        def look(reader: Reader) -> Proposal | None:
            states = States(reader, folded)
            found = states.proposal(self.plan)
            states.keep()
            return found

        found = self.house.store.read(look)
        assert found
        return found

    def words(self, text: Text) -> str:
        return self.house.store.read(lambda reader: reader.texts([text.id])).get(text.id, "")

    def check_in(self, count: int) -> None:
        here = self.house.meeting().attendance
        absent = [n for n in range(1, self.seats + 1) if delegate(n) not in here]
        for n in absent[:count]:
            self.must("meeting.check_in", delegate(n), meeting=MEETING, mode="room" if n % 2 else "online")

    def check_out(self, count: int) -> None:
        for n in range(1, count + 1):
            self.must("meeting.check_out", delegate(n), meeting=MEETING)

    def groups(self, count: int) -> None:
        """The round before is over."""
        if open_round := self.house.meeting().open_round():
            self.must("meeting.close_groups", meeting=MEETING, round=open_round.round)
        self.rounds += 1
        fields = {"meeting": MEETING, "round": f"round-{self.rounds}", "question": "What do you think?"}
        self.must("meeting.form_groups", **fields, tables=count, rooms=0, proposal=self.plan)

    def report(self, count: int) -> None:
        for group in self.house.groups(f"round-{self.rounds}")[:count]:
            writer = self.house.people_in(group)[0]
            self.must("group.write_note", writer, group=group, note="n1", kind="idea", text="An idea")
            self.must("group.report", writer, group=group)

    def cast(self, number: int, choice: dict[str, str]) -> None:
        ballot = self.proposal().open_ballot
        fields = {"ballot": ballot, "seat": self.voter(number), "key": f"key-{number:020d}", "n": 1, "choice": choice}
        why = {question: "Dit kan zo niet" for question, answer in choice.items() if answer == "objection"}
        self.house.must(delegate(number), "ballot.cast", **fields, reasons=why)

    def weigh(self, weights: dict[int, int]) -> None:
        for number, weight in weights.items():
            self.must("movement.weigh_organisation", movement="movement", organisation=seat(number), weight=weight)

    def turns(self, waiting: int) -> None:
        """All are asked; all but so many pass."""
        self.must("meeting.ask_everyone", meeting=MEETING, proposal=self.plan)
        for person in self.house.meeting().floor.yet_to_speak(self.plan)[waiting:]:
            self.must("meeting.lower_hand", person, meeting=MEETING)

    def teams(self, names: list[str]) -> None:
        for name in names:
            self.must("team.found", team=name, movement="movement", name=name)

    def child(self, item: str, move: str) -> None:
        self.must("proposal.make_move", proposal=self.begun_for(item), move=move)
        self.house.work_off()
        self.after_each()

    def begun_for(self, item: str) -> str:
        """The proposal that the plan began for it, once the house has done so."""
        self.house.work_off()
        self.after_each()
        return next(id for id, each in self.proposal().children.items() if each.item == item)

    def dissolve_team(self, by_hand: bool) -> None:
        assert by_hand
        self.house.work_off()
        self.must("team.dissolve", team=self.proposal().team)
        self.house.work_off()

    def publish(self, version: int) -> None:
        """A later version with stricter rules and another first stage: nothing of it may touch what runs."""
        first = self.house.store.read(lambda reader: reader.workflow(self.workflow))
        assert first
        source = json.loads(first.source)
        source["version"] = version
        source["stages"]["vote"]["settings"] |= {"quorum": 26, "threshold": {"at_least": 1, "of": "entitled"}}
        source["start"] = "revise"
        definition = read(source)
        assert not isinstance(definition, list)
        later = StoredWorkflow(
            workflow=self.workflow, version=version, digest=definition.digest, source=canonical(source)
        )
        self.house.store.write(lambda tx: tx.publish_workflow(later))
