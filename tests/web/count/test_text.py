"""Files as they come: marked, in other encodings, with other ends of lines, or no text at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.count.told import outcome, trouble, written
from web.cli.count import text as reading
from web.cli.count.text import decoded

FILE = '2 1\n3 1 0\n2 2 0\n0\n"Zoë"\n"Jörg"\n"Bestuur"\n'


@pytest.mark.parametrize(
    "data",
    [
        FILE.encode(),
        FILE.encode("utf-8-sig"),
        FILE.encode("utf-16"),
        FILE.encode("latin-1"),
        FILE.replace("\n", "\r\n").encode(),
        FILE.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "marked", "utf-16", "latin-1", "windows", "old mac"],
)
def test_given_a_file_in_any_of_these_when_counted_then_the_names_are_whole(tmp_path: Path, data: bytes) -> None:
    assert outcome(written(tmp_path, "vote.blt", data))["winners"] == ["Zoë"]


def test_given_no_text_when_counted_then_it_says_so(tmp_path: Path) -> None:
    assert trouble(written(tmp_path, "vote.blt", b"PK\x03\x04\x00\x00")) == ("not_text", 0)
    assert trouble(written(tmp_path, "vote.blt", b"\xff\xfe\x00")) == ("not_text", 0)
    assert trouble(written(tmp_path, "vote.blt", b" \r\n")) == ("empty", 0)


def test_given_a_file_that_is_too_large_when_counted_then_it_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    assert trouble(written(tmp_path, "vote.blt", FILE)) == ("too_large", 0)


def test_lines_end_in_one_way() -> None:
    assert decoded(b"a\r\nb\rc\n") == "a\nb\nc\n"
