"""What a ballot means by its rules. Pure and exact: whole numbers and fractions, nothing rounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from engine.ballot.contests import Offer, contest_of, tie_break_of
from engine.ballot.rules import STATUS_QUO, BallotRules
from engine.ballot.threshold import Base, Threshold
from engine.tally import METHODS, Contest, Count, Sides, TieBreak, Verdict
from engine.tally.paper import Paper, PaperFault, read

Result = Verdict
Whole = Literal["passed", "partly_passed", "failed", "tied", "run_off", "advice", "no_quorum"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionOutcome:
    """One question and its result.

    Where a threshold decides: `counts` per option; `share` is yes over the base as an exact fraction (0 when the base
    is empty); `needed` the least whole number of yes votes that passes (1 when the base is empty: nothing passes then).
    Where the method decides: `count` is all that it found, `chosen` who is chosen, the best first, and `counts` is kept
    for the methods whose options are fixed. Where what wins is that none of the options is chosen, none is: that one
    alone is `chosen`, also where there were more places, and the question has failed.
    """

    question: str
    result: Result
    counts: dict[str, int]
    share: Fraction = Fraction(0)
    needed: int = 0
    chosen: tuple[str, ...] = ()
    count: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`result` is `no_quorum` if too few seats were present; else all passed, some, or none: then a tie, a run-off or
    advice if there is one. Without a quorum the questions still say how the votes fell, and decide nothing."""

    result: Whole
    questions: tuple[QuestionOutcome, ...]
    entitled: int
    present: int
    voted: int
    quorum: int


def judge(
    rules: BallotRules,
    questions: Sequence[str],
    papers: Sequence[Mapping[str, str]],
    *,
    entitled: int,
    present: int,
    offer: Offer | None = None,
) -> Outcome:
    """Count the papers that stand (question → answer, one per seat) and hold them against the rules.

    `entitled` counts the roll; `present` its seats that are there, where a cast counts as present. Raises ValueError
    if these contradict each other, or if a paper leaves a question out or answers it with what is no option: there is
    no outcome then, rather than a wrong one.
    """
    _check(questions, papers, entitled, present)
    offer = offer or Offer()
    bases: dict[Base, int] = {"cast": len(papers), "present": present, "entitled": entitled}
    outcomes = tuple(
        judge_count(question, _count(contest_of(rules, question, offer), rules, question, papers), rules, bases, offer)
        for question in questions
    )
    return Outcome(
        result=_whole([each.result for each in outcomes]) if present >= rules.quorum else "no_quorum",
        questions=outcomes,
        entitled=entitled,
        present=present,
        voted=len(papers),
        quorum=rules.quorum,
    )


def judge_count(
    question: str, count: Count, rules: BallotRules, bases: Mapping[Base, int], offer: Offer | None = None
) -> QuestionOutcome:
    """Judge one question from its count alone. `bases`: how many papers were cast, and seats present and entitled."""
    offer = offer or Offer()
    method = METHODS[rules.method]
    fixed = {option: int(count.totals[option]) for option in method.options}
    contest = contest_of(rules, question, offer)
    if rules.status_quo and STATUS_QUO in count.winners:
        return QuestionOutcome(question=question, result="failed", counts=fixed, chosen=(STATUS_QUO,), count=count)
    if (verdict := method.verdict(count, contest)) is not None:
        return QuestionOutcome(question=question, result=verdict, counts=fixed, chosen=count.winners, count=count)
    if rules.threshold is None:
        raise ValueError(f"The method {rules.method} leaves the decision to a threshold, and there is none.")
    sides = method.sides(count)
    base = {**bases, "yes_and_no": sides.yes + sides.no}[rules.threshold.base]
    return QuestionOutcome(
        question=question,
        result=_result(sides, rules.threshold, base, tie_break_of(rules, question, offer)),
        counts=fixed,
        share=Fraction(sides.yes, base) if base else Fraction(0),
        needed=rules.threshold.needed(base),
    )


def _result(sides: Sides, threshold: Threshold, base: int, tie: TieBreak) -> Result:
    if sides.yes >= threshold.needed(base):
        return "passed"
    if sides.yes != sides.no:
        return "failed"
    # Also 0 against 0: everybody abstained, or nobody voted. Without a rule, who breaks it is for the workflow to say.
    if tie.rule == "status_quo":
        return "failed"
    drawn = tie.in_order(("yes", "no"))
    return ("passed" if drawn[0] == "yes" else "failed") if drawn else "tied"


def _whole(results: Sequence[Result]) -> Whole:
    if all(result == "passed" for result in results):
        return "passed"
    if "passed" in results:
        return "partly_passed"
    for result in ("tied", "run_off", "advice"):
        if result in results:
            return result
    return "failed"


def _count(contest: Contest, rules: BallotRules, question: str, papers: Sequence[Mapping[str, str]]) -> Count:
    """Equal answers are read once."""
    method = METHODS[rules.method]
    bounds = method.paper(contest)
    profile: Counter[Paper] = Counter()
    try:
        for answer, standing in Counter(paper[question] for paper in papers).items():
            profile[read(answer, bounds)] += standing
    except KeyError:
        raise ValueError(f"A paper leaves question {question} out; every paper answers every question.") from None
    except PaperFault as fault:
        raise ValueError(f"A paper answers question {question} with what is no option: {fault}.") from None
    return method.count(profile, contest)


def _check(questions: Sequence[str], papers: Sequence[object], entitled: int, present: int) -> None:
    if not questions:
        raise ValueError("A ballot without questions has no outcome.")
    if len(set(questions)) != len(questions):
        raise ValueError("A question stands in the ballot twice.")
    if not len(papers) <= present <= entitled:
        raise ValueError(
            f"{len(papers)} papers, {present} present and {entitled} entitled contradict each other: "
            "a cast counts as present, and only seats on the roll are present."
        )
