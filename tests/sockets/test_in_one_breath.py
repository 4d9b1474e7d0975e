"""A phone does not wait to be let in before it asks to join: both go out together, and one round trip is saved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import websocket

from tests.house import delegate
from tests.sockets.conftest import Hall, session_of
from tests.sockets.phones import PATIENCE


@contextmanager
def dialled(hall: Hall, session: str) -> Iterator[websocket.WebSocket]:
    """A bare websocket, as `websocket.ts` has it: nothing in between waits for anything."""
    url = hall.server.url.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
    wire = websocket.create_connection(url, timeout=PATIENCE, cookie=f"polder_session={session}")
    yield wire
    wire.close()


def join(hall: Hall) -> str:
    return "420" + json.dumps(["join", {"channel": hall.channel, "audience": "participant"}])


def test_who_asks_to_join_in_the_same_breath_is_answered_after_being_let_in(hall: Hall) -> None:
    hall.house.check_in(1)
    with dialled(hall, session_of(delegate(1))) as wire:
        wire.send("40")
        wire.send(join(hall))

        heard = [wire.recv() for _ in range(3)]

    assert [each[:2] for each in heard] == ["0{", "40", "43"]
    answer = json.loads(heard[2][3:])[0]
    assert answer["ok"]
    assert answer["me"]["person"] == delegate(1)
    assert "participant" in answer["chains"]


def test_who_is_not_let_in_is_told_so_and_joins_nothing(hall: Hall) -> None:
    with dialled(hall, "nobody") as wire:
        wire.send("40")
        wire.send(join(hall))
        wire.send("40")

        heard = [wire.recv() for _ in range(3)]

    assert [each[:2] for each in heard] == ["0{", "44", "44"]
    assert "not_signed_in" in heard[1]
