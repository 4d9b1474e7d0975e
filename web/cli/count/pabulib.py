"""Pabulib's `.pb`: a participatory budget with its projects and its votes (pabulib.org/format).

Three parts, META, PROJECTS and VOTES, each with a line of column names, and semicolons between the values. A project is
known by its `project_id`; its name goes along as a label.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from web.cli.count.election import MOST_OPTIONS, Election, whole
from web.cli.count.trouble import Trouble

_AMOUNT = re.compile(r"\d{1,15}(?:[.,]\d{1,6})?")
_PARTS = ("META", "PROJECTS", "VOTES")

Row = dict[str, str]
_Placed = tuple[int, Row]


def read(text: str) -> Election:
    """Raises Trouble, with the line."""
    parts = _parts(text)
    if missing := [part for part in _PARTS if part not in parts]:
        raise Trouble("missing_section", text.count("\n") + 1, section=missing[0])
    meta = {row.get("key", "").lower(): (line, row.get("value", "")) for line, row in parts["META"]}
    costs, labels = _projects(parts["PROJECTS"])
    line, vote_type = meta.get("vote_type", (0, ""))
    if not vote_type:
        raise Trouble("missing_value", key="vote_type")
    reader = _READERS.get(vote_type.lower())
    if reader is None:
        raise Trouble("unknown_vote_type", line, found=vote_type)
    default = _whole_or(meta, "default_score", 0)
    papers: Counter[Any] = Counter()
    notes: Counter[str] = Counter()
    for at, row in parts["VOTES"]:
        papers[reader(row, at, costs, default, notes)] += 1
    expected = _whole_or(meta, "num_votes", 0)
    if expected and expected != papers.total():
        notes["voters_differ"] = abs(expected - papers.total())
    return Election(
        format="pabulib",
        title=meta.get("description", (0, ""))[1],
        options=tuple(costs),
        form={"ordinal": "marks", "cumulative": "values", "scoring": "values"}.get(vote_type.lower(), "some"),  # type: ignore[arg-type]
        papers=papers,
        rule=meta.get("rule", (0, ""))[1],
        budget=_amount(meta["budget"][1], meta["budget"][0]) if meta.get("budget", (0, ""))[1] else None,
        costs=costs,
        labels=labels,
        most_ranked=_whole_or(meta, "max_length", 0),
        highest=_whole_or(meta, "max_points", 0),
        total=_whole_or(meta, "max_sum_points", 0),
        least_support=Fraction(_whole_or(meta, "min_project_score_threshold", 0)),
        notes=dict(notes),
    )


def _parts(text: str) -> dict[str, list[_Placed]]:
    rows = csv.reader(io.StringIO(text), delimiter=";")
    parts: dict[str, list[_Placed]] = {}
    part = ""
    columns: list[str] = []
    try:
        for row in rows:
            first = row[0].strip() if row else ""
            if not any(cell.strip() for cell in row):
                continue
            if first.upper() in _PARTS and not any(cell.strip() for cell in row[1:]):
                part, columns = first.upper(), []
                if part in parts:
                    raise Trouble("line_unreadable", rows.line_num, found=first)
                parts[part] = []
            elif not part:
                raise Trouble("missing_section", rows.line_num, section="META")
            elif not columns:
                columns = [cell.strip().lower() for cell in row]
                _check_columns(part, columns, rows.line_num)
            else:
                # A value that itself holds a semicolon, at the end of a line of META.
                cells = [row[0], ";".join(row[1:])] if part == "META" else row
                named = zip(columns, cells, strict=False)
                parts[part].append((rows.line_num, {name: _told(cell) for name, cell in named}))
    except csv.Error:
        raise Trouble("unclosed", rows.line_num, mark='"') from None
    return parts


def _told(cell: str) -> str:
    cell = cell.strip()
    return "" if cell.lower() == "none" else cell


def _check_columns(part: str, columns: list[str], line: int) -> None:
    needed = {"META": ("key", "value"), "PROJECTS": ("project_id", "cost"), "VOTES": ("voter_id", "vote")}[part]
    for column in needed:
        if column not in columns:
            raise Trouble("missing_column", line, section=part, column=column)


def _projects(rows: list[_Placed]) -> tuple[dict[str, Fraction], dict[str, str]]:
    costs: dict[str, Fraction] = {}
    labels = {}
    for line, row in rows:
        project = row["project_id"]
        if not project or not row.get("cost"):
            raise Trouble("missing_value", line, key="cost" if project else "project_id")
        if project in costs:
            raise Trouble("option_twice", line, option=project)
        if len(costs) == MOST_OPTIONS:
            raise Trouble("too_many_options", line, limit=MOST_OPTIONS)
        costs[project] = _amount(row["cost"], line)
        if row.get("name"):
            labels[project] = row["name"]
    if not costs:
        raise Trouble("no_options")
    return costs, labels


def _amount(written: str, line: int) -> Fraction:
    if not (written.isascii() and _AMOUNT.fullmatch(written)):
        raise Trouble("not_a_number", line, found=written)
    return Fraction(written.replace(",", "."))


def _whole_or(meta: Mapping[str, tuple[int, str]], key: str, otherwise: int) -> int:
    line, written = meta.get(key, (0, ""))
    return whole(written, line) if written else otherwise


def _voted(row: Row, line: int, projects: Mapping[str, Fraction]) -> list[str]:
    voted = [each.strip() for each in row.get("vote", "").split(",") if each.strip()]
    for each in voted:
        if each not in projects:
            raise Trouble("unknown_project", line, project=each)
    return voted


_Notes = Counter[str]
_Reader = Callable[[Row, int, Mapping[str, Fraction], int, _Notes], Any]


def _approved(row: Row, line: int, projects: Mapping[str, Fraction], default: int, notes: _Notes) -> Any:
    voted = _voted(row, line, projects)
    if len(set(voted)) < len(voted):
        notes["option_repeated"] += 1
    return frozenset(voted) or None


def _ranked(row: Row, line: int, projects: Mapping[str, Fraction], default: int, notes: _Notes) -> Any:
    return tuple((each,) for each in _voted(row, line, projects)) or None


def _given(row: Row, line: int, projects: Mapping[str, Fraction], default: int, notes: _Notes) -> Any:
    voted = _voted(row, line, projects)
    points = [each.strip() for each in row.get("points", "").split(",") if each.strip()]
    if len(points) != len(voted):
        raise Trouble("points_do_not_match", line, points=len(points), options=len(voted))
    given = {project: _points(each, line) for project, each in zip(voted, points, strict=True)}
    if len(given) < len(voted):
        raise Trouble("option_twice", line, option=next(each for each in voted if voted.count(each) > 1))
    if default and given:
        given = {project: given.get(project, default) for project in projects}
    return tuple(sorted(given.items())) or None


def _points(written: str, line: int) -> int:
    return -whole(written[1:], line) if written.startswith("-") else whole(written, line)


_READERS: Mapping[str, _Reader] = {
    "approval": _approved,
    "choose-1": _approved,
    "ordinal": _ranked,
    "cumulative": _given,
    "scoring": _given,
}
