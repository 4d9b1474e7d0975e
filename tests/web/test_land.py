"""A result as land on paper: every vote a parcel of one size, in order of choice; the dyke after what was needed."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from web.minutes.land import HEIGHT, MOST, WIDTH, Land, land_of


def land(entitled: int, needed: int = 1, **counts: int) -> Land:
    found = land_of(counts, entitled, needed)
    assert found
    return found


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


def area(path: str) -> float:
    corners = points(path)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*corners, corners[0]]))) / 2


@pytest.mark.parametrize("seats", [2, 5, 12, 26, 60, 61, 200, MOST])
def test_all_parcels_have_the_same_area_and_lie_within_the_drawing(seats: int) -> None:
    drawn = land(seats)
    areas = [area(parcel.path) for parcel in drawn.parcels]

    assert len(areas) == seats
    assert max(areas) / min(areas) < 1.02
    for parcel in drawn.parcels:
        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points(parcel.path))


def test_parcels_lie_in_the_order_of_choice_and_who_did_not_vote_is_water() -> None:
    drawn = land(9, yes=4, no=2, abstain=1)

    assert [parcel.ground for parcel in drawn.parcels] == ["yes"] * 4 + ["abstain"] + ["no"] * 2 + ["water"] * 2


@pytest.mark.parametrize("needed", [1, 3, 4, 13, 26])
def test_the_dyke_stands_right_after_the_parcel_that_was_needed(needed: int) -> None:
    drawn = land(26, needed, yes=26)
    line = points(drawn.dyke)

    before, after = drawn.parcels[:needed], drawn.parcels[needed:]
    for parcels, left_of_it in ((before, True), (after, False)):
        for parcel in parcels:
            corners = points(parcel.path)
            middle = (sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4)
            assert (middle[0] < _x_at(line, middle[1])) is left_of_it, (needed, middle)


def _x_at(line: list[tuple[float, float]], y: float) -> float:
    """Where the dyke stands at a height."""
    for (x1, y1), (x2, y2) in pairwise(line):
        if y1 <= y <= y2 and y2 - y1 > 8:
            return x1 + (x2 - x1) * (y - y1) / (y2 - y1)
    raise AssertionError(y)


def test_where_more_was_needed_than_there_are_no_dyke_stands() -> None:
    assert land(4, 5, yes=4).dyke == ""


@pytest.mark.parametrize("seats", [0, 1, MOST + 1])
def test_what_says_nothing_is_not_drawn(seats: int) -> None:
    assert land_of({"yes": 0}, seats, 1) is None


def test_the_same_numbers_give_the_same_land() -> None:
    assert land(26, 14, yes=20) == land(26, 14, yes=20)
