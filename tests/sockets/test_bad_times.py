"""A server with too much to do, real clients, both async modes: it says so, and nobody who waits is forgotten."""

from __future__ import annotations

import json
import socket
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests
import websocket

from engine.proposal.commands import ClauseLine
from sockets.pace import PERSON
from sockets.slow import MOST_UNSENT
from tests.house import COORDINATOR, delegate
from tests.serving import Server
from tests.sockets.conftest import Hall, new_server, session_of
from tests.sockets.papers import paper
from tests.sockets.watching import TOKEN, figures

MOST = 3
BUSY = {"ok": False, "code": "busy", "params": {}}


@pytest.fixture(scope="module", params=["eventlet", "gevent"])
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    """A server that lets few wait for its database, and is watched."""
    folder = tmp_path_factory.mktemp(request.param)
    settings = {"POLDER_MOST_UNDER_WAY": str(MOST), "POLDER_METRICS_TOKEN": TOKEN}
    with new_server(folder, request.param, **settings) as both:
        yield both


def ballot_of(hall: Hall) -> str:
    hall.house.check_in(*range(1, 21))
    hall.house.talk()
    return hall.house.open_ballot()


def test_who_is_too_many_hears_that_it_is_busy_and_is_counted_the_second_time(
    hall: Hall, running: tuple[Server, str]
) -> None:
    """Another program holds the database for a moment; a vote that comes on top of those that wait is told at once."""
    ballot = ballot_of(hall)
    phones = {number: hall.phone(delegate(number)) for number in range(1, MOST + 2)}
    papers = {number: paper(hall, number, ballot) for number in phones}
    late = MOST + 1
    file = sqlite3.connect(Path(running[1].removeprefix("sqlite:///")), isolation_level=None)
    file.execute("BEGIN IMMEDIATE")
    busy = 'polder_turned_away_total{reason="busy"}'
    before = figures(hall.server).get(busy, 0.0)
    with ThreadPoolExecutor(MOST) as crowd:
        try:
            waiting = [crowd.submit(phones[number].call, "cast", papers[number]) for number in range(1, late)]
            while figures(hall.server)["polder_under_way"] < MOST:
                assert not any(each.done() for each in waiting), [each.result() for each in waiting if each.done()]
            assert phones[late].call("cast", papers[late]) == BUSY
            assert figures(hall.server)[busy] == before + 1
            over_http = requests.post(
                f"{hall.server.url}/api/commands/meeting.check_out",
                json={"id": "out", "meeting": hall.house.meeting_id},
                headers={"Authorization": f"Bearer {session_of(delegate(late))}"},
                timeout=15,
            )
            assert (over_http.status_code, over_http.json()["code"]) == (503, "busy")
            assert figures(hall.server)[busy] == before + 2
        finally:
            file.execute("ROLLBACK")
            file.close()
        assert all(each.result()["ok"] for each in waiting)

    assert phones[late].call("cast", papers[late])["seat"]["status"] == "recorded"
    phones[1].wait_until(lambda c: c.live.get("voted", {}).get(ballot, {}).get("count") == late)


def test_who_asks_too_fast_is_held_up_alone_and_every_question_is_answered(hall: Hall) -> None:
    hasty, other = hall.phone(delegate(1)), hall.phone(delegate(2))
    answers = [hasty.call("alive", {}) for _ in range(PERSON[0] + 1)]
    while answers[-1] == {"ok": True}:
        answers.append(hasty.call("alive", {}))

    assert answers[-1] == BUSY
    assert len(answers) >= PERSON[0]
    assert other.call("alive", {}) == {"ok": True}


def test_who_does_not_read_is_let_go_and_gets_a_whole_snapshot_when_they_come_back(
    hall: Hall, request: pytest.FixtureRequest
) -> None:
    """What is shown is made large, so that it does not fit into what the network keeps for a connection."""
    long = tuple(ClauseLine(clause=f"long-{number}", text="lang " * 390) for number in range(40))
    hall.house.must(COORDINATOR, "proposal.add_clauses", proposal=hall.house.plan_id, clauses=long)
    screen = hall.phone("projector", join="screen")
    deaf = _deaf(hall, delegate(3))
    request.addfinalizer(deaf.shutdown)
    screen.wait_until(lambda c: c.live.get("connected", {}).get("arriving") == 1)

    # What comes on top of their pace is answered too, and not read either.
    for number in range(PERSON[0] + 3 * MOST_UNSENT):
        deaf.send(f'42{number}["resync",{json.dumps({"channel": hall.channel, "chain": "participant"})}]')

    screen.wait_until(lambda c: c.live["connected"]["arriving"] == 0)
    assert figures(hall.server)['polder_turned_away_total{reason="slow_reader"}'] >= 1
    _read_to_the_end(deaf)
    assert "participant" in hall.phone(delegate(3)).client.chains


def test_the_figures_say_what_happened_and_of_nobody_who(hall: Hall) -> None:
    ballot = ballot_of(hall)
    before = figures(hall.server)
    phone, stranger = hall.phone(delegate(5)), hall.phone("partner-1")
    assert phone.call("cast", paper(hall, 5, ballot))["ok"]
    assert not stranger.call("cast", paper(hall, 6, ballot))["ok"]
    assert phone.command("meeting.raise_hand", meeting=hall.house.meeting_id)["ok"]
    phone.wait_until(lambda c: c.patches.get("participant"))
    after = figures(hall.server)

    def more(name: str) -> float:
        return after[name] - before.get(name, 0.0)

    assert more('polder_casts_total{answer="recorded"}') == 1
    assert more('polder_casts_total{answer="not_your_seat"}') == 1
    assert more("polder_cast_seconds_count") == 2
    assert more("polder_commits_total") >= 1
    assert more('polder_messages_sent_total{event="patch"}') >= 1
    assert after["polder_connections"] >= 2
    assert after["polder_followers"] >= 1
    assert after["polder_loop_late_seconds_count"] > 0
    told = " ".join(after)
    assert not any(name in told for name in (hall.house.meeting_id, hall.house.plan_id, ballot, delegate(5)))


@pytest.mark.parametrize("shown", [{}, {"Authorization": f"Bearer {session_of(delegate(1))}"}])
def test_without_the_token_there_are_no_figures(running: tuple[Server, str], shown: dict[str, str]) -> None:
    answer = requests.get(f"{running[0].url}/metrics", headers=shown, timeout=15)
    assert answer.status_code == 404
    assert "polder_" not in answer.text


def _deaf(hall: Hall, person: str) -> Any:
    """A connection that has joined, and reads nothing from then on. Little fits into its own pockets."""
    pockets = [(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)]
    address = f"{hall.server.url.replace('http', 'ws', 1)}/socket.io/?EIO=4&transport=websocket"
    wire = websocket.create_connection(address, timeout=15, sockopt=pockets)
    assert wire.recv().startswith("0{")
    wire.send("40" + json.dumps({"session": session_of(person)}))
    assert wire.recv().startswith("40")
    wire.send("420" + json.dumps(["join", {"channel": hall.channel}]))
    while not wire.recv().startswith("430"):
        pass
    return wire


def _read_to_the_end(wire: Any) -> None:
    """What was sent before the end is whole."""
    try:
        while said := wire.recv():
            assert said.endswith(("]", "2", "6")), said[-200:]
    except (websocket.WebSocketConnectionClosedException, ConnectionError):
        return
