"""What people answered who were asked for consent, or how warm they are: each question by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from engine.ballot.explain.majority import numbered, partly
from engine.ballot.explain.message import Message, say
from engine.ballot.outcome import Outcome, QuestionOutcome
from engine.tally.paper import ABSTAIN


def tell(outcome: Outcome, method: str, numbers: Mapping[str, int]) -> tuple[Message, ...]:
    if len(outcome.questions) == 1:
        (found,) = outcome.questions
        return tuple(_consent(found) if method == "consent" else _temperature(found))
    each_of = _consent_on if method == "consent" else _temperature_of
    asked = numbered(outcome, numbers)
    return _headline(outcome, method), *(told for number, found in asked for told in each_of(number, found))


def _headline(outcome: Outcome, method: str) -> Message:
    if method == "temperature":
        return say("outcome.choice_advice")
    if outcome.result == "partly_passed":
        return partly(outcome)
    return say("outcome.consent_everywhere" if outcome.result == "passed" else "outcome.consent_nowhere")


def _consent(found: QuestionOutcome) -> Iterator[Message]:
    counts = found.counts
    if counts["objection"]:
        yield say("outcome.objections", objection=counts["objection"], consent=counts["consent"])
    elif counts["consent"]:
        yield say("outcome.consent", consent=counts["consent"], concern=counts["concern"])
    else:
        yield say("outcome.no_consent")


def _consent_on(number: int, found: QuestionOutcome) -> Iterator[Message]:
    """What stood in the way of a point, or at least was a concern; a point without either is in the headline."""
    counts = found.counts
    if counts["objection"]:
        yield say("outcome.point_objections", number=number, objection=counts["objection"])
    elif not counts["consent"]:
        yield say("outcome.point_no_consent", number=number)
    elif counts["concern"]:
        yield say("outcome.point_concerns", number=number, concern=counts["concern"])


def _temperature(found: QuestionOutcome) -> Iterator[Message]:
    mean, median = _mean(found, "mean"), _mean(found, "median")
    if mean is None or median is None:
        yield say("outcome.no_temperature")
    else:
        given = sum(found.counts.values()) - found.counts[ABSTAIN]
        yield say("outcome.temperature", mean=mean, median=median, given=given)
    if vetoes := found.counts["veto"]:
        yield say("outcome.vetoes", vetoes=vetoes)
    yield say("outcome.choice_advice")


def _temperature_of(number: int, found: QuestionOutcome) -> Iterator[Message]:
    mean = _mean(found, "mean")
    if mean is None:
        yield say("outcome.point_no_temperature", number=number)
    else:
        yield say("outcome.point_temperature", number=number, mean=mean, vetoes=found.counts["veto"])


def _mean(found: QuestionOutcome, which: str) -> Fraction | None:
    return found.count.beside.get(which) if found.count else None
