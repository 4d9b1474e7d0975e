"""Bytes from anywhere as text: bounded, with or without a byte order mark, in the encodings that such files come in."""

from __future__ import annotations

import codecs
from pathlib import Path

from web.cli.count.trouble import Trouble

MOST_BYTES = 200 * 1024 * 1024
"""The largest file of papers in public collections is well below this."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def contents(file: Path) -> str:
    """Raises Trouble for a file that is too large or no text."""
    with file.open("rb") as opened:
        data = opened.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Trouble("too_large", limit=MOST_BYTES // (1024 * 1024))
    return decoded(data)


def decoded(data: bytes) -> str:
    """Lines end in a newline alone, whatever they ended in."""
    text = _decoded(data)
    if "\0" in text:
        raise Trouble("not_text")
    if not text.strip():
        raise Trouble("empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    try:
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        raise Trouble("not_text") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Older files are Western European. Latin-1 leaves no byte without a letter.
        return data.decode("latin-1")
