"""A short name tells an organisation from the others, in at most twelve characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.directory.shortening import MOST, short_of


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Topaz", "Topaz"),
        ("Organisatie 11", "Org. 11"),
        ("Sante Partners", "Sante"),
        ("De Leyhoeve Zorg", "De Leyhoeve"),
        ("Woonzorggroep Samen", "Woonzorggro."),
    ],
)
def test_whole_words_or_the_number_at_the_end(name: str, short: str) -> None:
    assert short_of(name, "") == short


def test_what_was_given_stands() -> None:
    assert short_of("Organisatie 11", "Elf", {"Elf"}) == "Elf"


def test_two_alike_are_told_apart() -> None:
    assert short_of("Sante Thuis en Wijk", "", {"sante thuis"}) == "Sante Thui 2"
    assert short_of("Zorg", "", {"Zorg", "Zorg 2"}) == "Zorg 3"


@given(name=st.text(min_size=1, max_size=200).filter(str.strip), taken=st.sets(st.text(max_size=12), max_size=5))
def test_it_is_never_longer_and_never_one_that_is_taken(name: str, taken: set[str]) -> None:
    short = short_of(name, "", taken)
    assert 0 < len(short) <= MOST
    assert short.casefold() not in {each.casefold() for each in taken}
