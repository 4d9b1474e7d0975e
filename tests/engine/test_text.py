"""Words apart from the ledger: sealed with a salt, found again by their ids."""

from __future__ import annotations

from itertools import count

from engine.proposal.events import Moved
from engine.text import StoredText, Text, digest_of, said, seal, texts_in
from tests.engine.proposal.scenes import moved, started


def sealed(value: object) -> tuple[object, list[StoredText]]:
    numbers = count(1)
    return seal(value, lambda: f"t{next(numbers)}", lambda: "salt")


def test_sealing_takes_all_words_out_and_keeps_them_beside() -> None:
    event, stored = sealed(started("c1", "c2"))
    assert [text.words for text in stored] == ["Plan", "c1", "c2"]
    assert list(texts_in(event)) == ["t1", "t2", "t3"]
    assert "plain='" not in repr(event)


def test_a_digest_is_of_the_words_with_their_salt() -> None:
    event, (stored,) = sealed(said("Plan"))
    assert event == Text("t1", digest_of("salt", "Plan"))
    assert digest_of("salt", "Plan") != digest_of("other", "Plan")
    assert stored == StoredText("t1", "salt", "Plan")


def test_what_is_sealed_stays_sealed() -> None:
    event, _ = sealed(started())
    assert sealed(event) == (event, [])


def test_what_holds_no_words_comes_back_as_it_went() -> None:
    event = moved("discuss", "draft", "groups")
    assert sealed(event) == (event, [])
    assert isinstance(event, Moved)


def test_texts_are_found_wherever_they_stand() -> None:
    assert list(texts_in({"a": [Text("t1"), (Text("t2"),)], "b": Text()})) == ["t1", "t2"]
