"""Leaving a vote to somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.fields import Id, Range
from engine.registry import command


@command("meeting.set_proxies")
@dataclass(frozen=True, slots=True, kw_only=True)
class SetProxies:
    """Say how many proxies one seat may hold at this meeting; 0, as it is at first, allows none."""

    meeting: Id
    most: Annotated[int, Range(0, 20)]


@command("meeting.give_proxy")
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveProxy:
    """Whoever cannot come leaves their vote to another seat: a delegate that of their organisation to another member
    organisation (`seat` and `to` are organisations), or a person their own to another person. It counts in ballots that
    open while nobody of the seat is here. Given again, it goes to the other one."""

    meeting: Id
    seat: Id
    to: Id


@command("meeting.withdraw_proxy")
@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawProxy:
    """Take it back. A ballot that is open keeps the proxies that it was opened with."""

    meeting: Id
    seat: Id
