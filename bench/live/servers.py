"""The servers that are measured, on a core without the phones, and what each takes of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.serving import ROOT, WORKERS, free_port

NODE = Path(__file__).parent / "node"
SERVER_CORE, CLIENT_CORE = 0, 1
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_CORES = os.sched_getaffinity(0)
"""Those that there are, before this process has chosen one."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs. `pid` is the process that answers."""

    port: int
    pid: int

    def cpu(self) -> float:
        """Seconds of processor time that it has taken so far, its threads' too."""
        user, system = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / _TICKS

    def memory(self) -> int:
        """Bytes that are resident."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * _PAGE

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """It gets no processor time meanwhile."""
        os.kill(self.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.pid, signal.SIGCONT)

    def files(self) -> int:
        return sum(1 for _ in Path(f"/proc/{self.pid}/fd").iterdir())


def on_core(core: int, pid: int = 0) -> None:
    """Where there are two. A process that is started later by this one stays there too, until it is moved."""
    if core in _CORES:
        os.sched_setaffinity(pid, {core})


def node() -> str | None:
    """The Node that comes with the virtualenv, if the bare server's library is installed beside it."""
    beside = Path(sys.executable).parent / "node"
    found = str(beside) if beside.exists() else shutil.which("node")
    return found if (NODE / "node_modules" / "socket.io").is_dir() else None


@contextmanager
def gunicorn(app: str, folder: Path, mode: str, **settings: str) -> Iterator[Served]:
    """One worker, as `polder serve` starts it."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-k", WORKERS[mode], "-w", "1", "-b", f"127.0.0.1:{port}"]
    command += ["--worker-connections", "6000", "--backlog", "4096", "--graceful-timeout", "2", "--no-control-socket"]
    environment = {**os.environ, **settings, "POLDER_ASYNC_MODE": mode}
    with _running([*command, app], folder / f"{port}.log", environment) as process:
        _wait(port, "/readyz", process)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        yield Served(port, int(children[0]))


@contextmanager
def bare_node(folder: Path) -> Iterator[Served]:
    port, program = free_port(), node()
    assert program, "socket.io for Node is not installed: `make bench` does it"
    with _running([program, str(NODE / "bare.mjs"), str(port)], folder / f"{port}.log", dict(os.environ)) as process:
        _wait(port, "/", process)
        yield Served(port, process.pid)


@contextmanager
def _running(command: list[str], log: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        on_core(SERVER_CORE, process.pid)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(port: int, path: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5):
            return
        time.sleep(0.05)
    raise RuntimeError("the server did not come up; its log stands in the folder of this run")
