"""What a threshold decided: the whole, what was not passed, and what came closest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.ballot.explain.message import Message, say
from engine.ballot.outcome import Outcome, QuestionOutcome
from engine.ballot.rules import BallotRules

Numbered = Sequence[tuple[int, QuestionOutcome]]


def numbered(outcome: Outcome, numbers: Mapping[str, int]) -> Numbered:
    """The questions, each by the number by which people know it, or by its place."""
    return [(numbers.get(each.question, place), each) for place, each in enumerate(outcome.questions, start=1)]


def partly(outcome: Outcome) -> Message:
    passed = sum(each.result == "passed" for each in outcome.questions)
    return say("outcome.partly_passed", passed=passed, points=len(outcome.questions))


def tell(outcome: Outcome, rules: BallotRules, numbers: Mapping[str, int]) -> tuple[Message, ...]:
    if len(outcome.questions) == 1:
        return _headline(outcome), *_broken(outcome, rules), *_counts(outcome.questions[0])
    asked = numbered(outcome, numbers)
    lost = tuple(_lost(number, each) for number, each in asked if each.result != "passed")
    return _headline(outcome), *_broken(outcome, rules), *lost, *_closest(asked)


def _broken(outcome: Outcome, rules: BallotRules) -> Iterator[Message]:
    """That a lot or the chair broke a tie, where one more vote decided."""
    if rules.tie in ("lot", "chair") and any(
        each.result != "tied" and 0 < each.counts["yes"] == each.counts["no"] == each.needed - 1
        for each in outcome.questions
    ):
        yield say(f"outcome.by_{rules.tie}")


def _headline(outcome: Outcome) -> Message:
    if outcome.result == "tied" and all(_nobody_chose(each) for each in outcome.questions):
        return say("outcome.nobody_chose")
    return partly(outcome) if outcome.result == "partly_passed" else say(f"outcome.{outcome.result}")


def _nobody_chose(question: QuestionOutcome) -> bool:
    """No vote for and none against: a tie by the rules, but nothing that people would call one."""
    return question.counts["yes"] == question.counts["no"] == 0


def _counts(question: QuestionOutcome) -> Iterator[Message]:
    yield say("outcome.count", **question.counts, needed=question.needed)
    if heads := question.heads:
        yield say("outcome.heads", yes=heads.counts["yes"], no=heads.counts["no"], needed=heads.needed)


def _lost(number: int, question: QuestionOutcome) -> Message:
    yes = question.counts["yes"]
    if _nobody_chose(question):
        return say("outcome.point_nobody_chose", number=number)
    if question.result == "tied":
        return say("outcome.point_tied", number=number, yes=yes)
    if question.heads and yes >= question.needed:
        heads = question.heads
        return say("outcome.point_heads", number=number, yes=heads.counts["yes"], needed=heads.needed)
    return say("outcome.point_failed", number=number, yes=yes, needed=question.needed)


def _closest(asked: Numbered) -> tuple[Message, ...]:
    """The question that the fewest votes would have turned, the first of equals; nothing if all were as close."""
    if len({votes_from_turning(each) for _, each in asked}) == 1:
        return ()
    number, closest = min(asked, key=lambda pair: votes_from_turning(pair[1]))
    return (say("outcome.closest", number=number, yes=closest.counts["yes"], needed=closest.needed),)


def votes_from_turning(question: QuestionOutcome) -> int:
    """How few votes would have given the other result. Nothing that a method decided by itself is near or far;
    where two majorities were asked for, what counts is how many organisations."""
    if question.count is not None:
        return 0
    counted = question.heads or question
    spare = counted.counts["yes"] - counted.needed
    return spare + 1 if question.result == "passed" else -spare
