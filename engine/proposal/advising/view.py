"""What every audience sees of advice: who is asked for it and what, and what was given, with the organisation that it
comes from (docs/protocol.md: `advice`)."""

from __future__ import annotations

from typing import Any

from engine.lookup import Lookup
from engine.proposal.advising.advice import Advice
from engine.proposal.advising.decide import asks_advice
from engine.proposal.state import Proposal
from engine.workflow.definition import Definition

View = dict[str, Any]


def view_advice(proposal: Proposal, definition: Definition, lookup: Lookup) -> View:
    """`asks_advice`, where it is asked for now, and `advice`, where there is any."""
    shown: View = {}
    if asked := asks_advice(proposal, definition):
        question = {"question": dict(asked.question)} if asked.question else {}
        shown["asks_advice"] = {"by": asked.advice_by} | question
    if proposal.advice:
        shown["advice"] = {
            each.advice: {"order": order} | _given(each, lookup)
            for order, each in enumerate(proposal.advice.values(), start=1)
        }
    return shown


def _given(given: Advice, lookup: Lookup) -> View:
    told: View = {"text": lookup.words(given.text), "at": given.at}
    return told | ({"by": by} if (by := adviser(given, lookup)) else {})


def adviser(given: Advice, lookup: Lookup) -> str:
    """The organisation that it comes from; of a guest, whom they said they speak for."""
    if organisation := lookup.organisation(given.organisation):
        return organisation.name
    author = lookup.person(given.by)
    return author.says_from if author else ""
