"""PrefLib's rankings, as they are written now and as they were before 2022."""

from __future__ import annotations

import pytest

from web.cli.count.preflib import read
from web.cli.count.trouble import Trouble

HEAD = "# TITLE: Dinner\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 6\n"
NOW = HEAD + "# ALTERNATIVE NAME 1: Fish: fried\n# ALTERNATIVE NAME 2: Beans, peas\n# ALTERNATIVE NAME 3: Rice\n"
BEFORE = "3\n1,Fish\n2,Beans, peas\n3,Rice\n6,6,2\n"
FISH = ("Fish: fried",)


def trouble(text: str) -> tuple[str, int]:
    with pytest.raises(Trouble) as found:
        read(text)
    return found.value.code, found.value.line


def test_now() -> None:
    election = read(NOW + "4: 1,{2,3}\n1: 3\n1: \n")
    assert (election.options, election.title) == (("Fish: fried", "Beans, peas", "Rice"), "Dinner")
    assert election.papers == {(FISH, ("Beans, peas", "Rice")): 4, (("Rice",),): 1, None: 1}
    assert election.notes == {}


def test_before() -> None:
    election = read(BEFORE + "4,1,{2,3}\n2,{1, 3},2\n")
    assert election.options == ("Fish", "Beans, peas", "Rice")
    assert election.papers == {(("Fish",), ("Beans, peas", "Rice")): 4, (("Fish", "Rice"), ("Beans, peas",)): 2}


def test_spaces_braces_around_one_and_empty_braces() -> None:
    assert read(NOW + " 6 :  { 1 } , {} , 3 \n").papers == {(FISH, ("Rice",)): 6}


def test_an_alternative_without_a_name_is_called_by_its_number() -> None:
    assert read(HEAD + "# ALTERNATIVE NAME 1: Fish\n6: 1\n").options == ("Fish", "(2)", "(3)")


def test_other_papers_than_the_file_says_it_has_are_noted() -> None:
    assert read(NOW + "4: 1\n").notes == {"voters_differ": 2}


def test_an_option_ranked_twice_stays_on_the_paper_as_it_is() -> None:
    assert read(NOW + "6: 1,2,1\n").papers == {(FISH, ("Beans, peas",), FISH): 6}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (NOW + "4: 1,4\n", "unknown_number", 7),
        (NOW + "4: 1,{2,3\n", "unclosed", 7),
        (NOW + "4: 1,2}\n", "line_unreadable", 7),
        (NOW + "four: 1\n", "not_a_number", 7),
        (NOW + "0.5: 1\n", "not_whole", 7),
        (NOW + "4 1 2\n", "line_unreadable", 7),
        (NOW + "# ALTERNATIVE NAME 3: Again\n", "option_twice", 7),
        ("# TITLE: nothing\n", "no_options", 0),
        ("# NUMBER ALTERNATIVES: 99999\n1: 1\n", "too_many_options", 0),
        ("3\n1,Fish\n", "ends_early", 2),
        ("3\n1,Fish\n1,Fish\n3,Rice\n1,1,1\n", "option_twice", 3),
        ("3\n1,Fish\n2,Beans\n3,Rice\n4,1\n", "line_unreadable", 5),
        (BEFORE + "4,1,{2,9}\n", "unknown_number", 6),
        ("three\n", "not_a_number", 1),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, code: str, line: int) -> None:
    assert trouble(text) == (code, line)
