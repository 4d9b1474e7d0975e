"""The picture itself. It brings its own ground, and colours that can be read on it; it has a title and says in words
what is drawn, for whoever hears it. Nothing in it runs or is fetched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from engine.workflow.definition import Definition, Stage
from engine.workflow.picture.layout import Drawn, Layout, Point, Size, laid_out
from engine.workflow.picture.text import width, wrapped

MARGIN = 28.0
TITLE, NAME, SMALL = 22.0, 16.0, 14.0
LEAD = 1.25
"""From one line of words to the next, in heights of a letter."""
_BROADEST_NAME, _BROADEST_WORDS = 190.0, 200.0
_PAD = 14.0
_FONT = "'Atkinson Hyperlegible Next', system-ui, 'Segoe UI', 'Noto Sans', Verdana, sans-serif"
_GROUND, _INK, _SECOND = "#f6f7f2", "#1b2620", "#4a5750"
_COLOURS: Mapping[str, tuple[str, str]] = {
    "": ("#ffffff", "#74837a"),
    "adopted": ("#e0efe2", "#1b5a38"),
    "rejected": ("#fbe4db", "#8e2a13"),
    "withdrawn": ("#ede5d2", "#7f7353"),
}
"""Fill and edge of a stage, by its outcome; the words on each are ink, 11 to 1 at the least."""


@dataclass(frozen=True, slots=True)
class _Box:
    name: tuple[str, ...]
    kind: str
    size: Size


def picture(definition: Definition, language: str, kinds: Mapping[str, str]) -> str:
    """SVG, with the titles in `language`. `kinds`: what each activity and each outcome is called in it. Raises
    TooMuchToDraw."""
    boxes = {name: _box(stage, language, kinds) for name, stage in definition.stages.items()}
    ends = [((name, each), each, move.target) for name, move in definition.moves.items() for each in move.sources]
    words = {
        name: wrapped(_said(definition, name[0], language), SMALL, _BROADEST_WORDS, 3)
        for name, source, target in ends
        if source != target
    }
    layout = laid_out(
        {name: box.size for name, box in boxes.items()},
        ends,
        {name: _size(lines, SMALL) for name, lines in words.items()},
        definition.start,
    )
    parts = list(_ground(definition, language, layout))
    for name, line in layout.lines.items():
        parts += _line(line, dashed=definition.moves[name[0]].automatic)  # type: ignore[index]
    for name, line in layout.lines.items():
        parts += _words(words[name], line.words)  # type: ignore[index]
    for name, box in boxes.items():
        parts += _card(box, layout.stages[name], definition.stages[name].outcome or "")
    parts += _begin(layout.stages[definition.start], boxes[definition.start].size)
    return "\n".join((*parts, "</g>", "</svg>")) + "\n"


def _said(definition: Definition, move: str, language: str) -> str:
    found = definition.moves[move]
    return f"⟳ {found.title[language]}" if found.automatic else found.title[language]


def _box(stage: Stage, language: str, kinds: Mapping[str, str]) -> _Box:
    name = wrapped(stage.title[language], NAME, _BROADEST_NAME, 3)
    kind = kinds.get(stage.outcome or stage.activity or "", "")
    kind = "" if kind == stage.title[language] else wrapped(kind, SMALL, _BROADEST_NAME, 1)[0]
    broad = max(width(kind, SMALL), *(width(each, NAME) * 1.06 for each in name))
    high = len(name) * NAME * LEAD + (SMALL * LEAD if kind else 0)
    return _Box(name, kind, Size(max(110.0, broad) + 2 * _PAD, high + 2 * _PAD))


def _size(lines: tuple[str, ...], size: float) -> Size:
    return Size(max(width(each, size) for each in lines) + 16, len(lines) * size * LEAD + 6)


def _ground(definition: Definition, language: str, layout: Layout) -> Iterator[str]:
    """The sheet, what is drawn on it in words, and its title."""
    title = definition.title[language]
    broad = max(layout.size.width, width(title, TITLE)) + 2 * MARGIN
    above = MARGIN + TITLE * LEAD + 2 * MARGIN
    high = above + layout.size.height + MARGIN
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(broad)} {_n(high)}" width="{_n(broad)}" '
        f'height="{_n(high)}" role="img" aria-labelledby="title desc" lang="{language}" font-family="{_FONT}">'
    )
    yield f'<title id="title">{_text(title)}</title>'
    yield f'<desc id="desc">{_text(" ".join(_told(definition, language)))}</desc>'
    yield f'<rect width="100%" height="100%" fill="{_GROUND}"/>'
    yield (
        f'<text x="{_n(MARGIN)}" y="{_n(MARGIN + TITLE)}" font-size="{_n(TITLE)}" font-weight="700" fill="{_INK}">'
        f"{_text(title)}</text>"
    )
    yield f'<g transform="translate({_n((broad - layout.size.width) / 2)} {_n(above)})">'


def _told(definition: Definition, language: str) -> Iterator[str]:
    """A line for each move, in the order of the file: the same that arrows show."""
    for move in definition.moves.values():
        sources = ", ".join(definition.stages[each].title[language] for each in move.sources)
        yield f"{sources} → {definition.stages[move.target].title[language]}: {move.title[language]}."


def _line(line: Drawn, *, dashed: bool) -> Iterator[str]:
    first, *rest = line.points
    path, here = f"M{_at(first)}", first
    for point in rest:
        middle = (here[1] + point[1]) / 2
        straight = here[0] == point[0]
        path += f"L{_at(point)}" if straight else f"C{_at((here[0], middle))} {_at((point[0], middle))} {_at(point)}"
        here = point
    dash = ' stroke-dasharray="5 5"' if dashed else ""
    yield f'<path d="{path}" fill="none" stroke="{_SECOND}" stroke-width="1.6"{dash}/>'
    x, y = here
    back = 9 if y < line.points[-2][1] else -9
    yield f'<path d="M{_at((x, y))}L{_at((x - 5, y + back))}L{_at((x + 5, y + back))}Z" fill="{_SECOND}"/>'


def _words(lines: tuple[str, ...], middle: Point) -> Iterator[str]:
    size = _size(lines, SMALL)
    x, y = middle[0] - size.width / 2, middle[1] - size.height / 2
    yield (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(size.width)}" height="{_n(size.height)}" rx="6" fill="{_GROUND}"/>'
    )
    yield from _lines(lines, middle[0], y + 3, SMALL)


def _card(box: _Box, middle: Point, outcome: str) -> Iterator[str]:
    fill, edge = _COLOURS[outcome]
    x, y = middle[0] - box.size.width / 2, middle[1] - box.size.height / 2
    yield (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(box.size.width)}" height="{_n(box.size.height)}" '
        f'rx="{24 if outcome else 6}" fill="{fill}" stroke="{edge}" stroke-width="{2.4 if outcome else 1.6}"/>'
    )
    yield from _lines(box.name, middle[0], y + _PAD, NAME, weight=600)
    if box.kind:
        yield from _lines((box.kind,), middle[0], y + _PAD + len(box.name) * NAME * LEAD, SMALL, fill=_SECOND)


def _begin(middle: Point, size: Size) -> Iterator[str]:
    """A dot, and an arrow from it to where a proposal begins."""
    x, top = middle[0], middle[1] - size.height / 2
    yield f'<circle cx="{_n(x)}" cy="{_n(top - 30)}" r="7" fill="{_INK}"/>'
    yield f'<path d="M{_at((x, top - 24))}L{_at((x, top - 8))}" stroke="{_INK}" stroke-width="1.6"/>'
    yield f'<path d="M{_at((x, top))}L{_at((x - 5, top - 9))}L{_at((x + 5, top - 9))}Z" fill="{_INK}"/>'


def _lines(
    lines: tuple[str, ...], x: float, top: float, size: float, *, weight: int = 400, fill: str = _INK
) -> Iterator[str]:
    for number, line in enumerate(lines):
        y = top + size * (number * LEAD + 1)
        yield (
            f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" font-weight="{weight}" fill="{fill}" '
            f'text-anchor="middle">{_text(line)}</text>'
        )


def _text(words: str) -> str:
    """What XML cannot hold is left out."""
    return escape("".join(each for each in words if each.isprintable()), quote=False)


def _at(point: Point) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def _n(number: float) -> str:
    """To a tenth, and the same on every machine."""
    return f"{number:.1f}".removesuffix(".0")
