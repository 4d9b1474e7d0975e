"""The one door, on a real database: once each, for those who may, with no words in the ledger."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from engine.ballot.papers import roll_digest
from engine.commands import Done, Envelope
from engine.directory import Person
from engine.errors import Refused
from engine.fields import Id, Pattern
from engine.house import work_off
from engine.meeting.commands import AgendaLine
from engine.moment import HOUSE
from engine.ports import DueRow, RollSeat, StorageUnavailable, StoredWorkflow
from engine.proposal.commands import ClauseLine, Settle
from engine.proposal.events import BallotOpened
from engine.registry import COMMANDS
from engine.states import Folded, States
from engine.workflow.read import canonical, read
from store import OpenedStore, open_store
from tests.house import COORDINATOR, MEETING, PLAN, House, delegate, seat
from workflows.loader import shipped

SECRET_WORDS = (
    "Tweede plan",
    "Een punt",
    "Jaarplan",
    "Punt 1",
    "Najaarsbijeenkomst",
    "Een idee",
    "Coördinator",
    "Delegatie",
    "Organisatie 1",
    "haast",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "polder.sqlite"


@pytest.fixture
def store(file: Path) -> Iterator[OpenedStore]:
    opened = open_store(f"sqlite:///{file}")
    yield opened
    opened.close()


@pytest.fixture
def house(store: OpenedStore) -> House:
    return House(store).furnish().plan_meeting()


def send(house: House, actor: str, id: str, command: str, **fields: Any) -> Any:
    return house.service.execute(Envelope(id=id, actor=actor, command=COMMANDS[command].type(**fields)))


def events(store: OpenedStore, stream: str) -> list[Any]:
    return [entry.event for entry in store.read(lambda reader: reader.entries(stream))]


def bend(house: House, **settings: Any) -> None:
    """Publish a second version of the yearly plan with other rules for its ballot."""
    path = next(path for path in shipped() if path.stem == "yearly_plan")
    source = yaml.safe_load(path.read_text()) | {"version": 3}
    source["stages"]["vote"]["settings"] |= settings
    publish(house, source)


def publish(house: House, source: dict[str, Any]) -> None:
    definition = read(source)
    assert not isinstance(definition, list), definition
    row = StoredWorkflow(
        workflow=definition.name, version=definition.version, digest=definition.digest, source=canonical(source)
    )
    house.store.write(lambda tx: tx.publish_workflow(row))


def another_plan(house: House, plan: str) -> House:
    """A plan that begins now, hence on the newest version."""
    fields = {"proposal": plan, "movement": "movement", "workflow": "yearly_plan", "title": "Tweede plan"}
    clauses = COMMANDS["proposal.start"].type.__annotations__ and ()
    house.must(COORDINATOR, "proposal.start", **fields, clauses=clauses, meeting=MEETING)
    house.must(COORDINATOR, "proposal.add_clause", proposal=plan, clause="c1", text="Een punt")
    return House(house.store, MEETING, plan, sent=house.sent)


def test_a_command_sent_twice_happens_once_and_gets_the_same_answer(house: House, store: OpenedStore) -> None:
    fields = {"proposal": PLAN, "clause": "clause-9", "text": "Punt 9"}
    first = send(house, COORDINATOR, "same", "proposal.add_clause", **fields)
    before = events(store, f"proposal:{PLAN}")
    assert isinstance(first, Done)
    assert send(house, COORDINATOR, "same", "proposal.add_clause", **fields) == first
    assert events(store, f"proposal:{PLAN}") == before


def test_an_id_is_not_used_for_something_else(house: House) -> None:
    send(house, COORDINATOR, "same", "proposal.add_clause", proposal=PLAN, clause="clause-9", text="Punt 9")
    other = send(
        house, COORDINATOR, "same", "proposal.add_clause", proposal=PLAN, clause="clause-9", text="Iets anders"
    )
    assert other == Refused("command_id_reused")


def test_two_people_may_use_the_same_id(house: House) -> None:
    for n in (1, 2):
        assert isinstance(send(house, delegate(n), "same", "meeting.check_in", meeting=MEETING, mode="room"), Done)


def test_what_was_refused_may_be_tried_again_under_its_id(house: House) -> None:
    fields = {"proposal": PLAN, "move": "revise"}
    assert isinstance(send(house, COORDINATOR, "same", "proposal.make_move", **fields), Refused)
    house.must(COORDINATOR, "proposal.make_move", proposal=PLAN, move="discuss")
    assert send(house, COORDINATOR, "same", "proposal.make_move", **fields).code == "move_held"


def test_a_stranger_is_not_told_whether_it_exists(house: House) -> None:
    for proposal in (PLAN, "no-such-plan"):
        answer = house.do("nobody", "proposal.make_move", proposal=proposal, move="discuss")
        assert answer == Refused("not_found", {"what": "proposal"})
    assert house.do("nobody", "meeting.end", meeting=MEETING) == Refused("not_found", {"what": "meeting"})
    assert house.do("nobody", "group.report", group="g") == Refused("not_found", {"what": "group"})


def test_a_role_that_is_too_low_is_told_which_is_needed(house: House) -> None:
    needed = Refused("role_may_not", {"needed": ["coordinator"]})
    assert house.do(delegate(1), "proposal.make_move", proposal=PLAN, move="discuss") == needed
    assert house.do(delegate(1), "movement.revoke_person", movement="movement", person=delegate(2)) == needed


def test_only_the_house_settles(house: House) -> None:
    assert house.do(COORDINATOR, "proposal.settle", proposal=PLAN) == Refused("role_may_not", {"needed": []})


def test_nobody_can_be_called_like_the_house(house: House) -> None:
    ids = [each for each in get_args(Id) if isinstance(each, Pattern)]
    assert ids
    assert not any(re.fullmatch(each.expression, HOUSE) for each in ids)
    fields = {"name": "Huis", "organisation": "partner", "role": "observer"}
    house.must(COORDINATOR, "movement.add_person", movement="movement", person="house", **fields)
    assert house.do("house", "proposal.settle", proposal=PLAN) == Refused("role_may_not", {"needed": []})
    assert isinstance(house.do("house", "movement.found", movement="mine", name="Mijn"), Refused)


def test_the_house_may_send_what_no_longer_has_an_object(house: House) -> None:
    settle = Envelope(id="settle:gone", actor=HOUSE, command=Settle(proposal="gone"))
    assert house.service.execute(settle) == Refused("not_found", {"what": "proposal"})


def test_whoever_is_revoked_does_nothing_more(house: House) -> None:
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person=delegate(1))
    assert house.do(delegate(1), "meeting.check_in", meeting=MEETING, mode="room") == Refused("access_revoked")


def test_whoever_is_revoked_is_no_longer_present(house: House, store: OpenedStore) -> None:
    house.check_in(1, 2)
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person=delegate(1))
    assert house.meeting().present_seats() == {seat(2)}
    assert [each.person for each in store.read(lambda reader: reader.presence(MEETING))] == [delegate(2)]
    last = store.read(lambda reader: reader.entries(f"meeting:{MEETING}"))[-1]
    assert (last.event.person, last.actor) == (delegate(1), HOUSE)


def test_a_seat_stays_while_a_colleague_is_there(house: House) -> None:
    colleague = {"person": "colleague", "name": "Collega", "organisation": seat(1), "role": "delegate"}
    house.must(COORDINATOR, "movement.add_person", movement="movement", **colleague)
    house.must("colleague", "meeting.check_in", meeting=MEETING, mode="online")
    house.check_in(1)
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person=delegate(1))
    assert house.meeting().present_seats() == {seat(1)}


def test_a_guest_who_is_revoked_is_no_longer_present(house: House, store: OpenedStore) -> None:
    store.write(lambda tx: tx.add_guest(Person(id="guest", name="Gast", language="nl", guest_of=MEETING)))
    house.must("guest", "meeting.ask_to_enter", meeting=MEETING)
    house.must(COORDINATOR, "meeting.admit", meeting=MEETING, person="guest")
    house.must("guest", "meeting.check_in", meeting=MEETING, mode="online")
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person="guest")
    assert "guest" not in house.meeting().attendance
    assert store.read(lambda reader: reader.presence(MEETING)) == []


def second_movement(house: House) -> str:
    """Founded by the coordinator of the first; another coordinator joins it."""
    house.must(COORDINATOR, "movement.found", movement="youth", name="Jeugd")
    (support,) = house.store.read(lambda reader: reader.organisations(["youth"]))
    fields = {"person": "other", "name": "Ander", "organisation": support.id, "role": "coordinator"}
    house.must(COORDINATOR, "movement.add_person", movement="youth", **fields)
    return "other"


def test_nobody_takes_over_a_person_of_another_movement(house: House) -> None:
    other = second_movement(house)
    fields = {"movement": "youth", "token": "t" * 22}
    assert house.do(other, "movement.give_link", person=COORDINATOR, **fields) == Refused("belongs_elsewhere")
    house.must(other, "movement.give_link", person=other, **fields)
    house.must(COORDINATOR, "movement.give_link", person=COORDINATOR, **(fields | {"token": "c" * 22}))


def test_a_movement_revokes_for_itself_alone(house: House, store: OpenedStore) -> None:
    other = second_movement(house)
    house.check_in(1)
    house.must(COORDINATOR, "meeting.check_in", meeting=MEETING, mode="room")
    house.must(other, "movement.revoke_person", movement="youth", person=COORDINATOR)
    assert [each.role for each in store.read(lambda reader: reader.memberships(COORDINATOR))] == ["coordinator"]
    assert set(house.meeting().attendance) == {COORDINATOR, delegate(1)}, "of no concern to the other movement"
    house.must(COORDINATOR, "meeting.begin_item", meeting=MEETING, item="plan")
    assert isinstance(house.do(COORDINATOR, "movement.revoke_person", movement="youth", person=other), Refused)


def test_revoking_leaves_ended_and_other_meetings_alone(house: House, store: OpenedStore) -> None:
    house.check_in(1)
    house.must(COORDINATOR, "meeting.end", meeting=MEETING)
    before = events(store, f"meeting:{MEETING}")
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person=delegate(1))
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person=delegate(2))
    assert events(store, f"meeting:{MEETING}") == before


def test_nobody_lays_the_plan_of_others_on_their_table(house: House) -> None:
    """Whoever coordinates two movements keeps their proposals and meetings apart, as everybody must."""
    house.must(COORDINATOR, "movement.found", movement="youth", name="Jeugd")
    fields = {"meeting": "theirs", "movements": ("youth",), "title": "Jeugd", "starts_at": "2030-01-01T12:00:00Z"}
    house.must(COORDINATOR, "meeting.plan", **fields)
    line = AgendaLine(item="x", title="X", proposal=PLAN)
    assert house.do(COORDINATOR, "meeting.add_item", meeting="theirs", line=line) == Refused(
        "not_found", {"what": "proposal"}
    )
    assert house.do(COORDINATOR, "proposal.bring", proposal=PLAN, meeting="theirs") == Refused(
        "not_found", {"what": "meeting"}
    )
    again = fields | {"meeting": "again", "agenda": (line,)}
    assert house.do(COORDINATOR, "meeting.plan", **again) == Refused("not_found", {"what": "proposal"})
    start = {"movement": "movement", "workflow": "yearly_plan", "title": "X", "meeting": "theirs"}
    assert house.do(COORDINATOR, "proposal.start", proposal="p2", **start) == Refused("not_found", {"what": "meeting"})


def raw_rows(file: Path) -> tuple[str, str]:
    """The ledger as it lies in the file: every column of every row, and of those about ballots."""
    connection = sqlite3.connect(file)
    rows = [repr(row) for row in connection.execute("SELECT * FROM ledger")]
    connection.close()
    return "\n".join(rows), "\n".join(row for row in rows if "'ballot." in row)


def test_the_ledger_holds_no_words_no_names_and_no_secret_choices(house: House, file: Path) -> None:
    bend(house, secrecy="secret")
    secret = another_plan(house.check_in(*range(1, 18)), "secret-plan").talk()
    secret.must(COORDINATOR, "proposal.make_move", proposal="secret-plan", move="open_ballot", reason="Er is haast")
    ballot = secret.proposal().open_ballot
    for n in range(1, 19):
        assert isinstance(secret.cast(n, ballot, "yes" if n < 15 else "no"), Done)
    secret.must(COORDINATOR, "proposal.close_ballot", proposal="secret-plan", ballot=ballot)
    assert secret.proposal().stage == "adopted"
    ledger, about_ballots = raw_rows(file)
    assert "ballot.closed" in about_ballots
    assert [words for words in SECRET_WORDS if words in ledger] == []
    assert [id for id in ("organisation-", "delegate-") if id in about_ballots] == []
    assert re.findall(r'"(?:yes|no|abstain)"(?!:)', ledger) == [], "a choice of somebody's"


def test_the_ledger_holds_no_link_to_a_call(house: House, file: Path, store: OpenedStore) -> None:
    link = "https://example.org/call?pwd=hunter2"
    fields = {"meeting": "online", "movements": ("movement",), "title": "X", "starts_at": "2030-01-01T12:00:00Z"}
    house.must(COORDINATOR, "meeting.plan", **fields, call_link=link)
    assert "hunter2" not in raw_rows(file)[0]
    (planned, *_) = events(store, "meeting:online")
    assert list(store.read(lambda reader: reader.texts([planned.call_link.id])).values()) == [link]


def test_words_can_be_erased_and_the_chain_still_verifies(house: House, store: OpenedStore) -> None:
    text = house.proposal().clauses["clause-1"].text
    store.write(lambda tx: tx.erase_text(text.id))
    assert store.read(lambda reader: dict(reader.texts([text.id]))) == {}
    assert store.read(lambda reader: [each for each in reader.streams() if reader.verify(each)]) == []


def test_a_deadline_closes_its_ballot_by_itself(house: House, store: OpenedStore) -> None:
    """The row is moved to the present rather than waiting for its minute."""
    house.check_in(*range(1, 20)).talk()
    ballot = house.open_ballot(minutes=1)
    for n in range(1, 20):
        house.cast(n, ballot)
    assert work_off(house.service, {}) is None
    early = DueRow(key=f"close:{ballot}", at=past(store), command="proposal.close_ballot", fields=close_fields(ballot))
    store.write(lambda tx: tx.put_due(early))
    worked = work_off(house.service, {})
    assert worked
    assert worked.answer == Refused("ballot_not_due")
    assert house.proposal().open_ballot == ballot
    clocked = House(Ahead(store), sent=house.sent)
    store.write(lambda tx: tx.put_due(early))
    assert work_off(clocked.service, {})
    assert clocked.proposal().stage == "adopted"
    assert work_off(clocked.service, {}) is None


def close_fields(ballot: str) -> dict[str, Any]:
    return {"proposal": PLAN, "ballot": ballot}


def past(store: OpenedStore) -> Any:
    return store.read(lambda reader: reader.now()) - timedelta(minutes=1)


class Ahead:
    """The same store, an hour later: its transactions tell another time."""

    def __init__(self, store: OpenedStore) -> None:
        self._store = store

    def write(self, job: Any) -> Any:
        return self._store.write(lambda tx: job(Later(tx)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


class Later:
    def __init__(self, tx: Any) -> None:
        self._tx = tx

    def now(self) -> Any:
        return self._tx.now() + timedelta(hours=1)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tx, name)


def by_itself(house: House) -> House:
    """A plan whose ballot opens as soon as every group has reported."""
    path = next(path for path in shipped() if path.stem == "yearly_plan")
    source = yaml.safe_load(path.read_text()) | {"version": 3}
    del source["moves"]["open_ballot"]["by"]
    publish(house, source)
    return another_plan(house, "second")


def test_the_last_report_lets_the_house_go_on(house: House, store: OpenedStore) -> None:
    house.check_in(*range(1, 20))
    second = by_itself(house).talk()
    assert second.proposal().stage == "groups"
    while work_off(second.service, {}):
        pass
    assert second.proposal().stage == "vote"
    assert second.proposal().history[-1].by is None


def test_what_is_in_the_archive_goes_nowhere_until_it_is_taken_out(house: House, store: OpenedStore) -> None:
    house.check_in(*range(1, 20))
    second = by_itself(house)
    house.must(COORDINATOR, "proposal.make_move", proposal="second", move="discuss")
    house.must(COORDINATOR, "proposal.archive", proposal="second")
    second.form_groups("round-2")
    house.must(COORDINATOR, "meeting.close_groups", meeting=MEETING, round="round-2")
    assert work_off(second.service, {}) is None
    assert second.proposal().stage == "groups"
    house.must(COORDINATOR, "proposal.unarchive", proposal="second")
    assert second.proposal().stage == "vote"


def test_a_table_that_cannot_report_does_not_hold_the_vote_once_the_round_is_closed(house: House) -> None:
    house.check_in(*range(1, 20))
    house.must(COORDINATOR, "proposal.make_move", proposal=PLAN, move="discuss")
    house.form_groups("round-1")
    held = house.do(COORDINATOR, "proposal.make_move", proposal=PLAN, move="open_ballot")
    assert isinstance(held, Refused)
    assert [guard["guard"] for guard in held.params["guards"]] == ["every_group_reported"]
    house.must(COORDINATOR, "meeting.close_groups", meeting=MEETING, round="round-1")
    assert house.open_ballot()


def test_a_plan_may_leave_its_first_stage_as_it_starts(house: House) -> None:
    """With who is at the meeting already: its ballot asks for a quorum."""
    path = next(path for path in shipped() if path.stem == "yearly_plan")
    source = yaml.safe_load(path.read_text()) | {"version": 3}
    at_once = {"title": {"nl": "x", "en": "x"}, "from": ["draft"], "to": "vote", "guards": ["quorum_present"]}
    source["moves"]["at_once"] = at_once
    publish(house, source)
    fields = {"movement": "movement", "workflow": "yearly_plan", "title": "X", "meeting": MEETING}
    lines = (ClauseLine(clause="c1", text="Een punt"),)
    house.check_in(*range(1, 18)).must(COORDINATOR, "proposal.start", proposal="early", **fields, clauses=lines)
    house.check_in(18).must(COORDINATOR, "proposal.start", proposal="late", **fields, clauses=lines)
    stages = [House(house.store, MEETING, plan).proposal().stage for plan in ("early", "late")]
    assert stages == ["draft", "vote"]


class Changing:
    """The same store, in whose first transaction somebody else's commit (of a new organisation) comes in half-way."""

    def __init__(self, store: OpenedStore) -> None:
        self._store = store
        self.runs = 0

    def write(self, job: Any) -> Any:
        def run(tx: Any) -> Any:
            self.runs += 1
            return job(Changed(tx) if self.runs == 1 else tx)

        return self._store.write(run)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


class Changed:
    def __init__(self, tx: Any) -> None:
        self._tx = tx
        self._appended = False

    def append(self, *given: Any) -> Any:
        self._appended = True
        return self._tx.append(*given)

    def organisations(self, movements: Any) -> Any:
        found = self._tx.organisations(movements)
        return [*found, replace(found[-1], id="newcomer")] if self._appended else found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tx, name)


def test_the_roll_that_is_frozen_is_the_one_that_was_published(house: House, store: OpenedStore) -> None:
    house.check_in(*range(1, 19)).talk()
    changing = Changing(store)
    ballot = House(changing, sent=house.sent).open_ballot()
    assert changing.runs == 2
    opened = next(each for each in events(store, f"proposal:{PLAN}") if isinstance(each, BallotOpened))
    roll = [RollSeat(seat=each.seat) for each in store.read(lambda reader: reader.seats(ballot))]
    assert (len(roll), roll_digest(roll)) == (26, opened.roll)


def test_settling_twice_is_settling_once(house: House, store: OpenedStore) -> None:
    house.check_in(*range(1, 20))
    second = by_itself(house).talk()
    settle = Envelope(id="settle:second", actor=HOUSE, command=Settle(proposal="second"))
    first = second.service.execute(settle)
    before = events(store, "proposal:second")
    assert isinstance(first, Done)
    assert second.service.execute(settle) == first
    assert events(store, "proposal:second") == before


def test_the_fold_that_is_kept_is_the_fold_from_the_ledger(house: House, store: OpenedStore) -> None:
    house.check_in(1, 2).talk()
    for stream in store.read(lambda reader: reader.streams()):
        assert loaded(store, stream, house.service.folded) == loaded(store, stream, Folded())


def loaded(store: OpenedStore, stream: str, folded: Folded) -> tuple[int, Any]:
    return store.read(lambda reader: States(reader, folded).load(stream))


def test_who_listens_hears_of_each_vote_that_is_laid(house: House) -> None:
    house.check_in(*range(1, 20)).talk()
    heard: list[str] = []
    house.service.when_votes_are_laid(heard.append)
    ballot = house.open_ballot()
    house.cast(1, ballot)
    house.cast(27, ballot)
    assert heard == [ballot]


def test_a_vote_that_is_laid_is_recorded_whatever_becomes_of_who_listens(house: House) -> None:
    house.check_in(*range(1, 20)).talk()
    heard: list[str] = []

    def fails(ballot: str) -> None:
        raise StorageUnavailable("storage_unavailable")

    house.service.when_votes_are_laid(fails)
    house.service.when_votes_are_laid(heard.append)
    ballot = house.open_ballot()
    assert isinstance(house.cast(1, ballot), Done)
    assert heard == [ballot]
