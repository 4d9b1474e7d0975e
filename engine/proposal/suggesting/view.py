"""What every audience sees of suggestions: those that are open, beside the clause that they are about, while the text
can be written. Nobody's name stands by one, only the organisation's (docs/protocol.md: `suggestions`)."""

from __future__ import annotations

from typing import Any

from engine.lookup import Lookup
from engine.proposal.drafting import writable
from engine.proposal.state import Proposal
from engine.proposal.suggesting.decide import suggested_by
from engine.proposal.suggesting.suggestion import Suggestion
from engine.workflow.definition import Definition

View = dict[str, Any]


def view_suggestions(proposal: Proposal, definition: Definition, lookup: Lookup) -> View:
    """`suggested_by`, where anybody may suggest something now, and `suggestions`, where there are any."""
    shown: View = {}
    if (who := suggested_by(proposal, definition)) != "nobody":
        shown["suggested_by"] = who
    if writable(proposal, definition) and (found := open_suggestions(proposal)):
        shown["suggestions"] = {
            each.suggestion: {"order": order} | _suggestion(each, proposal, lookup)
            for order, each in enumerate(found, start=1)
        }
    return shown


def open_suggestions(proposal: Proposal) -> tuple[Suggestion, ...]:
    """As they were made. One about a clause that has been taken out waits for that to come back."""
    found = (each for each in proposal.suggestions.values() if each.state == "open")
    return tuple(each for each in found if each.clause is None or each.clause in proposal.clauses)


def _suggestion(found: Suggestion, proposal: Proposal, lookup: Lookup) -> View:
    """`stale`: the clause has other words now than when this was suggested."""
    shown: View = {"kind": found.kind, "reason": lookup.words(found.reason), "by": _from(found, lookup)}
    if found.kind != "removal":
        shown["text"] = lookup.words(found.text)
    if found.clause is not None:
        shown["clause"] = found.clause
        if proposal.clauses[found.clause].text != found.on:
            shown["stale"] = True
    return {name: value for name, value in shown.items() if value != "" or name == "text"}


def _from(found: Suggestion, lookup: Lookup) -> str:
    """The organisation that it comes from; of a guest, whom they said they speak for."""
    if organisation := lookup.organisation(found.organisation):
        return organisation.name
    author = lookup.person(found.by)
    return author.says_from if author else ""
