"""How parts of those who voted did so, apart: the room and those online, and where persons vote, by the kind of
organisation that each is from. Only where each part is large enough to hide in, and never in secret."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from engine.ballot.contests import Offer
from engine.ballot.outcome import count_so_far
from engine.ballot.rules import BallotRules
from engine.ballot.standing import StandingPaper
from engine.tally import METHODS

SIDES = ("room", "online")
KINDS = ("member", "partner", "support", "guest")
"""Kinds of organisations; a guest has none."""

Breakdown = dict[str, dict[str, dict[str, int]]]
"""Question → part (one of `SIDES` or `KINDS`) → option → how many, or how much weight."""


def breakdown_of(
    rules: BallotRules, questions: Sequence[str], papers: Sequence[StandingPaper], offer: Offer
) -> Breakdown:
    """The sides without the kinds if only those are large enough, and the other way round. Of methods with fixed
    answers alone: what others find in half of the papers means nothing."""
    if rules.secrecy == "secret" or rules.breakdown_floor == 0 or not METHODS[rules.method].options:
        return {}
    apart = _apart(papers, SIDES, lambda paper: paper.side, rules.breakdown_floor)
    apart |= _apart(papers, KINDS, lambda paper: paper.kind, rules.breakdown_floor)
    if not apart:
        return {}
    return {
        question: {part: _counts(rules, question, those, offer) for part, those in apart.items()}
        for question in questions
    }


def told_apart(breakdown: Mapping[str, Mapping[str, int]], parts: Iterable[str]) -> dict[str, dict[str, int]]:
    """Of one question these parts alone, in this order."""
    return {part: dict(breakdown[part]) for part in parts if part in breakdown}


def _apart(
    papers: Sequence[StandingPaper], parts: Sequence[str], part_of: Callable[[StandingPaper], str], floor: int
) -> dict[str, list[StandingPaper]]:
    """Nothing at all if one part that voted has fewer papers than the floor, or if a paper is in none: what the others
    have not, that one has. One part alone is the whole."""
    found = {part: those for part in parts if (those := [paper for paper in papers if part_of(paper) == part])}
    if len(found) < 2 or sum(map(len, found.values())) < len(papers):
        return {}
    return found if min(map(len, found.values())) >= floor else {}


def _counts(rules: BallotRules, question: str, papers: Sequence[StandingPaper], offer: Offer) -> dict[str, int]:
    totals = count_so_far(rules, question, papers, offer).totals
    return {option: int(totals[option]) for option in METHODS[rules.method].options}
