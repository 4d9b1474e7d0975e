"""The events of a socket. Each handler finds who it is, checks the shape, and hands over.

They are registered in line on the underlying server: a request context for each event would cost a third of it, and
the actor comes from the connection's own record anyway.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from typing import Any

from engine.commands import Done, Envelope
from engine.errors import Refused, refuse
from engine.ports import StorageUnavailable
from engine.service import Service
from schemas.commands import envelope
from schemas.quick import quick_cast
from sockets.connections import Connection, Connections
from sockets.members import noun_of
from sockets.meter import Meter, Unmetered
from sockets.pace import Pacing
from sockets.watches import Watches

AUDIENCES = ("participant", "coordinator", "screen")
Ack = dict[str, Any]
Handler = Callable[[Connection, dict[str, Any]], Ack | None]
AddressOf = Callable[[dict[str, Any]], str]

_log = logging.getLogger(__name__)


class Namespace:
    """The handlers, and what they need. `cookie` is the name under which a browser keeps its session; `address_of`
    tells from a connection's environment where it comes from."""

    def __init__(
        self,
        service: Service,
        connections: Connections,
        watches: Watches,
        cookie: str,
        address_of: AddressOf = lambda environ: "",
        meter: Meter | None = None,
    ) -> None:
        self._service = service
        self._connections = connections
        self._watches = watches
        self._cookie = cookie
        self._address_of = address_of
        self._meter = meter or Unmetered()
        self._pacing = Pacing()
        self._handlers: dict[str, Handler] = {
            "alive": self.alive,
            "join": self.join,
            "resync": self.resync,
            "leave": self.leave,
            "command": self.command,
            "cast": self.cast,
            "react": self.react,
        }

    def connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> Refused | None:
        token = auth.get("session") if isinstance(auth, dict) else None
        token = token if isinstance(token, str) else _cookie(environ, self._cookie)
        if not token or self._connections.let_in(sid, token, self._address_of(environ)) is None:
            return refuse("not_signed_in")
        return None

    def disconnect(self, sid: str) -> None:
        connection = self._connections.drop(sid)
        for channel in connection.channels if connection else ():
            if watch := self._watches.get(channel):
                watch.follower.leave(sid)

    def handle(self, name: str, sid: str, data: Any) -> Ack | None:
        """Every event comes through here: known, from a known connection, and a map. Every one is answered."""
        connection = self._connections.get(sid)
        if connection is None:
            return acknowledge(refuse("not_signed_in"))
        handler = self._handlers.get(name)
        if handler is None:
            return acknowledge(refuse("unknown_event", name=name[:40]))
        if not isinstance(data, dict):
            return acknowledge(_wrong_fields("", "wrong_type"))
        if not self._pacing.allows(name, connection.person, connection.address):
            self._meter.turned_away("pace")
            return None if name == "react" else acknowledge(refuse("busy"))
        try:
            return handler(connection, data)
        except StorageUnavailable as unavailable:
            return self._answered(refuse(unavailable.code))
        except Exception:  # noqa: BLE001 - whatever it was, a phone that gets no answer waits for ever
            _log.exception("%s failed", name)
            return acknowledge(refuse("server_error"))

    def alive(self, connection: Connection, data: dict[str, Any]) -> Ack:
        """A phone that wakes up asks whether its socket still leads anywhere."""
        return {"ok": True}

    def join(self, connection: Connection, data: dict[str, Any]) -> Ack:
        channel, audience = data.get("channel"), data.get("audience", "participant")
        if not isinstance(channel, str):
            return acknowledge(_wrong_fields("channel", "required"))
        if audience not in AUDIENCES:
            return acknowledge(_wrong_fields("audience", "not_one_of", options=", ".join(AUDIENCES)))
        watch = self._watches.open(channel)
        if watch is None:
            return acknowledge(refuse("not_found", what=noun_of(channel)))
        live = watch.packet_for_joiner()
        connection.channels.add(channel)
        joined = watch.follower.join(connection.sid, connection.person, audience)
        if isinstance(joined, Refused):
            connection.channels.discard(channel)
            return acknowledge(joined)
        # From here to the answer nothing may yield, or a patch could overtake the snapshot.
        if self._connections.get(connection.sid) is None:  # it hung up while it was joining
            watch.follower.leave(connection.sid)
        watch.counts_changed()
        return {"ok": True, **joined, **({"live": live} if joined["chains"] else {})}

    def resync(self, connection: Connection, data: dict[str, Any]) -> Ack:
        channel = str(data.get("channel"))
        watch = self._watches.get(channel)
        snapshot = watch.follower.resync(connection.sid, str(data.get("chain"))) if watch else None
        return {"ok": True, **snapshot} if snapshot else acknowledge(refuse("not_found", what=noun_of(channel)))

    def leave(self, connection: Connection, data: dict[str, Any]) -> Ack:
        channel = str(data.get("channel"))
        connection.channels.discard(channel)
        if watch := self._watches.get(channel):
            watch.follower.leave(connection.sid)
        return {"ok": True}

    def command(self, connection: Connection, data: dict[str, Any]) -> Ack:
        return self._carry_out(connection, data.get("id"), data.get("name"), data.get("fields"))

    def cast(self, connection: Connection, data: dict[str, Any]) -> Ack:
        if command := quick_cast(data):
            return self._answered(self._service.execute(Envelope(id="cast", actor=connection.person, command=command)))
        return self._carry_out(connection, "cast", "ballot.cast", data)

    def _carry_out(self, connection: Connection, id: Any, name: Any, fields: Any) -> Ack:
        sent = envelope(connection.person, id, name, fields)
        return self._answered(sent if isinstance(sent, Refused) else self._service.execute(sent))

    def _answered(self, answer: Done | Refused) -> Ack:
        if isinstance(answer, Refused) and answer.code == "busy":
            self._meter.turned_away("busy")
        return acknowledge(answer)

    def react(self, connection: Connection, data: dict[str, Any]) -> None:
        """Taps are of the moment: what is not allowed or not understood is dropped without a word."""
        watch = self._watches.get(str(data.get("channel")))
        kind, count = data.get("kind"), data.get("count", 1)
        if watch is None or not watch.has_to_tap(kind) or type(count) is not int or count < 1:
            return
        mode = watch.follower.mode_of(connection.sid)
        if mode and (allowed := connection.allow_taps(count)):
            watch.tapped(mode, str(kind), allowed)


def acknowledge(answer: Done | Refused) -> Ack:
    """What the client gets back: `{ok, seq}`, its seat after a cast, or the refusal."""
    if isinstance(answer, Refused):
        return {"ok": False, "code": answer.code, "params": dict(answer.params)}
    return {"ok": True, "seat": dict(answer.seat)} if answer.seat else {"ok": True, "seq": answer.seq}


def _wrong_fields(field: str, code: str, **params: Any) -> Refused:
    return refuse("invalid_fields", fields={field: {"code": code, "params": params}})


def _cookie(environ: dict[str, Any], name: str) -> str | None:
    try:
        found = SimpleCookie(environ.get("HTTP_COOKIE", "")).get(name)
    except CookieError:
        return None
    return found.value if found else None
