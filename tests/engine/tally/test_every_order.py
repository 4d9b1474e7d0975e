"""What a method makes of ties that no rule breaks: every order of the tied is followed, and kept to."""

from __future__ import annotations

from collections.abc import Sequence

from engine.tally import Tie, TieBreak
from engine.tally.every_order import MOST_ORDERS, First, every_order, settled

ALONE = {option: option for option in "abcde"}


def by_turns(tied: str, first: First) -> str:
    """All of the tied, in the order in which they come first."""
    left, order = list(tied), ""
    while left:
        order += first(left)
        left.remove(order[-1])
    return order


def test_given_three_tied_when_every_order_is_followed_then_there_are_six() -> None:
    orders = every_order(lambda first: by_turns("abc", first), TieBreak(), ALONE)
    assert sorted(orders.outcomes) == ["abc", "acb", "bac", "bca", "cab", "cba"]
    assert orders.all_of_them


def test_given_an_order_when_the_same_options_tie_again_then_it_is_kept_to() -> None:
    orders = every_order(lambda first: by_turns("ab", first) + by_turns("ab", first), TieBreak(), ALONE)
    assert sorted(orders.outcomes) == ["abab", "baba"]


def test_given_one_before_another_and_that_before_a_third_when_the_ends_tie_then_that_is_no_question() -> None:
    def chain(first: First) -> str:
        return first(["a", "b"]) + first(["b", "c"]) + first(["a", "c"])

    orders = every_order(chain, TieBreak(), ALONE)
    assert sorted(orders.outcomes) == ["aba", "aca", "acc", "bba", "bbc", "bcc"]


def test_given_one_before_another_when_a_third_comes_before_the_first_then_it_is_before_both() -> None:
    def chain(first: First) -> str:
        return first(["b", "c"]) + first(["a", "b"]) + first(["a", "c"])

    orders = every_order(chain, TieBreak(), ALONE)
    assert sorted(orders.outcomes) == ["baa", "bba", "bbc", "caa", "cac", "cbc"]


def test_given_a_lot_when_options_tie_then_only_its_order_is_followed() -> None:
    tie = TieBreak(rule="lot", seed="x")
    orders = every_order(lambda first: by_turns("abc", first), tie, ALONE)
    assert orders.outcomes == ["".join(tie.in_order("abc"))]


def test_given_options_that_are_alike_in_everything_when_followed_then_one_order_stands_for_all() -> None:
    twins = {"a": 1, "b": 1, "c": 2}
    orders = every_order(lambda first: by_turns("abc", first), TieBreak(), twins)
    assert sorted(orders.outcomes) == ["abc", "acb", "cab"]
    assert orders.twins["a"] == orders.twins["b"] != orders.twins["c"]


def test_given_a_lot_between_options_that_are_alike_when_followed_then_it_did_decide() -> None:
    orders = every_order(lambda first: first("ab"), TieBreak(rule="lot", seed="x"), {"a": 1, "b": 1})
    assert orders.twins["a"] != orders.twins["b"]


def test_given_more_orders_than_can_be_followed_then_that_is_said() -> None:
    options = "abcdefgh"
    orders = every_order(lambda first: by_turns(options, first), TieBreak(), {option: option for option in options})
    assert (len(orders.outcomes), orders.all_of_them) == (MOST_ORDERS, False)


def outcome_of(chosen: Sequence[str], twins: dict[str, int] | dict[str, str] = ALONE) -> tuple[str, Tie | None]:
    ends = settled([frozenset(each) for each in chosen], twins)
    return "".join(sorted(ends.certain)), ends.tie


def test_given_outcomes_when_settled_then_what_all_choose_is_certain_and_the_rest_is_tied() -> None:
    assert outcome_of(["abc", "abd"]) == ("ab", Tie(options=("c", "d")))
    assert outcome_of(["ab", "ab"]) == ("ab", None)
    assert outcome_of(["a", "bc"]) == ("", Tie(options=("a", "b", "c"), places=2))
    assert outcome_of([""]) == ("", None)


def test_given_twins_of_which_one_is_chosen_when_settled_then_it_could_have_been_either() -> None:
    assert outcome_of(["ac"], {"a": 1, "b": 1, "c": 2}) == ("c", Tie(options=("a", "b")))
    assert outcome_of(["abc"], {"a": 1, "b": 1, "c": 2}) == ("abc", None)
