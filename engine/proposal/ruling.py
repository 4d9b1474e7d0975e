"""Setting the rules of a ballot for one proposal, where its workflow leaves them open."""

from __future__ import annotations

from engine.ballot.rules import BallotRules, rules_of
from engine.errors import Refused, refuse
from engine.moment import Moment
from engine.proposal.commands import SetRules
from engine.proposal.events import RulesSet
from engine.proposal.state import Proposal
from engine.workflow.definition import Definition


def set_rules(
    state: Proposal, command: SetRules, definition: Definition, moment: Moment
) -> tuple[RulesSet, ...] | Refused:
    """They hold for the next ballot of the stage; one that is open keeps its own."""
    stage = definition.stages.get(command.stage)
    if stage is None or not isinstance(stage.settings, BallotRules):
        return refuse("not_found", what="stage")
    if not stage.settings.adjustable:
        return refuse("rules_fixed", stage=dict(stage.title))
    if state.open_ballot is not None:
        return refuse("ballot_still_open")
    try:
        rules = rules_of({**command.rules, "adjustable": True})
    except ValueError as error:
        return refuse("rules_impossible", why=str(error))
    if rules == state.rules_in(command.stage, definition):
        return ()
    return (RulesSet(stage=command.stage, rules=rules, by=moment.actor),)
