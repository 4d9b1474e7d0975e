"""How the room and those online voted, apart: only where each side is large enough to hide in, and never in secret."""

from __future__ import annotations

from collections.abc import Sequence

from engine.ballot.contests import Offer
from engine.ballot.outcome import count_so_far
from engine.ballot.rules import BallotRules
from engine.ballot.standing import StandingPaper
from engine.tally import METHODS

SIDES = ("room", "online")

Breakdown = dict[str, dict[str, dict[str, int]]]
"""Question → side → option → how many, or how much weight."""


def breakdown_of(
    rules: BallotRules, questions: Sequence[str], papers: Sequence[StandingPaper], offer: Offer
) -> Breakdown:
    """Nothing at all if one side has fewer papers than the floor: what the other has not, the small one has. Of methods
    with fixed answers alone: what others find in half of the papers means nothing."""
    if rules.secrecy == "secret" or rules.breakdown_floor == 0 or not METHODS[rules.method].options:
        return {}
    apart = {side: [paper for paper in papers if paper.side == side] for side in SIDES}
    if min(len(those) for those in apart.values()) < rules.breakdown_floor:
        return {}
    return {
        question: {side: _counts(rules, question, those, offer) for side, those in apart.items()}
        for question in questions
    }


def _counts(rules: BallotRules, question: str, papers: Sequence[StandingPaper], offer: Offer) -> dict[str, int]:
    totals = count_so_far(rules, question, papers, offer).totals
    return {option: int(totals[option]) for option in METHODS[rules.method].options}
