"""Connections to Redis that look its name up in a thread of the system's own.

A name server that is away keeps whoever asks it for many seconds. On the loop that would be every phone of the worker.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import Any

from redis.connection import Connection, SSLConnection

Offload = Callable[[Callable[[], Any]], Any]


def directly(function: Callable[[], Any]) -> Any:
    """Where there is no loop to hold up."""
    return function()


class Lookup:
    """One for each client. Only one thread of those that also commit votes ever waits for a name server; whoever else
    needs the name meanwhile gives up after `patience` seconds."""

    def __init__(self, offload: Offload, patience: float) -> None:
        self._offload = offload
        self._patience = patience
        self._one_by_one = threading.Lock()

    def addresses(self, host: str, port: int) -> list[str]:
        """At least one. Raises OSError."""
        if not self._one_by_one.acquire(timeout=self._patience):
            raise TimeoutError(f"{host} is still being looked up")
        try:
            found = self._offload(lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        finally:
            self._one_by_one.release()
        return list(dict.fromkeys(str(where[0]) for *_, where in found))


class _Named(Connection):
    lookup: Lookup

    def _connect(self) -> Any:
        """The name stays in `host` before and after: a certificate is compared with it."""
        name, failed = self.host, OSError("it has no address")
        for address in self.lookup.addresses(name, self.port):
            self.host = address
            try:
                return super()._connect()  # type: ignore[no-untyped-call]
            except OSError as error:
                failed = error
            finally:
                self.host = name
        raise failed


class _NamedAndEncrypted(SSLConnection, _Named):
    """Its own `_connect` wraps that of `_Named`."""


def looking_up(kind: type[Any], lookup: Lookup) -> type[Any]:
    """The same kind of connection, which finds its address through `lookup`. A socket in a file has no name."""
    named = {Connection: _Named, SSLConnection: _NamedAndEncrypted}.get(kind)
    return type(named.__name__, (named,), {"lookup": lookup}) if named else kind
