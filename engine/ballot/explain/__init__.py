"""Rules and outcomes in plain words: messages as `{code, params}`, which screens render from the catalogue.

Every sentence is chosen by code, never assembled from words in parameters, so each language has its own whole one.
Public: `describe` for what a voter should know before, `explain` for why a ballot ended as it did, `turnout`
for who took part, and `CODES`.

`rules` and `settings` describe; `majority` tells what a threshold decided, `gauges` consent and temperature, `choice`
which options were chosen and which not. How a method came to that is told in `figures`, `rounds`, `pairs`, `money`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from engine.ballot.contests import Offer
from engine.ballot.explain import choice, gauges, majority
from engine.ballot.explain.codes import CODES
from engine.ballot.explain.message import Message, say
from engine.ballot.explain.rules import describe, whose
from engine.ballot.outcome import Outcome
from engine.ballot.rules import BallotRules
from engine.tally import METHODS

__all__ = ["CODES", "Message", "describe", "explain", "turnout"]


def explain(
    outcome: Outcome, rules: BallotRules, numbers: Mapping[str, int] | None = None, offer: Offer | None = None
) -> tuple[Message, ...]:
    """Why the ballot ended as it did: the whole first, then each that was chosen or was not, and the turnout.

    `numbers` are the numbers by which people know the questions and the options; without them their places, from 1.
    `offer` is what the ballot was opened with.
    """
    if outcome.result == "no_quorum":
        return _lacking(outcome, rules), *turnout(outcome, rules)
    return *_decided(outcome, rules, numbers or {}, offer or Offer()), *turnout(outcome, rules)


def _lacking(outcome: Outcome, rules: BallotRules) -> Message:
    if outcome.present >= outcome.quorum:
        return say("outcome.too_few_voted", voted=outcome.voted, needed=outcome.must_vote)
    return say(f"outcome.no_quorum{whose(rules)}", present=outcome.present, quorum=outcome.quorum)


def turnout(outcome: Outcome, rules: BallotRules) -> Iterator[Message]:
    """How many voted, of how many; in a weighted ballot, what that weighs."""
    seats = {"voted": outcome.voted, "present": outcome.present, "entitled": outcome.entitled}
    yield say(f"outcome.turnout{whose(rules)}", **seats)
    if outcome.weights:
        yield say("outcome.weighed", **asdict(outcome.weights))


def _decided(outcome: Outcome, rules: BallotRules, numbers: Mapping[str, int], offer: Offer) -> tuple[Message, ...]:
    if METHODS[rules.method].by_threshold:
        return majority.tell(outcome, rules, numbers)
    if METHODS[rules.method].options:
        return gauges.tell(outcome, rules.method, numbers)
    return choice.tell(outcome.questions[0], rules, numbers, offer)
