"""Past papers under other rules: what would have come out otherwise."""

from __future__ import annotations

from engine.ballot.outcome import Outcome, QuestionOutcome, Result, Whole
from engine.workflow.rehearse.flips import compared


def outcome(result: Whole, **questions: Result) -> Outcome:
    return Outcome(
        result=result,
        questions=tuple(QuestionOutcome(question=name, result=found, counts={}) for name, found in questions.items()),
        entitled=3,
        present=3,
        voted=3,
        quorum=0,
    )


def chose(*options: str) -> Outcome:
    question = QuestionOutcome(question="p", result="passed", counts={}, chosen=options)
    return Outcome(result="passed", questions=(question,), entitled=3, present=3, voted=3, quorum=0)


def test_a_question_that_ends_otherwise_flips() -> None:
    was, would_be = outcome("partly_passed", a="passed", b="failed"), outcome("failed", a="failed", b="failed")
    assert [(each.question, each.was, each.would_be, each.flips) for each in compared(was, would_be)] == [
        ("a", "passed", "failed", True),
        ("b", "failed", "failed", False),
    ]


def test_without_a_quorum_nothing_is_decided_so_every_question_flips() -> None:
    found = compared(outcome("passed", a="passed"), outcome("no_quorum", a="passed"))
    assert [(each.would_be, each.flips) for each in found] == [("no_quorum", True)]


def test_other_options_flip_and_another_order_of_the_same_does_not() -> None:
    assert [each.flips for each in compared(chose("x", "y"), chose("y", "x"))] == [False]
    assert [each.flips for each in compared(chose("x"), chose("y"))] == [True]
