"""What is on the papers of a file, as the method that counts them takes it. docs/counting.md says the same in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.tally.paper import Paper, PaperRules, Ranking
from engine.tally.reading import ReadingRules, read_marks
from web.cli.count.asked import Asked
from web.cli.count.election import Election, Form, Marks
from web.cli.count.trouble import Trouble


@dataclass(slots=True)
class Ballots:
    """`papers`: the profile; empty papers are in it under None, and so are those that are `invalid`: they say something
    that the method cannot take. `notes`: how many papers count in part, by why."""

    papers: Counter[Paper] = field(default_factory=Counter)
    blank: int = 0
    invalid: int = 0
    notes: Counter[str] = field(default_factory=Counter)


def ballots_for(election: Election, asked: Asked) -> Ballots:
    """Raises Trouble where the papers cannot be read as the method wants them."""
    rules = asked.method.paper(asked.contest)
    convert = _CONVERSIONS.get((election.form, rules.form))
    if convert is None:
        raise Trouble("cannot_read_as", method=asked.name, papers=election.form)
    return convert(election, asked, rules)


def _each(election: Election, rules: PaperRules, read: Callable[[Any, Ballots, int], Paper]) -> Ballots:
    ballots = Ballots()
    for found, weight in election.papers.items():
        if found is None:
            ballots.blank += weight
            ballots.papers[None] += weight
            continue
        paper = read(found, ballots, weight)
        if paper is not None and (outside := _outside(paper, rules)):
            ballots.notes[outside] += weight
            paper = None
        if paper is None:
            ballots.invalid += weight
        ballots.papers[paper] += weight
    return ballots


def _outside(paper: Any, rules: PaperRules) -> str:
    """By which bound of the method a paper does not count; empty for one that does."""
    many = 0
    match rules.form:
        case "some":
            many = len(paper)
        case "ranking":
            many = sum(map(len, paper))
        case "values":
            values = [value for _, value in paper]
            if rules.total and sum(map(abs, values)) > rules.total:
                return "over_total"
            if not all(rules.lowest <= value <= rules.highest for value in values):
                return "value_outside"
    return "too_many_marks" if rules.most and many > rules.most else ""


def _ranking_of(asked: Asked, equal: bool, options: frozenset[str]) -> Callable[[Marks, Ballots, int], Ranking | None]:
    said = {"overvote": "equal" if equal else "exhaust", **asked.reading}
    rules = ReadingRules(**said)

    def read(marks: Marks, ballots: Ballots, weight: int) -> Ranking | None:
        reading = read_marks(marks, rules, options)
        if reading.ended:
            ballots.notes[reading.ended] += weight
        return reading.paper

    return read


def _ranks(election: Election, asked: Asked, rules: PaperRules) -> Ballots:
    return _each(election, rules, _ranking_of(asked, rules.equal, frozenset(election.options)))


def _first(election: Election, asked: Asked, rules: PaperRules) -> Ballots:
    """The first choice, where there is one."""
    ranking = _ranking_of(asked, equal=True, options=frozenset(election.options))

    def read(marks: Marks, ballots: Ballots, weight: int) -> Paper:
        paper = ranking(marks, ballots, weight)
        if paper and len(paper[0]) > 1:
            ballots.notes["several_first"] += weight
            return None
        return paper[0][0] if paper else None

    return _each(election, rules, read)


def _approved_ranks(election: Election, asked: Asked, rules: PaperRules) -> Ballots:
    """Whoever is ranked is approved, or so many of the first ranks as was asked."""
    ranking = _ranking_of(asked, equal=True, options=frozenset(election.options))
    full = [sum(map(len, marks)) >= len(election.options) for marks in election.papers if marks]
    if not asked.approve and full and all(full) and len(election.options) > 1:
        raise Trouble("full_rankings")

    def read(marks: Marks, ballots: Ballots, weight: int) -> Paper:
        paper = ranking(marks, ballots, weight) or ()
        approved = paper[: asked.approve] if asked.approve else paper
        return frozenset(option for rank in approved for option in rank) or None

    return _each(election, rules, read)


def _rank_points(election: Election, asked: Asked, rules: PaperRules) -> Ballots:
    """Points for ranks, one more for each better. As cities give them (`last` 1): 1 for the last rank that a paper may
    fill, or, where that is not said, for the last that this one does. Borda's (`last` 0): none for the last it does."""
    if election.format != "pabulib":
        raise Trouble("cannot_read_as", method=asked.name, papers=election.form)
    ranking = _ranking_of(asked, equal=False, options=frozenset(election.options))

    def read(marks: Marks, ballots: Ballots, weight: int) -> Paper:
        paper = ranking(marks, ballots, weight) or ()
        first = (election.most_ranked or len(paper)) if asked.last else len(paper) - 1
        points = ((rank[0], first - place) for place, rank in enumerate(paper) if place <= first)
        return tuple(sorted(points)) or None

    return _each(election, rules, read)


def _same(election: Election, asked: Asked, rules: PaperRules) -> Ballots:
    return _each(election, rules, lambda paper, ballots, weight: paper)


def _only_mark(election: Election, asked: Asked, rules: PaperRules) -> Ballots:
    if any(paper and len(paper) > 1 for paper in election.papers):
        raise Trouble("several_marks")
    return _each(election, rules, lambda paper, ballots, weight: next(iter(paper)))


def _marks_first(election: Election, asked: Asked, rules: PaperRules) -> Ballots:
    """Whoever is marked stands above whoever is not."""
    if not rules.equal and any(paper and len(paper) > 1 for paper in election.papers):
        raise Trouble("cannot_read_as", method=asked.name, papers=election.form)
    return _each(election, rules, lambda paper, ballots, weight: (tuple(sorted(paper)),))


def _a_point_each(election: Election, asked: Asked, rules: PaperRules) -> Ballots:
    return _each(election, rules, lambda paper, ballots, weight: tuple((option, 1) for option in sorted(paper)))


def _with_points(election: Election, asked: Asked, rules: PaperRules) -> Ballots:
    """Whoever got more than nothing is marked."""

    def read(paper: Any, ballots: Ballots, weight: int) -> Paper:
        return frozenset(option for option, value in paper if value > 0) or None

    return _each(election, rules, read)


def _by_points(election: Election, asked: Asked, rules: PaperRules) -> Ballots:
    """More points stand above fewer."""
    ranking = _ranking_of(asked, rules.equal, frozenset(election.options))

    def read(paper: Any, ballots: Ballots, weight: int) -> Paper:
        levels: dict[int, list[str]] = {}
        for option, value in paper:
            levels.setdefault(value, []).append(option)
        return ranking(tuple(tuple(levels[value]) for value in sorted(levels, reverse=True)), ballots, weight)

    return _each(election, rules, read)


_CONVERSIONS: Mapping[tuple[Form, str], Callable[[Election, Asked, PaperRules], Ballots]] = {
    ("marks", "ranking"): _ranks,
    ("marks", "one"): _first,
    ("marks", "some"): _approved_ranks,
    ("marks", "values"): _rank_points,
    ("some", "some"): _same,
    ("some", "one"): _only_mark,
    ("some", "ranking"): _marks_first,
    ("some", "values"): _a_point_each,
    ("values", "values"): _same,
    ("values", "some"): _with_points,
    ("values", "ranking"): _by_points,
}
"""By what the file has and what the method takes."""
