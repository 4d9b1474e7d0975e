"""The same server on PostgreSQL, in both async modes: a slow query there may not stand in everybody's way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.house import COORDINATOR, delegate
from tests.postgres import Postgres
from tests.sockets.conftest import furnished, meeting_at
from tests.sockets.papers import paper


@pytest.mark.parametrize("mode", ["eventlet", "gevent"])
def test_a_ballot_on_postgresql(postgres: Postgres, tmp_path: Path, mode: str) -> None:
    with furnished(postgres.empty(), tmp_path, mode) as running, meeting_at(*running) as hall:
        phones = {n: hall.phone(delegate(n)) for n in range(1, 19)}
        console = hall.phone(COORDINATOR, join="coordinator")
        with ThreadPoolExecutor(8) as pool:
            arrive = {"meeting": hall.house.meeting_id, "mode": "online"}
            assert all(a["ok"] for a in pool.map(lambda p: p.command("meeting.check_in", **arrive), phones.values()))
        hall.house.talk()
        ballot = hall.house.open_ballot()
        with ThreadPoolExecutor(8) as pool:
            acks = pool.map(lambda item: item[1].call("cast", paper(hall, item[0], ballot)), phones.items())
            assert [ack["seat"]["status"] for ack in acks] == ["recorded"] * 18
        closing = console.command("proposal.close_ballot", proposal=hall.house.plan_id, ballot=ballot)
        assert closing["ok"]
        for phone in [*phones.values(), console]:
            audience = "coordinator" if phone is console else "participant"
            phone.wait_until(
                lambda c, a=audience: c.chains[a]["view"]["proposals"][hall.house.plan_id]["stage"] == "adopted"
            )
            assert phone.client.gaps == 0
