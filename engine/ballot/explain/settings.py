"""A method's own settings in words: how many are chosen, what a paper may say, what it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from engine.ballot.explain.message import Message, say

Sentences = Iterator[Message]


def settings(method: str, chosen: Any) -> tuple[Message, ...]:
    """`chosen` is an instance of the method's own settings. Of a method that has none, nothing."""
    return tuple(BY_METHOD[method](chosen))


def _nothing(_: Any) -> Sentences:
    yield from ()


def _plurality(chosen: Any) -> Sentences:
    yield say("rules.seats", seats=chosen.seats)
    if chosen.majority:
        yield say("rules.majority")


def _approval(chosen: Any) -> Sentences:
    yield _marks(chosen.most)
    yield say("rules.seats", seats=chosen.seats)


def _portfolio(chosen: Any) -> Sentences:
    yield _marks(chosen.most)
    if chosen.share or chosen.compare == "more_than":
        yield _share(chosen.share, chosen.compare)
        if chosen.of == "cast":
            yield say("rules.share.cast")
    if chosen.seats:
        yield say("rules.seats_at_most", seats=chosen.seats)


def _share(share: Fraction, compare: str) -> Message:
    if share == Fraction(1, 2):
        return say("rules.share.majority" if compare == "more_than" else "rules.share.half")
    return say(f"rules.share.{compare}", numerator=share.numerator, denominator=share.denominator)


def _score(chosen: Any) -> Sentences:
    yield say("rules.score", lowest=chosen.lowest, highest=chosen.highest)
    yield say(f"rules.score.{chosen.by}")
    if chosen.unscored == "lowest":
        yield say("rules.score.lowest")
    yield from _enough(chosen.enough)
    yield say("rules.seats", seats=chosen.seats)


def _dots(chosen: Any) -> Sentences:
    yield say("rules.dots", dots=chosen.dots)
    if chosen.most_on_one and chosen.most_on_one < chosen.dots:
        yield say("rules.dots.most", most=chosen.most_on_one)
    yield say("rules.seats", seats=chosen.seats)


def _irv(chosen: Any) -> Sentences:
    if chosen.equal:
        yield say("rules.equal")
    if chosen.elimination == "batch":
        yield say("rules.irv.batch")
    if chosen.threshold == "first_round":
        yield say("rules.irv.first_round")
    if chosen.look_back:
        yield say("rules.irv.look_back")


def _stv(chosen: Any) -> Sentences:
    yield say("rules.seats", seats=chosen.seats)


def _borda(chosen: Any) -> Sentences:
    yield say("rules.equal")
    yield say(f"rules.borda.{chosen.unranked}")


def _against_status_quo(chosen: Any) -> Sentences:
    yield say("rules.equal")
    if chosen.default:
        yield say("rules.default")
        if chosen.quorum:
            yield say("rules.default.quorum", quorum=chosen.quorum)
        if chosen.ratios:
            yield say("rules.default.ratios")


def _budget(chosen: Any) -> Sentences:
    yield say("rules.budget", budget=chosen.budget)
    if chosen.papers == "approvals":
        yield _marks(chosen.most)
    else:
        yield say("rules.points", highest=chosen.highest)
        if chosen.total:
            yield say("rules.points.total", total=chosen.total)
    yield from _enough(chosen.enough)


def _equal_shares(chosen: Any) -> Sentences:
    yield from _budget(chosen)
    yield say(f"rules.completion.{chosen.completion}")


def _greedy(chosen: Any) -> Sentences:
    yield from _budget(chosen)
    yield say("rules.greedy.skip" if chosen.skip else "rules.greedy.stop")


def _marks(most: int) -> Message:
    return say("rules.marks", most=most) if most else say("rules.marks.any")


def _enough(enough: int) -> Sentences:
    if enough > 1:
        yield say("rules.enough", enough=enough)


BY_METHOD: Mapping[str, Callable[[Any], Sentences]] = {
    "yes_no_abstain": _nothing,
    "consent": _nothing,
    "temperature": _nothing,
    "plurality": _plurality,
    "approval": _approval,
    "portfolio": _portfolio,
    "score": _score,
    "dots": _dots,
    "irv": _irv,
    "stv": _stv,
    "borda": _borda,
    "schulze": _against_status_quo,
    "ranked_pairs": _against_status_quo,
    "equal_shares": _equal_shares,
    "greedy": _greedy,
}
"""Every method; a test holds it to the registry."""
