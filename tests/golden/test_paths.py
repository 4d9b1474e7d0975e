"""Each golden path twice: on the pure engine, and through the door onto a database and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from engine.states import Folded
from engine.text import Text
from store import OpenedStore, open_store
from tests.golden.in_memory import InMemory, definition_of
from tests.golden.paths import GoldenPath, Player, check, golden_paths
from tests.golden.stored import Stored
from tests.house import House
from workflows.loader import shipped

PATHS = golden_paths()
each_path = pytest.mark.parametrize("path", PATHS, ids=[f"{path.workflow}: {path.name}" for path in PATHS])
TIMES = {"at", "since", "opened_at", "closed_at", "closes_at", "due", "review"}
CHANCE = {"lot", "seed", "reasons"}
"""What is drawn by lot for each ballot anew; so is the order of reasons (`tests/store/test_reasons.py`)."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenedStore]:
    opened = open_store(f"sqlite:///{tmp_path / 'polder.sqlite'}")
    yield opened
    opened.close()


def told(player: Player, value: Any) -> Any:
    """A state as people would compare it: words instead of their ids, ballots by number, no times and no lots. (The
    ledger keeps no order within a map, such as the counts of a question.)"""
    ballots = {id: f"ballot {n}" for n, id in enumerate(player.proposal().ballots, start=1)}

    def tell(part: Any) -> Any:
        if isinstance(part, Text):
            return player.words(part)
        if is_dataclass(part):
            return {f.name: tell(getattr(part, f.name)) for f in fields(part) if f.name not in TIMES | CHANCE}
        if isinstance(part, Mapping):
            return {tell(name): tell(each) for name, each in part.items()}
        if isinstance(part, tuple):
            return [tell(each) for each in part]
        return ballots.get(part, part) if isinstance(part, str) else part

    return tell(value)


@each_path
def test_in_memory(path: GoldenPath) -> None:
    player = InMemory(path)
    for step in path.steps:
        check(player, step.then, player.play(step.when))


@each_path
def test_through_storage(path: GoldenPath, store: OpenedStore) -> None:
    pure, stored = InMemory(path), Stored(House(store), path)
    for step in path.steps:
        pure.play(step.when)
        check(stored, step.then, stored.play(step.when))
        assert told(stored, stored.proposal()) == told(pure, pure.proposal())
        assert list(stored.proposal().clauses) == list(pure.proposal().clauses)
    for folded in (stored.house.service.folded, Folded()):
        assert stored.proposal_from(folded) == stored.proposal()
    assert store.read(lambda reader: [each for each in reader.streams() if reader.verify(each)]) == []


def test_every_workflow_that_comes_with_polder_has_its_paths() -> None:
    assert {path.workflow for path in PATHS} == {path.stem for path in shipped()}


@pytest.mark.parametrize("workflow", sorted({path.workflow for path in PATHS}))
def test_every_outcome_move_and_stage_is_on_some_path(workflow: str) -> None:
    """What no path comes to, nobody has tried."""
    definition = definition_of(workflow)
    stages, moves = {definition.start}, set[str]()
    for path in (each for each in PATHS if each.workflow == workflow):
        player = InMemory(path)
        for step in path.steps:
            player.play(step.when)
        stages |= {moved.target for moved in player.proposal().history}
        moves |= {moved.move for moved in player.proposal().history}
    assert stages == set(definition.stages)
    assert moves == set(definition.moves)
