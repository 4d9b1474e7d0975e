"""Where a connection comes from, when proxies of ours stand in front: sockets come past Flask and its proxy fix."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from web.auth.limits import network_of


def behind(proxies: int) -> Callable[[Mapping[str, Any]], str]:
    """Gives the address, or the network of one house, from a WSGI environment. Each of our `proxies` adds whom it heard
    at the right; what stands further left anybody can have written."""

    def address_of(environ: Mapping[str, Any]) -> str:
        heard = [each.strip() for each in str(environ.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
        if proxies and len(heard) >= proxies and heard[-proxies]:
            return network_of(heard[-proxies])
        return network_of(environ.get("REMOTE_ADDR"))

    return address_of
