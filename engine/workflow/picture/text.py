"""Words before they are drawn: about how broad they are, and where their lines break. Whoever draws them later has the
letters; here is a guess that is rather too broad than too narrow."""

from __future__ import annotations

_NARROW, _BROAD = frozenset("iljtfrI.,:;'!|()[] ‘’"), frozenset("mwMWQO@%&—…⟳")


def width(words: str, size: float) -> float:
    """In the units in which `size` is the height of a letter."""
    return size * sum(map(_letter, words))


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return 0.36
    if letter in _BROAD:
        return 0.92
    return 0.7 if letter.isupper() else 0.6


def wrapped(words: str, size: float, broadest: float, most: int) -> tuple[str, ...]:
    """In at most so many lines; what is left over then ends in an ellipsis. A word that is too broad by itself is
    broken."""
    lines, line = list[str](), ""
    for word in _pieces(words, size, broadest):
        longer = f"{line} {word}".strip()
        if line and width(longer, size) > broadest:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _cut(lines[most - 1], size, broadest))


def _pieces(words: str, size: float, broadest: float) -> list[str]:
    pieces = list[str]()
    for word in words.split():
        piece = ""
        for letter in word:
            if width(piece + letter, size) > broadest:
                pieces.append(piece)
                piece = ""
            piece += letter
        pieces.append(piece)
    return pieces


def _cut(line: str, size: float, broadest: float) -> str:
    while line and width(f"{line}…", size) > broadest:
        line = line[:-1]
    return f"{line}…"
