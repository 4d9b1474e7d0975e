"""What every way of counting keeps to, and what is particular to yes, no and abstain."""

from __future__ import annotations

import pytest

from engine.tally import METHODS, Contest
from engine.tally.yes_no_abstain import YesNoAbstainSettings


def test_given_two_methods_of_one_name_when_the_second_is_added_then_the_registry_refuses() -> None:
    with pytest.raises(ValueError, match="two tally methods are called 'yes_no_abstain'"):
        METHODS.add("yes_no_abstain", METHODS["yes_no_abstain"])


def test_given_abstentions_when_counted_then_they_are_neither_for_nor_against() -> None:
    method = METHODS["yes_no_abstain"]
    count = method.count(
        {"yes": 2, "no": 1, "abstain": 2}, Contest(options=method.options, settings=YesNoAbstainSettings())
    )
    assert count.totals == {"yes": 2, "no": 1, "abstain": 2}
