"""Runs several programs as one: what dies is started again, what is told to stop is handed on, and all end together."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any

SETTLED = 10.0
"""Seconds after which a program that dies was no failed start, and is started again at once."""

LONGEST_WAIT = 30.0

GLANCE = 0.5
"""Seconds after which a signal is noticed at the latest: the system may hand it to a thread that does not wake us."""


READY_WITHIN = 60.0
"""Seconds after which a program that has been started anew and is not ready never will be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """`last` programs are ended once the others have: who stands in front hands out what the others still answer."""

    name: str
    argv: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    last: bool = False


@dataclass(slots=True)
class _Running:
    """`renewed` is one that we ended ourselves, to start it anew."""

    program: Program
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failures: int = 0
    start_at: float | None = 0.0
    renewed: bool = False


Event = tuple[str, Any]


class Supervisor:
    """`say` is told in a sentence what happens. `patience` are the seconds that a program has to end by itself.

    SIGTERM and SIGINT end everything; SIGHUP ends the programs that are not `last` one after another, each once the one
    before it is back and `is_ready(name)`: a new release without a gap. The first that does not get ready stops that,
    and the others go on with the release that they have."""

    def __init__(
        self,
        programs: Sequence[Program],
        say: Callable[[str], None],
        *,
        patience: float = 10.0,
        is_ready: Callable[[str], bool] = lambda name: True,
    ) -> None:
        self._running = {each.name: _Running(each) for each in programs}
        self._say = say
        self._patience = patience
        self._is_ready = is_ready
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._renewing: list[str] = []

    def run(self) -> None:
        """Until a signal ends it. Call it from the main thread."""
        heard = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
        before = {each: signal.signal(each, self._hear) for each in heard}
        try:
            while self._round():
                pass
        finally:
            self._end()
            for each, handler in before.items():
                signal.signal(each, handler)

    def _hear(self, number: int, frame: object) -> None:
        self._events.put(("signal", number))

    def _round(self) -> bool:
        """Start what is due and wait for something to happen; whether to go on."""
        now = time.monotonic()
        for each in self._running.values():
            if each.start_at is not None and each.start_at <= now:
                self._start(each)
        planned = [each.start_at for each in self._running.values() if each.start_at is not None]
        try:
            what, about = self._events.get(timeout=max(min([*planned, now + GLANCE]) - now, 0.0))
        except Empty:
            return True
        match what:
            case "signal" if about != signal.SIGHUP:
                return False
            case "signal":
                self._renew([name for name, each in self._running.items() if not each.program.last])
            case "died":
                self._died(*about)
            case "ready" if self._is_awaited(*about):
                self._renew(self._renewing[1:])
            case "late" if self._is_awaited(*about):
                self._stop_renewing()
        return True

    def _start(self, running: _Running) -> None:
        program = running.program
        # In a group of its own: a Ctrl-C at the terminal reaches this program alone, which ends the others in order.
        process = subprocess.Popen(
            program.argv, env={**os.environ, **program.environment}, stdin=subprocess.DEVNULL, start_new_session=True
        )
        running.process, running.started, running.start_at = process, time.monotonic(), None
        running.renewed = False
        threading.Thread(target=self._await, args=(program.name, process), daemon=True).start()
        if self._renewing[:1] == [program.name]:
            threading.Thread(target=self._await_ready, args=(program.name, process), daemon=True).start()

    def _await(self, name: str, process: subprocess.Popen[bytes]) -> None:
        self._events.put(("died", (name, process.wait())))

    def _await_ready(self, name: str, process: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + READY_WITHIN
        while process.poll() is None:
            if self._is_ready(name):
                self._events.put(("ready", (name, process)))
                return
            if time.monotonic() > until:
                self._events.put(("late", (name, process)))
                return
            time.sleep(0.1)

    def _is_awaited(self, name: str, process: subprocess.Popen[bytes]) -> bool:
        return self._renewing[:1] == [name] and self._running[name].process is process

    def _died(self, name: str, code: int) -> None:
        running = self._running[name]
        if running.renewed:
            running.start_at = time.monotonic()
            return
        if self._renewing[:1] == [name]:
            self._stop_renewing()
        lived = time.monotonic() - running.started
        running.failures = 0 if lived >= SETTLED else running.failures + 1
        wait = min(0.5 * 2**running.failures, LONGEST_WAIT) if running.failures else 0.0
        running.start_at = time.monotonic() + wait
        ended = f"was ended by signal {-code}" if code < 0 else f"ended with {code}"
        self._say(f"{name} {ended}; it is started again{f' in {wait:g} seconds' if wait else ''}.")

    def _renew(self, names: list[str]) -> None:
        self._renewing = names
        if not names:
            self._say("Everything has been started anew.")
            return
        running = self._running[names[0]]
        running.renewed = True
        if running.start_at is not None:  # it has died, and waits
            running.start_at = time.monotonic()
        elif running.process:
            running.process.terminate()

    def _stop_renewing(self) -> None:
        name, self._renewing = self._renewing[0], []
        self._say(f"{name} did not get ready: the others are not started anew, and go on as they are.")

    def _end(self) -> None:
        for last in (False, True):
            processes = [each.process for each in self._running.values() if each.process and each.program.last == last]
            for process in processes:
                if process.poll() is None:
                    process.terminate()
            until = time.monotonic() + self._patience
            for process in processes:
                try:
                    process.wait(max(until - time.monotonic(), 0.1))
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
