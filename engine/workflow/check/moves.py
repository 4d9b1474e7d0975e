"""Moves that can never be made, or that others always go before, and what in a move says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.workflow.check.reach import Reach, every_ending
from engine.workflow.check.worlds import Ending, World, needs_tasks
from engine.workflow.definition import Definition, Move
from engine.workflow.effects import FixVersion, IdeasToClauses, effect_name
from engine.workflow.guards import QuorumPresent, atoms_of
from engine.workflow.problems import Path, Problem


def moves(definition: Definition, reach: Reach) -> Iterator[Problem]:
    for move in definition.moves.values():
        yield from _repeats(move)
        yield from _overrides(move)
        yield from _quorum(definition, move)
        yield from _effects(move, reach)
        yield from _never_holds(move, reach)
    for stage in definition.stages:
        yield from _overshadowed(definition, reach, stage)


def _repeats(move: Move) -> Iterator[Problem]:
    path: Path = ("moves", move.name)
    for place, code, named in (("from", "named_twice", move.sources), ("guards", "guard_twice", move.guards)):
        for index, each in enumerate(named):
            if each in named[:index]:
                stage = {"stage": each} if code == "named_twice" else {}
                yield Problem((*path, place, index), code, {"move": move.name, **stage})
    for index, effect in enumerate(move.effects):
        if effect in move.effects[:index]:
            yield Problem((*path, "effects", index), "effect_twice", {"move": move.name})


def _overrides(move: Move) -> Iterator[Problem]:
    path: Path = ("moves", move.name, "override")
    if move.override and move.automatic:
        yield Problem(path, "override_on_automatic", {"move": move.name})
    elif move.override and not move.guards:
        yield Problem(path, "override_without_guards", {"move": move.name})


def _quorum(definition: Definition, move: Move) -> Iterator[Problem]:
    """`quorum_present` asks for the quorum of the ballot that its move opens; so its move must open one."""
    if not any(isinstance(atom, QuorumPresent) for atom in atoms_of(move.guards)):
        return
    rules = definition.stages[move.target].rules
    path: Path = ("moves", move.name, "guards")
    if rules is None:
        yield Problem(path, "quorum_without_ballot", {"move": move.name})
    elif not (rules.quorum or rules.quorum_part or rules.adjustable):
        yield Problem(path, "quorum_not_asked", {"move": move.name, "stage": move.target})


def _effects(move: Move, reach: Reach) -> Iterator[Problem]:
    sources = set(move.sources)
    for index, effect in enumerate(move.effects):
        needs = reach.open_text if isinstance(effect, FixVersion) else reach.ideas
        if isinstance(effect, FixVersion | IdeasToClauses) and not sources & needs:
            params = {"move": move.name, "effect": effect_name(effect)}
            yield Problem(("moves", move.name, "effects", index), "effect_without_use", params)


def _never_holds(move: Move, reach: Reach) -> Iterator[Problem]:
    """From none of its stages, as far as those can be reached."""
    here = [(stage, ending) for stage in move.sources for ending in sorted(reach.endings[stage], key=str)]
    if not here or any(reach.can_hold(move, stage, ending) for stage, ending in here):
        return
    path: Path = ("moves", move.name, "guards")
    ends = [each for each in every_ending() if each and reach.can_hold(move, move.sources[0], each)]
    tasks = any(needs_tasks(atom) for atom in atoms_of(move.guards))
    if ends:
        yield Problem(path, "ending_impossible", {"move": move.name, "case": ends[0]})
    elif tasks and not set(move.sources) & reach.tasks:
        yield Problem(path, "tasks_never_made", {"move": move.name})
    else:
        yield Problem(path, "guards_never_hold", {"move": move.name})


def _overshadowed(definition: Definition, reach: Reach, stage: str) -> Iterator[Problem]:
    """Moves before which an automatic one always goes: of several that go by themselves the first in the file does, and
    nobody is in time for what goes by itself."""
    here = tuple(definition.moves_from(stage))
    if not any(move.automatic for move in here):
        return
    # For each move and ending, the automatic moves that go before it: one for each way in which it could be made, or
    # nothing where it is in time.
    firsts: dict[str, dict[Ending, list[Move | None]]] = {move.name: {} for move in here}
    for ending in sorted(reach.endings[stage], key=str):
        for world in reach.worlds(stage, here, ending):
            _see(definition, here, world, firsts)
    for move in here:
        yield from _beaten(reach, stage, move, firsts[move.name])


def _see(
    definition: Definition, here: Sequence[Move], world: World, firsts: dict[str, dict[Ending, list[Move | None]]]
) -> None:
    """A move into a ballot is not made when there is nothing to ask; then one by hand still can be."""
    goes = [move for move in here if move.automatic and world.says(move.guards)]
    first = next(iter(goes), None)
    certain = next((move for move in goes if definition.stages[move.target].rules is None), None)
    order = {move.name: index for index, move in enumerate(here)}
    for move in here:
        if _could(move, world):
            other = first if move.automatic else certain
            late = other is not None and other != move and not (move.automatic and order[move.name] < order[other.name])
            firsts[move.name].setdefault(world.ending, []).append(other if late else None)


def _could(move: Move, world: World) -> bool:
    return (move.override and not move.automatic) or world.says(move.guards) is not False


def _beaten(reach: Reach, stage: str, move: Move, firsts: dict[Ending, list[Move | None]]) -> Iterator[Problem]:
    beaten = {ending: found[0] for ending, found in firsts.items() if found[0] is not None and None not in found}
    if not beaten:
        return
    params = {"move": move.name, "first": next(iter(beaten.values())).name, "stage": stage}
    if all(None not in found for found in firsts.values()):
        yield Problem(("moves", move.name), "move_never_first" if move.automatic else "by_hand_too_late", params)
    elif move.automatic and reach.definition.stages[stage].rules is not None:
        for ending, first in beaten.items():
            yield Problem(("moves", move.name), "moves_overlap", params | {"first": first.name, "case": ending})
