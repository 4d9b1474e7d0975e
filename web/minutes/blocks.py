"""What a document is made of, whatever it becomes: Markdown and the PDF are written from these, a block at a time.

Words in a `Run` are words: whoever writes them down sees to it that nothing in them is markup.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one manner. `link` is the address that they lead to, if any."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is the document's title."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`manner` is `lead`, `small`, or nothing in particular."""

    runs: Runs
    manner: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Numbered from `start`, or with bullets where that is none."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`words` are the columns that hold words; the others hold numbers. The first column with words names its row.
    `shares` divide the width of a page over the columns; without them that is as wide as can be, or all are if all hold
    words."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[int, ...]
    shares: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of ours (SVG), what it shows in words, and what stands beneath it."""

    svg: str
    alt: str
    caption: str


Block = Heading | Paragraph | Listing | Quote | Table | Picture


def plain(words: str) -> Runs:
    return (Run(words),)


def paragraph(words: str, manner: str = "") -> Paragraph:
    return Paragraph(plain(words), manner)


def heading(level: int, words: str) -> Heading:
    return Heading(level, plain(words))
