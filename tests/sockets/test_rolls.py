"""A worker's memory of the rolls: what it read and what changed since is always what a fresh look would say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.commands import Done
from engine.names import Names
from engine.ports import Reader, SeatState
from engine.workflow.shelf import Shelf
from sockets.known import Known
from sockets.rolls import OpenRolls
from store import open_store
from tests.house import COORDINATOR, House, seat


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    store = open_store(f"sqlite:///{tmp_path}/polder.sqlite")
    yield House(store).furnish().plan_meeting().check_in(*range(1, 19)).talk()
    store.close()


class Counting:
    """A reader that counts how many rows were asked for, and how often the whole roll was walked through."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.rows = 0
        self.walks = 0

    def seats(self, ballot: str, only: Any = None) -> Any:
        found = self._reader.seats(ballot, only)
        self.rows += len(found)
        return found

    def seat_revs(self, ballot: str) -> Any:
        self.walks += 1
        return self._reader.seat_revs(ballot)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)


def whole(house: House, ballot: str) -> dict[str, SeatState]:
    return {row.seat: row for row in house.store.read(lambda reader: reader.seats(ballot))}


def test_a_vote_of_which_the_row_is_handed_over_asks_for_no_row_at_all(house: House) -> None:
    ballot, rolls = house.open_ballot(), OpenRolls()
    assert house.store.read(lambda reader: rolls.look(reader, [ballot])) == {
        (ballot, each) for each in rolls.rows[ballot]
    }
    laid: list[SeatState] = []
    house.service.when_votes_are_laid(laid.append)
    house.cast(3, ballot)

    def looks(reader: Reader) -> tuple[set[tuple[str, str]], set[tuple[str, str]], int, int]:
        counting: Any = Counting(reader)
        return rolls.take(laid), rolls.look(counting, [ballot]), counting.rows, counting.walks

    assert house.store.read(looks) == ({(ballot, seat(3))}, set(), 0, 0)
    assert rolls.rows[ballot] == whole(house, ballot)


def test_a_vote_that_nobody_names_is_found_by_what_the_revs_add_up_to(house: House) -> None:
    ballot, rolls = house.open_ballot(), OpenRolls()
    house.store.read(lambda reader: rolls.look(reader, [ballot]))
    house.cast(1, ballot)
    house.cast(2, ballot)
    house.cast(2, ballot, "no", n=2)
    before = rolls.version
    found = house.store.read(lambda reader: rolls.look(reader, [ballot]))
    assert found == {(ballot, seat(1)), (ballot, seat(2))}
    assert (rolls.rows[ballot], rolls.version) == (whole(house, ballot), before + 1)
    assert house.store.read(lambda reader: rolls.look(reader, [ballot])) == set()


def test_rows_may_come_late_and_in_any_order(house: House) -> None:
    ballot, rolls = house.open_ballot(), OpenRolls()
    house.store.read(lambda reader: rolls.look(reader, [ballot]))
    laid: list[SeatState] = []
    house.service.when_votes_are_laid(laid.append)
    house.cast(1, ballot)
    house.cast(1, ballot, "no", n=2)
    house.cast(2, ballot)
    assert rolls.take(reversed(laid)) == {(ballot, seat(1)), (ballot, seat(2))}
    assert rolls.rows[ballot] == whole(house, ballot)
    assert rolls.take(laid) == house.store.read(lambda reader: rolls.look(reader, [ballot])) == set()


def test_the_same_vote_sent_again_is_no_news(house: House) -> None:
    ballot, laid = house.open_ballot(), list[SeatState]()
    house.cast(1, ballot)
    house.service.when_votes_are_laid(laid.append)
    assert isinstance(house.cast(1, ballot), Done)
    assert laid == []


def test_a_ballot_that_was_closed_is_forgotten_and_a_vote_in_it_means_nothing(house: House) -> None:
    ballot, rolls = house.open_ballot(), OpenRolls()
    house.store.read(lambda reader: rolls.look(reader, [ballot]))
    laid: list[SeatState] = []
    house.service.when_votes_are_laid(laid.append)
    house.cast(1, ballot)
    house.must(COORDINATOR, "proposal.close_ballot", proposal=house.plan_id, ballot=ballot)
    before = rolls.version
    assert house.store.read(lambda reader: rolls.look(reader, [])) == set()
    assert rolls.take(laid) == set()
    assert (rolls.rows, rolls.version) == ({}, before + 1)


def test_who_looks_anew_reads_every_row(house: House) -> None:
    ballot, rolls = house.open_ballot(), OpenRolls()

    def looks(reader: Reader) -> int:
        counting: Any = Counting(reader)
        rolls.look(counting, [ballot])
        rolls.look(counting, [ballot], anew=True)
        return int(counting.rows)

    assert house.store.read(looks) == 2 * len(whole(house, ballot))


def test_a_reader_who_knows_the_rolls_does_not_ask_who_has_voted(house: House) -> None:
    ballot, rolls = house.open_ballot(), OpenRolls()
    house.cast(3, ballot)
    house.store.read(lambda reader: rolls.look(reader, [ballot]))
    nobody: Any = None
    told = dict(Known(nobody, rolls.rows, Names(Shelf())).turnout(ballot))
    assert told == house.store.read(lambda reader: dict(reader.turnout(ballot)))
    assert told[seat(3)] is True
