"""What a closed secret ballot leaves behind, searched in the raw files. What this does not promise stands in
docs/security.md: copies made while it was open, and whoever controls the host then."""

import re
import subprocess
import sys
from pathlib import Path

from sqlalchemy import create_engine, text

from engine.ballot.casting import hash_key
from engine.ports import Reader
from store import OpenedStore, open_store
from tests.postgres import Postgres
from tests.store.scenes import NO, YES, cast, close_ballot, found_movement, open_ballot

ROOT = Path(__file__).parents[2]
SEATS = [f"seat-{n:03}-zetel" for n in range(120)]
CHANGED = SEATS[:30]


def hold_a_vote(store: OpenedStore) -> None:
    """One transaction per vote, in the order of the roll: whoever could see order could link."""
    found_movement(store, SEATS)
    open_ballot(store, SEATS, secret=True)
    for seat in SEATS:
        store.cast(cast(seat, key=seat, choice=YES))
    for seat in CHANGED:
        store.cast(cast(seat, key=seat, n=2, choice=NO))
    assert close_ballot(store) == len(SEATS)


def test_on_sqlite_the_log_is_empty_and_no_row_holds_both(tmp_path: Path) -> None:
    path = tmp_path / "polder.sqlite"
    store = open_store(f"sqlite:///{path}")
    hold_a_vote(store)
    store.vacuum()
    store.write(lambda tx: None)  # the writer truncates before it takes the next job
    assert path.with_name("polder.sqlite-wal").stat().st_size == 0
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        size = connection.exec_driver_sql("PRAGMA page_size").scalar_one()
    engine.dispose()
    raw = path.read_bytes()
    keys = [hash_key("b1", seat).encode() for seat in SEATS]
    seats = [seat.encode() for seat in SEATS]
    assert all(key in raw for key in keys)
    for start in range(0, len(raw), size):
        page = raw[start : start + size]
        assert not (any(key in page for key in keys) and any(seat in page for seat in seats))
    # Each key once: no older version of a changed paper has stayed in a freed page.
    assert [raw.count(key) for key in keys] == [1] * len(keys)
    found = re.findall(b"|".join(keys), raw)
    assert found.count(keys[0]) == 1
    assert found != keys
    store.close()


def test_on_sqlite_a_server_killed_before_the_cleaning_leaves_it_to_the_next(tmp_path: Path) -> None:
    path = tmp_path / "polder.sqlite"
    wal = path.with_name("polder.sqlite-wal")
    dies = (
        "import os; from store import open_store; from store.writer import Writer\n"
        "from tests.store.test_secret_ballot import hold_a_vote\n"
        "Writer._truncated = lambda self: os._exit(9)\n"
        f"hold_a_vote(open_store('sqlite:///{path}'))"
    )
    assert subprocess.run([sys.executable, "-c", dies], cwd=ROOT, check=False).returncode == 9
    left = wal.read_bytes()
    assert all(hash_key("b1", seat).encode() in left for seat in SEATS), "the papers lie in the log"

    store = open_store(f"sqlite:///{path}")
    assert wal.stat().st_size == 0
    store.close()


def test_on_sqlite_a_log_that_somebody_reads_is_emptied_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "polder.sqlite"
    wal = path.with_name("polder.sqlite-wal")
    beside = open_store(f"sqlite:///{path}", exclusive=False)
    found_movement(beside, ["a"])

    def open_meanwhile(reader: Reader) -> OpenedStore:
        reader.movements()
        found_movement(beside, ["b"], "other")
        return open_store(f"sqlite:///{path}")

    server = beside.read(open_meanwhile)
    server.close()  # it tries once more before it goes
    assert wal.stat().st_size == 0
    beside.close()


def test_on_sqlite_papers_lie_in_the_order_of_their_keys(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'polder.sqlite'}")
    hold_a_vote(store)
    query = text("SELECT key_hash FROM secret_papers")
    keys = store.read(lambda r: list(r.connection.execute(query).scalars()))  # type: ignore[attr-defined]
    assert keys == sorted(hash_key("b1", seat) for seat in SEATS)
    store.close()


def test_on_postgresql_neither_transaction_nor_place_links_rows(postgres: Postgres) -> None:
    address = postgres.ready()
    store = open_store(address)
    hold_a_vote(store)
    store.vacuum()
    engine = create_engine(address)
    with engine.connect() as connection:
        roll = connection.execute(text("SELECT xmin::text, seat FROM seats ORDER BY ctid")).all()
        papers = connection.execute(text("SELECT xmin::text, key_hash FROM secret_papers ORDER BY ctid")).all()
        connection.execute(text("CHECKPOINT"))
        places = "SELECT current_setting('data_directory') || '/' || pg_relation_filepath(:name)"
        files = [
            Path(str(connection.execute(text(places), {"name": name}).scalar())) for name in ("seats", "secret_papers")
        ]
    engine.dispose()
    roll_raw, papers_raw = (file.read_bytes() for file in files)
    assert len({row[0] for row in (*roll, *papers)}) == 1
    by_key = {hash_key("b1", seat): seat for seat in SEATS}
    for seat in SEATS:
        # Once each: no older row, with the transaction that wrote it, has stayed in a page.
        key = hash_key("b1", seat).encode()
        assert (roll_raw.count(seat.encode()), papers_raw.count(key)) == (1, 1)
    assert [row[1] for row in roll] != SEATS
    assert [by_key[row[1]] for row in papers] not in (SEATS, [row[1] for row in roll])
    store.close()


def test_on_postgresql_the_cleaning_is_due(postgres: Postgres) -> None:
    store = open_store(postgres.ready())
    found_movement(store, ["a"])
    open_ballot(store, ["a"], secret=True)
    open_ballot(store, ["a"], "open")
    close_ballot(store)
    close_ballot(store, "open")
    first = store.write(lambda tx: tx.claim_due())
    assert first is not None
    assert (first.key, first.command, dict(first.fields)) == ("vacuum:b1", "house.vacuum", {})
    assert store.write(lambda tx: tx.claim_due()) is None
    store.close()
