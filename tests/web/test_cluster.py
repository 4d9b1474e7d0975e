"""Several workers: what is refused, what is written for nginx and systemd, and who looks after them."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.redis import RedisServer
from web.cli import main
from web.cli.workers import find_nginx
from web.cluster.nginx import Front, whole
from web.config import ConfigError
from web.tls import local_certificate

POSTGRES = {"POLDER_DATABASE": "postgresql://polder:secret@db.example.org/polder"}
REDIS = {"POLDER_REDIS": "redis://:secret@redis.example.org/0"}
SEVERAL = ("--machine", "10.0.0.1", "--machine", "10.0.0.2", "--workers", "2", "--name", "polder.example.org")


def polder(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"POLDER_DATABASE": "", "POLDER_REDIS": "", **environment})


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "SQLite has one process"),
        (POSTGRES, "Several workers hear from each other through Redis: set POLDER_REDIS"),
        ({**POSTGRES, "POLDER_REDIS": "unix:///nowhere/redis.sock"}, "Redis at unix:///nowhere/redis.sock does not"),
    ],
)
def test_several_workers_without_what_they_share_are_refused(environment: dict[str, str], said: str) -> None:
    refused = polder("serve", "--workers", "2", **environment)
    assert refused.exit_code == 1
    assert said in refused.output


def test_without_nginx_it_is_said_what_would_help(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, redis_server: RedisServer
) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    refused = polder("serve", "--workers", "2", **POSTGRES, POLDER_REDIS=redis_server.url)
    assert refused.exit_code == 1
    assert "nginx in front, and it is not installed. Install it (on Debian: apt install nginx)" in refused.output


def test_for_several_machines_everything_is_written(tmp_path: Path) -> None:
    certificate = ("--certificate", "/etc/ssl/polder.pem", "--key", "/etc/ssl/polder.key")
    done = polder("cluster", str(tmp_path), *SEVERAL, *certificate, **POSTGRES, **REDIS)
    assert done.exit_code == 0, done.output
    assert "secret" not in done.output
    conf = (tmp_path / "nginx" / "polder.conf").read_text()
    for port in (8001, 8002):
        assert f"server 10.0.0.1:{port} " in conf
        assert f"server 10.0.0.2:{port} " in conf
    assert 'proxy_cache_path "/var/lib/nginx/polder" ' in conf
    settings = [(tmp_path / machine / "polder.env").read_text() for machine in ("10.0.0.1", "10.0.0.2")]
    assert "POLDER_LISTEN=10.0.0.1\n" in settings[0]
    assert settings[0].replace("10.0.0.1", "10.0.0.2") == settings[1], "also the same key for the first visitor"
    assert 'POLDER_TRUSTED_PROXIES="1"' in settings[0]
    assert 'POLDER_PUBLIC_URL="https://polder.example.org"' in settings[0]
    assert stat.S_IMODE((tmp_path / "10.0.0.1" / "polder.env").stat().st_mode) == 0o600
    unit = (tmp_path / "systemd" / "polder@.service").read_text()
    assert "serve --supervised --no-tls --host ${POLDER_LISTEN} --port %i" in unit
    assert "polder@8001.service polder@8002.service" in (tmp_path / "systemd" / "polder.target").read_text()


def test_nginx_accepts_what_is_written_for_it(tmp_path: Path) -> None:
    try:
        nginx = find_nginx()
    except ConfigError:
        pytest.skip("nginx is not installed here")
    certificate, key = local_certificate(tmp_path, ("localhost",))
    for tls in ({}, {"certificate": certificate, "key": key, "name": "polder.example.org"}):
        workers = [f"unix:{tmp_path}/1.sock", "127.0.0.1:8002"]
        front = Front(listen="127.0.0.1:8443", workers=workers, cache=tmp_path / "cache", **tls)
        conf = tmp_path / "nginx.conf"
        conf.write_text(whole(front, tmp_path, files=1024))
        told = [nginx, "-e", "stderr", "-p", str(tmp_path), "-c", str(conf), "-t"]
        tried = subprocess.run(told, capture_output=True, text=True, check=False)
        assert tried.returncode == 0, tried.stderr


class Watched:
    """A supervisor in a process of its own, as signals want it; it says on a line what happens."""

    PROGRAM = """
import sys
from pathlib import Path
from web.cluster.supervisor import Program, Supervisor

broken = Path(sys.argv[1])
work = "import sys, time, pathlib; pathlib.Path(sys.argv[1]).exists() and sys.exit(3); print('up', flush=True)"
sleeper = [sys.executable, "-c", f"{work}; time.sleep(600)", str(broken)]
programs = [Program(name="one", argv=sleeper), Program(name="two", argv=sleeper)]
front = Program(name="front", argv=sleeper, last=True)
told = {"patience": 5, "is_ready": lambda name: not broken.exists()}
Supervisor([*programs, front], lambda said: print(said, flush=True), **told).run()
print("over", flush=True)
"""

    def __init__(self, broken: str | Path = "/nowhere") -> None:
        """While there is a file `broken`, no program starts."""
        told = [sys.executable, "-c", self.PROGRAM, str(broken)]
        self.process = subprocess.Popen(told, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.hear("over")
        assert self.process.wait(10) == 0
        if self.process.stdout:
            self.process.stdout.close()

    def hear(self, word: str, times: int = 1) -> None:
        assert self.process.stdout
        while times > 0:
            line = self.process.stdout.readline()
            assert line, "it ended"
            times -= line.count(word)

    def children(self) -> list[int]:
        pid = self.process.pid
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_what_dies_is_started_again_and_all_end_together() -> None:
    with Watched() as watched:
        watched.hear("up", 3)
        before = watched.children()
        os.kill(before[0], signal.SIGKILL)
        watched.hear("was ended by signal 9; it is started again")
        watched.hear("up")
        assert len(watched.children()) == 3
    assert not any(Path(f"/proc/{pid}").exists() for pid in before)


def test_a_new_release_comes_one_program_after_another() -> None:
    with Watched() as watched:
        watched.hear("up", 3)
        before = watched.children()
        watched.process.send_signal(signal.SIGHUP)
        watched.hear("Everything has been started anew.")
        assert set(before) & set(watched.children()) == {before[2]}, "who stands in front stays"


def test_a_release_that_does_not_start_takes_one_program_and_not_all(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    with Watched(broken) as watched:
        watched.hear("up", 3)
        before = watched.children()
        broken.touch()
        watched.process.send_signal(signal.SIGHUP)
        watched.hear("one did not get ready: the others are not started anew")
        watched.hear("one ended with 3; it is started again")
        assert set(before) & set(watched.children()) == set(before[1:])
        broken.unlink()
        watched.hear("up")
        watched.process.send_signal(signal.SIGHUP)
        watched.hear("Everything has been started anew.")
        assert set(before) & set(watched.children()) == {before[2]}
