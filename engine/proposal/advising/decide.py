"""Who may give advice, and when."""

from __future__ import annotations

from typing import Any

from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.proposal.advising.commands import Advise, WithdrawAdvice
from engine.proposal.advising.events import AdviceWithdrawn, Advised
from engine.proposal.state import Proposal
from engine.text import said
from engine.workflow.definition import Definition
from engine.workflow.waiting import AdviceBy, Waiting

Advising = Advise | WithdrawAdvice

MOST_EACH = 5
"""Of one person at one proposal."""
MOST = 200


def asks_advice(state: Proposal, definition: Definition) -> Waiting | None:
    """How advice is asked for now; nothing where it is not."""
    settings = definition.stages[state.stage].settings
    asks = isinstance(settings, Waiting) and settings.waits_for == "advice" and not state.archived
    return settings if asks else None


def may_advise(by: AdviceBy, roles: frozenset[str], partner: str) -> bool:
    """`partner` is the partner organisation that somebody is from, if they are."""
    match by:
        case "partners":
            return bool(partner)
        case "observers":
            return "observer" in roles
        case "anyone":
            return True


def advising(
    state: Proposal, command: Advising, definition: Definition, facts: ProposalFacts, moment: Moment
) -> tuple[Any, ...] | Refused:
    asked = asks_advice(state, definition)
    if asked is None:
        return refuse("no_advice_now", stage=dict(definition.stages[state.stage].title))
    match command:
        case Advise():
            return _advise(state, command, asked, facts, moment)
        case WithdrawAdvice(advice=name):
            given = state.advice.get(name)
            if given is None:
                return refuse("not_found", what="advice")
            if given.by != moment.actor:
                return refuse("not_your_advice")
            if given.stay != state.stay:
                return refuse("no_advice_now", stage=dict(definition.stages[state.stage].title))
            return (AdviceWithdrawn(advice=name, at=moment.at),)


def _advise(
    state: Proposal, command: Advise, asked: Waiting, facts: ProposalFacts, moment: Moment
) -> tuple[Advised, ...] | Refused:
    if not may_advise(asked.advice_by, moment.roles, facts.partner):
        return refuse("advice_of_others")
    if command.advice in state.advice:
        return refuse("already_exists", what="advice")
    if sum(each.by == moment.actor for each in state.advice.values()) >= MOST_EACH or len(state.advice) >= MOST:
        return refuse("too_much_advice", most=MOST_EACH)
    advised = Advised(
        advice=command.advice,
        text=said(command.text),
        by=moment.actor,
        organisation=facts.partner or facts.organisation,
        at=moment.at,
    )
    return (advised,)
