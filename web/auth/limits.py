"""How often somebody may guess wrong. Only failures count, so that a hall behind one address can come in within a
minute while a guesser cannot go on. Kept in memory and bounded, so a restart forgets; with other workers beside it,
they are counted together as well, and each alone while they cannot be.
"""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Protocol

from engine.errors import RefusedError, refuse

Clock = Callable[[], float]
MOST_KEYS = 10_000
PERIOD = 600.0


class Shared(Protocol):
    """Counts of all workers together, by name and key, which end a period after their first. Neither raises."""

    def add(self, name: str, key: str, by: int = 1) -> None: ...
    def of(self, name: str, key: str) -> tuple[int, float]:
        """The count, and how many seconds it still lasts."""
        ...


class Failures:
    """Failures by key in periods of ten minutes. When there are too many keys, the oldest is forgotten."""

    def __init__(self, most: int, clock: Clock = time.monotonic) -> None:
        self.most = most
        self._clock = clock
        self._name = ""
        self._shared: Shared | None = None
        self._counts: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def count_with(self, name: str, shared: Shared) -> None:
        """What is counted anywhere under this name counts here."""
        self._name, self._shared = name, shared

    def seconds_to_wait(self, key: str, most: int | None = None) -> int:
        """0 while another attempt may be made. `most` makes it stricter than usual."""
        count, since = self._counts.get(key, (0, 0.0))
        left = since + PERIOD - self._clock()
        allowed = self.most if most is None else most
        if left > 0 and count >= allowed:
            return max(1, int(left))
        count, left = self._shared.of(self._name, key) if self._shared else (0, 0.0)
        return max(1, int(left)) if left > 0 and count >= allowed else 0

    def add(self, key: str) -> None:
        count, since = self._counts.get(key, (0, self._clock()))
        if since + PERIOD <= self._clock():
            count, since = 0, self._clock()
        self._counts[key] = count + 1, since
        while len(self._counts) > MOST_KEYS:
            self._counts.popitem(last=False)
        if self._shared:
            self._shared.add(self._name, key)

    def take_back(self, key: str) -> None:
        count, since = self._counts.get(key, (0, 0.0))
        if count:
            self._counts[key] = count - 1, since
            if self._shared:
                self._shared.add(self._name, key, -1)


@dataclass(frozen=True, slots=True)
class Limits:
    """Codes have six digits: 30 wrong ones from an address, or, once 300 are wrong everywhere, 3. An account: 5 wrong
    passwords from one address, 50 from all. Links have 128 random bits: the limit only spares the database."""

    codes: Failures = field(default_factory=lambda: Failures(30))
    codes_everywhere: Failures = field(default_factory=lambda: Failures(300))
    passwords: Failures = field(default_factory=lambda: Failures(30))
    passwords_of_account: Failures = field(default_factory=lambda: Failures(5))
    passwords_of_account_everywhere: Failures = field(default_factory=lambda: Failures(50))
    links: Failures = field(default_factory=lambda: Failures(200))
    _one_by_one: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def shared_by(cls, shared: Shared) -> Limits:
        """The same, counted together with other workers."""
        alone = cls()
        for each in fields(cls):
            if isinstance(failures := getattr(alone, each.name), Failures):
                failures.count_with(each.name, shared)
        return alone

    def check_code(self, address: str) -> None:
        under_attack = bool(self.codes_everywhere.seconds_to_wait(""))
        _stop(self.codes.seconds_to_wait(address, 3 if under_attack else None))

    def wrong_code(self, address: str) -> None:
        self.codes.add(address)
        self.codes_everywhere.add("")

    def try_password(self, address: str, account: str) -> None:
        """Count an attempt as wrong before it is looked at, which takes long: many sent at once count like as many
        sent one by one."""
        with self._one_by_one:
            for failures, key in self._of_password(address, account):
                _stop(failures.seconds_to_wait(key))
            for failures, key in self._of_password(address, account):
                failures.add(key)

    def right_password(self, address: str, account: str) -> None:
        """Take back what was counted."""
        with self._one_by_one:
            for failures, key in self._of_password(address, account):
                failures.take_back(key)

    def _of_password(self, address: str, account: str) -> tuple[tuple[Failures, str], ...]:
        return (
            (self.passwords, address),
            (self.passwords_of_account, f"{address} {account}"),
            (self.passwords_of_account_everywhere, account),
        )

    def check_link(self, address: str) -> None:
        _stop(self.links.seconds_to_wait(address))

    def wrong_link(self, address: str) -> None:
        self.links.add(address)


def network_of(address: str | None) -> str:
    """What counts as one address: an IPv4 address, or an IPv6 network of 64 bits, which one house has by itself."""
    try:
        parsed = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is None:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed.ipv4_mapped or parsed) if isinstance(parsed, ipaddress.IPv6Address) else str(parsed)


def _stop(seconds: int) -> None:
    if seconds:
        raise RefusedError(refuse("too_many_attempts", seconds=seconds))
