"""The real server as a subprocess: gunicorn with the worker class of an async mode, on a database of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent
WORKERS = {"eventlet": "web.concurrency.EventletWorker", "gevent": "web.gevent_worker.GeventWorker"}


@dataclass(frozen=True)
class Server:
    """`pid` is gunicorn's master; its one worker is its child."""

    url: str
    pid: int
    log: Path

    def worker(self) -> int:
        """The worker that serves now."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return int(children[0])

    def kill_worker(self) -> None:
        """As a power cut would; gunicorn's master starts another."""
        os.kill(self.worker(), signal.SIGKILL)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    database: str, folder: Path, mode: str = "eventlet", app: str = "wsgi:app", **settings: str
) -> Iterator[Server]:
    """Run the server until the block ends; `settings` are further POLDER_* variables of its environment. Raises
    AssertionError with its log if it does not come up."""
    port = free_port()
    log = folder / f"server-{port}.log"
    with log.open("w") as output:
        process = _start(port, {**settings, "POLDER_DATABASE": database, "POLDER_ASYNC_MODE": mode}, app, output)
        try:
            server = Server(f"http://127.0.0.1:{port}", process.pid, log)
            _wait_until_ready(server, process)
            yield server
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _start(port: int, settings: dict[str, str], app: str, output: IO[str]) -> subprocess.Popen[str]:
    worker = WORKERS[settings["POLDER_ASYNC_MODE"]]
    command = [sys.executable, "-m", "gunicorn", "-k", worker, "-w", "1", "-b", f"127.0.0.1:{port}"]
    command += ["--worker-connections", "2000", "--graceful-timeout", "2", "--no-control-socket", app]
    environment = {**os.environ, **settings, "PYTHONWARNINGS": "default"}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, text=True)


def _wait_until_ready(server: Server, process: subprocess.Popen[str], tries: int = 300) -> None:
    """Asks again and again; each try waits for the process itself, so that one that dies is seen at once."""
    for _ in range(tries):
        try:
            with urllib.request.urlopen(f"{server.url}/readyz", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            pass
        try:
            process.wait(0.1)
            break
        except subprocess.TimeoutExpired:
            continue
    raise AssertionError(f"the server did not come up:\n{server.log.read_text()[-4000:]}")
