"""What every way of counting keeps to, and what is particular to yes, no and abstain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.tally import METHODS, Sides

every_method = pytest.mark.parametrize("name", sorted(METHODS))


@every_method
@given(data=st.data())
def test_given_any_answers_when_counted_in_another_order_then_the_counts_are_the_same(
    name: str, data: st.DataObject
) -> None:
    method = METHODS[name]
    answers = data.draw(st.lists(st.sampled_from(method.options)))
    shuffled = data.draw(st.permutations(answers))
    assert method.count(answers) == method.count(shuffled)


@every_method
def test_given_no_answers_when_counted_then_every_option_is_told_at_zero_in_its_order(name: str) -> None:
    method = METHODS[name]
    counts = method.count([])
    assert tuple(counts) == method.options
    assert set(counts.values()) == {0}


@every_method
def test_given_an_answer_that_is_no_option_when_counted_then_it_is_named(name: str) -> None:
    method = METHODS[name]
    assert not method.accepts("!")
    with pytest.raises(ValueError, match="'!' is none of"):
        method.count([method.options[0], "!"])


@every_method
def test_given_the_options_of_a_method_then_it_accepts_each_of_them(name: str) -> None:
    method = METHODS[name]
    assert all(method.accepts(option) for option in method.options)


def test_given_two_methods_of_one_name_when_the_second_is_added_then_the_registry_refuses() -> None:
    with pytest.raises(ValueError, match="two tally methods are called 'yes_no_abstain'"):
        METHODS.add("yes_no_abstain", METHODS["yes_no_abstain"])


def test_given_abstentions_when_the_sides_are_taken_then_they_are_on_neither() -> None:
    method = METHODS["yes_no_abstain"]
    counts = method.count(["yes", "abstain", "no", "yes", "abstain"])
    assert counts == {"yes": 2, "no": 1, "abstain": 2}
    assert method.sides(counts) == Sides(yes=2, no=1)
