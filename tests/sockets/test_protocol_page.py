"""docs/protocol.md shows real payloads: its lines are played here against a running server."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

from store import open_store
from tests.house import COORDINATOR, House, delegate
from tests.serving import ROOT, Server
from tests.sockets.conftest import session_of
from tests.sockets.folding import FoldingClient
from tests.sockets.phones import Phone

PAGE = Path(ROOT / "docs" / "protocol.md").read_text()
LINE = re.compile(r"(\w+) (=>|<=) (\w+) (\{.*\})")
WHO = {"delegate": delegate(1), "coordinator": COORDINATOR}


def lines() -> list[tuple[str, str, str, str]]:
    blocks = re.findall(r"```jsonl\n(.*?)```", PAGE, re.DOTALL)
    found = [LINE.fullmatch(line) for block in blocks for line in block.splitlines()]
    assert found
    assert all(found)
    return [(m[1], m[2], m[3], m[4]) for m in found if m]


def matches(shown: Any, got: Any) -> bool:
    """The page's `"..."` stands for any value; as a key, for any further keys."""
    if shown == "...":
        return True
    if isinstance(shown, dict):
        wanted = {k: v for k, v in shown.items() if k != "..."}
        if not isinstance(got, dict) or not all(k in got and matches(v, got[k]) for k, v in wanted.items()):
            return False
        return "..." in shown or set(got) == set(wanted)
    if isinstance(shown, list):
        return isinstance(got, list) and len(got) == len(shown) and all(map(matches, shown, got))
    return bool(shown == got)


def has_come(event: str, shown: dict[str, Any], client: FoldingClient) -> bool:
    """Whether the newest message of this sort is as the page shows it."""
    if event == "patch":
        return matches(shown, client.patches.get(shown["chain"]))
    return matches(shown, client.live if event == "live" else {"channel": shown["channel"], "me": client.me})


def test_the_lines_of_the_protocol_page_are_what_happens(running: tuple[Server, str]) -> None:
    server, database = running
    store = open_store(database, exclusive=False)
    house = House(store).plan_meeting(clauses=1)
    house.must(COORDINATOR, "proposal.make_move", proposal="plan", move="discuss")
    house.check_in(2)
    house.form_groups("page", tables=1, rooms=0)
    group = house.groups("page")[0]
    house.must(delegate(2), "group.write_note", group=group, note="page", kind="idea", text="Een idee")
    house.must(delegate(2), "group.report", group=group)
    house.must(delegate(2), "meeting.check_out", meeting="autumn")
    phones = {name: Phone(server.url, session_of(person)).connect() for name, person in WHO.items()}
    words = {"$KEY": "a-key-of-twenty-two-characters"}
    ack: Any = None
    for who, way, event, payload in lines():
        for word, value in words.items():
            payload = payload.replace(word, value)
        if "$BALLOT" in payload:
            words["$BALLOT"] = ballot = str(house.proposal().open_ballot)
            payload = payload.replace("$BALLOT", ballot)
        shown, phone = json.loads(payload), phones[who]
        if way == "=>" and event == "join":
            ack = phone.join(shown["channel"], shown.get("audience", "participant"))
        elif way == "=>":
            ack = None if event == "react" else phone.call(event, shown)
            if event == "react":
                phone.send(event, shown)
        elif event == "ack":
            assert matches(shown, ack), (shown, ack)
        else:
            phone.wait_until(partial(has_come, event, shown), payload)
    for phone in phones.values():
        phone.close()
    store.close()
