"""How a message becomes text: once, however many get it.

What many get is `Prepared`: a map that keeps its own JSON. A `Parted` map is put together from such parts, so that the
snapshot of a hall is encoded once, and not for each phone that comes in. To everybody else both are ordinary maps.
"""

from __future__ import annotations

from json import JSONEncoder
from typing import Any

from socketio.packet import Packet as SocketIOPacket

_encode = JSONEncoder(separators=(",", ":"), check_circular=False).encode


class Prepared(dict[str, Any]):
    """Not to be changed once it has been sent: its text stays what it was."""

    _text: str | None = None

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = dumps(dict(self))
        return self._text


class Parted(dict[str, Any]):
    """Some of its values are Prepared, or Parted themselves."""


def dumps(value: Any, **_: Any) -> str:
    """JSON without spaces, as `json.dumps` gives it; the text of what has been prepared is taken over."""
    kind = type(value)
    if kind is Prepared:
        text: str = value.text
        return text
    if kind is Parted:
        return "{" + ",".join([f"{_encode(name)}:{dumps(each)}" for name, each in value.items()]) + "}"
    if kind is list:  # what travels: the name of the event and one message, or an answer
        return "[" + ",".join([dumps(each) for each in value]) + "]"
    return _encode(value)


class _Json:
    """What socketio takes for a JSON module."""

    dumps = staticmethod(dumps)
    loads = staticmethod(SocketIOPacket.json.loads)


class Packet(SocketIOPacket):  # type: ignore[misc]  # socketio has no types
    """Ours are text alone: nobody has to walk through a whole meeting in search of bytes."""

    uses_binary_events = False
    json = _Json
