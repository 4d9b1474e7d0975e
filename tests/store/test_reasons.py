"""Why somebody objects, on both databases: kept with the paper that it came with, in the ledger once the result is
known, erasable, and in a secret ballot nobody's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, select, text

from engine.errors import Refused, refuse
from engine.ports import OwnPaper
from engine.proposal.events import BallotClosed, ReasonsGiven, ResultRevealed
from engine.states import Folded, States
from store import OpenedStore, open_store
from store.tables import metadata, texts
from tests.engine.door import another_plan, bend, events
from tests.house import COORDINATOR, House, delegate, seat
from tests.postgres import Postgres
from web.exports import ballot_document

DEAR, LATE = "Veel te duur zo", "Het komt te laat"
NO_THRESHOLD: dict[str, Any] = {"method": "consent", "threshold": None, "quorum_part": "1/100"}
SECRECIES = ("open", "confidential", "secret")


def asked(store: OpenedStore, **settings: Any) -> tuple[House, str]:
    """A plan of one clause on which consent is asked, of three organisations."""
    house = House(store).furnish(3).plan_meeting()
    bend(house, **(NO_THRESHOLD | settings))
    plan = another_plan(house, "plan-2").check_in(1, 2, 3)
    plan.must(COORDINATOR, "proposal.make_move", proposal="plan-2", move="discuss")
    plan.must(COORDINATOR, "proposal.make_move", proposal="plan-2", move="open_ballot", reason="Er is haast")
    ballot = plan.proposal().open_ballot
    assert ballot
    return plan, ballot


def answer(house: House, ballot: str, number: int, option: str, why: str = "", *, n: int = 1, phone: str = "") -> Any:
    """The ack's seat, or the refusal."""
    key = f"key-of-{number}-{phone}".ljust(22, "_")
    fields = {"ballot": ballot, "seat": seat(number), "key": key, "n": n, "choice": {"c1": option}}
    done = house.do(delegate(number), "ballot.cast", **fields, reasons={"c1": why} if why else {})
    return done if isinstance(done, Refused) else done.seat


def close(house: House, ballot: str) -> None:
    house.must(COORDINATOR, "proposal.close_ballot", proposal="plan-2", ballot=ballot)


def given(house: House) -> list[tuple[str, str, str | None]]:
    """As the ledger has it, with the words that are left."""
    told = [each for each in events(house.store, "proposal:plan-2") if isinstance(each, ReasonsGiven)]
    reasons = [reason for each in told for reason in each.reasons]
    words = house.store.read(lambda reader: reader.texts(each.text.id for each in reasons))
    return [(each.kind, words.get(each.text.id, ""), each.seat) for each in reasons]


def exported(house: House, ballot: str) -> dict[str, Any]:
    found = house.store.read(lambda reader: ballot_document(reader, States(reader, Folded()), ballot))
    assert not isinstance(found, Refused)
    return found


def kept_words(house: House) -> list[str]:
    """All that is in the table of texts, but for the empty."""
    return house.store.read(lambda r: [each for each in r.connection.execute(select(texts.c.words)).scalars() if each])  # type: ignore[attr-defined]


@pytest.mark.parametrize("secrecy", SECRECIES)
def test_it_goes_into_the_ledger_with_the_result(store: OpenedStore, secrecy: str) -> None:
    house, ballot = asked(store, secrecy=secrecy)
    assert answer(house, ballot, 1, "objection") == refuse("reason_missing")
    assert answer(house, ballot, 1, "objection", DEAR)["reasons"] == {"c1": DEAR}
    assert "reasons" not in answer(house, ballot, 2, "consent")
    assert answer(house, ballot, 3, "concern", LATE)["reasons"] == {"c1": LATE}
    assert given(house) == []
    close(house, ballot)
    whose = [seat(1), seat(3)] if secrecy == "open" else [None, None]
    assert given(house) == [("objection", DEAR, whose[0]), ("concern", LATE, whose[1])]
    assert store.read(lambda r: r.verify("proposal:plan-2")) is None
    named = [{"seat": seat(1), "name": "Organisatie 1"}, {"seat": seat(3), "name": "Organisatie 3"}]
    told = exported(house, ballot)["reasons"]
    assert [(each["answer"], each["reason"]) for each in told] == [("objection", DEAR), ("concern", LATE)]
    assert [each.get("seat") for each in told] == [each["seat"] if secrecy == "open" else None for each in named]


@pytest.mark.parametrize("secrecy", SECRECIES)
def test_a_later_vote_takes_its_place(store: OpenedStore, secrecy: str) -> None:
    house, ballot = asked(store, secrecy=secrecy)
    answer(house, ballot, 1, "objection", DEAR)
    answer(house, ballot, 1, "objection", LATE, n=2)
    answer(house, ballot, 2, "objection", DEAR)
    answer(house, ballot, 2, "consent", n=2)
    assert DEAR not in kept_words(house), "the words of a vote that was changed are gone"
    close(house, ballot)
    assert [words for _, words, _ in given(house)] == [LATE]


def test_a_colleague_s_later_vote_takes_its_place(store: OpenedStore) -> None:
    house, ballot = asked(store)
    answer(house, ballot, 1, "objection", DEAR, phone="hers")
    answer(house, ballot, 1, "consent", phone="his")
    close(house, ballot)
    assert given(house) == []
    mine = store.read(lambda r: r.kept_about(delegate(1)).papers)
    assert {(each.choice["c1"], each.stands, each.reasons.get("c1")) for each in mine} == {
        ("objection", False, DEAR),
        ("consent", True, None),
    }


@pytest.mark.parametrize("secrecy", SECRECIES)
def test_a_repeat_gets_the_same_answer_also_after_the_close(store: OpenedStore, secrecy: str) -> None:
    house, ballot = asked(store, secrecy=secrecy)
    first = answer(house, ballot, 1, "objection", DEAR)
    assert answer(house, ballot, 1, "objection", DEAR) == first
    assert answer(house, ballot, 1, "objection", LATE) == refuse("conflict")
    close(house, ballot)
    again = answer(house, ballot, 1, "objection", DEAR)
    assert again["choice"] == {"c1": "objection"}
    assert again["reasons"] == {"c1": "" if secrecy == "secret" else DEAR}


@pytest.mark.parametrize("secrecy", ["confidential", "secret"])
def test_of_a_hidden_result_it_waits_in_the_urn(store: OpenedStore, secrecy: str) -> None:
    house, ballot = asked(store, secrecy=secrecy, results="on_reveal")
    answer(house, ballot, 1, "objection", DEAR)
    close(house, ballot)
    assert given(house) == []
    house.must(COORDINATOR, "proposal.reveal_result", proposal="plan-2", ballot=ballot)
    names = [type(each) for each in events(store, "proposal:plan-2")]
    assert names.index(ReasonsGiven) == names.index(ResultRevealed) + 1 > names.index(BallotClosed)
    assert given(house) == [("objection", DEAR, None)]


@pytest.mark.parametrize("secrecy", SECRECIES)
def test_it_goes_with_a_paper_that_is_entered_by_hand(store: OpenedStore, secrecy: str) -> None:
    house, ballot = asked(store, secrecy=secrecy)
    paper = {"proposal": "plan-2", "ballot": ballot, "seat": seat(2), "choice": {"c1": "objection"}}
    assert house.do(COORDINATOR, "proposal.enter_paper", **paper) == refuse("reason_missing")
    house.must(COORDINATOR, "proposal.enter_paper", **paper, reasons={"c1": DEAR})
    close(house, ballot)
    assert given(house) == [("objection", DEAR, seat(2) if secrecy == "open" else None)]


@pytest.mark.parametrize("secrecy", ["open", "confidential"])
@pytest.mark.parametrize("when", ["before the close", "after it"])
def test_it_goes_when_whoever_wrote_it_is_erased(store: OpenedStore, secrecy: str, when: str) -> None:
    house, ballot = asked(store, secrecy=secrecy)
    answer(house, ballot, 1, "objection", DEAR)
    if when == "after it":
        close(house, ballot)
    store.write(lambda tx: tx.erase_person(delegate(1)))
    assert DEAR not in kept_words(house)
    if when == "before the close":
        close(house, ballot)
    assert [words for _, words, _ in given(house)] == ([""] if when == "after it" else [])
    assert "reasons" not in exported(house, ballot)
    assert house.proposal().ballots[ballot].outcome.result == "failed"
    assert store.read(lambda r: r.verify("proposal:plan-2")) is None
    papers = store.read(lambda r: r.kept_about(delegate(1)).papers)
    left = OwnPaper(ballot=ballot, seat=seat(1), choice={"c1": "objection"}, stands=True, reasons={"c1": ""})
    assert papers == (left,)


def test_of_a_secret_ballot_a_text_is_erased_once_it_is_known(store: OpenedStore) -> None:
    house, ballot = asked(store, secrecy="secret")
    answer(house, ballot, 1, "objection", DEAR)
    close(house, ballot)
    (reason,) = house.proposal().ballots[ballot].reasons
    store.write(lambda tx: tx.erase_text(reason.text.id))
    assert given(house) == [("objection", "", None)]
    assert rows_with(store, DEAR) == []


def rows_with(store: OpenedStore, words: str) -> list[str]:
    """The tables in which these words stand."""

    def read(reader: Any) -> list[str]:
        return [
            table.name
            for table in metadata.sorted_tables
            if any(words in str(tuple(row)) for row in reader.connection.execute(select(table)))
        ]

    return store.read(read)


def test_of_a_secret_ballot_the_words_lie_on_the_paper_until_they_are_a_text_and_nowhere_twice(
    store: OpenedStore,
) -> None:
    house, ballot = asked(store, secrecy="secret")
    answer(house, ballot, 1, "objection", DEAR)
    answer(house, ballot, 2, "objection", LATE)
    assert rows_with(store, DEAR) == ["secret_papers"]
    assert store.read(lambda r: [dict(row.reasons) for row in r.seats(ballot)]) == [{}, {}, {}]
    close(house, ballot)
    assert rows_with(store, DEAR) == ["texts"]
    assert store.read(lambda r: r.kept_about(delegate(1)).papers) == ()


def test_on_sqlite_no_file_has_the_words_beside_a_paper(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'polder.sqlite'}")
    house, ballot = asked(store, secrecy="secret")
    answer(house, ballot, 1, "objection", DEAR)
    close(house, ballot)
    store.vacuum()
    store.write(lambda tx: None)  # the writer truncates before it takes the next job
    raw = b"".join(file.read_bytes() for file in tmp_path.glob("polder.sqlite*"))
    assert raw.count(DEAR.encode()) == 1
    store.close()


def test_on_postgresql_one_transaction_wrote_all_papers_and_texts(postgres: Postgres) -> None:
    address = postgres.ready()
    store = open_store(address)
    house, ballot = asked(store, secrecy="secret")
    for number, why in ((1, DEAR), (2, ""), (3, LATE)):
        answer(house, ballot, number, "objection" if why else "consent", why)
    close(house, ballot)
    store.vacuum()
    engine = create_engine(address)
    with engine.connect() as connection:
        said = {DEAR: "dear", LATE: "late"}
        seats, papers = (
            set(connection.execute(text(f"SELECT xmin::text FROM {table}")).scalars())
            for table in ("seats", "secret_papers")
        )
        rows = connection.execute(text("SELECT xmin::text, words FROM texts ORDER BY ctid")).all()
        connection.execute(text("CHECKPOINT"))
        places = "SELECT current_setting('data_directory') || '/' || pg_relation_filepath('secret_papers')"
        raw = Path(str(connection.execute(text(places)).scalar())).read_bytes()
    engine.dispose()
    assert len(seats) == 1
    assert seats == papers == {row[0] for row in rows if row[1] in said}
    assert DEAR.encode() not in raw
    store.close()
