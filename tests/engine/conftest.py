"""A house on a database of its own, for what is tested through the door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import OpenedStore, open_store
from tests.house import House


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "polder.sqlite"


@pytest.fixture
def store(file: Path) -> Iterator[OpenedStore]:
    opened = open_store(f"sqlite:///{file}")
    yield opened
    opened.close()


@pytest.fixture
def house(store: OpenedStore) -> House:
    return House(store).furnish().plan_meeting()
