"""Effects that start other proposals. Each is a stream of its own, so here it is only asked for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.fields import Names, Pattern
from engine.moment import Moment
from engine.proposal.children.child import MOST_DEEP
from engine.proposal.children.events import ChildAskedFor
from engine.proposal.state import Proposal
from engine.text import NOTHING, Text, said
from engine.workflow.definition import Label
from engine.workflow.effects.effect import effect

WorkflowName = Annotated[str, Pattern(r"[A-Za-z0-9_-]{1,40}", "bad_id"), Names("workflow")]
For = Literal["clause", "theme", "team"]


@effect("start_workflow")
@dataclass(frozen=True, slots=True, kw_only=True)
class StartWorkflow:
    """A proposal of the movement begins on another `workflow`, at its newest version, and this one does not wait for
    it. It is called `title`, else as this one is. A movement that does not begin on that workflow has the move
    refused."""

    workflow: WorkflowName
    title: Label = field(default_factory=dict)

    def events(self, proposal: Proposal, facts: ProposalFacts, moment: Moment) -> tuple[Any, ...] | Refused:
        if refused := _cannot(self.workflow, proposal, facts):
            return refused
        words = self.title.get(facts.language) or next(iter(self.title.values()), "")
        return (_asked(proposal, self.workflow, said(words) if words else proposal.title),)


@effect("start_children")
@dataclass(frozen=True, slots=True, kw_only=True)
class StartChildren:
    """A proposal begins on `workflow` for each clause, for each theme of the small groups about this proposal, or for
    each active team of the movement: called as that is, and with the clause as its text. What begins for a team can
    dissolve it. The guards `children_ended` and `children_adopted` wait for them. The move is refused if the movement
    does not begin on that workflow."""

    workflow: WorkflowName
    for_each: For

    def events(self, proposal: Proposal, facts: ProposalFacts, moment: Moment) -> tuple[Any, ...] | Refused:
        if refused := _cannot(self.workflow, proposal, facts):
            return refused
        batch = len(proposal.history)
        if self.for_each == "clause":
            return tuple(
                _asked(
                    proposal,
                    self.workflow,
                    proposal.title if id in facts.long_clauses else clause.text,
                    id,
                    clause.text,
                    batch=batch,
                    of="clause",
                )
                for id, clause in proposal.clauses.items()
            )
        found = facts.themes if self.for_each == "theme" else facts.teams
        return tuple(
            _asked(proposal, self.workflow, title, id, batch=batch, of=self.for_each) for id, title in found.items()
        )


def _cannot(workflow: str, proposal: Proposal, facts: ProposalFacts) -> Refused | None:
    if facts.begun_on is not None and workflow not in facts.begun_on:
        return refuse("no_such_workflow", workflow=workflow)
    return refuse("children_too_deep", most=MOST_DEEP) if proposal.depth >= MOST_DEEP else None


def _asked(
    proposal: Proposal,
    workflow: str,
    title: Text,
    item: str = "",
    text: Text = NOTHING,
    *,
    batch: int = 0,
    of: For | Literal[""] = "",
) -> ChildAskedFor:
    """Its id comes from the parent, the move and what it is for, so that decided anew it is the same proposal."""
    name = f"child {proposal.proposal} {len(proposal.history)} {workflow} {item}"
    child = hashlib.sha256(name.encode()).hexdigest()[:24]
    return ChildAskedFor(child=child, workflow=workflow, title=title, item=item, text=text, batch=batch, of=of)
