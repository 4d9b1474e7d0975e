"""PrefLib's rankings: `.soc` and `.soi` (strict, complete or not), `.toc` and `.toi` (with ties).

Source: N. Mattei and T. Walsh 2013; preflib.org/format.

    # ALTERNATIVE NAME 1: Ann        4
    # ALTERNATIVE NAME 2: Bob        1,Ann
    12: 1,{2,3}                      2,Bob ...
                                     17,17,2
    now (left), and before 2022      12,1,{2,3}
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from web.cli.count.election import MOST_OPTIONS, Election, Marks, distinct, whole
from web.cli.count.trouble import Trouble

_HEADER = re.compile(r"#\s*([A-Z][A-Z ]*?)\s*(\d*)\s*:\s*(.*)")
_RANK = re.compile(r"\s*(?:\{([^{}]*)\}|([^,{}]+))\s*(?:,|$)")


@dataclass(slots=True)
class _Read:
    names: dict[int, str] = field(default_factory=dict)
    many: int = 0
    title: str = ""
    voters: int = 0
    ranked: Counter[tuple[tuple[int, ...], ...]] = field(default_factory=Counter)


def read(text: str) -> Election:
    """Raises Trouble, with the line."""
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines:
        raise Trouble("empty")
    found = _now(lines) if lines[0][1].startswith("#") else _before(lines)
    many = max([found.many, *found.names])
    if many == 0:
        raise Trouble("no_options")
    if many > MOST_OPTIONS:
        raise Trouble("too_many_options", limit=MOST_OPTIONS)
    options = distinct(found.names.get(number, "") for number in range(1, many + 1))
    papers: Counter[Marks | None] = Counter()
    for marks, weight in found.ranked.items():
        papers[tuple(tuple(options[number - 1] for number in rank) for rank in marks) or None] += weight
    total = papers.total()
    return Election(
        format="preflib",
        title=found.title,
        options=options,
        numbers={str(number): option for number, option in enumerate(options, start=1)},
        form="marks",
        papers=papers,
        notes={"voters_differ": abs(found.voters - total)} if found.voters and found.voters != total else {},
    )


def _now(lines: list[tuple[int, str]]) -> _Read:
    found = _Read()
    papers = []
    for number, line in lines:
        if not line.startswith("#"):
            papers.append((number, line))
        elif header := _HEADER.fullmatch(line):
            _header(found, header[1], header[2], header[3], number)
    many = max([found.many, *found.names])
    for number, line in papers:
        weight, colon, ranks = line.partition(":")
        if not colon:
            raise Trouble("line_unreadable", number, found=line)
        found.ranked[_ranking(ranks, many, number)] += whole(weight, number)
    return found


def _header(found: _Read, key: str, place: str, value: str, line: int) -> None:
    match key:
        case "ALTERNATIVE NAME" if place:
            number = whole(place, line)
            if not 1 <= number <= MOST_OPTIONS:
                raise Trouble("too_many_options", line, limit=MOST_OPTIONS)
            if number in found.names:
                raise Trouble("option_twice", line, option=place)
            found.names[number] = value
        case "NUMBER ALTERNATIVES":
            found.many = whole(value, line)
        case "NUMBER VOTERS":
            found.voters = whole(value, line)
        case "TITLE":
            found.title = value


def _before(lines: list[tuple[int, str]]) -> _Read:
    number, line = lines[0]
    found = _Read(many=whole(line, number))
    if found.many > MOST_OPTIONS:
        raise Trouble("too_many_options", number, limit=MOST_OPTIONS)
    named, rest = lines[1 : 1 + found.many], lines[1 + found.many :]
    for number, line in named:
        place, comma, name = line.partition(",")
        option = whole(place, number)
        if not comma or not 1 <= option <= found.many:
            raise Trouble("line_unreadable", number, found=line)
        if option in found.names:
            raise Trouble("option_twice", number, option=place)
        found.names[option] = name.strip().strip('"')
    if len(named) < found.many or not rest:
        raise Trouble("ends_early", lines[-1][0], missing="papers")
    number, line = rest[0]
    sums = line.split(",")
    if len(sums) != 3:
        raise Trouble("line_unreadable", number, found=line)
    found.voters = whole(sums[1], number)
    for number, line in rest[1:]:
        weight, _, ranks = line.partition(",")
        found.ranked[_ranking(ranks, found.many, number)] += whole(weight, number)
    return found


def _ranking(written: str, many: int, line: int) -> tuple[tuple[int, ...], ...]:
    if "{" not in written and "}" not in written:
        return tuple((_alternative(each, many, line),) for each in written.split(",") if each.strip())
    ranks = []
    place = 0
    while place < len(written):
        if not written[place:].strip():
            break
        found = _RANK.match(written, place)
        if found is None:
            if "{" in written[place:]:
                raise Trouble("unclosed", line, mark="{")
            raise Trouble("line_unreadable", line, found=written)
        equal = found[1] if found[1] is not None else found[2]
        rank = tuple(_alternative(each, many, line) for each in equal.split(",") if each.strip())
        if rank:
            ranks.append(rank)
        place = found.end()
    return tuple(ranks)


def _alternative(written: str, many: int, line: int) -> int:
    number = whole(written, line)
    if not 1 <= number <= many:
        raise Trouble("unknown_number", line, number=number, options=many)
    return number
