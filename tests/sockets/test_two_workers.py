"""Two services on one database, as two workers would be: what one's phones cast, the other's screens show."""

from __future__ import annotations

import os
import threading

from engine.service import Service
from sockets.watch import Watch
from sockets.watches import Watches
from store import open_store
from tests.house import MEETING, House, delegate
from tests.postgres import Postgres
from tests.sockets.folding import FoldingClient, LocalPost

PATIENCE = 15.0


class HearingPost(LocalPost):
    """Tells whoever waits that something has come."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = threading.Condition()

    def room(self, room: str, event: str, message: dict[str, object]) -> None:
        with self.heard:
            super().room(room, event, message)
            self.heard.notify_all()

    def one(self, sid: str, event: str, message: dict[str, object]) -> None:
        with self.heard:
            super().one(sid, event, message)
            self.heard.notify_all()


def test_a_vote_cast_at_another_worker_is_seen_here(postgres: Postgres) -> None:
    address = postgres.empty()
    here, there = open_store(address), open_store(address)
    post = HearingPost()
    watches = Watches(Service(there, os.urandom), post)
    try:
        house = House(here).furnish().plan_meeting().check_in(*range(1, 20))
        house.talk()
        ballot = house.open_ballot()
        watch = watches.open(f"meeting:{MEETING}")
        assert watch
        screen, phone = join(watch, post, "projector", "screen"), join(watch, post, delegate(1), "participant")
        house.cast(1, ballot)
        with post.heard:
            seen = post.heard.wait_for(lambda: screen.live.get("voted", {}).get(ballot, {}).get("count") == 1, PATIENCE)
            mine = post.heard.wait_for(lambda: phone.me["seats"][0].get("voted"), PATIENCE)
        assert seen
        assert mine
    finally:
        watches.close()
        here.close()
        there.close()


def join(watch: Watch, post: HearingPost, person: str, audience: str) -> FoldingClient:
    client = post.client(f"{person}/{audience}")
    answer = watch.follower.join(client.sid, person, audience)
    assert isinstance(answer, dict)
    client.joined(answer)
    return client
