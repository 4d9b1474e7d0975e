"""A follower's reader that knows the rolls and the directory says what one who reads them would say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.channel import Channel
from engine.ports import Reader
from engine.workflow.shelf import Shelf
from sockets.known import Known
from store import open_store
from tests.house import House, seat


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    store = open_store(f"sqlite:///{tmp_path}/polder.sqlite")
    yield House(store).furnish().plan_meeting().check_in(*range(1, 19)).talk()
    store.close()


def both(house: House, ballot: str) -> tuple[dict[str, Any], dict[str, Any]]:
    def read(reader: Reader) -> tuple[dict[str, Any], dict[str, Any]]:
        channel = Channel(f"meeting:{house.meeting_id}", Shelf())
        channel.catch_up(reader)
        rolls = {ballot: {row.seat: row for row in reader.seats(ballot)}}
        known: Any = Known(reader, rolls, channel.names)
        return told(known, ballot), told(reader, ballot)

    return house.store.read(read)


def told(reader: Any, ballot: str) -> dict[str, Any]:
    return {
        "turnout": dict(reader.turnout(ballot)),
        "organisations": list(reader.organisations(["movement"])),
        "organisations elsewhere": list(reader.organisations(["somewhere-else"])),
        "roles": list(reader.roles_in("movement").items()),
        "roles elsewhere": dict(reader.roles_in("somewhere-else")),
        "other roll": dict(reader.turnout("no-such-ballot")),
    }


def test_it_says_what_the_database_says(house: House) -> None:
    ballot = house.open_ballot()
    house.cast(3, ballot)
    known, read = both(house, ballot)
    assert known == read
    assert known["turnout"][seat(3)] is True
    assert len(known["roles"]) > 20
