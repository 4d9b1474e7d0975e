"""`.blt`: rankings for one or more seats (B. A. Wichmann, I. D. Hill and D. R. Woodall 1987, as OpenSTV and OpaVote
extended it).

    4 2              four candidates, two seats
    -3               the third has withdrawn
    12 1 3=4 - 2 0   12 papers: 1 first, 3 and 4 equal, a rank left empty, then 2
    0                the end of the papers
    "Ann"            a name for each candidate, in order, then the title
    ...

A comment runs from # to the end of the line, or stands between /* and */. A paper may have its own name in brackets
before it. Each paper ends in a 0, or, where none does, with its line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from web.cli.count.election import MOST_OPTIONS, Election, Marks, distinct, whole
from web.cli.count.trouble import Trouble

_QUOTED = r'"(?:[^"\\\n]|\\.)*"'
_BLOCK = re.compile(rf"{_QUOTED}|#[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_TOKEN = re.compile(rf"{_QUOTED}|\([^)\n]*\)?|\d+(?:\s*=\s*\d+)+|[^\s()\"]+|\"")
_NAME = re.compile(rf"\s*(?:({_QUOTED})|([^\s\"][^\"\n]*)|(\"))")
_ALONE = re.compile(r'"((?:(?!"\s+").)*)"')

_Token = tuple[str, int]


def read(text: str) -> Election:
    """Raises Trouble, with the line."""
    lines = _BLOCK.sub(_without_comment, text).split("\n")
    tokens = _Tokens(lines)
    many, seats = whole(*tokens.take("candidates")), whole(*tokens.take("seats"))
    if many == 0:
        raise Trouble("no_options", tokens.line)
    if many > MOST_OPTIONS:
        raise Trouble("too_many_options", tokens.line, limit=MOST_OPTIONS)
    gone = _withdrawn(tokens, many)
    found = _papers(tokens, many)
    names, title = _names(lines, tokens, many)
    options = distinct(names)
    standing = tuple(option for number, option in enumerate(options, start=1) if number not in gone)
    if not standing:
        raise Trouble("no_options")
    papers: Counter[Marks | None] = Counter()
    for marks, weight in found.items():
        papers[_named(marks, options, gone)] += weight
    return Election(
        format="blt",
        title=title,
        options=standing,
        numbers={str(number): option for number, option in enumerate(options, start=1) if number not in gone},
        form="marks",
        papers=papers,
        seats=seats,
        withdrawn=tuple(options[number - 1] for number in sorted(gone)),
    )


def _without_comment(found: re.Match[str]) -> str:
    kept = found[0]
    if kept.startswith('"'):
        return kept
    # What spanned lines still does, so that later lines keep their numbers.
    return " " + "\n" * kept.count("\n")


class _Tokens:
    """The words of the file, and where the reading stands. What is between square brackets is for other programs."""

    def __init__(self, lines: list[str]) -> None:
        self.line = 1
        self.end = 0
        self.one_line_each = len(next((line for line in lines if line.strip()), "").split()) <= 2
        self._lines = lines
        self._stream = self._words()
        self._kept: list[tuple[str, int, int]] = []

    def _words(self) -> Iterator[tuple[str, int, int]]:
        for number, line in enumerate(self._lines, start=1):
            if line.lstrip().startswith("["):
                continue
            for found in _TOKEN.finditer(line):
                yield found[0], number, found.end()

    def take(self, missing: str) -> _Token:
        word = self.peek(missing)
        self._kept.clear()
        return word

    def peek(self, missing: str) -> _Token:
        if not self._kept:
            word = next(self._stream, None)
            if word is None:
                raise Trouble("ends_early", len(self._lines), missing=missing)
            self._kept.append(word)
        word_, self.line, self.end = self._kept[0]
        return word_, self.line


def _withdrawn(tokens: _Tokens, many: int) -> frozenset[int]:
    gone = set()
    while (word := tokens.peek("papers")[0]).startswith("-") and word != "-":
        _, line = tokens.take("papers")
        gone.add(_candidate(word[1:], many, line))
    return frozenset(gone)


def _papers(tokens: _Tokens, many: int) -> Counter[tuple[tuple[int, ...], ...]]:
    """Ranks as numbers. Two papers that say the same are one, with their weights added."""
    papers: Counter[tuple[tuple[int, ...], ...]] = Counter()
    ended: dict[bool, int] = {}
    # Nearly every word is one of these; a long file is read in half the time.
    alone = {str(number): (number,) for number in range(1, many + 1)}
    while True:
        word, line = tokens.take("a 0 that ends the papers")
        if word.startswith("("):
            word, line = tokens.take("a 0 that ends the papers")
        weight = whole(word, line)
        if weight == 0:
            return papers
        ranks: list[tuple[int, ...]] = []
        while True:
            word, at = tokens.peek("a 0 that ends the papers")
            if at != line and tokens.one_line_each:
                ended.setdefault(False, line)
                break
            tokens.take("a 0")
            if word == "0":
                ended.setdefault(True, line)
                break
            if len(ranks) > 4 * many:
                raise Trouble("ballot_not_ended", line)
            ranks.append(alone.get(word) or _rank(word, many, at))
        if len(ended) > 1:
            raise Trouble("ballot_not_ended", ended[False])
        papers[tuple(ranks)] += weight


def _rank(word: str, many: int, line: int) -> tuple[int, ...]:
    if word == "-":
        return ()
    if word.startswith("("):
        if not word.endswith(")"):
            raise Trouble("unclosed", line, mark="(")
        return tuple(_candidate(each, many, line) for each in word[1:-1].split())
    return tuple(_candidate(each, many, line) for each in word.split("="))


def _candidate(written: str, many: int, line: int) -> int:
    number = whole(written, line)
    if not 1 <= number <= many:
        raise Trouble("unknown_number", line, number=number, options=many)
    return number


def _names(lines: list[str], tokens: _Tokens, many: int) -> tuple[list[str], str]:
    """The names, and the title if there is one. A name without quotes runs to the end of its line, and one that is
    alone on its line may have quotes within it."""
    names: list[str] = []
    start = tokens.end
    for number in range(tokens.line, len(lines) + 1):
        rest = lines[number - 1][start:].strip()
        start = 0
        if alone := _ALONE.fullmatch(rest):
            names.append(_unescaped(alone[1]))
            continue
        while found := _NAME.match(rest):
            if found[3]:
                raise Trouble("unclosed", number, mark='"')
            names.append(_unescaped(found[1][1:-1]) if found[1] else found[2])
            rest = rest[found.end() :]
    if len(names) < many:
        raise Trouble("names_missing", len(lines), named=len(names), options=many)
    return names[:many], names[many].strip() if len(names) > many else ""


def _unescaped(name: str) -> str:
    return re.sub(r"\\(.)|\"(\")", r"\1\2", name)


def _named(marks: tuple[tuple[int, ...], ...], options: tuple[str, ...], gone: frozenset[int]) -> Marks | None:
    """With names for numbers. A rank that held only who withdrew is passed over; one left empty by the voter stays."""
    named = []
    for rank in marks:
        left = tuple(options[number - 1] for number in rank if number not in gone)
        if left or not rank:
            named.append(left)
    return tuple(named) or None
