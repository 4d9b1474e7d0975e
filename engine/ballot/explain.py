"""Rules and outcomes in plain words: messages as `{code, params}`, which screens render from the catalogue.

Every sentence is chosen by code, never assembled from words in parameters, so each language has its own whole one.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.ballot.outcome import Outcome, QuestionOutcome
from engine.ballot.rules import BallotRules
from engine.ballot.threshold import Threshold
from engine.tally import METHODS

Message = dict[str, Any]
"""`{"code": str, "params": {name: number}}`"""

CODES: Mapping[str, tuple[str, ...]] = {
    "rules.per.clause": (),
    "rules.per.whole": (),
    "rules.per.options": (),
    "rules.tie.status_quo": (),
    "rules.tie.chair": (),
    "rules.tie.lot": (),
    "rules.tie.run_off": (),
    "rules.electorate.member_organisations": (),
    **{f"rules.method.{name}": () for name in METHODS},
    "rules.threshold.at_least": ("numerator", "denominator"),
    "rules.threshold.half": (),
    "rules.threshold.two_thirds": (),
    "rules.threshold.more_than": ("numerator", "denominator"),
    "rules.threshold.majority": (),
    "rules.threshold.all": (),
    "rules.base.yes_and_no": (),
    "rules.base.cast": (),
    "rules.base.present": (),
    "rules.base.entitled": (),
    "rules.quorum": ("quorum",),
    "rules.quorum_part": ("numerator", "denominator"),
    "rules.quorum_part.half": (),
    "rules.quorum_part.two_thirds": (),
    "rules.no_quorum": (),
    "rules.secrecy.open": (),
    "rules.secrecy.secret": (),
    "outcome.passed": (),
    "outcome.partly_passed": ("passed", "points"),
    "outcome.failed": (),
    "outcome.tied": (),
    "outcome.nobody_chose": (),
    "outcome.no_quorum": ("present", "quorum"),
    "outcome.count": ("yes", "no", "abstain", "needed"),
    "outcome.point_failed": ("number", "yes", "needed"),
    "outcome.point_tied": ("number", "yes"),
    "outcome.point_nobody_chose": ("number",),
    "outcome.closest": ("number", "yes", "needed"),
    "outcome.chosen_one": ("number",),
    "outcome.chosen_several": ("chosen",),
    "outcome.choice_tied": (),
    "outcome.choice_run_off": (),
    "outcome.choice_advice": (),
    "outcome.nothing_chosen": (),
    "outcome.turnout": ("voted", "present", "entitled"),
}
"""Every code that stands in the catalogue of both languages, with exactly these parameters."""

COMMON_PARTS: Mapping[Fraction | None, str] = {Fraction(1, 2): "half", Fraction(2, 3): "two_thirds"}
"""The parts that people say in a word."""


def describe(rules: BallotRules) -> tuple[Message, ...]:
    """What a voter should know before voting, in the order in which to read it."""
    return (
        _say(f"rules.per.{rules.per}"),
        _say(f"rules.electorate.{rules.electorate}"),
        _say(f"rules.method.{rules.method}"),
        *_takes(rules),
        _quorum(rules),
        _say(f"rules.secrecy.{rules.secrecy}"),
    )


def _takes(rules: BallotRules) -> tuple[Message, ...]:
    """What a question of yes or no takes, and what becomes of a tie where the rules say."""
    tie = (_say(f"rules.tie.{rules.tie}"),) if rules.tie != "none" else ()
    if rules.threshold is None:
        return tie
    return _threshold(rules.threshold), _say(f"rules.base.{rules.threshold.base}"), *tie


def _quorum(rules: BallotRules) -> Message:
    if (part := rules.quorum_part) in COMMON_PARTS:
        return _say(f"rules.quorum_part.{COMMON_PARTS[part]}")
    if part:
        return _say("rules.quorum_part", numerator=part.numerator, denominator=part.denominator)
    return _say("rules.quorum", quorum=rules.quorum) if rules.quorum else _say("rules.no_quorum")


def explain(outcome: Outcome, numbers: Mapping[str, int] | None = None) -> tuple[Message, ...]:
    """Why the ballot ended as it did: the whole first, then what was not passed, what came closest, and the turnout.

    `numbers` are the numbers by which people know the questions; without it their places in the ballot, from 1.
    """
    places = {each.question: place for place, each in enumerate(outcome.questions, start=1)}
    numbered = [({**places, **(numbers or {})}[each.question], each) for each in outcome.questions]
    turnout = _say("outcome.turnout", voted=outcome.voted, present=outcome.present, entitled=outcome.entitled)
    if outcome.result == "no_quorum":
        return _say("outcome.no_quorum", present=outcome.present, quorum=outcome.quorum), turnout
    if any(each.count is not None for each in outcome.questions):
        return *_by_method(outcome, numbers or {}), turnout
    if len(numbered) == 1:
        return _headline(outcome), _counts(outcome.questions[0]), turnout
    lost = tuple(_lost(number, each) for number, each in numbered if each.result != "passed")
    return _headline(outcome), *lost, *_closest(numbered), turnout


def _by_method(outcome: Outcome, numbers: Mapping[str, int]) -> tuple[Message, ...]:
    """What the method found of a question with options of its own. Those are known by their numbers too."""
    found = outcome.questions[0]
    match outcome.result:
        case "passed" if len(found.chosen) == 1 and found.chosen[0] in numbers:
            return (_say("outcome.chosen_one", number=numbers[found.chosen[0]]),)
        case "passed":
            return (_say("outcome.chosen_several", chosen=len(found.chosen)),)
        case "tied" | "run_off" | "advice":
            return (_say(f"outcome.choice_{outcome.result}"),)
    return (_say("outcome.nothing_chosen"),)


def _headline(outcome: Outcome) -> Message:
    if outcome.result == "tied" and all(_nobody_chose(each) for each in outcome.questions):
        return _say("outcome.nobody_chose")
    if outcome.result != "partly_passed":
        return _say(f"outcome.{outcome.result}")
    passed = sum(each.result == "passed" for each in outcome.questions)
    return _say("outcome.partly_passed", passed=passed, points=len(outcome.questions))


def _nobody_chose(question: QuestionOutcome) -> bool:
    """No vote for and none against: a tie by the rules, but nothing that people would call one."""
    return question.counts["yes"] == question.counts["no"] == 0


def _counts(question: QuestionOutcome) -> Message:
    return _say("outcome.count", **question.counts, needed=question.needed)


def _lost(number: int, question: QuestionOutcome) -> Message:
    yes = question.counts["yes"]
    if _nobody_chose(question):
        return _say("outcome.point_nobody_chose", number=number)
    if question.result == "tied":
        return _say("outcome.point_tied", number=number, yes=yes)
    return _say("outcome.point_failed", number=number, yes=yes, needed=question.needed)


def _closest(numbered: list[tuple[int, QuestionOutcome]]) -> tuple[Message, ...]:
    """The question that the fewest votes would have turned, the first of equals; nothing if all were as close."""
    if len({votes_from_turning(each) for _, each in numbered}) == 1:
        return ()
    number, closest = min(numbered, key=lambda pair: votes_from_turning(pair[1]))
    return (_say("outcome.closest", number=number, yes=closest.counts["yes"], needed=closest.needed),)


def votes_from_turning(question: QuestionOutcome) -> int:
    """How few votes would have given the other result."""
    spare = question.counts["yes"] - question.needed
    return spare + 1 if question.result == "passed" else -spare


def _threshold(threshold: Threshold) -> Message:
    if threshold.fraction == 1:
        return _say("rules.threshold.all")
    if threshold.strictly_more and threshold.fraction == Fraction(1, 2):
        return _say("rules.threshold.majority")
    if not threshold.strictly_more and threshold.fraction in COMMON_PARTS:
        return _say(f"rules.threshold.{COMMON_PARTS[threshold.fraction]}")
    numerator, denominator = threshold.fraction.as_integer_ratio()
    way = "more_than" if threshold.strictly_more else "at_least"
    return _say(f"rules.threshold.{way}", numerator=numerator, denominator=denominator)


def _say(code: str, **params: int) -> Message:
    if set(params) != set(CODES[code]):
        raise ValueError(f"message {code} takes {CODES[code]}, got {sorted(params)}")
    return {"code": code, "params": params}
