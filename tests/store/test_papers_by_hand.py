"""Papers that a coordinator enters by hand, through the door, on both databases: in the urn and in the ledger or in
neither, and nothing that lays a choice or a receipt beside a seat."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, select, text, update

from engine.commands import Done
from engine.errors import Refused, refuse
from engine.proposal.events import PaperEntered
from store import OpenedStore, open_store
from store.tables import ballots, metadata
from tests.engine.door import another_plan, bend, events, send
from tests.house import COORDINATOR, House, delegate, seat
from tests.postgres import Postgres

CLAUSE = "c1"


def voting(store: OpenedStore, *, secret: bool, minutes: int = 0) -> tuple[House, str]:
    """A plan of one clause with its ballot open, before most have come."""
    house = House(store).furnish(3).plan_meeting()
    if secret:
        bend(house, secrecy="secret")
    plan = another_plan(house, "paper-plan").check_in(1, 2)
    plan.must(COORDINATOR, "proposal.make_move", proposal="paper-plan", move="discuss")
    move = {"proposal": "paper-plan", "move": "open_ballot", "minutes": minutes}
    plan.must(COORDINATOR, "proposal.make_move", **move, reason="Er is haast")
    ballot = plan.proposal().open_ballot
    assert ballot
    return plan, ballot


def entered(ballot: str, number: int = 1, option: str = "yes") -> dict[str, Any]:
    return {"proposal": "paper-plan", "ballot": ballot, "seat": seat(number), "choice": {CLAUSE: option}}


def enter(house: House, ballot: str, number: int = 1, option: str = "yes", *, actor: str = COORDINATOR) -> Any:
    return house.do(actor, "proposal.enter_paper", **entered(ballot, number, option))


def noted(store: OpenedStore) -> list[PaperEntered]:
    return [each for each in events(store, "proposal:paper-plan") if isinstance(each, PaperEntered)]


def choices(house: House, ballot: str) -> list[str]:
    """What the urn would count now."""
    papers = house.store.write(lambda tx: (tx.lock_urn(ballot), tx.papers(ballot))[1])
    return [paper.choice[CLAUSE] for paper in papers]


def everything(store: OpenedStore) -> dict[str, str]:
    """All rows of all tables, as text, but for the urn's papers."""

    def read(reader: Any) -> dict[str, str]:
        return {
            table.name: repr([tuple(row) for row in reader.connection.execute(select(table))])
            for table in metadata.sorted_tables
            if table.name not in ("secret_papers", "open_papers")
        }

    return store.read(read)


@pytest.mark.parametrize("secret", [False, True], ids=["open", "secret"])
def test_it_is_in_the_urn_and_in_the_ledger(store: OpenedStore, secret: bool) -> None:
    house, ballot = voting(store, secret=secret)
    assert isinstance(enter(house, ballot, option="no"), Done)
    assert choices(house, ballot) == ["no"]
    assert store.read(lambda r: r.voted(ballot)) == 1
    (event,) = noted(store)
    assert (event.ballot, event.seat, event.by) == (ballot, seat(1), COORDINATOR)
    assert house.proposal().ballots[ballot].by_hand == {seat(1): COORDINATOR}


@pytest.mark.parametrize("secret", [False, True], ids=["open", "secret"])
def test_sent_twice_it_happens_once(store: OpenedStore, secret: bool) -> None:
    house, ballot = voting(store, secret=secret)
    answers = [send(house, COORDINATOR, "once", "proposal.enter_paper", **entered(ballot)) for _ in range(2)]
    assert isinstance(answers[0], Done)
    assert answers[0] == answers[1]
    assert (len(noted(store)), choices(house, ballot)) == (1, ["yes"])


@pytest.mark.parametrize("secret", [False, True], ids=["open", "secret"])
@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"seat": "partner"}, refuse("not_on_roll")),
        ({"choice": {CLAUSE: "maybe"}}, refuse("paper_unknown_option", option="maybe")),
        ({"choice": {"other": "yes"}}, refuse("choice_incomplete", missing=1)),
        ({"ballot": "another"}, refuse("ballot_unknown")),
    ],
)
def test_what_the_urn_refuses_is_not_in_the_ledger(
    store: OpenedStore, secret: bool, changed: dict[str, Any], why: Refused
) -> None:
    house, ballot = voting(store, secret=secret)
    assert house.do(COORDINATOR, "proposal.enter_paper", **entered(ballot) | changed) == why
    assert (noted(store), choices(house, ballot)) == ([], [])


def test_only_a_coordinator_enters(store: OpenedStore) -> None:
    house, ballot = voting(store, secret=False)
    for actor in (delegate(1), "observer-1"):
        assert enter(house, ballot, actor=actor) == Refused("role_may_not", {"needed": ["coordinator"]})
    assert choices(house, ballot) == []


def test_in_an_open_ballot_the_last_of_paper_and_phone_counts(store: OpenedStore) -> None:
    house, ballot = voting(store, secret=False)
    house.cast(1, ballot, "yes")
    assert isinstance(enter(house, ballot, option="no"), Done)
    assert choices(house, ballot) == ["no"]
    (stands,) = [each for each in store.read(lambda r: r.seats(ballot)) if each.voted]
    assert (stands.person, stands.choice) == (COORDINATOR, {CLAUSE: "no"})
    # The phone's own repeat is answered, and undoes nothing; what it casts anew stands.
    assert house.cast(1, ballot, "yes").seat["status"] == "since_replaced"  # type: ignore[union-attr]
    assert choices(house, ballot) == ["no"]
    house.cast(1, ballot, "abstain", n=2)
    assert choices(house, ballot) == ["abstain"]


def test_in_an_open_ballot_a_slip_is_entered_anew(store: OpenedStore) -> None:
    house, ballot = voting(store, secret=False)
    for option in ("yes", "no"):
        assert isinstance(enter(house, ballot, option=option), Done)
    assert (choices(house, ballot), len(noted(store))) == (["no"], 2)
    assert house.proposal().ballots[ballot].by_hand == {seat(1): COORDINATOR}


def test_in_a_secret_ballot_the_first_of_a_seat_stands(store: OpenedStore) -> None:
    house, ballot = voting(store, secret=True)
    house.cast(1, ballot, "yes")
    assert enter(house, ballot, option="no") == refuse("already_voted")
    assert isinstance(enter(house, ballot, 2, "no"), Done)
    assert house.cast(2, ballot, "yes") == refuse("already_voted")
    assert sorted(choices(house, ballot)) == ["no", "yes"]
    assert [event.seat for event in noted(store)] == [seat(2)]


@pytest.mark.parametrize("secret", [False, True], ids=["open", "secret"])
def test_after_the_close_none_is_entered(store: OpenedStore, secret: bool) -> None:
    house, ballot = voting(store, secret=secret)
    enter(house, ballot)
    house.must(COORDINATOR, "proposal.close_ballot", proposal="paper-plan", ballot=ballot)
    outcome = house.proposal().ballots[ballot].outcome
    assert (outcome.voted, outcome.questions[0].counts) == (1, {"yes": 1, "no": 0, "abstain": 0})
    assert enter(house, ballot, 2) == refuse("ballot_already_closed")
    assert len(noted(store)) == 1


@pytest.mark.parametrize("secret", [False, True], ids=["open", "secret"])
def test_past_the_deadline_none_is_entered_even_before_the_close(store: OpenedStore, secret: bool) -> None:
    house, ballot = voting(store, secret=secret, minutes=1)
    passed = update(ballots).values(closes_at=datetime(2022, 1, 1, tzinfo=UTC))
    store.write(lambda tx: tx.connection.execute(passed))  # type: ignore[attr-defined]
    assert enter(house, ballot) == refuse("ballot_already_closed")
    assert (noted(store), store.read(lambda r: r.voted(ballot))) == ([], 0)


def test_of_a_secret_paper_no_row_holds_the_receipt_or_the_choice_beside_the_seat(store: OpenedStore) -> None:
    house, ballot = voting(store, secret=True)
    enter(house, ballot, 1, "no")
    enter(house, ballot, 2, "yes")
    house.must(COORDINATOR, "proposal.close_ballot", proposal="paper-plan", ballot=ballot)
    rows = everything(store)
    keys = store.read(lambda r: list(r.connection.execute(text("SELECT key_hash FROM secret_papers")).scalars()))  # type: ignore[attr-defined]
    receipts = [paper.receipt for paper in store.read(lambda r: r.papers(ballot))]
    assert len(keys) == len(receipts) == 2
    for name, held in rows.items():
        assert not any(secret in held for secret in (*keys, *receipts)), name
    # What the ledger holds of it: who entered it for whom, in one ballot, and when.
    assert {field for event in noted(store) for field in event.__dataclass_fields__} == {"ballot", "seat", "by", "at"}


def test_the_digest_of_the_command_does_not_tell_the_choice(store: OpenedStore) -> None:
    """There are three options: whoever reads the table of answers could try them all."""
    house, ballot = voting(store, secret=True)
    send(house, COORDINATOR, "tells-nothing", "proposal.enter_paper", **entered(ballot, 1, "no"))
    again = send(house, COORDINATOR, "tells-nothing", "proposal.enter_paper", **entered(ballot, 1, "yes"))
    assert isinstance(again, Done), "one digest, whatever was chosen"
    assert choices(house, ballot) == ["no"]
    other = send(house, COORDINATOR, "tells-nothing", "proposal.enter_paper", **entered(ballot, 2, "no"))
    assert other == Refused("command_id_reused")


def test_on_postgresql_no_transaction_ties_the_paper_to_the_ledger(postgres: Postgres) -> None:
    address = postgres.ready()
    store = open_store(address)
    house, ballot = voting(store, secret=True)
    for number in range(1, 4):
        enter(house, ballot, number, "no")
    house.must(COORDINATOR, "proposal.close_ballot", proposal="paper-plan", ballot=ballot)
    store.vacuum()
    engine = create_engine(address)
    with engine.connect() as connection:
        ledger = set(
            connection.execute(text("SELECT xmin::text FROM ledger WHERE name = 'ballot.paper_entered'")).scalars()
        )
        papers = set(connection.execute(text("SELECT xmin::text FROM secret_papers")).scalars())
    engine.dispose()
    store.close()
    assert (len(ledger), len(papers), ledger & papers) == (3, 1, set())


def test_on_sqlite_nothing_of_a_secret_paper_stays_in_the_log(tmp_path: Path) -> None:
    path = tmp_path / "polder.sqlite"
    store = open_store(f"sqlite:///{path}")
    house, ballot = voting(store, secret=True)
    for number in range(1, 4):
        enter(house, ballot, number, "no")
    house.must(COORDINATOR, "proposal.close_ballot", proposal="paper-plan", ballot=ballot)
    store.write(lambda tx: None)  # the writer truncates before it takes the next job
    assert path.with_name("polder.sqlite-wal").stat().st_size == 0
    raw = path.read_bytes()
    keys = store.read(lambda r: list(r.connection.execute(text("SELECT key_hash FROM secret_papers")).scalars()))  # type: ignore[attr-defined]
    assert [raw.count(key.encode()) for key in keys] == [1] * 3
    store.close()
