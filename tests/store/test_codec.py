"""Events to JSON and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import engine.board.events
import engine.group.events
import engine.meeting.events
import engine.proposal.events  # noqa: F401 - each registers its events
from engine.ballot.rules import BallotRules
from engine.ballot.threshold import Threshold
from engine.canonical import canonical
from engine.meeting.events import CheckedOut, DoorsOpened
from engine.proposal.events import GuardReport, Moved
from engine.registry import EVENTS
from engine.text import Text
from store.codec import CodecError, decode, encode
from tests.store.scenes import ballot_opened, planned

WORDS = st.text(max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)

# Rules refuse what no ballot can mean, so not every value of their types will do.
RULES = st.builds(
    BallotRules,
    threshold=st.builds(Threshold, fraction=st.fractions("1/50", "49/50"), strictly_more=st.booleans()),
    secrecy=st.sampled_from(("open", "secret")),
    quorum=st.integers(0, 100),
)


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type, as the type hints of events spell it."""
    simple = {str: WORDS, int: st.integers(), bool: st.booleans(), NoneType: st.none(), Any: JSON}
    simple[Fraction] = st.fractions()
    simple[Text] = st.builds(Text, WORDS, WORDS)
    simple[BallotRules] = RULES
    if hint in simple:
        return simple[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, UnionType):
        return st.one_of(*map(values, arguments))
    if origin is tuple:
        return st.lists(values(arguments[0]), max_size=3).map(tuple)
    if origin in (dict, Mapping):
        return st.dictionaries(WORDS, values(arguments[1]), max_size=3)
    assert is_dataclass(hint), hint
    hints = get_type_hints(hint)
    return st.builds(hint, **{field.name: values(hints[field.name]) for field in fields(hint)})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted(EVENTS))
@settings(max_examples=40)
@given(data=st.data())
def test_every_event_comes_back_as_it_went(name: str, data: st.DataObject) -> None:
    event = data.draw(values(EVENTS[name]))
    written, version, body = encode(event)
    assert written == name
    assert decode(written, version, json.loads(canonical(body))) == event


def test_how_the_parts_are_spelled() -> None:
    _, version, body = encode(ballot_opened())
    assert version == 1
    assert body["rules"]["threshold"] == {"base": "yes_and_no", "fraction": "2/3", "strictly_more": False}
    assert encode(planned())[2]["place"] == {"id": "", "digest": ""}


def test_a_field_that_an_old_event_lacks_takes_its_default() -> None:
    _, version, body = encode(moved({}))
    del body["overridden"]
    assert decode("proposal.moved", version, body) == moved({})


@pytest.mark.parametrize(
    ("event", "later"),
    [(planned(), ("lasts", "series")), (CheckedOut(person="anna"), ("by",))],
)
def test_what_an_event_says_since_a_later_release_an_old_ledger_does_not(event: Any, later: tuple[str, ...]) -> None:
    name, version, body = encode(event)
    for field in later:
        del body[field]
    assert decode(name, version, body) == event


def moved(params: dict[str, Any]) -> Moved:
    report = GuardReport(guard="g", holds=True, params=params)
    return Moved(move="m", source="a", target="b", by=None, guards=(report,), at="x")


@pytest.mark.parametrize("value", [0.5, Fraction(1, 2), {1: "a"}, {"a", "b"}, Text("a", "b")])
def test_what_would_not_come_back_is_refused(value: Any) -> None:
    with pytest.raises(CodecError, match=r"proposal\.moved"):
        encode(moved({"value": value}))


@pytest.mark.parametrize(
    ("name", "version", "body", "says"),
    [
        ("meeting.was_fun", 1, {}, "meeting.was_fun.*does not know"),
        ("meeting.doors_opened", 2, {"at": "x"}, "version 2"),
        ("meeting.doors_opened", 1, {}, r"lacks \['at'\]"),
        ("meeting.doors_opened", 1, {"at": "x", "by": "y"}, r"has no \['by'\]"),
        ("meeting.doors_opened", 1, {"at": 5}, "expected str, got int"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(name: str, version: int, body: dict[str, Any], says: str) -> None:
    with pytest.raises(CodecError, match=says):
        decode(name, version, body)


def test_what_is_no_event_is_refused() -> None:
    @dataclass
    class Nothing:
        pass

    with pytest.raises(CodecError, match="no registered event"):
        encode(Nothing())
    with pytest.raises(CodecError, match="expected str"):
        encode(DoorsOpened(at=5))  # type: ignore[arg-type]
