"""A ballot opens when a move leads into its stage: its questions, rules and roll are frozen then."""

from __future__ import annotations

from datetime import timedelta

from engine.ballot.papers import roll_digest
from engine.ballot.rules import BallotRules
from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import Moment, timestamp
from engine.ports import RollSeat
from engine.proposal.events import BallotOpened
from engine.proposal.state import Proposal
from engine.workflow.definition import Definition


def open_ballot(
    state: Proposal, definition: Definition, facts: ProposalFacts, moment: Moment, minutes: int
) -> BallotOpened | Refused:
    """A clause that an earlier ballot passed in the same wording is not voted on again. `minutes` 0: no deadline."""
    rules = definition.stages[state.stage].settings
    if not isinstance(rules, BallotRules):
        raise TypeError(f"stage {state.stage} has no ballot rules")
    questions = state.to_be_decided if rules.per == "clause" else (state.proposal,)
    if not questions or not state.clauses:
        return refuse("no_clauses")
    if not facts.electorate:
        return refuse("nobody_may_vote")
    return BallotOpened(
        # The house settles under one id for good, so the count keeps its ballots apart.
        ballot=moment.new_id(f"ballot-{state.proposal}-{len(state.ballots) + 1}"),
        stage=state.stage,
        questions=questions,
        rules=rules.settled(len(facts.electorate)),
        seats=len(facts.electorate),
        roll=roll_digest(RollSeat(seat=seat) for seat in facts.electorate),
        present=len(facts.present),
        opened_at=moment.at,
        closes_at=timestamp(moment.now + timedelta(minutes=minutes)) if minutes else None,
    )
