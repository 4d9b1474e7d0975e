"""What a ballot means by its rules. Pure and exact: whole numbers and fractions, nothing rounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from engine.ballot.rules import BallotRules, Base, Threshold
from engine.tally import METHODS, Contest, Count, Method, Sides
from engine.tally.paper import Paper, PaperFault, read

Result = Literal["passed", "failed", "tied"]
Whole = Literal["passed", "partly_passed", "failed", "tied", "no_quorum"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionOutcome:
    """One question: its counts per option, the number of yes votes compared, against what, and the result.

    `share` is yes over the base as an exact fraction (0 when the base is empty); `needed` the least whole number of
    yes votes that passes on this base (1 when the base is empty: nothing passes on it).
    """

    question: str
    counts: dict[str, int]
    share: Fraction
    needed: int
    result: Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`result` is `no_quorum` if too few seats were present; else all passed, some, none with a tie, or none. Without
    a quorum the questions still say how the votes fell, and decide nothing."""

    result: Whole
    questions: tuple[QuestionOutcome, ...]
    entitled: int
    present: int
    voted: int
    quorum: int


def judge(
    rules: BallotRules, questions: Sequence[str], papers: Sequence[Mapping[str, str]], *, entitled: int, present: int
) -> Outcome:
    """Count the papers that stand (question → answer, one per seat) and hold them against the rules.

    `entitled` counts the roll; `present` its seats that are there, where a cast counts as present. Raises ValueError
    if these contradict each other, or if a paper leaves a question out or answers it with what is no option: there is
    no outcome then, rather than a wrong one.
    """
    _check(questions, papers, entitled, present)
    voted = len(papers)
    outcomes = tuple(
        judge_count(question, _count(rules, question, papers), rules, entitled=entitled, present=present, voted=voted)
        for question in questions
    )
    return Outcome(
        result=_whole([each.result for each in outcomes]) if present >= rules.quorum else "no_quorum",
        questions=outcomes,
        entitled=entitled,
        present=present,
        voted=voted,
        quorum=rules.quorum,
    )


def judge_count(
    question: str, count: Count, rules: BallotRules, *, entitled: int, present: int, voted: int
) -> QuestionOutcome:
    """Judge one question from its count alone."""
    sides = METHODS[rules.method].sides(count)
    bases: dict[Base, int] = {
        "yes_and_no": sides.yes + sides.no,
        "cast": voted,
        "present": present,
        "entitled": entitled,
    }
    base = bases[rules.threshold.base]
    return QuestionOutcome(
        question=question,
        counts={option: int(total) for option, total in count.totals.items()},
        share=Fraction(sides.yes, base) if base else Fraction(0),
        needed=rules.threshold.needed(base),
        result=_result(sides, rules.threshold, base),
    )


def _result(sides: Sides, threshold: Threshold, base: int) -> Result:
    if sides.yes >= threshold.needed(base):
        return "passed"
    # Also 0 against 0: everybody abstained, or nobody voted. Who breaks a tie is for the workflow to say.
    return "tied" if sides.yes == sides.no else "failed"


def _whole(results: Sequence[Result]) -> Whole:
    if all(result == "passed" for result in results):
        return "passed"
    if "passed" in results:
        return "partly_passed"
    return "tied" if "tied" in results else "failed"


def _count(rules: BallotRules, question: str, papers: Sequence[Mapping[str, str]]) -> Count:
    method = METHODS[rules.method]
    contest = Contest(options=method.options, settings=method.settings())
    return method.count(_profile(method, contest, question, papers), contest)


def _profile(
    method: Method, contest: Contest, question: str, papers: Sequence[Mapping[str, str]]
) -> Mapping[Paper, int]:
    """How many stand behind each paper. Equal answers are read once."""
    rules = method.paper(contest)
    try:
        answers = Counter(paper[question] for paper in papers)
        return {read(answer, rules): standing for answer, standing in answers.items()}
    except KeyError:
        raise ValueError(f"A paper leaves question {question} out; every paper answers every question.") from None
    except PaperFault as fault:
        raise ValueError(f"A paper answers question {question} with what is no option: {fault}.") from None


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
