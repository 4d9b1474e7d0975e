"""The product with a fault put in on purpose: no patch says what has changed in the agenda."""

from __future__ import annotations

from typing import Any

from sockets.chains import Chain

honest = Chain.advance


def forgetful(chain: Chain, seq: int, view: dict[str, Any]) -> dict[str, Any] | None:
    message = honest(chain, seq, view)
    if message is not None:
        message["patch"].pop("agenda", None)
    return message


Chain.advance = forgetful  # type: ignore[method-assign]

from wsgi import app  # noqa: E402, F401 - with the fault in place
