"""Setting the rules of a ballot for one proposal, where its workflow leaves them open, and naming its voters."""

from __future__ import annotations

from engine.ballot.electorate import may_be_named
from engine.ballot.rules import rules_of
from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.proposal.commands import NameVoters, SetRules
from engine.proposal.events import RulesSet, VotersNamed
from engine.proposal.state import Proposal
from engine.tally.impossible import why
from engine.workflow.definition import Definition


def set_rules(
    state: Proposal, command: SetRules, definition: Definition, moment: Moment
) -> tuple[RulesSet, ...] | Refused:
    """They hold for the next ballot of the stage; one that is open keeps its own."""
    stage = definition.stages.get(command.stage)
    if stage is None or stage.rules is None:
        return refuse("not_found", what="stage")
    if not stage.rules.adjustable:
        return refuse("rules_fixed", stage=dict(stage.title))
    if state.open_ballot is not None:
        return refuse("ballot_still_open")
    try:
        rules = rules_of({**command.rules, "adjustable": True})
    except ValueError as error:
        return refuse("rules_impossible", why=why(error))
    if rules == state.rules_in(command.stage, definition):
        return ()
    return (RulesSet(stage=command.stage, rules=rules, by=moment.actor),)


def name_voters(
    state: Proposal, command: NameVoters, definition: Definition, facts: ProposalFacts, moment: Moment
) -> tuple[VotersNamed, ...] | Refused:
    """All of them must be able to vote now; of those who no longer can when the ballot opens, it has no seat."""
    rules = state.rules_in(command.stage, definition) if command.stage in definition.stages else None
    if rules is None:
        return refuse("not_found", what="stage")
    if rules.among != "list":
        return refuse("no_list_asked_for", stage=dict(definition.stages[command.stage].title))
    if state.open_ballot is not None:
        return refuse("ballot_still_open")
    voters = tuple(dict.fromkeys(command.voters))
    if unfit := [each for each in voters if each not in may_be_named(rules, facts)]:
        return refuse("voters_unknown", count=len(unfit))
    if state.voters.get(command.stage) == voters:
        return ()
    return (VotersNamed(stage=command.stage, voters=voters, by=moment.actor),)
