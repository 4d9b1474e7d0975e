"""One installation for each test; those that only look share one for their file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.world import World, bare_world, deciding_world, meeting_world


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[World]:
    world = bare_world(tmp_path)
    yield world
    world.close()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = meeting_world(tmp_path)
    yield world
    world.close()


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """As `bare`, for tests that change nothing which another looks at."""
    world = bare_world(tmp_path_factory.mktemp("calm"))
    yield world
    world.close()


@pytest.fixture(scope="module")
def deciding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Only for tests that change nothing which another looks at."""
    world = deciding_world(tmp_path_factory.mktemp("deciding"))
    yield world
    world.close()
