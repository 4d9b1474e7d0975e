"""What a voter should know before voting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from engine.ballot.explain.message import Message, say
from engine.ballot.explain.settings import settings
from engine.ballot.rules import BallotRules
from engine.ballot.threshold import Threshold

COMMON_PARTS: Mapping[Fraction | None, str] = {Fraction(1, 2): "half", Fraction(2, 3): "two_thirds"}
"""The parts that people say in a word."""


def describe(rules: BallotRules) -> tuple[Message, ...]:
    """In the order in which to read it."""
    return (
        say(f"rules.per.{rules.per}"),
        say(f"rules.electorate.{rules.electorate}"),
        say(f"rules.method.{rules.method}"),
        *settings(rules.method, rules.settings),
        *_takes(rules),
        _quorum(rules),
        say(f"rules.secrecy.{rules.secrecy}"),
    )


def _takes(rules: BallotRules) -> Iterator[Message]:
    """What a question of yes or no takes, whether none may win, and what becomes of a tie where the rules say."""
    if rules.threshold is not None:
        yield _threshold(rules.threshold)
        yield say(f"rules.base.{rules.threshold.base}")
    if rules.status_quo:
        yield say("rules.status_quo")
    if rules.tie != "none":
        yield say(f"rules.tie.{rules.tie}")


def _quorum(rules: BallotRules) -> Message:
    if (part := rules.quorum_part) in COMMON_PARTS:
        return say(f"rules.quorum_part.{COMMON_PARTS[part]}")
    if part:
        return say("rules.quorum_part", numerator=part.numerator, denominator=part.denominator)
    return say("rules.quorum", quorum=rules.quorum) if rules.quorum else say("rules.no_quorum")


def _threshold(threshold: Threshold) -> Message:
    if threshold.fraction == 1:
        return say("rules.threshold.all")
    if threshold.strictly_more and threshold.fraction == Fraction(1, 2):
        return say("rules.threshold.majority")
    if not threshold.strictly_more and threshold.fraction in COMMON_PARTS:
        return say(f"rules.threshold.{COMMON_PARTS[threshold.fraction]}")
    numerator, denominator = threshold.fraction.as_integer_ratio()
    way = "more_than" if threshold.strictly_more else "at_least"
    return say(f"rules.threshold.{way}", numerator=numerator, denominator=denominator)
