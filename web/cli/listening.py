"""Where the server listens, and how people get there."""

from __future__ import annotations

import ipaddress
import resource
import socket
from dataclasses import dataclass
from pathlib import Path

from web.config import ConfigError
from web.tls import local_certificate

WANTED_FILES = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An address to listen on. `certificate` and `key` are files, together or not at all."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None

    @property
    def address(self) -> str:
        """How a browser gets here; on all interfaces, by the address that the network knows this machine by."""
        host = own_address() if self.host in ("0.0.0.0", "::", "") else self.host
        shown = f"[{host}]" if ":" in host else host
        return f"{'https' if self.certificate else 'http'}://{shown}:{self.port}"

    def check_free(self) -> None:
        """Raises ConfigError while something else listens here."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as error:
                raise ConfigError(
                    f"Polder cannot listen at {self.host}, port {self.port}: {error.strerror}. Choose another --port."
                ) from None


def is_loopback(host: str) -> bool:
    """Whether only this machine can get there."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def with_local_certificate(place: Place, folder: Path) -> Place:
    names = ("localhost", "127.0.0.1", own_address(), socket.gethostname())
    given = (place.host,) if place.host not in ("0.0.0.0", "::", "") else ()
    certificate, key = local_certificate(folder, tuple(dict.fromkeys((*names, *given))))
    return Place(host=place.host, port=place.port, certificate=certificate, key=key)


def own_address() -> str:
    """The address by which others in the network reach this machine. Nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            address: str = probe.getsockname()[0]
        except OSError:
            return "127.0.0.1"
    return address


def raise_file_limit() -> int:
    """Each phone holds a file descriptor: allow as many as the system lets us. What is allowed now."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = WANTED_FILES if hard == resource.RLIM_INFINITY else min(WANTED_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        return most
    return soft
