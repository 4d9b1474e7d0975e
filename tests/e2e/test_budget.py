"""What each page of a participant weighs the first time (`make budget` prints it)."""

from __future__ import annotations

from tests.e2e import budget, staging
from tests.e2e.windows import Windows


def test_no_page_of_a_participant_is_heavier_than_it_may_be(windows: Windows) -> None:
    store = windows.house.store
    windows.house = staging.prepare(store, "weighed")

    weights = list(budget.weigh_all(windows))

    assert [str(each) for each in weights if each.total > budget.MOST] == []
