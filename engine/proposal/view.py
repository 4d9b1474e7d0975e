"""What each audience sees of a proposal (docs/protocol.md: `proposals`, `moves`). No nulls, no lists that change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from engine.ballot.explain import describe
from engine.ballot.rules import as_source
from engine.lookup import Lookup
from engine.proposal.advising.view import view_advice
from engine.proposal.awaiting.view import view_awaits
from engine.proposal.ballot_view import view_hidden, view_open_ballot, view_result
from engine.proposal.brainstorming.view import view_ideas
from engine.proposal.drafting import writable
from engine.proposal.noticing.view import view_notices
from engine.proposal.rounds import may_open_round
from engine.proposal.state import Clause, Proposal, Task
from engine.proposal.suggesting.view import view_suggestions
from engine.tally import METHODS
from engine.workflow.consent import Consent
from engine.workflow.definition import Definition, Stage
from engine.workflow.route import way_to_adopted
from engine.workflow.small_groups import SmallGroups
from engine.workflow.turns import Round

View = dict[str, Any]


def view_proposal(proposal: Proposal, lookup: Lookup) -> View:
    """The same for every audience; choices of a ballot appear only once it is closed, and only if it was open."""
    definition = lookup.definition(proposal.workflow, proposal.version)
    stage = definition.stages[proposal.stage]
    view: View = {
        "title": lookup.words(proposal.title),
        "movement": proposal.movement,
        "workflow": {"name": definition.name, "version": definition.version, "title": dict(definition.title)},
        **_stage(stage),
        "since": proposal.since,
        "route": view_route(proposal, partial(lookup.definition, proposal.workflow)),
        "clauses": {id: _clause(n, c, lookup) for n, (id, c) in enumerate(proposal.clauses.items(), start=1)},
        "results": {
            id: view_result(order, ballot, lookup)
            for order, (id, ballot) in enumerate(proposal.ballots.items(), start=1)
            if ballot.outcome is not None
        },
        "history": {
            str(n): _moved(moved, lookup.definition(proposal.workflow, proposal.version_at(n - 1)), lookup)
            for n, moved in enumerate(proposal.history, start=1)
        },
        "tasks": {
            task.task: _task(order, task, proposal, lookup)
            for order, task in enumerate(proposal.tasks.values(), start=1)
        },
    }
    if proposal.versions:
        view["version"] = proposal.versions[-1].number
    if writable(proposal, definition):
        view["writable"] = True
    if rounds := view_rounds(proposal, definition):
        view["rounds"] = rounds
    view |= view_advice(proposal, definition, lookup)
    view |= view_awaits(proposal, definition, lookup)
    view |= view_suggestions(proposal, definition, lookup)
    if groups := view_small_groups(stage):
        view["small_groups"] = groups
    view |= view_turns(stage)
    view |= view_ideas(proposal, definition, lookup)
    if proposal.archived:
        view["archived"] = True
    if ends := view_deadline(proposal, definition):
        view["deadline"] = ends
    if proposal.review:
        view["review"] = proposal.review
    if proposal.notices:
        view["notices"] = view_notices(proposal, definition)
    if rules := _rules_ahead(proposal, definition, lookup):
        view["rules"] = rules
    if hidden := {id: view_hidden(ballot) for id, ballot in proposal.ballots.items() if ballot.hidden}:
        view["hidden"] = hidden
    if proposal.open_ballot is not None:
        view["ballot"] = view_open_ballot(proposal.ballots[proposal.open_ballot], lookup)
    return view


def view_small_groups(stage: Stage) -> View:
    """What the workflow says about the groups of the stage; nothing where it says nothing."""
    settings = stage.settings
    if not isinstance(settings, SmallGroups):
        return {}
    said: View = {name: dict(words) for name in ("prompt", "bring_back") if (words := getattr(settings, name))}
    said |= {"rounds": settings.rounds} if settings.rounds > 1 else {}
    said |= {"minutes": settings.minutes} if settings.minutes else {}
    return said | ({} if settings.seating == "assigned" else {"seating": settings.seating})


def view_deadline(proposal: Proposal, definition: Definition) -> str:
    """When the stage that it is in is meant to be over; nothing where no time is set."""
    return proposal.ends(definition)


def view_turns(stage: Stage) -> View:
    """Of a stage in which everybody gets a turn: what is asked. `asks`: phones turn to it."""
    settings = stage.settings
    if not isinstance(settings, Round):
        return {}
    asked = _present(kind=settings.kind, minutes_each=settings.minutes_each or None)
    asked |= {"question": dict(settings.question)} if settings.question else {}
    return {"asks": True, "turns": asked}


def view_rounds(proposal: Proposal, definition: Definition) -> View:
    """Of a stage that asks for consent in rounds: which is open or was the last, how many there can be (those that
    lacked a quorum come on top), and whether the next one may be opened."""
    settings = definition.stages[proposal.stage].settings
    if not isinstance(settings, Consent):
        return {}
    round, lacking = len(proposal.rounds), sum(each.outcome is not None for each in proposal.rounds)
    most = settings.rounds + lacking - proposal.rounds_held
    return _present(round=round, most=most, left=len(proposal.to_be_decided), next=may_open_round(proposal, definition))


def _rules_ahead(proposal: Proposal, definition: Definition, lookup: Lookup) -> View:
    """By stage, how each ballot that may come is held: in words, and where a coordinator may set them, as a source.
    What each organisation's vote will weigh, and how many voters have been named, is said beforehand too."""
    found: View = {}
    for stage in definition.stages.values():
        if rules := proposal.rules_in(stage.name, definition):
            said = {str(n): message for n, message in enumerate(describe(rules), start=1)}
            found[stage.name] = {"title": dict(stage.title), "said": said} | _present(
                persons=rules.electorate == "persons",
                costs=METHODS[rules.method].spends,
                source=as_source(rules) if rules.adjustable else None,
                weights=_weights(proposal, lookup) if rules.weighted else None,
                voters=len(proposal.voters.get(stage.name, ())) if rules.among == "list" else None,
            )
    return found


def _weights(proposal: Proposal, lookup: Lookup) -> View:
    return {each.id: each.weight for each in lookup.seats([proposal.movement])}


def view_moves(proposal: Proposal, lookup: Lookup) -> View:
    """The moves that people can make from here; what still holds each stands in `live`."""
    definition = lookup.definition(proposal.workflow, proposal.version)
    by_hand = (move for move in definition.moves_from(proposal.stage) if not move.automatic)
    return {
        move.name: _present(
            order=order,
            title=dict(move.title),
            to=move.target,
            to_title=dict(definition.stages[move.target].title),
            opens_ballot=definition.stages[move.target].rules is not None,
            to_groups=definition.stages[move.target].activity == "small_groups",
            small_groups=view_small_groups(definition.stages[move.target]) or None,
            ends=definition.stages[move.target].outcome,
            overridable=move.override,
        )
        for order, move in enumerate(by_hand, start=1)
    }


def view_route(proposal: Proposal, version: Callable[[int], Definition]) -> View:
    """The stages that it has been in, where it is, and the shortest way from here to `adopted`, each stage once.
    `version` gives those of its workflow."""
    definition = version(proposal.version)
    ahead = way_to_adopted(definition, proposal.stage, decided=bool(proposal.clauses) and not proposal.to_be_decided)
    been = (stage for stage in _been(proposal, version) if stage.name != proposal.stage and stage.name not in ahead)
    states = (
        *((stage, "done") for stage in been),
        (definition.stages[proposal.stage], "now"),
        *((definition.stages[stage], "ahead") for stage in ahead),
    )
    return {
        stage.name: {"order": order, "title": dict(stage.title), "state": state} | _kind(stage)
        for order, (stage, state) in enumerate(states, start=1)
    }


def _been(proposal: Proposal, version: Callable[[int], Definition]) -> Iterable[Stage]:
    """Each stage once, as it was in the version that the proposal followed then."""
    left = [(moved.source, proposal.version_at(n)) for n, moved in enumerate(proposal.history)]
    for each in reversed(proposal.followed):
        left.insert(each.moves, (each.stage, each.version))
    return {stage: version(followed).stages[stage] for stage, followed in left}.values()


def _present(**fields: Any) -> View:
    """The fields that say something: no null, no false, no empty text."""
    return {name: value for name, value in fields.items() if value not in (None, False, "")}


def _stage(stage: Stage) -> View:
    return {"stage": stage.name, "stage_title": dict(stage.title), **_kind(stage)}


def _kind(stage: Stage) -> View:
    return {"outcome": stage.outcome} if stage.outcome else {"activity": stage.activity}


def _task(order: int, task: Task, proposal: Proposal, lookup: Lookup) -> View:
    """A clause that has been removed since is not pointed at: the task keeps its own words."""
    return _present(
        order=order,
        text=lookup.words(task.text),
        owner=task.owner,
        owner_name=_name_of(task.owner, lookup) if task.owner else None,
        due=task.due,
        clause=task.clause if task.clause in proposal.clauses else None,
        done=task.done,
    )


def _clause(number: int, clause: Clause, lookup: Lookup) -> View:
    return _present(n=number, changed=clause.changed, result=clause.result, cost=clause.cost) | {
        "text": lookup.words(clause.text)
    }


def _name_of(organisation: str, lookup: Lookup) -> str:
    found = lookup.organisation(organisation)
    return found.name if found else ""


def _moved(moved: Any, definition: Definition, lookup: Lookup) -> View:
    """An override stays visible when the words of its reason have been erased."""
    overridden = {"overridden": lookup.words(moved.overridden)} if moved.overridden else {}
    return overridden | _present(
        move=moved.move,
        title=dict(definition.moves[moved.move].title),
        source=moved.source,
        target=moved.target,
        at=moved.at,
    )
