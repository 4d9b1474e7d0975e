"""What has been prepared is the same JSON as if it had been made again."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from socketio.packet import ACK, EVENT

from sockets.packets import Packet, Parted, Prepared, PreparedList, dumps

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
MAPS = st.dictionaries(st.text(), JSON, max_size=4)


@given(MAPS, MAPS, JSON)
def test_an_answer_in_parts_is_the_json_of_the_whole(view: dict[str, Any], me: dict[str, Any], other: Any) -> None:
    mine = Parted(me, may=PreparedList(me))
    answer = Parted(ok=True, chains=Parted(participant=Prepared(view)), me=mine, live=Prepared(me), other=other)
    assert json.loads(dumps([answer, Parted()])) == [answer, {}]


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
    assert Packet(EVENT, data=["me", Parted(may=PreparedList("ab"), n=1)]).encode() == '2["me",{"n":1,"may":["a","b"]}]'
    read = Packet(encoded_packet='25["join",{"channel":"meeting:m"}]')
    assert (read.id, read.data) == (5, ["join", {"channel": "meeting:m"}])


def test_nobody_makes_the_server_read_an_endless_number() -> None:
    with pytest.raises(ValueError, match="101 digits"):
        Packet(encoded_packet=f'2["react",{{"count":{"9" * 101}}}]')
