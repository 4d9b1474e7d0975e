"""How Redis is reached: never waiting long, and never looking a name up on the loop that serves the phones."""

from __future__ import annotations

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from neighbours.names import Lookup, Offload, directly, looking_up

PATIENCE = 1.0
"""Seconds for a connection or an answer. Who waits here is a thread of ours or somebody who signs in, never a vote."""

LOST = (RedisError, OSError)
"""What is raised when Redis is away. A caller goes on without it."""


class Unreachable(Exception):
    """Redis does not answer. The text is for the person at the console."""


def connect(url: str, offload: Offload = directly) -> Redis:
    """A client that has not connected yet, and looks names up through `offload`. Raises Unreachable for an address that
    is none."""
    try:
        client = Redis.from_url(
            url,
            socket_timeout=PATIENCE,
            socket_connect_timeout=PATIENCE,
            # What failed is tried again by us, later and in our own time; and the simplest protocol is enough.
            retry=Retry(NoBackoff(), 0),
            protocol=2,
        )
    except ValueError as error:
        raise Unreachable(f"{_without_password(url)!r} is no address of a Redis: {error}") from None
    pool = client.connection_pool
    pool.connection_class = looking_up(pool.connection_class, Lookup(offload, PATIENCE))
    return client


def check(url: str) -> None:
    """Raises Unreachable unless a Redis answers there."""
    client = connect(url)
    try:
        client.ping()
    except LOST as error:
        raise Unreachable(f"Redis at {_without_password(url)} does not answer: {error}") from None
    finally:
        client.close()


def prefix(client: Redis) -> str:
    """What every name of ours begins with. Two installations on one Redis each have a database number of their own;
    what is published knows no numbers, so it is part of the name."""
    return f"polder:{client.connection_pool.connection_kwargs.get('db') or 0}"


def _without_password(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
