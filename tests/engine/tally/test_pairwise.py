"""Rankings compared two options at a time, and how strong a defeat is."""

from __future__ import annotations

from engine.tally.pairwise import defeats, layers, pairwise


def test_given_ranks_when_compared_then_the_higher_is_preferred_and_equal_ones_are_not() -> None:
    pairs = pairwise({(("a",), ("b", "c")): 3}, ("a", "b", "c"))
    assert pairs == {"a": {"b": 3, "c": 3}, "b": {"a": 0, "c": 0}, "c": {"a": 0, "b": 0}}


def test_given_options_left_out_when_compared_then_they_are_below_the_ranked_and_equal_to_each_other() -> None:
    pairs = pairwise({(("b",),): 2, None: 7}, ("a", "b", "c"))
    assert pairs == {"a": {"b": 0, "c": 0}, "b": {"a": 2, "c": 2}, "c": {"a": 0, "b": 0}}


def test_given_forty_options_when_compared_then_as_with_few() -> None:
    options = tuple(f"o{number}" for number in range(40))
    pairs = pairwise({tuple((option,) for option in options): 2}, options)
    assert pairs["o3"]["o39"] == 2
    assert pairs["o39"]["o3"] == 0
    assert sum(sum(row.values()) for row in pairs.values()) == 2 * 40 * 39 // 2


def test_given_as_many_votes_for_two_winners_when_measured_then_the_fewer_against_is_the_stronger() -> None:
    pairs = {"a": {"b": 6, "c": 5}, "b": {"a": 1, "c": 6}, "c": {"a": 4, "b": 2}}
    strengths = defeats(pairs, ("a", "b", "c"), "winning_votes")
    assert strengths["a", "b"] > strengths["b", "c"] > strengths["a", "c"] > 0


def test_given_more_votes_but_a_smaller_margin_when_measured_then_the_two_measures_differ() -> None:
    pairs = {"a": {"b": 10, "c": 4}, "b": {"a": 9, "c": 0}, "c": {"a": 1, "b": 0}}
    votes, margins = defeats(pairs, ("a", "b", "c"), "winning_votes"), defeats(pairs, ("a", "b", "c"), "margins")
    assert votes["a", "b"] > votes["a", "c"]
    assert margins["a", "b"] < margins["a", "c"]


def test_given_as_many_either_way_when_measured_then_nobody_is_defeated() -> None:
    assert defeats({"a": {"b": 3}, "b": {"a": 3}}, ("a", "b"), "margins") == {}


def test_given_who_is_beaten_by_whom_when_ordered_then_in_layers() -> None:
    beaten_by = {"a": frozenset[str](), "b": frozenset("a"), "c": frozenset("a"), "d": frozenset("bc")}
    assert layers(("d", "c", "b", "a"), beaten_by) == (("a",), ("b", "c"), ("d",))
