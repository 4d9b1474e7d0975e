"""Data that others hold the rights to, and that therefore stands beside the repository instead of in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("POLDER_SHARED_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")
"""`../shared/data` beside the repository, or where the variable says."""


def shared(name: str) -> Path:
    """A folder of that data. Skips the test, saying so, where it is absent."""
    path = FOLDER / name
    if not path.is_dir():
        pytest.skip(f"{path} is absent; POLDER_SHARED_DATA says where the shared data is")
    return path
