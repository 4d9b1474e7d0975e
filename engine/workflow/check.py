"""Does a definition make sense as a process? Finds what reading alone cannot: stages that nothing leads to or out of,
moves into nowhere, automatic moves that can loop without a human."""

from __future__ import annotations

from collections.abc import Iterator

from engine.workflow.definition import Definition
from engine.workflow.guards import name_of
from engine.workflow.problems import Problem, unknown_name


def check(definition: Definition) -> list[Problem]:
    """All problems; none means that the workflow can be published."""
    unknown = list(_unknown_stages(definition))
    if unknown:
        return unknown
    return [
        *_starts_in_ballot(definition),
        *_unreachable(definition),
        *_dead_ends(definition),
        *_leaving_outcomes(definition),
        *_loops_without_human(definition),
        *_quorum_guards(definition),
    ]


def _unknown_stages(definition: Definition) -> Iterator[Problem]:
    if definition.start not in definition.stages:
        yield unknown_name(("start",), definition.start, definition.stages)
    for move in definition.moves.values():
        for place, names in (("from", move.sources), ("to", (move.target,))):
            for name in names:
                if name not in definition.stages:
                    yield unknown_name(("moves", move.name, place), name, definition.stages)


def _starts_in_ballot(definition: Definition) -> Iterator[Problem]:
    """A ballot opens when a move leads to it, and nothing moves a proposal to where it begins."""
    if definition.stages[definition.start].activity == "ballot":
        yield Problem(("start",), "start_is_ballot", {"stage": definition.start})


def _unreachable(definition: Definition) -> Iterator[Problem]:
    reached, ahead = set[str](), [definition.start]
    while ahead:
        stage = ahead.pop()
        if stage not in reached:
            reached.add(stage)
            ahead.extend(move.target for move in definition.moves_from(stage))
    for name in definition.stages:
        if name not in reached:
            yield Problem(("stages", name), "unreachable_stage", {"stage": name})


def _dead_ends(definition: Definition) -> Iterator[Problem]:
    """Every stage that is no outcome must have a way to one."""
    ends = {name for name, stage in definition.stages.items() if stage.outcome}
    if not ends:
        yield Problem(("stages",), "no_outcome", {})
        return
    grown = True
    while grown:
        before = len(ends)
        for move in definition.moves.values():
            if move.target in ends:
                ends.update(move.sources)
        grown = len(ends) > before
    for name in definition.stages:
        if name not in ends:
            yield Problem(("stages", name), "no_way_out", {"stage": name})


def _leaving_outcomes(definition: Definition) -> Iterator[Problem]:
    for move in definition.moves.values():
        for name in move.sources:
            if definition.stages[name].outcome:
                yield Problem(("moves", move.name, "from"), "leaves_outcome", {"move": move.name, "stage": name})


def _loops_without_human(definition: Definition) -> Iterator[Problem]:
    """A ring of automatic moves, none of which leads into a ballot (a ballot is people deciding)."""
    follows: dict[str, set[str]] = {name: set() for name in definition.stages}
    for move in definition.moves.values():
        if move.automatic and definition.stages[move.target].activity != "ballot":
            for source in move.sources:
                follows[source].add(move.target)
    for name in definition.stages:
        seen, ahead = set[str](), list(follows[name])
        while ahead:
            stage = ahead.pop()
            if stage not in seen:
                seen.add(stage)
                ahead.extend(follows[stage])
        if name in seen:
            yield Problem(("stages", name), "loop_without_human", {"stage": name})


def _quorum_guards(definition: Definition) -> Iterator[Problem]:
    """`quorum_present` asks for the quorum of the ballot that its move opens; so its move must open one."""
    for move in definition.moves.values():
        names = {name_of(guard) for guard in move.guards}
        if "quorum_present" in names and definition.stages[move.target].activity != "ballot":
            yield Problem(("moves", move.name, "guards"), "quorum_without_ballot", {"move": move.name})
