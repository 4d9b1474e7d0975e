"""Channels as HTTP shows them: folded once, then only read on. The sockets' followers fold their own."""

from __future__ import annotations

import threading
from collections import OrderedDict

from engine.channel import Channel
from engine.errors import Refused, refuse
from engine.ports import Reader, Store
from engine.workflow.shelf import Shelf
from web.house import View

MOST = 50


class Snapshots:
    """Fulfils `web.house.Snapshot`. One reader at a time: on PostgreSQL a read lets others run."""

    def __init__(self, store: Store, shelf: Shelf) -> None:
        self._store = store
        self._shelf = shelf
        self._channels: OrderedDict[str, Channel] = OrderedDict()
        self._turn = threading.Lock()

    def __call__(self, channel: str, audience: str, person: str) -> View | Refused:
        with self._turn:
            return self._store.read(lambda reader: self._look(reader, channel, audience, person))

    def _look(self, reader: Reader, name: str, audience: str, person: str) -> View | Refused:
        # Out while it is read on: one that failed half-way is folded anew.
        channel = self._channels.pop(name, None) or Channel(name, self._shelf)
        channel.catch_up(reader)
        self._channels[name] = channel
        while len(self._channels) > MOST:
            self._channels.popitem(last=False)
        if audience.startswith("group:") and not _sits_in(channel, audience.partition(":")[2], person):
            return refuse("not_your_group")
        return {"channel": name, "chain": audience, "seq": channel.seq, "view": channel.view(audience)}


def _sits_in(channel: Channel, group: str, person: str) -> bool:
    meeting = channel.meeting
    return meeting is not None and group in meeting.groups and person in meeting.people_in(group)
