"""What every audience sees of ideas, while they are collected: nobody's name stands by one, so that an idea is weighed
and not who had it (docs/protocol.md: `ideas`)."""

from __future__ import annotations

from typing import Any

from engine.lookup import Lookup
from engine.proposal.brainstorming.decide import storming
from engine.proposal.brainstorming.idea import Idea
from engine.proposal.state import Proposal
from engine.text import NOTHING
from engine.workflow.definition import Definition

View = dict[str, Any]


def view_ideas(proposal: Proposal, definition: Definition, lookup: Lookup) -> View:
    """`asks`: phones turn to it. `brainstorm`, what is asked of whom; `ideas` and `clusters`, where there are any."""
    settings = storming(proposal, definition)
    if settings is None:
        return {}
    asked: View = {"by": settings.ideas_by}
    asked |= {"prompt": dict(settings.prompt)} if settings.prompt else {}
    asked |= {"most": settings.most_each} if settings.most_each else {}
    asked |= {"minutes": settings.minutes} if settings.minutes else {}
    shown: View = {"asks": True, "brainstorm": asked}
    if proposal.ideas:
        shown["ideas"] = {
            name: _idea(order, idea, lookup) for order, (name, idea) in enumerate(proposal.ideas.items(), start=1)
        }
    if proposal.clusters:
        shown["clusters"] = {
            name: {"order": order} | ({} if each.title == NOTHING else {"title": lookup.words(each.title)})
            for order, (name, each) in enumerate(proposal.clusters.items(), start=1)
        }
    return shown


def _idea(order: int, idea: Idea, lookup: Lookup) -> View:
    shown: View = {"order": order, "text": lookup.words(idea.text)}
    shown |= {"cluster": idea.cluster} if idea.cluster else {}
    return shown | ({"aside": True} if idea.aside else {})
