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
        *_who_votes(rules),
        say(f"rules.method.{rules.method}"),
        *settings(rules.method, rules.settings),
        *_takes(rules),
        *_quorum(rules),
        *_secrecy(rules),
        *_closing(rules),
    )


def whose(rules: BallotRules) -> str:
    """What comes behind the code of a sentence that counts seats, where these are persons."""
    return ".persons" if rules.electorate == "persons" else ""


def _who_votes(rules: BallotRules) -> Iterator[Message]:
    yield say(f"rules.electorate.{'weighted' if rules.weighted else rules.electorate}")
    if rules.splitting:
        yield say("rules.splitting")
    if rules.among == "role":
        yield say(f"rules.among.role.{rules.role}")
    elif rules.among != "everyone":
        yield say(f"rules.among.{'persons' if whose(rules) else 'organisations'}.{rules.among}")


def _secrecy(rules: BallotRules) -> Iterator[Message]:
    yield say(f"rules.secrecy.{rules.secrecy}")
    if rules.weighted and rules.secrecy != "open":
        yield say("rules.secrecy.weights")
    if rules.results != "turnout":
        yield say(f"rules.results.{rules.results}")


def _takes(rules: BallotRules) -> Iterator[Message]:
    """What a question of yes or no takes, whether none may win, and what becomes of a tie where the rules say."""
    if rules.threshold is not None:
        yield from _majority(rules.threshold, rules)
    if rules.heads is not None:
        yield say("rules.heads")
        yield from _majority(rules.heads, rules)
    if rules.status_quo:
        yield say("rules.status_quo")
    if rules.tie != "none":
        yield say(f"rules.tie.{rules.tie}")


def _majority(threshold: Threshold, rules: BallotRules) -> Iterator[Message]:
    yield _threshold(threshold)
    of_seats = threshold.base in ("present", "entitled")
    yield say(f"rules.base.{threshold.base}{whose(rules) if of_seats else ''}")


def _closing(rules: BallotRules) -> Iterator[Message]:
    if rules.closes == "everyone":
        yield say("rules.closes.everyone")
    if rules.reopens:
        yield say("rules.reopens")


def _quorum(rules: BallotRules) -> Iterator[Message]:
    part = rules.quorum_part
    if part is None or rules.quorum_of == "entitled" or rules.quorum:
        yield _present(rules)
    if part is not None and rules.quorum_of == "present":
        yield _have_voted(part)


def _have_voted(part: Fraction) -> Message:
    if part in COMMON_PARTS:
        return say(f"rules.quorum_voted.{COMMON_PARTS[part]}")
    return say("rules.quorum_voted", numerator=part.numerator, denominator=part.denominator)


def _present(rules: BallotRules) -> Message:
    if rules.quorum_of == "present":
        return say(f"rules.quorum{whose(rules)}", quorum=rules.quorum)
    if (part := rules.quorum_part) in COMMON_PARTS:
        return say(f"rules.quorum_part.{COMMON_PARTS[part]}{whose(rules)}")
    if part:
        return say(f"rules.quorum_part{whose(rules)}", numerator=part.numerator, denominator=part.denominator)
    if rules.quorum:
        return say(f"rules.quorum{whose(rules)}", quorum=rules.quorum)
    return say(f"rules.no_quorum{whose(rules)}")


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
