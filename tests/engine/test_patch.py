"""JSON merge patches: the examples of RFC 7396 (Appendix A), and the property that views rest on."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.patch import apply, diff

APPENDIX_A: list[tuple[Any, Any, Any]] = [
    ({"a": "b"}, {"a": "c"}, {"a": "c"}),
    ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
    ({"a": "b"}, {"a": None}, {}),
    ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
    ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
    ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
    ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
    ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
    (["a", "b"], ["c", "d"], ["c", "d"]),
    ({"a": "b"}, ["c"], ["c"]),
    ({"a": "foo"}, None, None),
    ({"a": "foo"}, "bar", "bar"),
    ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
    ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
    ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
]

views = st.recursive(
    st.text(max_size=3) | st.integers(0, 3) | st.just(True),
    lambda inner: st.dictionaries(st.sampled_from("abcd"), inner, max_size=4),
    max_leaves=12,
).filter(lambda view: isinstance(view, dict))


@pytest.mark.parametrize(("original", "patch", "result"), APPENDIX_A, ids=range(1, 16))
def test_the_examples_of_the_rfc(original: Any, patch: Any, result: Any) -> None:
    before = copy.deepcopy((original, patch))
    assert apply(patch, original) == result
    assert (original, patch) == before


@given(views, views)
def test_the_difference_of_two_views_makes_one_of_the_other(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert apply(diff(before, after), before) == after


@given(views)
def test_equal_views_differ_in_nothing(view: dict[str, Any]) -> None:
    assert diff(view, copy.deepcopy(view)) == {}


def test_only_what_changed_is_sent() -> None:
    before = {"groups": {"g1": {"number": 1}, "g2": {"number": 2}}, "title": "Autumn"}
    after = {"groups": {"g1": {"number": 1, "reported": True}}, "title": "Autumn"}
    assert diff(before, after) == {"groups": {"g1": {"reported": True}, "g2": None}}
