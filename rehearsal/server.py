"""A real installation in a folder of its own, and a real server on it: the `polder` command as an operator types it, on
a free port of this machine. It ends with the rehearsal, by its own process id, whatever happens."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

STARTING, STOPPING, COMMAND = 30.0, 10.0, 30.0
"""Seconds at most."""

PASSWORD = re.compile(r"with (\S+) and the password (\S+)")


class ServerFailed(Exception):
    """The server or a command of it did not do what it should; the text has its own last words."""


@dataclass(frozen=True, slots=True)
class Installation:
    """`app` is what the server serves: the product's own, or one that a rehearsal builds from it."""

    folder: Path
    app: str = "wsgi:app"
    async_mode: str = "eventlet"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    async def init(self, movement: str, name: str, email: str) -> str:
        """Make the database, the movement and its first coordinator; the password that they sign in with."""
        said = await self.polder(
            *("init", "--movement", movement, "--name", name, "--email", email, "--generate-password"),
        )
        found = PASSWORD.search(said)
        if found is None:
            raise ServerFailed(f"polder init said no password:\n{said}")
        return found[2]

    async def polder(self, *arguments: str) -> str:
        """Run one command to its end; what it said. Raises ServerFailed if it says no."""
        process = await asyncio.create_subprocess_exec(
            *POLDER,
            *arguments,
            env=self._environment(),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        try:
            said, _ = await asyncio.wait_for(process.communicate(), COMMAND)
        except TimeoutError:
            process.kill()
            await process.wait()
            raise ServerFailed(f"polder {arguments[0]} was not done in {COMMAND:.0f} s") from None
        if process.returncode:
            raise ServerFailed(f"polder {arguments[0]} failed:\n{said.decode()}")
        return said.decode()

    @asynccontextmanager
    async def serving(self, settings: Mapping[str, str]) -> AsyncIterator[str]:
        """The address of a server that is ready, for as long as it is needed. `settings` go into its environment."""
        port = _free_port()
        command = ("serve", "--port", str(port), "--async-mode", self.async_mode, "--app", self.app)
        with self.log.open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *POLDER,
                *command,
                env={**self._environment(), **settings},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        address = f"http://127.0.0.1:{port}"
        try:
            await asyncio.wait_for(self._ready(address, process), STARTING)
            yield address
        except TimeoutError:
            raise ServerFailed(f"no answer in time; the server's last words:\n{self.last_words()}") from None
        finally:
            await _stop(process)

    def last_words(self, lines: int = 30) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:]) if self.log.exists() else ""

    async def _ready(self, address: str, process: asyncio.subprocess.Process) -> None:
        """Ask until it answers: a server says nowhere else that it is ready."""
        async with aiohttp.ClientSession() as session:
            while True:
                if process.returncode is not None:
                    raise ServerFailed(f"the server stopped by itself:\n{self.last_words()}")
                try:
                    async with session.get(f"{address}/readyz") as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientError:
                    await asyncio.sleep(0.05)

    def _environment(self) -> dict[str, str]:
        """Nothing of an installation that may be set up around us."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("POLDER_")}
        return {**kept, "POLDER_DATABASE": f"sqlite:///{self.folder / 'polder.sqlite'}"}


POLDER = (sys.executable, "-c", "from web.cli import main; main(prog_name='polder')")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def _stop(process: asyncio.subprocess.Process) -> None:
    """Ask it to stop, and end its whole session if it does not: a master that is killed leaves its worker behind."""
    if process.returncode is None:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), STOPPING)
            return
        except TimeoutError:
            os.killpg(process.pid, signal.SIGKILL)
    await process.wait()
