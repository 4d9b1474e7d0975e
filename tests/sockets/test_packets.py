"""What has been prepared is the same JSON as if it had been made again."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from socketio.packet import ACK, EVENT

from sockets.packets import Packet, Prepared, PreparedList, dumps

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
MAPS = st.dictionaries(st.text(), JSON, max_size=4)


@given(MAPS, MAPS, JSON)
def test_an_answer_in_parts_is_the_json_of_the_whole(view: dict[str, Any], me: dict[str, Any], other: Any) -> None:
    mine = {**me, "may": PreparedList(me)}
    chains = {"participant": Prepared(view)}
    answer = {"ok": True, "chains": chains, "me": mine, "live": Prepared(me), "other": [other, Prepared(me)]}
    assert json.loads(dumps([answer, Prepared()])) == [answer, {}]


def test_a_part_is_made_once() -> None:
    part = Prepared(a=1)
    first = part.text
    part["a"] = 2
    assert part.text is first


def test_packets_are_those_of_the_protocol() -> None:
    assert Packet(EVENT, data=["live", Prepared(rev=1)]).encode() == '2["live",{"rev":1}]'
    assert (
        Packet(ACK, data=[{"ok": True, "me": Prepared(name="é")}], id=7).encode() == '37[{"ok":true,"me":{"name":"é"}}]'
    )
    told = {"may": PreparedList("ab"), "n": 1}
    assert Packet(EVENT, data=["me", told]).encode() == '2["me",{"may":["a","b"],"n":1}]'
    read = Packet(encoded_packet='25["join",{"channel":"meeting:m"}]')
    assert (read.id, read.data) == (5, ["join", {"channel": "meeting:m"}])


@pytest.mark.parametrize("sent", ["\ud83d", 2**64, -(2**70)])
def test_a_refusal_that_names_what_was_sent_always_goes_out(sent: Any) -> None:
    refusal = {"ok": False, "params": {"name": sent}}
    for answer in (refusal, Prepared(refusal), {"chains": Prepared(refusal)}):
        assert json.loads(dumps([answer])) == [answer]


def test_what_is_no_json_is_not_sent_as_something_else() -> None:
    with pytest.raises(TypeError):
        dumps([{"seats": {1, 2}}])


def test_nobody_makes_the_server_read_an_endless_number() -> None:
    with pytest.raises(ValueError, match="101 digits"):
        Packet(encoded_packet=f'2["react",{{"count":{"9" * 101}}}]')
