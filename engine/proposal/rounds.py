"""Consent in rounds: the next one asks what has not passed in its present wording."""

from __future__ import annotations

from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.proposal.commands import OpenRound
from engine.proposal.events import BallotOpened
from engine.proposal.opening import open_ballot
from engine.proposal.state import Proposal
from engine.workflow.consent import Consent
from engine.workflow.definition import Definition


def rounds_left(state: Proposal, definition: Definition) -> int:
    """How many the coordinator may still open in this stage; 0 where consent is not asked."""
    settings = definition.stages[state.stage].settings
    return max(settings.rounds - state.rounds_held, 0) if isinstance(settings, Consent) else 0


def may_open_round(state: Proposal, definition: Definition) -> bool:
    """Whether the next one is for the coordinator to open now."""
    idle = state.open_ballot is None and not state.waits_for and not state.archived
    return idle and bool(state.to_be_decided) and rounds_left(state, definition) > 0


def open_round(
    state: Proposal, command: OpenRound, definition: Definition, facts: ProposalFacts, moment: Moment
) -> tuple[BallotOpened, ...] | Refused:
    """The next round, with the objections to the last one integrated, or not."""
    stage = definition.stages[state.stage]
    if not isinstance(stage.settings, Consent) or state.archived:
        return refuse("no_rounds_here", stage=dict(stage.title))
    if state.open_ballot is not None:
        return refuse("ballot_still_open")
    if waits := state.waits_for:
        return refuse(waits)
    if not rounds_left(state, definition):
        return refuse("rounds_spent", rounds=stage.settings.rounds)
    minutes, knowing, round = command.minutes, command.knowing, len(state.rounds) + 1
    opened = open_ballot(state, definition, facts, moment, minutes, knowing=knowing, round=round)
    return opened if isinstance(opened, Refused) else (opened,)
