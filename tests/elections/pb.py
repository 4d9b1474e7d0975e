"""A city's votes from a Pabulib file (`.pb`), as `polder count` reads it, and beside them what the city counted."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.tally import METHODS, Contest, Count, TieBreak
from engine.tally.paper import Paper
from web.cli.count.election import Election
from web.cli.count.pabulib import read


@dataclass(frozen=True)
class City:
    """`projects`: their rows in the file; what the city counted stands in `votes` and `score`."""

    election: Election
    projects: list[dict[str, str]]

    def papers(self, *, last_rank: int = 1) -> Counter[Paper]:
        """Rankings as points: cities count from the number of ranks down to 1, whoever computes Borda's points from
        the number ranked down to 0."""
        papers: Counter[Paper] = Counter()
        for paper, weight in self.election.papers.items():
            papers[self._points(paper, last_rank) if self.election.form == "marks" and paper else paper] += weight
        return papers

    def _points(self, ranks: tuple[tuple[str, ...], ...], last_rank: int) -> Paper:
        top = self.election.most_ranked if last_rank else len(ranks) - 1
        return tuple(sorted((option, top - place) for place, (option,) in enumerate(ranks)))

    def counted(self, method: str, papers: Counter[Paper], **settings: Any) -> Count:
        """Ties by the name of the project, and a share for whoever voted, as the programs do that these numbers come
        from."""
        if method == "equal_shares":
            settings["blank"] = "share"
        of_method = METHODS[method].settings(
            budget=self.election.budget,
            papers="approvals" if self.election.form == "some" else "values",
            ties=(),
            **settings,
        )
        options = self.election.options
        tie = TieBreak(rule="chair", order=tuple(sorted(options)))
        return METHODS[method].count(
            papers, Contest(options=options, settings=of_method, costs=self.election.costs, tie=tie)
        )


def city(path: Path) -> City:
    text = path.read_text("utf-8")
    rows = text.split("PROJECTS\n")[1].split("VOTES\n")[0].splitlines()
    return City(read(text), list(csv.DictReader(rows, delimiter=";")))
