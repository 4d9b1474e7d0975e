"""What the house does by itself: deadlines, automatic moves, and a roll that stays what was published."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import yaml

from engine.ballot.papers import roll_digest
from engine.commands import Done, Envelope
from engine.errors import Refused
from engine.house import work_off
from engine.moment import HOUSE, instant, timestamp
from engine.ports import DueRow, RollSeat
from engine.proposal.commands import ClauseLine, Settle
from engine.proposal.events import BallotOpened
from store import OpenedStore
from tests.engine.door import another_plan, events, publish
from tests.house import COORDINATOR, MEETING, PLAN, House
from workflows.loader import shipped


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


def test_more_time_moves_the_deadline_everywhere_it_stands(house: House, store: OpenedStore) -> None:
    """The proposal, the urn by whose clock votes are late, and what is due."""
    house.check_in(*range(1, 20)).talk()
    ballot = house.open_ballot(minutes=50)
    more = {"proposal": PLAN, "ballot": ballot, "minutes": 30}
    before = house.proposal().ballots[ballot].closes_at
    house.must(COORDINATOR, "proposal.give_ballot_time", **more)
    after = house.proposal().ballots[ballot].closes_at
    assert before
    assert after
    assert instant(after) - instant(before) == timedelta(minutes=30)
    ahead = House(Ahead(store), sent=house.sent)
    held = DueRow(key=f"close:{ballot}", at=past(store), command="proposal.close_ballot", fields=close_fields(ballot))
    store.write(lambda tx: tx.put_due(held))
    worked = work_off(ahead.service, {})
    assert worked
    assert worked.answer == Refused("ballot_not_due")
    assert isinstance(house.cast(1, ballot), Done)


def test_no_time_is_given_once_the_deadline_has_passed(house: House, store: OpenedStore) -> None:
    house.check_in(*range(1, 20)).talk()
    ballot = house.open_ballot(minutes=50)
    ahead = House(Ahead(store), sent=house.sent)
    more = {"proposal": PLAN, "ballot": ballot, "minutes": 30}
    assert ahead.do(COORDINATOR, "proposal.give_ballot_time", **more) == Refused("ballot_past_deadline")
    assert house.proposal().open_ballot == ballot


def test_the_bell_goes_by_itself_when_the_time_of_the_groups_is_up(house: House, store: OpenedStore) -> None:
    """The row is moved to the present rather than waiting for its minute."""
    house.check_in(1, 2)
    house.form_groups("round-1", tables=1, rooms=1)
    house.must(COORDINATOR, "meeting.give_round_time", meeting=MEETING, round="round-1", minutes=20)
    assert work_off(house.service, {}) is None
    store.write(lambda tx: tx.put_due(bell(store)))
    assert work_off(house.service, {})
    assert house.meeting().rounds["round-1"].rung_at is None
    store.write(lambda tx: tx.put_due(bell(store)))
    clocked = House(Ahead(store), sent=house.sent)
    assert work_off(clocked.service, {})
    rung = clocked.meeting().rounds["round-1"]
    assert rung.rung_at > rung.ends_at


def test_a_bell_that_was_due_finds_a_closed_round_and_is_done_with(house: House, store: OpenedStore) -> None:
    house.check_in(1, 2)
    house.form_groups("round-1", tables=1, rooms=1)
    house.must(COORDINATOR, "meeting.close_groups", meeting=MEETING, round="round-1")
    store.write(lambda tx: tx.put_due(bell(store)))
    worked = work_off(house.service, {})
    assert worked
    assert worked.answer == Refused("round_closed")
    assert work_off(house.service, {}) is None


def bell(store: OpenedStore) -> DueRow:
    fields = {"meeting": MEETING, "round": "round-1"}
    return DueRow(key=f"bell:{MEETING}:round-1", at=past(store), command="meeting.ring_bell", fields=fields)


def close_fields(ballot: str) -> dict[str, Any]:
    return {"proposal": PLAN, "ballot": ballot}


def past(store: OpenedStore) -> Any:
    return store.read(lambda reader: reader.now()) - timedelta(minutes=1)


class Ahead:
    """The same store, an hour later (or more): its transactions tell another time."""

    def __init__(self, store: OpenedStore, hours: int = 1) -> None:
        self._store = store
        self._hours = hours

    def write(self, job: Any) -> Any:
        return self._store.write(lambda tx: job(Later(tx, self._hours)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


class Later:
    def __init__(self, tx: Any, hours: int) -> None:
        self._tx = tx
        self._hours = hours

    def now(self) -> Any:
        return self._tx.now() + timedelta(hours=self._hours)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tx, name)


class Noting(Ahead):
    """The same store, now; what becomes due is noted."""

    def __init__(self, store: OpenedStore) -> None:
        super().__init__(store, hours=0)
        self.rows: list[DueRow] = []

    def write(self, job: Any) -> Any:
        return self._store.write(lambda tx: job(Noted(tx, self.rows)))


class Noted(Later):
    def __init__(self, tx: Any, rows: list[DueRow]) -> None:
        super().__init__(tx, hours=0)
        self._rows = rows

    def put_due(self, row: DueRow) -> None:
        self._rows.append(row)
        self._tx.put_due(row)


def by_itself(house: House) -> House:
    """A plan whose ballot opens as soon as every group has reported."""
    path = next(path for path in shipped() if path.stem == "yearly_plan")
    source = yaml.safe_load(path.read_text()) | {"version": 9}
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


def test_rounds_that_are_done_are_counted(house: House) -> None:
    """One is done when each of its groups has reported, or when the coordinator closes it."""
    path = next(path for path in shipped() if path.stem == "yearly_plan")
    source = yaml.safe_load(path.read_text()) | {"version": 9}
    source["moves"]["revise"]["guards"] = [{"rounds_held": {"count": 2}}]
    publish(house, source)
    second = another_plan(house, "second")
    house.check_in(1, 2)
    second.talk()
    held = house.do(COORDINATOR, "proposal.make_move", proposal="second", move="revise")
    assert isinstance(held, Refused)
    assert held.params["guards"] == [{"guard": "rounds_held", "params": {"held": 1, "needed": 2, "missing": 1}}]
    house.must(COORDINATOR, "meeting.close_groups", meeting=MEETING, round="round-1")
    second.form_groups("another")
    assert isinstance(house.do(COORDINATOR, "proposal.make_move", proposal="second", move="revise"), Refused)
    house.must(COORDINATOR, "meeting.close_groups", meeting=MEETING, round="another")
    house.must(COORDINATOR, "proposal.make_move", proposal="second", move="revise")
    assert second.proposal().stage == "revise"


def test_a_day_that_comes_lets_the_house_go_on(house: House, store: OpenedStore) -> None:
    """Nothing else happens then. The row is moved to the present rather than waiting for its day."""
    path = next(path for path in shipped() if path.stem == "yearly_plan")
    source = yaml.safe_load(path.read_text()) | {"version": 9}
    tomorrow = {"all": ["has_clauses", {"after_date": {"days": 1}}]}
    source["moves"]["discuss"] |= {"guards": [tomorrow]}
    del source["moves"]["discuss"]["by"]
    publish(house, source)
    second = another_plan(house, "second")
    assert work_off(second.service, {}) is None
    assert second.proposal().stage == "draft"
    at = timestamp(instant(second.proposal().since) + timedelta(days=1))
    wake = DueRow(key=f"wake:second:{at}", at=past(store), command="proposal.settle", fields={"proposal": "second"})
    store.write(lambda tx: tx.put_due(wake))
    assert work_off(second.service, {})
    assert second.proposal().stage == "draft"
    store.write(lambda tx: tx.put_due(wake))
    clocked = House(Ahead(store, hours=25), sent=house.sent)
    assert work_off(clocked.service, {})
    assert second.proposal().stage == "groups"


def test_the_day_that_is_waited_for_is_written_down_when_the_stage_begins(house: House, store: OpenedStore) -> None:
    path = next(path for path in shipped() if path.stem == "yearly_plan")
    source = yaml.safe_load(path.read_text()) | {"version": 9}
    source["moves"]["give_up"] = {
        "title": {"nl": "x", "en": "x"},
        "from": ["groups"],
        "to": "rejected",
        "guards": [{"after_date": {"days": 1}}],
    }
    publish(house, source)
    second = another_plan(house, "second")
    noting = Noting(store)
    House(noting, sent=house.sent).must(COORDINATOR, "proposal.make_move", proposal="second", move="discuss")
    (row,) = noting.rows
    assert row.at == instant(second.proposal().since) + timedelta(days=1)
    assert (row.command, row.fields) == ("proposal.settle", {"proposal": "second"})


def test_a_version_that_waits_for_a_day_is_waited_for_from_when_the_proposal_goes_on_by_it(
    house: House, store: OpenedStore
) -> None:
    path = next(path for path in shipped() if path.stem == "yearly_plan")
    second = another_plan(house, "second")
    source = yaml.safe_load(path.read_text()) | {"version": 9}
    source["moves"]["discuss"] |= {"guards": [{"after_date": {"days": 1}}]}
    del source["moves"]["discuss"]["by"]
    publish(house, source)
    noting = Noting(store)
    House(noting, sent=house.sent).must(COORDINATOR, "proposal.change_version", proposal="second", version=9)
    (row,) = noting.rows
    assert row.at == instant(second.proposal().since) + timedelta(days=1)
    assert second.proposal().version == 9


def test_a_deadline_is_waited_for_and_people_are_reminded_before(house: House, store: OpenedStore) -> None:
    path = next(path for path in shipped() if path.stem == "yearly_plan")
    source = yaml.safe_load(path.read_text()) | {"version": 9}
    source["stages"]["groups"] |= {"deadline": {"days": 3, "hours": 2}, "reminders": [2, 1]}
    source["moves"]["give_up"] = {
        "title": {"nl": "x", "en": "x"},
        "from": ["groups"],
        "to": "rejected",
        "guards": ["deadline_passed"],
    }
    publish(house, source)
    second = another_plan(house, "second")
    noting = Noting(store)
    House(noting, sent=house.sent).must(COORDINATOR, "proposal.make_move", proposal="second", move="discuss")
    since = second.proposal().since
    settle, *reminders = noting.rows
    assert (settle.command, settle.at) == ("proposal.settle", instant(since) + timedelta(hours=74))
    assert [(row.command, row.at) for row in reminders] == [
        ("proposal.remind", instant(since) + timedelta(hours=74 - 24 * days)) for days in (2, 1)
    ]
    for row in reminders:
        now = replace(row, at=past(store))
        store.write(lambda tx, now=now: tx.put_due(now))
        assert work_off(second.service, {})
    assert [each.days for each in second.proposal().notices] == [2, 1]
    store.write(lambda tx: tx.put_due(replace(settle, at=past(store))))
    assert work_off(House(Ahead(store, hours=75), sent=house.sent).service, {})
    assert second.proposal().stage == "rejected"


def test_the_day_to_look_again_is_waited_for_and_moves_by_itself(house: House, store: OpenedStore) -> None:
    path = next(path for path in shipped() if path.stem == "yearly_plan")
    source = yaml.safe_load(path.read_text()) | {"version": 9}
    source["moves"]["discuss"]["effects"] = [{"set_review": {"days": 30}}]
    source["moves"]["give_up"] = {
        "title": {"nl": "x", "en": "x"},
        "from": ["groups"],
        "to": "rejected",
        "guards": ["review_due"],
    }
    publish(house, source)
    second = another_plan(house, "second")
    noting = Noting(store)
    House(noting, sent=house.sent).must(COORDINATOR, "proposal.make_move", proposal="second", move="discuss")
    (row,) = noting.rows
    on = (instant(second.proposal().since) + timedelta(days=30)).date().isoformat()
    assert (row.command, row.fields) == ("proposal.call_review", {"proposal": "second", "on": on})
    assert timestamp(row.at) == f"{on}T00:00:00Z"
    store.write(lambda tx: tx.put_due(replace(row, at=past(store))))
    assert work_off(House(Ahead(store, hours=30 * 24), sent=house.sent).service, {})
    assert (second.proposal().stage, second.proposal().review) == ("rejected", "")


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
    source = yaml.safe_load(path.read_text()) | {"version": 9}
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
