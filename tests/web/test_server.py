"""The server as an operator starts it, in both async modes: `polder serve` in a process of its own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import pytest
import requests

from tests.web.world import EMAIL, PASSWORD, bare_world

POLDER = (sys.executable, "-c", "from web.cli import main; main(prog_name='polder')")


@dataclass
class Server:
    address: str
    process: subprocess.Popen[str]
    log: Path


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Server]:
    port = _free_port()
    log = folder / "log"
    environment = {**os.environ, "POLDER_DATABASE": f"sqlite:///{folder}/polder.sqlite"}
    process = _start(environment, "--port", str(port), "--access-log", *options)
    listening = Event()
    copying = Thread(target=_copy, args=(process, log, listening))
    copying.start()
    try:
        # Whoever connects then is answered, however long the worker still needs.
        assert listening.wait(60), log.read_text()
        yield Server(f"http://127.0.0.1:{port}", process, log)
    finally:
        process.terminate()
        ended = process.wait(15)
        copying.join()
        assert ended == 0, log.read_text()


def _start(environment: dict[str, str], *options: str) -> subprocess.Popen[str]:
    told, errors = subprocess.PIPE, subprocess.STDOUT
    return subprocess.Popen([*POLDER, "serve", *options], env=environment, stdout=told, stderr=errors, text=True)


def _copy(process: subprocess.Popen[str], log: Path, listening: Event) -> None:
    """What the server says, line by line; `listening` is set once gunicorn does, and not if the server ends before."""
    assert process.stdout
    with process.stdout, log.open("w", buffering=1) as out:
        for line in process.stdout:
            out.write(line)
            if "Listening at" in line:
                listening.set()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.parametrize("options", [("--async-mode", "gevent"), ("--async-mode", "eventlet", "--host", "0.0.0.0")])
def test_a_server_serves_many_at_once_and_stops_when_told(tmp_path: Path, options: tuple[str, ...]) -> None:
    """On this machine alone, and on the network: there it serves TLS, and says how to accept it."""
    on_the_network = "0.0.0.0" in options
    bare_world(tmp_path).close()
    with serving(tmp_path, *options) as server:
        if on_the_network:
            server.address = server.address.replace("http:", "https:")
        trusted = str(tmp_path / "tls" / "certificate.pem") if on_the_network else True
        good = {"email": EMAIL, "password": PASSWORD}
        signed_in = requests.post(f"{server.address}/api/session", json=good, verify=trusted, timeout=30)
        token = signed_in.json()["token"]

        def ask(number: int) -> int:
            headers = {"Authorization": f"Bearer {token}"}
            address = f"{server.address}/api/session?x=secret"
            return requests.get(address, headers=headers, verify=trusted, timeout=30).status_code

        with ThreadPoolExecutor(50) as crowd:
            answers = list(crowd.map(ask, range(100)))
        big = requests.post(f"{server.address}/api/session", data=b"x" * 300_000, verify=trusted, timeout=30)
        page = requests.get(f"{server.address}/api/", verify=trusted, timeout=30)
    log = server.log.read_text()

    assert answers == [200] * 100
    assert big.status_code in (413, 415)
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert '"GET /api/session" 200' in log
    assert "secret" not in log
    assert token not in log
    assert PASSWORD not in log
    assert "Traceback" not in log
    assert ("SHA-256" in log) is on_the_network


def test_on_an_empty_database_a_server_shows_where_the_first_coordinator_begins(tmp_path: Path) -> None:
    login = {"email": EMAIL, "password": PASSWORD}
    with serving(tmp_path) as server:
        begin = re.search(r"(\S+)/start#(\S+)", server.log.read_text())
        assert begin is not None
        given = login | {"key": begin[2], "movement": "Samen", "name": "Ada", "language": "en"}
        founded = requests.post(f"{begin[1]}/api/installation", json=given, timeout=30)
    with serving(tmp_path) as again:
        signed_in = requests.post(f"{again.address}/api/session", json=login, timeout=30)

    assert (begin[1], founded.status_code, founded.json()["roles"]) == (server.address, 200, ["coordinator"])
    assert "/start#" not in again.log.read_text(), "somebody is there now"
    assert signed_in.json()["person"] == founded.json()["person"]
