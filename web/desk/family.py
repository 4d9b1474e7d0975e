"""The proposals around one: what started it, and what it started."""

from __future__ import annotations

from engine.names import Names
from engine.ports import Reader
from engine.proposal.children.child import Child
from engine.proposal.state import Proposal
from engine.states import States
from engine.workflow.shelf import Shelf
from web.house import View


def family(reader: Reader, states: States, shelf: Shelf, names: Names, proposal: Proposal) -> View:
    """`parent` and `children` of the page, where there are any. They are of the same movement, so whoever may read one
    by a role there may read the others; a guest of a meeting only reads what they are called."""
    view: View = {}
    if proposal.parent and (row := reader.proposal_row(proposal.parent)):
        view["parent"] = {"id": row.proposal, "title": row.title}
    if proposal.children:
        names.learn_words(reader, (each.title.id for each in proposal.children.values()))
        view["children"] = {
            id: {"order": order} | _child(reader, states, shelf, names, asked)
            for order, (id, asked) in enumerate(proposal.children.items(), start=1)
        }
    return view


def _child(reader: Reader, states: States, shelf: Shelf, names: Names, asked: Child) -> View:
    """As it was asked for, until the house has started it."""
    found = states.proposal(asked.child)
    if found is None:
        return {"title": names.words(asked.title)}
    names.learn_words(reader, [found.title.id])
    stage = shelf.version(reader, found.workflow, found.version).stages[found.stage]
    outcome = {"outcome": stage.outcome} if stage.outcome else {}
    return {"title": names.words(found.title), "stage_title": dict(stage.title)} | outcome
