"""Votes that were left to somebody else. `seat` and `to` are organisations, or both are persons."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event


@event("meeting.proxies_set")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProxiesSet:
    """One seat may hold so many from now on."""

    most: int


@event("meeting.proxy_given")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyGiven:
    """Whoever votes for `to` may vote for `seat` as well, while nobody of it is here."""

    seat: str
    to: str
    by: str
    at: str


@event("meeting.proxy_withdrawn")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyWithdrawn:
    seat: str
    by: str
    at: str
