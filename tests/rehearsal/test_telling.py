"""Every sentence is there in both languages, takes the same in both, and is told somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import rehearsal
from rehearsal.sentences import LANGUAGES, SENTENCES


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_take_the_same(code: str) -> None:
    taken = [{name for _, name, _, _ in Formatter().parse(sentence) if name} for sentence in SENTENCES[code]]

    assert len(taken) == len(LANGUAGES)
    assert taken[0] == taken[1]


def test_every_sentence_is_told() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(rehearsal.__file__).parent.glob("*.py"))

    assert set(re.findall(r'teller\.(?:tell|say)\(\s*"(\w+)"', source)) == set(SENTENCES)
