"""A ballot opens when a move leads into its stage: its questions, offer, rules and roll are frozen then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction

from engine.ballot.contests import Offer, offered, paper_rules
from engine.ballot.papers import roll_digest
from engine.ballot.rules import BallotRules
from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import Moment, timestamp
from engine.ports import RollSeat
from engine.proposal.events import BallotOpened
from engine.proposal.state import Proposal
from engine.tally import METHODS
from engine.workflow.definition import Definition


def open_ballot(
    state: Proposal, definition: Definition, facts: ProposalFacts, moment: Moment, minutes: int
) -> BallotOpened | Refused:
    """A clause that an earlier ballot passed in the same wording is not voted on again. `minutes` 0: no deadline."""
    rules = state.rules_in(state.stage, definition)
    if rules is None:
        raise TypeError(f"stage {state.stage} has no ballot rules")
    questions = state.to_be_decided if rules.per == "clause" else (state.proposal,)
    if not questions or not state.clauses:
        return refuse("no_clauses")
    if not facts.electorate:
        return refuse("nobody_may_vote")
    offer = _offer(state, rules, moment)
    if isinstance(offer, Refused):
        return offer
    return BallotOpened(
        # The house settles under one id for good, so the count keeps its ballots apart.
        ballot=moment.new_id(f"ballot-{state.proposal}-{len(state.ballots) + 1}"),
        stage=state.stage,
        questions=questions,
        rules=rules.settled(len(facts.electorate)),
        offer=offer,
        seats=len(facts.electorate),
        roll=roll_digest(RollSeat(seat=seat) for seat in facts.electorate),
        present=len(facts.present),
        opened_at=moment.at,
        closes_at=timestamp(moment.now + timedelta(minutes=minutes)) if minutes else None,
    )


def _offer(state: Proposal, rules: BallotRules, moment: Moment) -> Offer | Refused:
    """The seed of a lot is drawn and published here: nobody knows yet who will be tied, and nobody can change it once
    that is known."""
    lot = f"{moment.dice().getrandbits(128):032x}" if rules.tie == "lot" else ""
    options = offered(rules, _still_in_the_race(state, rules)) if rules.per == "options" else ()
    costs: Mapping[str, Fraction] = {}
    if METHODS[rules.method].spends:
        if unknown := [id for id in options if state.clauses[id].cost is None]:
            return refuse("clause_without_cost", number=state.number_of(unknown[0]))
        costs = {id: Fraction(state.clauses[id].cost or 0) for id in options}
    offer = Offer(options=options, costs=costs, lot=lot)
    try:
        paper_rules(rules, offer)
    except ValueError as error:
        return refuse("rules_impossible", why=str(error))
    return offer


def _still_in_the_race(state: Proposal, rules: BallotRules) -> tuple[str, ...]:
    """After a ballot that ended in a run-off only those whom it named, where the text still has them; else everyone."""
    last = state.last_outcome
    if last is None or last.result != "run_off":
        return tuple(state.clauses)
    count = last.questions[0].count
    named = count.run_off if count else ()
    return tuple(id for id in state.clauses if id in named) or tuple(state.clauses)
