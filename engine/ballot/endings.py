"""In which ways a ballot can end, by its rules alone: what a workflow must have an answer to."""

from __future__ import annotations

from engine.ballot.outcome import Whole
from engine.ballot.rules import BallotRules
from engine.tally import METHODS

EVERY_ENDING: tuple[Whole, ...] = ("passed", "partly_passed", "failed", "tied", "run_off", "advice", "no_quorum")


def endings_of(rules: BallotRules) -> frozenset[Whole]:
    """Where the coordinator may set other rules, every ending. That an earlier ballot has passed something, so that one
    that fails leaves a part standing, is not seen here."""
    if rules.adjustable:
        return frozenset(EVERY_ENDING)
    found: set[Whole] = set(METHODS[rules.method].verdicts(rules.settings, rules.tie))
    if rules.per == "clause" and "passed" in found:
        found.add("partly_passed")
    if rules.quorum or rules.quorum_part:
        found.add("no_quorum")
    return frozenset(found)
