"""What stands in a `.blt` file, as OpenSTV, OpaVote and the Electoral Reform Society write it."""

from __future__ import annotations

import pytest

from web.cli.count.blt import read
from web.cli.count.trouble import Trouble

NAMES = '"Ann"\n"Bob"\n"Cas"\n"Dirk"\n"Board"\n'


def file(*papers: str, head: str = "4 2", names: str = NAMES) -> str:
    return "\n".join([head, *papers, "0", names])


def trouble(text: str) -> tuple[str, int]:
    with pytest.raises(Trouble) as found:
        read(text)
    return found.value.code, found.value.line


def test_candidates_seats_papers_and_title() -> None:
    election = read(file("3 1 3 4 0", "4 2 0"))
    assert (election.options, election.seats, election.title) == (("Ann", "Bob", "Cas", "Dirk"), 2, "Board")
    assert election.papers == {(("Ann",), ("Cas",), ("Dirk",)): 3, (("Bob",),): 4}


def test_equal_papers_on_two_lines_are_added() -> None:
    assert read(file("3 1 0", "4 1 0")).papers == {(("Ann",),): 7}


@pytest.mark.parametrize("paper", ["2 1 2=3 0", "2 1 2 = 3 0", "2 1 (2 3) 0"])
def test_equal_ranks(paper: str) -> None:
    assert read(file(paper)).papers == {(("Ann",), ("Bob", "Cas")): 2}


def test_a_rank_left_empty_stays_empty() -> None:
    assert read(file("1 - 2 - 1 0")).papers == {((), ("Bob",), (), ("Ann",)): 1}


def test_an_empty_paper() -> None:
    assert read(file("5 0", "2 1 0")).papers == {None: 5, (("Ann",),): 2}


def test_who_withdrew_is_no_option_and_is_passed_over() -> None:
    election = read(file("-1", "-3", "3 1 2 3 0", "1 1 0"))
    assert (election.options, election.withdrawn) == (("Bob", "Dirk"), ("Ann", "Cas"))
    assert election.papers == {(("Bob",),): 3, None: 1}
    assert election.numbers == {"2": "Bob", "4": "Dirk"}


def test_comments_and_ballot_names_are_passed_over() -> None:
    text = "# votes\n4 2 # seats\n/* two\nlines */\n(paper 1) 1 1 0 # good\n1 2 0\n0\n" + NAMES
    assert read(text).papers == {(("Ann",),): 1, (("Bob",),): 1}


def test_names_hold_spaces_quotes_hashes_and_letters_of_every_alphabet() -> None:
    election = read(file("1 1 0", names='"Ann  de Boer"\n"Bob ""B"" Bos"\n"Číslo # 3"\nDirk van Dam\n"A \\"b\\""\n'))
    assert election.options == ("Ann  de Boer", 'Bob "B" Bos', "Číslo # 3", "Dirk van Dam")
    assert election.title == 'A "b"'


def test_candidates_of_one_name_are_told_apart_by_their_number() -> None:
    assert read(file("1 1 0", names='"Ann"\n"Ann"\n""\n"Dirk"\n')).options == ("Ann (1)", "Ann (2)", "(3)", "Dirk")


def test_everything_on_one_line() -> None:
    election = read('4 2 -2 3 1 3 0 2 4 0 0 "Ann" "Bob" "Cas" "Dirk" "Board"')
    assert election.papers == {(("Ann",), ("Cas",)): 3, (("Dirk",),): 2}
    assert (election.options, election.title) == (("Ann", "Cas", "Dirk"), "Board")


def test_papers_that_end_with_their_line() -> None:
    assert read(file("3 1 2", "2 2")).papers == {(("Ann",), ("Bob",)): 3, (("Bob",),): 2}


def test_a_weight_written_with_a_point() -> None:
    assert read(file("3.0 1 0")).papers == {(("Ann",),): 3}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (file("3 1 5 0"), "unknown_number", 2),
        (file("3 x 0"), "not_a_number", 2),
        (file("2.5 1 0"), "not_whole", 2),
        (file("3 1 0", "2 1 2", "1 2 0"), "ballot_not_ended", 3),
        (file("3 1 0", names='"Ann"\n'), "names_missing", 5),
        (file("3 1 0", names='"Ann"\n"Bob\n"Cas"\n"Dirk"\n'), "unclosed", 5),
        (file("3 (1 2 0"), "unclosed", 2),
        (file("-7"), "unknown_number", 2),
        ("4 2\n3 1 0\n", "ends_early", 3),
        ("4", "ends_early", 1),
        ("0 2\n0\n", "no_options", 1),
        ("5000 2\n0\n", "too_many_options", 1),
        ("１ 2\n0\n", "not_a_number", 1),
        ("9999999999999999 2\n0\n", "not_a_number", 1),
        ('1 1\n-1\n0\n"A"\n', "no_options", 0),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, code: str, line: int) -> None:
    assert trouble(text) == (code, line)
