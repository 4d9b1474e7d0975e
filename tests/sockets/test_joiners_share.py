"""Who comes in while a `live` packet is being made waits for that one, also where the database lets others run."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from engine.ports import Reader
from sockets.packets import Prepared
from sockets.watch import Watch
from store import open_store
from tests.house import MEETING, House
from tests.sockets.folding import LocalPost

T = TypeVar("T")

MOMENT = 0.05
"""Seconds in which the other joiner would have made a packet of its own, if it did not wait."""


class Interrupted:
    """A store whose second look lets somebody else come in before it answers."""

    def __init__(self, store: Any, comes_in: Callable[[], None]) -> None:
        self._store = store
        self._comes_in = comes_in
        self._looks = 0

    def read(self, query: Callable[[Reader], T]) -> T:
        self._looks += 1
        if self._looks == 2:
            self._comes_in()
        return cast("T", self._store.read(query))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def test_two_who_come_in_at_once_share_one_packet(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/polder.sqlite")
    house = House(store).furnish().plan_meeting()
    got: list[Prepared] = []
    other = threading.Thread(target=lambda: got.append(watch.packet_for_joiner()))

    def comes_in() -> None:
        other.start()
        other.join(MOMENT)

    watch = Watch(
        f"meeting:{MEETING}",
        cast("Any", Interrupted(store, comes_in)),
        house.service.shelf,
        house.service.folded,
        LocalPost(),
    )
    mine = watch.packet_for_joiner()
    other.join()
    store.close()
    assert got[0] is mine
