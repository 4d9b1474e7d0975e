"""Who may be put on a list of voters, and who is on it: for whoever names them (`proposal.name_voters`)."""

from __future__ import annotations

from engine.ballot.electorate import may_be_named
from engine.ballot.rules import BallotRules
from engine.facts import ProposalFacts
from engine.gather.persons import persons_of
from engine.meeting.state import Meeting
from engine.names import Names
from engine.ports import Reader
from engine.proposal.state import Proposal
from web.house import View


def voters_of(reader: Reader, names: Names, proposal: Proposal, meeting: Meeting | None) -> View:
    """By stage whose rules ask for a list; none of a proposal that has ended. Whoever is on it and can no longer be is
    left out: they would have no seat either."""
    definition = names.definition(proposal.workflow, proposal.version)
    if definition.stages[proposal.stage].outcome:
        return {}
    asking = {stage: rules for stage in definition.stages if (rules := proposal.rules_in(stage, definition))}
    return {
        stage: _list(_choices(reader, names, proposal, rules, meeting), proposal.voters.get(stage, ()))
        for stage, rules in asking.items()
        if rules.among == "list"
    }


def _list(choices: dict[str, View], named: tuple[str, ...]) -> View:
    ordered = {id: {"order": order} | choice for order, (id, choice) in enumerate(choices.items(), start=1)}
    return {"choices": ordered, "named": {id: True for id in named if id in choices}}


def _choices(
    reader: Reader, names: Names, proposal: Proposal, rules: BallotRules, meeting: Meeting | None
) -> dict[str, View]:
    if rules.electorate != "persons":
        return {each.id: {"name": each.name} for each in names.seats([proposal.movement])}
    facts = ProposalFacts(persons=persons_of(reader, proposal.movement, meeting))
    found = [person for id in may_be_named(rules, facts) if (person := reader.person(id))]
    return {
        person.id: {"name": person.name} | ({"of": of} if (of := names.organisation_name(person.id)) else {})
        for person in sorted(found, key=lambda each: each.name.casefold())
    }
