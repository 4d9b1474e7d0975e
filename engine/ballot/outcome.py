"""What a ballot means by its rules. Pure and exact: whole numbers and fractions, nothing rounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from engine.ballot.contests import Offer, contest_of, tie_break_of
from engine.ballot.rules import STATUS_QUO, BallotRules
from engine.ballot.standing import StandingPaper, Weights
from engine.ballot.threshold import Base, Threshold
from engine.tally import METHODS, Contest, Count, TieBreak, Verdict
from engine.tally.paper import ABSTAIN, Paper, PaperFault, read
from engine.tally.shares import Shares, shares_of

Result = Verdict
Whole = Literal["passed", "partly_passed", "failed", "tied", "run_off", "advice", "no_quorum"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Majority:
    """A threshold held against the papers: `counts` per option, `share` is yes over the base as an exact fraction (0
    when the base is empty), `needed` the least whole number of yes votes that passes (1 when the base is empty: nothing
    passes then)."""

    result: Result
    counts: dict[str, int]
    share: Fraction
    needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionOutcome:
    """One question and its result.

    Where a threshold decides: `counts`, `share` and `needed` as in a `Majority`; of weight in a weighted ballot.
    `heads` is the second majority, of organisations, where the rules ask for one: it passes when both do.
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
    heads: Majority | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`result` is `no_quorum` if too few seats were present; else all passed, some, or none: then a tie, a run-off or
    advice if there is one. Without a quorum the questions still say how the votes fell, and decide nothing. `entitled`,
    `present` and `voted` count seats; `weights` are what those weigh, in a weighted ballot.
    `must_vote` is how many of those present had to vote, where the rules ask for that."""

    result: Whole
    questions: tuple[QuestionOutcome, ...]
    entitled: int
    present: int
    voted: int
    quorum: int
    weights: Weights | None = None
    must_vote: int = 0


def judge(
    rules: BallotRules,
    questions: Sequence[str],
    papers: Sequence[StandingPaper],
    *,
    entitled: int,
    present: int,
    weights: Weights | None = None,
    offer: Offer | None = None,
) -> Outcome:
    """Count the papers that stand (one per seat) and hold them against the rules.

    `entitled` counts the roll; `present` its seats that are there, where a cast counts as present; `weights` are what
    they weigh, which a weighted ballot needs and no other uses. Raises ValueError if these contradict each other, or if
    a paper leaves a question out or answers it with what is no option: there is no outcome then, rather than a wrong
    one.
    """
    heads = Weights(entitled=entitled, present=present, cast=len(papers))
    weighed = _weighed(rules, papers, heads, weights)
    _check(questions, papers, heads)
    offer = offer or Offer()
    outcomes = tuple(_judge_question(rules, question, papers, weighed, heads, offer) for question in questions)
    return Outcome(
        result=_whole([each.result for each in outcomes]) if _quorate(rules, heads) else "no_quorum",
        questions=outcomes,
        entitled=entitled,
        present=present,
        voted=len(papers),
        quorum=rules.quorum,
        weights=weighed if rules.weighted else None,
        must_vote=rules.must_vote(present),
    )


def _quorate(rules: BallotRules, heads: Weights) -> bool:
    return heads.present >= rules.quorum and heads.cast >= rules.must_vote(heads.present)


def count_so_far(rules: BallotRules, question: str, papers: Sequence[StandingPaper], offer: Offer) -> Count:
    """What the papers give so far, while more may come: no quorum and no threshold is held against it."""
    return _count(contest_of(rules, question, offer), rules, question, _answers(rules, question, papers))


def _weighed(rules: BallotRules, papers: Sequence[StandingPaper], heads: Weights, weights: Weights | None) -> Weights:
    """What decides: weight in a weighted ballot, else heads."""
    if not rules.weighted:
        return heads
    cast = sum(paper.weight for paper in papers)
    if weights is None or weights.cast != cast or not cast <= weights.present <= weights.entitled:
        raise ValueError(f"The papers weigh {cast}; {weights} contradicts that, or itself.")
    return weights


def _judge_question(
    rules: BallotRules,
    question: str,
    papers: Sequence[StandingPaper],
    weighed: Weights,
    heads: Weights,
    offer: Offer,
) -> QuestionOutcome:
    answers = _answers(rules, question, papers)
    count = _count(contest_of(rules, question, offer), rules, question, answers)
    first = judge_count(question, count, rules, _bases(weighed, answers), offer)
    if rules.heads is None:
        return first
    equal = [(answer, 1) for answer, _ in answers]
    by_head = replace(rules, threshold=rules.heads, heads=None)
    count = _count(contest_of(rules, question, offer), rules, question, equal)
    second = judge_count(question, count, by_head, _bases(heads, equal), offer)
    majority = Majority(result=second.result, counts=second.counts, share=second.share, needed=second.needed)
    return replace(first, result=_both(first.result, second.result), heads=majority)


def _both(first: Result, second: Result) -> Result:
    """What fails by one majority fails; what neither fails and one leaves tied is tied."""
    if "failed" in (first, second):
        return "failed"
    return first if first == second else "tied"


def _bases(weights: Weights, answers: Sequence[tuple[str, int]]) -> dict[Base, int]:
    return {
        "valid": sum(weight for answer, weight in answers if answer != ABSTAIN),
        "cast": weights.cast,
        "present": weights.present,
        "entitled": weights.entitled,
    }


def judge_count(
    question: str, count: Count, rules: BallotRules, bases: Mapping[Base, int], offer: Offer | None = None
) -> QuestionOutcome:
    """Judge one question from its count alone. `bases`: how many papers were cast and are valid, and seats
    present and entitled, or what they weigh."""
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
    yes, no = fixed["yes"], fixed["no"]
    base = {**bases, "yes_and_no": yes + no}[rules.threshold.base]
    return QuestionOutcome(
        question=question,
        result=_result(yes, no, rules.threshold, base, tie_break_of(rules, question, offer)),
        counts=fixed,
        share=Fraction(yes, base) if base else Fraction(0),
        needed=rules.threshold.needed(base),
    )


def _result(yes: int, no: int, threshold: Threshold, base: int, tie: TieBreak) -> Result:
    if yes >= threshold.needed(base):
        return "passed"
    if yes != no:
        return "failed"
    # Also 0 against 0: everybody abstained, or nobody voted. Without a rule, who breaks it is for the workflow to say.
    if tie.rule == "none":
        return "tied"
    # A lot and a chair are one vote more: where that does not make it, or nobody is for it, there is nothing to decide.
    if tie.rule == "status_quo" or not yes or threshold.needed(base) > yes + 1:
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


def _answers(rules: BallotRules, question: str, papers: Sequence[StandingPaper]) -> list[tuple[str, int]]:
    """What was answered, with the weight behind it; of a split vote, each share."""
    if not rules.weighted:
        return [(_answer(paper, question), 1) for paper in papers]
    answers = [(_answer(paper, question), paper.weight) for paper in papers]
    return [share for answer, weight in answers for share in _shares(rules, question, answer, weight)]


def _shares(rules: BallotRules, question: str, answer: str, weight: int) -> Shares:
    if not rules.splitting:
        return ((answer, weight),)
    try:
        shares = shares_of(answer, weight)
    except PaperFault as fault:
        raise ValueError(f"A paper answers question {question} with what is no option: {fault}.") from None
    if sum(part for _, part in shares) != weight:
        raise ValueError(f"A paper divides {answer} on question {question}, and weighs {weight}.")
    return shares


def _answer(paper: StandingPaper, question: str) -> str:
    try:
        return paper.choice[question]
    except KeyError:
        raise ValueError(f"A paper leaves question {question} out; every paper answers every question.") from None


def _count(contest: Contest, rules: BallotRules, question: str, answers: Sequence[tuple[str, int]]) -> Count:
    """Answers with their weights. Equal ones are read once."""
    method = METHODS[rules.method]
    bounds = method.paper(contest)
    profile: Counter[Paper] = Counter()
    standing: Counter[str] = Counter()
    for answer, weight in answers:
        standing[answer] += weight
    try:
        for answer, weight in standing.items():
            profile[read(answer, bounds)] += weight
    except PaperFault as fault:
        raise ValueError(f"A paper answers question {question} with what is no option: {fault}.") from None
    return method.count(profile, contest)


def _check(questions: Sequence[str], papers: Sequence[object], heads: Weights) -> None:
    if not questions:
        raise ValueError("A ballot without questions has no outcome.")
    if len(set(questions)) != len(questions):
        raise ValueError("A question stands in the ballot twice.")
    if not heads.cast <= heads.present <= heads.entitled:
        raise ValueError(
            f"{heads.cast} papers, {heads.present} present and {heads.entitled} entitled contradict each other: "
            "a cast counts as present, and only seats on the roll are present."
        )
