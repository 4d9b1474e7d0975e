"""The minutes as Markdown (CommonMark, with a table as GitHub has it). What people wrote is text and nothing else, but
for the coordinator's own Markdown, of which only what we know is written again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from web.minutes.blocks import Block, Heading, Listing, Paragraph, Picture, Quote, Run, Runs, Table

_MARKS = re.compile(r"[\\`*_\[\]<>|~&]")
_AT_THE_START = re.compile(r"^(\d*)([-+=#.)])")
_IN_AN_ADDRESS = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "|": "%7C", "\\": "%5C"}


def as_markdown(blocks: Sequence[Block]) -> str:
    return "\n".join(_lines(blocks)).strip() + "\n"


def text(words: str) -> str:
    """Words on one line, in which nothing is markup any more."""
    return _AT_THE_START.sub(r"\1\\\2", _marked(" ".join(words.split())))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from (*_block(block), "")


def _block(block: Block) -> Iterable[str]:
    match block:
        case Heading(level=level, runs=runs):
            return (f"{'#' * level} {_line(runs)}",)
        case Paragraph(runs=runs):
            return (_line(runs),)
        case Listing():
            return _listing(block)
        case Quote(blocks=blocks):
            return (f"> {line}".rstrip() for line in as_markdown(blocks).splitlines())
        case Table():
            return _table(block)
        case Picture(alt=alt):
            return (f"*{text(alt)}*",)


def _listing(block: Listing) -> Iterator[str]:
    for number, item in enumerate(block.items, start=block.start or 0):
        mark = "- " if block.start is None else f"{number}. "
        first, *rest = as_markdown(item).splitlines() or [""]
        yield mark + first
        yield from ((" " * len(mark) + line).rstrip() for line in rest)


def _table(table: Table) -> Iterator[str]:
    yield _row(map(text, table.heads))
    yield _row("---" if column in table.words else "--:" for column in range(len(table.heads)))
    for row in table.rows:
        yield _row(map(text, row))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _line(runs: Runs) -> str:
    """A break within a paragraph is a space: the lines of a list must not fall out of it."""
    return _AT_THE_START.sub(r"\1\\\2", "".join(map(_run, runs)).strip())


def _run(run: Run) -> str:
    """Marks stand against the words, not against the blanks round them."""
    words = re.sub(r"\s+", " ", run.text)
    inside = words.strip()
    if not inside:
        return words
    said = f"`{inside.replace('`', '')}`" if run.code else _marked(inside)
    said = f"*{said}*" if run.emphasis else said
    said = f"**{said}**" if run.strong else said
    said = f"[{said}]({''.join(_IN_AN_ADDRESS.get(each, each) for each in run.link)})" if run.link else said
    return f"{words[: len(words) - len(words.lstrip())]}{said}{words[len(words.rstrip()) :]}"


def _marked(words: str) -> str:
    return _MARKS.sub(r"\\\g<0>", words)
