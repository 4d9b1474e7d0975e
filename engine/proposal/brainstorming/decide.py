"""Who may add an idea and when, and what a coordinator does with it."""

from __future__ import annotations

from typing import Any

from engine.errors import Refused, refuse
from engine.moment import Moment
from engine.proposal.brainstorming.commands import (
    AddIdea,
    BringIdeaBack,
    JoinIdeas,
    NameCluster,
    PartIdea,
    SetIdeaAside,
    WithdrawIdea,
)
from engine.proposal.brainstorming.events import (
    ClusterNamed,
    IdeaAdded,
    IdeaBroughtBack,
    IdeaParted,
    IdeaSetAside,
    IdeasJoined,
    IdeaWithdrawn,
)
from engine.proposal.brainstorming.idea import Idea, gathered
from engine.proposal.drafting import MOST_CLAUSES, RESERVED
from engine.proposal.events import ClauseAdded
from engine.proposal.state import Proposal
from engine.text import NOTHING, said
from engine.workflow.brainstorm import Brainstorm, IdeasBy
from engine.workflow.definition import Definition

Brainstorming = AddIdea | WithdrawIdea | JoinIdeas | PartIdea | NameCluster | SetIdeaAside | BringIdeaBack
Events = tuple[Any, ...]

MOST = 500
"""Ideas of one proposal."""
WHO: dict[IdeasBy, frozenset[str]] = {
    "delegates": frozenset({"coordinator", "delegate"}),
    "participants": frozenset({"coordinator", "delegate", "participant"}),
}


def storming(state: Proposal, definition: Definition) -> Brainstorm | None:
    """The settings of the stage, while ideas are collected."""
    settings = definition.stages[state.stage].settings
    return settings if isinstance(settings, Brainstorm) and not state.archived else None


def brainstorming(state: Proposal, command: Brainstorming, definition: Definition, moment: Moment) -> Events | Refused:
    settings = storming(state, definition)
    if settings is None:
        return refuse("no_ideas_now", stage=dict(definition.stages[state.stage].title))
    match command:
        case AddIdea():
            return _add(state, command, settings, moment)
        case JoinIdeas():
            return _join(state, command)
        case NameCluster():
            return _name(state, command)
    found = state.ideas.get(command.idea)
    if found is None:
        return refuse("not_found", what="idea")
    return _one(found, command, moment)


def _add(state: Proposal, command: AddIdea, settings: Brainstorm, moment: Moment) -> Events | Refused:
    allowed = WHO[settings.ideas_by]
    if not moment.roles & allowed or (command.entered and "coordinator" not in moment.roles):
        return refuse("role_may_not", needed=["coordinator"] if command.entered else sorted(allowed))
    known = state.ideas.get(command.idea)
    if known is not None and known.by == moment.actor:
        return ()
    if command.idea in _taken(state):
        return refuse("already_exists", what="idea")
    mine = sum(each.by == moment.actor and not each.entered for each in state.ideas.values())
    if settings.most_each and mine >= settings.most_each and not command.entered:
        return refuse("too_many_ideas", most=settings.most_each)
    if len(state.ideas) >= MOST:
        return refuse("too_many_ideas_in_all", most=MOST)
    text = said(command.text)
    return (IdeaAdded(idea=command.idea, text=text, by=moment.actor, entered=command.entered, at=moment.at),)


def _taken(state: Proposal) -> set[str]:
    """An idea or a cluster gives its id to the clause that is made of it: no two things have the same."""
    return {*state.ideas, *state.clusters, *state.clauses, *state.removed, *state.suggestions, *RESERVED}


def _join(state: Proposal, command: JoinIdeas) -> Events | Refused:
    if not set(command.ideas) <= set(state.ideas):
        return refuse("not_found", what="idea")
    if command.cluster not in state.clusters and command.cluster in _taken(state):
        return refuse("already_exists", what="cluster")
    lying = (state.ideas[each] for each in dict.fromkeys(command.ideas))
    loose = tuple(each.idea for each in lying if each.cluster != command.cluster or each.aside)
    return (IdeasJoined(cluster=command.cluster, ideas=loose),) if loose else ()


def _name(state: Proposal, command: NameCluster) -> Events | Refused:
    known = state.clusters.get(command.cluster)
    if known is None:
        return refuse("not_found", what="cluster")
    title = command.title.strip()
    return (ClusterNamed(cluster=command.cluster, title=said(title) if title else NOTHING),)


def _one(
    found: Idea, command: WithdrawIdea | PartIdea | SetIdeaAside | BringIdeaBack, moment: Moment
) -> Events | Refused:
    match command:
        case WithdrawIdea():
            return (IdeaWithdrawn(idea=found.idea),) if found.by == moment.actor else refuse("not_your_idea")
        case PartIdea():
            return () if found.cluster is None else (IdeaParted(idea=found.idea),)
        case SetIdeaAside():
            return () if found.aside else (IdeaSetAside(idea=found.idea),)
        case BringIdeaBack():
            return (IdeaBroughtBack(idea=found.idea),) if found.aside else ()


def clauses_of_ideas(state: Proposal) -> tuple[ClauseAdded, ...] | Refused:
    """A clause for each cluster and each idea that stands by itself, after those that there are; of what became one
    before, none again. The words are those of the idea, by the same reference: erased there, they are erased in the
    clause."""
    made = {name: text for name, text in gathered(state.ideas, state.clusters).items() if name not in _written(state)}
    if len(state.clauses) + len(made) > MOST_CLAUSES:
        return refuse("too_many_clauses", most=MOST_CLAUSES)
    return tuple(ClauseAdded(clause=name, text=text) for name, text in made.items())


def _written(state: Proposal) -> set[str]:
    return {*state.clauses, *state.removed}
