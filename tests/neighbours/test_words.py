"""What workers say to each other, and for how long it holds."""

from __future__ import annotations

import pytest

from neighbours.leases import LEASE, Leases
from neighbours.word import Word, read, write

HALL = "meeting:autumn"


@pytest.mark.parametrize(
    "word",
    [
        Word(worker="one"),
        Word(worker="one", moved=frozenset({HALL}), laid=frozenset({"ballot"}), look=frozenset({HALL})),
        Word(worker="one", here={HALL: frozenset({"ada", "ben"}), "proposal:plan": frozenset()}, whole=True),
        Word(worker="one", asks=True),
        Word(worker="one", leaves=True),
    ],
)
def test_a_word_is_read_as_it_was_written(word: Word) -> None:
    assert read(write(word)) == word


@pytest.mark.parametrize(
    "said", [b"", b"hello", b"[]", b"{}", b'{"worker":"one","here":[1]}', b'{"worker":1,"moved":2}']
)
def test_what_is_no_word_is_left_alone(said: bytes) -> None:
    assert read(said) is None


def here(worker: str, *people: str, whole: bool = True) -> Word:
    return Word(worker=worker, here={HALL: frozenset(people)}, whole=whole)


def test_who_is_connected_to_two_workers_is_there_once() -> None:
    leases = Leases()
    leases.heard(here("one", "ada", "ben"), 0)
    leases.heard(here("two", "ben", "cleo"), 0)
    assert leases.people(HALL, 1) == {"ada", "ben", "cleo"}
    assert leases.workers(1) == 2


def test_a_worker_that_falls_silent_takes_its_people_along() -> None:
    leases = Leases()
    leases.heard(here("one", "ada"), 0)
    leases.heard(here("two", "ben"), 0)
    leases.heard(Word(worker="one"), LEASE - 1)
    assert leases.people(HALL, LEASE + 1) == {"ada"}
    assert leases.workers(LEASE + 1) == 1


def test_a_worker_that_says_goodbye_is_gone_at_once() -> None:
    leases = Leases()
    leases.heard(here("one", "ada"), 0)
    leases.heard(Word(worker="one", leaves=True), 1)
    assert leases.people(HALL, 1) == frozenset()


def test_whose_first_words_were_missed_is_asked_for_everything() -> None:
    leases = Leases()
    assert leases.heard(here("one", "ada", whole=False), 0)
    assert not leases.heard(here("one", "ben"), 1)
    assert leases.people(HALL, 1) == {"ben"}
    assert leases.heard(Word(worker="one"), 1 + LEASE), "it was taken to be gone, so it may have said things since"


def test_a_channel_that_is_let_go_has_nobody() -> None:
    leases = Leases()
    leases.heard(here("one", "ada"), 0)
    leases.heard(here("one", whole=False), 1)
    assert leases.people(HALL, 1) == frozenset()
