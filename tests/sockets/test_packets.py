"""What has been prepared is the same JSON as if it had been made again."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from socketio.packet import ACK, EVENT

from sockets.packets import Packet, Parted, Prepared, dumps

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
MAPS = st.dictionaries(st.text(), JSON, max_size=4)


@given(MAPS, MAPS, JSON)
def test_an_answer_in_parts_is_the_json_of_the_whole(view: dict[str, Any], me: dict[str, Any], other: Any) -> None:
    answer = Parted(ok=True, chains=Parted(participant=Prepared(view)), me=me, live=Prepared(me), other=other)
    assert dumps([answer]) == json.dumps([answer], separators=(",", ":"))


def test_a_part_is_made_once() -> None:
    part = Prepared(a=1)
    first = part.text
    part["a"] = 2
    assert part.text is first


def test_packets_are_those_of_the_protocol() -> None:
    assert Packet(EVENT, data=["live", Prepared(rev=1)]).encode() == '2["live",{"rev":1}]'
    assert Packet(ACK, data=[Parted(ok=True, me=Prepared(name="é"))], id=7).encode() == (
        '37[{"ok":true,"me":{"name":"\\u00e9"}}]'
    )
    read = Packet(encoded_packet='25["join",{"channel":"meeting:m"}]')
    assert (read.id, read.data) == (5, ["join", {"channel": "meeting:m"}])
