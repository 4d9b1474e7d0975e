"""The proposals around one: what started it, and what it started."""

from __future__ import annotations

from engine.names import Names
from engine.ports import Reader
from engine.proposal.children.view import view_children
from engine.proposal.state import Proposal
from engine.states import States
from web.house import View


def family(reader: Reader, states: States, names: Names, proposal: Proposal) -> View:
    """`parent` and `children` of the page, where there are any. They are of the same movement, so whoever may read one
    by a role there may read the others; a guest of a meeting only reads what they are called."""
    view: View = {}
    if proposal.parent and (row := reader.proposal_row(proposal.parent)):
        view["parent"] = {"id": row.proposal, "title": row.title}
    if proposal.children:
        started = {id: found for id in proposal.children if (found := states.proposal(id))}
        for found in started.values():
            names.learn_proposal(reader, found)
        titles = (*(each.title for each in proposal.children.values()), *(each.title for each in started.values()))
        names.learn_words(reader, (title.id for title in titles))
        view["children"] = view_children(proposal, started, names)
    return view
