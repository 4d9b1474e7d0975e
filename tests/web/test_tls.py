"""The certificate of a server in a hall."""

from __future__ import annotations

import socket
import ssl
import threading
from pathlib import Path

from web.tls import fingerprint, local_certificate

NAMES = ("localhost", "127.0.0.1", "hall.local")


def test_a_browser_that_accepts_it_gets_a_connection(tmp_path: Path) -> None:
    certificate, key = local_certificate(tmp_path, NAMES)
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(certificate, key)
    client = ssl.create_default_context(cafile=str(certificate))
    ours, theirs = socket.socketpair()

    def serve() -> None:
        with server.wrap_socket(ours, server_side=True) as wrapped:
            wrapped.sendall(b"hello")

    thread = threading.Thread(target=serve)
    thread.start()
    with client.wrap_socket(theirs, server_hostname="127.0.0.1") as wrapped:
        assert wrapped.recv(5) == b"hello"
        presented = wrapped.getpeercert(binary_form=True)
    thread.join()
    assert presented is not None
    assert len(fingerprint(certificate).split(":")) == 32


def test_it_is_kept_while_it_holds_and_made_anew_for_another_name(tmp_path: Path) -> None:
    first = fingerprint(local_certificate(tmp_path, NAMES)[0])

    assert fingerprint(local_certificate(tmp_path, NAMES[:2])[0]) == first
    assert fingerprint(local_certificate(tmp_path, ("192.0.2.9",))[0]) != first


def test_the_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    _, key = local_certificate(tmp_path / "tls", NAMES)

    assert key.stat().st_mode & 0o077 == 0
