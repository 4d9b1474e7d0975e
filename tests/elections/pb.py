"""Pabulib files (`.pb`): the votes of a participatory budget as a city published them."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from engine.tally import METHODS, Contest, Count, TieBreak
from engine.tally.paper import Paper

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class City:
    meta: dict[str, str]
    projects: Rows
    votes: Rows

    @property
    def approvals(self) -> bool:
        return self.meta["vote_type"] in ("approval", "choose-1")

    def papers(self, *, last_rank: int = 1) -> Counter[Paper]:
        """Marks, points, or a ranking as points: cities count from the number of ranks down to 1, whoever computes
        Borda's points from the number ranked down to 0."""
        return Counter(self._paper(row, last_rank) or None for row in self.votes)

    def _paper(self, row: dict[str, str], last_rank: int) -> Paper:
        chosen = [option for option in row["vote"].split(",") if option]
        if self.approvals:
            return frozenset(chosen)
        if self.meta["vote_type"] == "cumulative":
            return tuple(sorted(zip(chosen, map(int, row["points"].split(",")), strict=True)))
        top = int(self.meta["max_length"]) if last_rank else len(chosen) - 1
        return tuple(sorted((option, top - place) for place, option in enumerate(chosen)))

    def counted(self, method: str, papers: Counter[Paper], **settings: Any) -> Count:
        """Ties by the name of the project, and a share for whoever voted, as the programs do that these numbers come
        from."""
        if method == "equal_shares":
            settings["blank"] = "share"
        names = tuple(row["project_id"] for row in self.projects)
        kind = METHODS[method].settings
        return METHODS[method].count(
            papers,
            Contest(
                options=names,
                settings=kind(
                    budget=Fraction(self.meta["budget"]),
                    papers="approvals" if self.approvals else "values",
                    ties=(),
                    **settings,
                ),
                costs={row["project_id"]: Fraction(row["cost"]) for row in self.projects},
                tie=TieBreak(rule="chair", order=tuple(sorted(names))),
            ),
        )


def city(path: Path) -> City:
    parts: dict[str, Rows] = {"META": [], "PROJECTS": [], "VOTES": []}
    columns: list[str] | None = None
    rows = parts["META"]
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter=";"):
            if row and row[0] in parts:
                rows, columns = parts[row[0]], None
            elif columns is None:
                columns = row
            else:
                rows.append(dict(zip(columns, row, strict=False)))
    return City({row["key"]: row["value"] for row in parts["META"]}, parts["PROJECTS"], parts["VOTES"])
