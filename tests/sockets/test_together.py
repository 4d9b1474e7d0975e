"""Those who ask at the same moment are answered by one look, and nobody by one that began before they asked."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from sockets.together import Together


def ask_all(together: Together[int, int], numbers: Sequence[int]) -> dict[int, int | str]:
    got: dict[int, int | str] = {}

    def ask(number: int) -> None:
        try:
            got[number] = together.ask(number)
        except LookupError as error:
            got[number] = str(error)

    threads = [threading.Thread(target=ask, args=(number,)) for number in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


def test_everybody_gets_their_own_answer() -> None:
    together = Together[int, int](lambda numbers: [number * 2 for number in numbers])
    assert ask_all(together, range(50)) == {number: number * 2 for number in range(50)}
    assert together.ask(3) == 6


def test_who_comes_while_others_are_looked_for_waits_for_a_look_of_their_own() -> None:
    looks: list[list[int]] = []
    late: list[int] = []

    def look(numbers: Sequence[int]) -> Sequence[int]:
        looks.append(list(numbers))
        if numbers[0] == 1:
            late.append(together.ask(2))  # asked while the first look goes on
        return numbers

    together = Together[int, int](look)
    assert together.ask(1) == 1
    assert (looks, late) == ([[1], [2]], [2])


def test_what_goes_wrong_goes_wrong_for_all_who_asked_and_for_nobody_after_them() -> None:
    fails = [True]

    def look(numbers: Sequence[int]) -> Sequence[int]:
        if fails.pop() if fails else False:
            raise LookupError("away")
        return numbers

    together = Together[int, int](look)
    with pytest.raises(LookupError):
        together.ask(1)
    assert together.ask(1) == 1
