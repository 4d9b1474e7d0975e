"""What can be so in each stage, followed along the moves from the start: how the last ballot can have ended, whether
there can be tasks or ideas, whether the text can have changed since its last version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from engine.ballot.endings import EVERY_ENDING, endings_of
from engine.workflow.check.advice import asks_advice
from engine.workflow.check.worlds import Ending, World, needs_tasks, worlds
from engine.workflow.definition import Definition, Move
from engine.workflow.effects import FixVersion, MakeTasks
from engine.workflow.guards import (
    AdviceGiven,
    DeadlinePassed,
    EveryoneHadATurn,
    Guard,
    HasClauses,
    RoundsSpent,
    atoms_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """By stage; a stage that nothing leads to has no `endings`. `tasks` and `ideas`: stages in which there can be
    any. `open_text`: stages in which the text may differ from its last version. `asked` remembers what was found of a
    move."""

    definition: Definition
    endings: Mapping[str, frozenset[Ending]] = field(default_factory=dict)
    tasks: frozenset[str] = frozenset()
    ideas: frozenset[str] = frozenset()
    open_text: frozenset[str] = frozenset()
    asked: dict[tuple[str, bool, str | None, tuple[bool, bool], Ending], bool] = field(
        default_factory=dict, compare=False
    )

    @classmethod
    def of(cls, definition: Definition) -> Reach:
        tasks = spread(definition, _stages_with(definition, "follow_up") | _with_tasks_made(definition))
        ideas = spread(definition, _stages_with(definition, "brainstorm"))
        open_text = _open_text(definition)
        reach = cls(definition=definition, tasks=tasks, open_text=open_text)
        endings: dict[str, frozenset[Ending]] = {name: frozenset() for name in definition.stages}
        endings[definition.start] = arriving(definition, definition.start, frozenset({None}))
        ahead = [definition.start]
        while ahead:
            stage = ahead.pop()
            for move in definition.moves_from(stage):
                passing = frozenset(ending for ending in endings[stage] if reach.can_go(move, stage, ending))
                there = endings[move.target] | (arriving(definition, move.target, passing) if passing else frozenset())
                if there != endings[move.target]:
                    endings[move.target] = there
                    ahead.append(move.target)
        return cls(definition=definition, endings=endings, tasks=tasks, ideas=ideas, open_text=open_text)

    def worlds(self, stage: str, moves: Iterable[Move], ending: Ending) -> Iterator[World]:
        moves = tuple(moves)
        return worlds(moves, ending, self._known(stage, moves))

    def can_go(self, move: Move, stage: str, ending: Ending) -> bool:
        """From that stage, after a ballot that ended so: by its guards, or past them."""
        return move.override or self.can_hold(move, stage, ending)

    def can_hold(self, move: Move, stage: str, ending: Ending) -> bool:
        """Stages differ in what can be known there, and in nothing else."""
        at = self.definition.stages[stage]
        key = move.name, stage in self.tasks, at.activity, (at.deadline is not None, asks_advice(at)), ending
        if key not in self.asked:
            found = self.worlds(stage, (move,), ending)
            self.asked[key] = any(world.says(move.guards) is not False for world in found)
        return self.asked[key]

    def _known(self, stage: str, moves: Iterable[Move]) -> Mapping[Guard, bool]:
        """Where no tasks can be, none are done; a ballot was held about some text; only where consent is asked can its
        rounds be spent, only in a round does everybody get a turn, only a deadline that there is can pass, and only
        advice that is asked for is given."""
        atoms = [atom for move in moves for atom in atoms_of(move.guards)]
        known = {atom: False for atom in atoms if stage not in self.tasks and needs_tasks(atom)}
        activity = self.definition.stages[stage].activity
        if activity != "consent":
            known |= {atom: False for atom in atoms if isinstance(atom, RoundsSpent)}
        if activity != "round":
            known |= {atom: False for atom in atoms if isinstance(atom, EveryoneHadATurn)}
        if self.definition.stages[stage].deadline is None:
            known |= {atom: False for atom in atoms if isinstance(atom, DeadlinePassed)}
        if not asks_advice(self.definition.stages[stage]):
            known |= {atom: False for atom in atoms if isinstance(atom, AdviceGiven)}
        return known | {atom: True for atom in atoms if activity == "ballot" and isinstance(atom, HasClauses)}


def arriving(definition: Definition, name: str, passing: frozenset[Ending]) -> frozenset[Ending]:
    """The endings that can be in a stage to which these lead: in a ballot its own. Writers may revise what an earlier
    ballot passed, and then nothing of it stands. An earlier ballot may leave standing what this one does not touch."""
    stage = definition.stages[name]
    rules = stage.rules
    if rules is None:
        revised = {"partly_passed"} & passing and stage.activity == "drafting"
        return passing | frozenset({"failed"}) if revised else passing
    found: frozenset[Ending] = frozenset(endings_of(rules))
    others = sum(each.rules is not None for each in definition.stages.values()) > 1
    return found | frozenset({"partly_passed"}) if others and "failed" in found else found


def every_ending() -> tuple[Ending, ...]:
    return (None, *EVERY_ENDING)


def _stages_with(definition: Definition, activity: str) -> set[str]:
    return {name for name, stage in definition.stages.items() if stage.activity == activity}


def _with_tasks_made(definition: Definition) -> set[str]:
    moves = definition.moves.values()
    return {move.target for move in moves if any(isinstance(effect, MakeTasks) for effect in move.effects)}


def spread(definition: Definition, begun: set[str]) -> frozenset[str]:
    """These stages and all that moves lead to from them."""
    found, ahead = set(begun), list(begun)
    while ahead:
        for move in definition.moves_from(ahead.pop()):
            if move.target not in found:
                found.add(move.target)
                ahead.append(move.target)
    return frozenset(found)


def _open_text(definition: Definition) -> frozenset[str]:
    """At the start no version was fixed yet; afterwards only writers change the text, and ideas that become clauses."""
    writing = (_stages_with(definition, each) for each in ("drafting", "consent", "brainstorm"))
    found = {definition.start}.union(*writing)
    ahead = list(found)
    while ahead:
        for move in definition.moves_from(ahead.pop()):
            fixes = any(isinstance(effect, FixVersion) for effect in move.effects)
            if not fixes and move.target not in found:
                found.add(move.target)
                ahead.append(move.target)
    return frozenset(found)
