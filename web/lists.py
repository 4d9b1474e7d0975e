"""A file or a pasted text into cells: CSV and its kin in whatever encoding, and workbooks (.xlsx).

A file comes from anywhere, so its size on the disk, unpacked and in rows is bounded before it is looked at. What it is
its contents tell; its name only says what it should be.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from defusedxml.ElementTree import iterparse

from engine.directory.columns import headers_in
from engine.directory.listed import Cells
from engine.directory.listing import MOST_ROWS
from engine.errors import RefusedError, refuse

TEXTS = frozenset({".csv", ".tsv", ".tab", ".txt", ""})
WORKBOOK = ".xlsx"
MOST_COLUMNS = 40
MOST_LINES = 4 * MOST_ROWS
"""Empty lines do not count as rows; this many are passed over."""
MOST_UNPACKED = 4 * 1024 * 1024
"""A list of a thousand people is far smaller; reading a workbook of this size takes a second or two."""
MOST_PARTS = 300
SEPARATORS = ";\t,|"
LOOKED_AT = 20
"""Lines from which the separator is told."""

_OTHERS = (b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|table|meta|\?xml|script|workbook)\b", re.IGNORECASE)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

# What other programs leave out or add to their workbooks is nothing to tell the log of.
warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\b")


def cells_of_file(name: str, content: bytes) -> list[Cells]:
    """Raises `list_unknown_format`, `list_broken`, `list_too_long`."""
    ending = PurePath(name).suffix.casefold()
    if ending not in TEXTS | {WORKBOOK} or content.startswith(_OTHERS):
        raise RefusedError(refuse("list_unknown_format"))
    if content.startswith(b"PK"):
        return _cells_of_workbook(content)
    if ending == WORKBOOK:
        raise RefusedError(refuse("list_broken"))
    return cells_of_text(_decoded(content))


def cells_of_text(text: str) -> list[Cells]:
    """Raises `list_broken`, `list_too_long`."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if _UNPRINTABLE.search(text) or _MARKUP.match(text):
        raise RefusedError(refuse("list_broken"))
    try:
        return _bounded(_rows(text, _separator(text)))
    except csv.Error:
        raise RefusedError(refuse("list_broken")) from None


def _decoded(content: bytes) -> str:
    """As spreadsheets write it: UTF-8, UTF-16 with its mark, or what Windows has in Western Europe."""
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedError(refuse("list_broken"))


def _separator(text: str) -> str:
    """The one that makes headers that we know, else the most columns that every line has."""
    lines = [line for line in text.split("\n", 4 * LOOKED_AT)[: 4 * LOOKED_AT] if line.strip()][:LOOKED_AT]

    def fit(separator: str) -> tuple[int, int, int]:
        rows = [row for row in csv.reader(lines, delimiter=separator) if row]
        if not rows:
            return (0, 0, 0)
        counts = sorted(len(row) for row in rows)
        return headers_in(rows[0]), counts[len(counts) // 2], counts[0]

    return max(SEPARATORS, key=fit)


def _rows(text: str, separator: str) -> Iterator[Cells]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    begins = 1
    for row in rows:
        yield Cells(begins, tuple(row[:MOST_COLUMNS]))
        begins = rows.line_num + 1


def _bounded(rows: Iterator[Cells]) -> list[Cells]:
    """The rows that say something; no more are read than could be taken."""
    found: list[Cells] = []
    for row in rows:
        if row.line > MOST_LINES or len(found) > MOST_ROWS + 1:
            raise RefusedError(refuse("list_too_long", most=MOST_ROWS))
        if any(value.strip() for value in row.values):
            found.append(row)
    return found


def _cells_of_workbook(content: bytes) -> list[Cells]:
    _check_package(content)
    import openpyxl  # only here: it is large, and a server that starts is seldom asked for it

    try:
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        return _trimmed(next((found for sheet in sheets if (found := _bounded(_rows_of(sheet)))), []))
    except RefusedError:
        raise
    except Exception as error:  # a stranger's file can trip the parser in any way: none of them is ours
        raise RefusedError(refuse("list_broken")) from error


def _check_package(content: bytes) -> None:
    """Before anything is unpacked. A part is never unpacked beyond the size that is said of it here."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        raise RefusedError(refuse("list_broken")) from None
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise RefusedError(refuse("list_unknown_format"))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise RefusedError(refuse("list_too_long", most=MOST_ROWS))


def _rows_of(sheet: Any) -> Iterator[Cells]:
    """Read as they are asked for, whatever the sheet says of its size. What stands in a cell that spans several rows
    holds for each of them; to the right a heading only takes room."""
    spans = _spans(sheet)
    covered: dict[int, tuple[int, Any]] = {}
    sheet.reset_dimensions()
    for line, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), start=1):
        for place, value in enumerate(row, start=1):
            if last := spans.get((line, place)):
                covered[place] = last, value
        covered = {place: (last, value) for place, (last, value) in covered.items() if line <= last}
        values = [covered[place][1] if place in covered else value for place, value in enumerate(row, start=1)]
        yield Cells(line, tuple(map(_written, values)))


def _spans(sheet: Any) -> dict[tuple[int, int], int]:
    """(row, column) of each cell that spans several rows → the last of them. Read here, since openpyxl makes a cell of
    every place that is covered: one range over a whole sheet would fill the memory."""
    from openpyxl.utils import range_boundaries

    found: dict[tuple[int, int], int] = {}
    with sheet._get_source() as source:
        for _, element in iterparse(source):
            if element.tag.endswith("}mergeCell"):
                column, line, _, last = range_boundaries(element.get("ref", ""))
                if line and column and last:
                    found[line, column] = last
            element.clear()
    return found


def _trimmed(rows: list[Cells]) -> list[Cells]:
    """As wide as the widest row."""
    width = max((n for row in rows for n, value in enumerate(row.values, start=1) if value), default=0)
    return [Cells(row.line, row.values[:width]) for row in rows]


def _written(value: Any) -> str:
    """A cell's value as a person would read it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value)
