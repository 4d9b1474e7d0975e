"""What every audience sees of a proposal's ballots (docs/protocol.md: `OpenBallot`, `Result`, `Tally`). Exact numbers
are strings, as a fraction is written; maps by id, no lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from engine.ballot.breakdown import KINDS, SIDES, told_apart
from engine.ballot.contests import paper_rules
from engine.ballot.explain import describe, explain
from engine.ballot.outcome import Majority, Outcome, QuestionOutcome
from engine.ballot.standing import Weights
from engine.lookup import Lookup
from engine.presence import MOST_NAMED_SEATS
from engine.proposal.state import Ballot
from engine.tally import METHODS, Count, Round, Tie

View = dict[str, Any]


def view_open_ballot(ballot: Ballot, lookup: Lookup) -> View:
    return (
        {
            "id": ballot.ballot,
            "stage": ballot.stage,
            "opened_at": ballot.opened_at,
            "method": ballot.rules.method,
            "paper": _paper(ballot),
            "options": _options(ballot, lookup),
            "questions": {q: _question(ballot, q, n, lookup) for n, q in enumerate(ballot.questions, start=1)},
            "quorum": ballot.rules.quorum,
            "seats": ballot.seats,
            "rules": _numbered(describe(ballot.rules)),
        }
        | _secrecy(ballot)
        | _some(closes_at=ballot.closes_at, results=_unusual(ballot))
        | _to_share_out(ballot)
        | _who_votes(ballot)
        | ({} if ballot.rules.results == "after_close" else _by_hand(ballot))
    )


def view_hidden(ballot: Ballot) -> View:
    """All that is known of a closed ballot before its result is revealed."""
    return {"stage": ballot.stage, "opened_at": ballot.opened_at, "closed_at": ballot.closed_at or ""}


def _secrecy(ballot: Ballot) -> View:
    return {} if ballot.rules.secrecy == "open" else {ballot.rules.secrecy: True}


def _unusual(ballot: Ballot) -> str:
    return "" if ballot.rules.results == "turnout" else ballot.rules.results


def view_result(order: int, ballot: Ballot, lookup: Lookup) -> View:
    outcome = ballot.outcome
    if outcome is None:
        raise ValueError(f"ballot {ballot.ballot} is still open, or its result hidden")
    questions = {
        each.question: _question(ballot, each.question, n, lookup)
        | _decided(each, outcome)
        | _apart(ballot, each.question)
        | _some(reasons=_reasons(ballot, each.question, lookup))
        for n, each in enumerate(outcome.questions, start=1)
    }
    view: View = {
        "order": order,
        "ballot": ballot.ballot,
        "method": ballot.rules.method,
        "result": outcome.result,
        "closed_at": ballot.closed_at or "",
        "entitled": outcome.entitled,
        "present": outcome.present,
        "voted": outcome.voted,
        "quorum": outcome.quorum,
        "explained": _numbered(explain(outcome, ballot.rules, ballot.numbers, ballot.offer)),
        "questions": questions,
    }
    mean = getattr(ballot.rules.settings, "by", "") == "mean"
    view |= _by_hand(ballot) | _some(awaits_chair=ballot.awaits_chair, lot=ballot.offer.lot, mean=mean)
    view |= _who_votes(ballot) | ({"weigh": asdict(outcome.weights)} if outcome.weights else {})
    if ballot.offer.options:
        view["options"] = _options(ballot, lookup)
    if ballot.rules.secrecy != "open":
        return view | _secrecy(ballot)
    if not names_voters(ballot):
        return view
    choices = {seat: dict(choice) for seat, choice in lookup.choices(ballot.ballot).items()}
    return view | {"choices": choices} | ({"names": _names(choices, lookup)} if ballot.of_persons else {})


def names_voters(ballot: Ballot) -> bool:
    """Whether its result tells on every screen who chose what. Of an open ballot with more seats the published papers
    tell it, and each voter's own `me` what stood in their name."""
    return ballot.rules.secrecy == "open" and ballot.seats <= MOST_NAMED_SEATS


def _reasons(ballot: Ballot, question: str, lookup: Lookup) -> View:
    """By the id of their words, which are empty once they have been erased; of an open ballot with whose they are."""
    given = (each for each in ballot.reasons if each.question == question)
    return {
        each.text.id: {"order": order, "kind": each.kind, "text": lookup.words(each.text)}
        | _some(seat=each.seat, by=_voter(ballot, each.seat, lookup))
        for order, each in enumerate(given, start=1)
    }


def _voter(ballot: Ballot, seat: str | None, lookup: Lookup) -> str:
    if seat is None:
        return ""
    found = lookup.person(seat) if ballot.of_persons else lookup.organisation(seat)
    return found.name if found else ""


def _who_votes(ballot: Ballot) -> View:
    """Whether persons vote, what each seat weighs and whether it may be split, how many vote by proxy, whether it was
    asked before, and which round of consent it is."""
    told = _some(persons=ballot.of_persons, weights=dict(ballot.weights), proxies=len(ballot.proxies))
    return told | _some(again=ballot.again, round=ballot.round, splitting=ballot.rules.splitting)


def _names(persons: Iterable[str], lookup: Lookup) -> View:
    return {person: found.name for person in persons if (found := lookup.person(person))}


def _some(**fields: Any) -> View:
    """The fields that say something: no null, no false, nothing empty."""
    return {name: value for name, value in fields.items() if value not in (None, False, "", 0, {})}


def _paper(ballot: Ballot) -> View:
    rules = paper_rules(ballot.rules, ballot.offer)
    bounds = {name: each for name, each in asdict(rules).items() if not isinstance(each, tuple)}
    why = dict.fromkeys(rules.may_say_why, "may") | dict.fromkeys(rules.must_say_why, "must")
    return _some(**bounds, reasons=why)


def _to_share_out(ballot: Ballot) -> View:
    """How many places there are, or how much money, where the method has a setting for it."""
    settings = ballot.rules.settings
    budget = getattr(settings, "budget", None)
    return _some(places=getattr(settings, "seats", 0), budget=None if budget is None else str(budget))


def _options(ballot: Ballot, lookup: Lookup) -> View:
    """Those of the method have names in the catalogue, as has `none`; the others have words of their own."""
    names = METHODS[ballot.rules.method].options or ballot.offer.options
    return {name: {"order": order} | _option(ballot, name, lookup) for order, name in enumerate(names, start=1)}


def _option(ballot: Ballot, name: str, lookup: Lookup) -> View:
    words = {"text": lookup.words(ballot.texts[name])} if name in ballot.texts else {}
    cost = {"cost": str(ballot.offer.costs[name])} if name in ballot.offer.costs else {}
    return words | cost | _some(n=ballot.numbers.get(name))


def _question(ballot: Ballot, question: str, order: int, lookup: Lookup) -> View:
    words = {"order": order, "text": lookup.words(ballot.texts[question])}
    return words | _some(n=ballot.numbers.get(question))


def _decided(question: QuestionOutcome, outcome: Outcome) -> View:
    """Weight is told as a method tells its figures, in exact strings: nobody draws a parcel of land for each."""
    view: View = {"result": question.result, "counts": dict(question.counts)}
    if question.count is None:
        heads = {"heads": _majority(question.heads)} if question.heads else {}
        view |= {"needed": question.needed, "share": str(question.share)} | heads
        return view | ({"tally": _weighed(question, outcome.weights)} if outcome.weights else {})
    return view | {"tally": _tally(question.count)} | _some(chosen=_ranked(question.chosen))


def _weighed(question: QuestionOutcome, weights: Weights) -> View:
    totals = {option: str(weight) for option, weight in question.counts.items()}
    return {"totals": totals, "beside": {"papers": str(weights.cast), "needed": str(question.needed)}}


def _apart(ballot: Ballot, question: str) -> View:
    found = ballot.apart(question)
    return _some(sides=told_apart(found, SIDES), kinds=told_apart(found, KINDS))


def _majority(majority: Majority) -> View:
    return {
        "result": majority.result,
        "counts": dict(majority.counts),
        "needed": majority.needed,
        "share": str(majority.share),
    }


def _tally(count: Count) -> View:
    return {"totals": _exact(count.totals)} | _some(
        rounds={str(each.number): _round(each) for each in count.rounds},
        ties={str(n): _tie(tie) for n, tie in enumerate(count.ties, start=1)},
        ranks={option: rank for rank, equal in enumerate(count.order, start=1) for option in equal},
        pairs={option: _exact(others) for option, others in count.pairs.items()},
        run_off=_ranked(count.run_off),
        beside=_exact(count.beside),
    )


def _round(step: Round) -> View:
    return {"totals": _exact(step.totals)} | _some(
        elected=_ranked(step.elected),
        eliminated=_ranked(step.eliminated),
        transferred=_ranked(step.transferred),
        beside=_exact(step.beside),
        reason=step.reason,
    )


def _tie(tie: Tie) -> View:
    options = dict.fromkeys(tie.options, True)
    return {"options": options, "places": tie.places, "at": tie.at} | _some(chosen=_ranked(tie.chosen))


def _ranked(options: Iterable[str]) -> dict[str, int]:
    return {option: place for place, option in enumerate(options, start=1)}


def _exact(figures: Mapping[str, Fraction]) -> dict[str, str]:
    return {name: str(figure) for name, figure in figures.items()}


def _numbered(messages: tuple[dict[str, Any], ...]) -> View:
    return {str(n): message for n, message in enumerate(messages, start=1)}


def _by_hand(ballot: Ballot) -> View:
    """How many papers were entered by hand; for which seats only where it may be seen who has voted."""
    if not ballot.by_hand:
        return {}
    count: View = {"by_hand": len(ballot.by_hand)}
    return count if ballot.rules.secrecy == "secret" else count | {"by_hand_for": dict.fromkeys(ballot.by_hand, True)}
