"""How a message becomes text: once, however many get it.

What many get is `Prepared`: a map that keeps its own JSON. A `Parted` map is put together from such parts, so that the
snapshot of a hall is encoded once, and not for each phone that comes in. To everybody else both are ordinary maps.
"""

from __future__ import annotations

from json import JSONDecoder, JSONEncoder
from typing import Any

from socketio.packet import Packet as SocketIOPacket

MOST_DIGITS = 100
"""Of a number that a client sends: reading one takes longer than its length."""


def _number(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"a number of {len(digits)} digits")
    return int(digits)


# Made once: `json.loads` and `json.dumps` would make another for each message.
_encode = JSONEncoder(separators=(",", ":"), check_circular=False).encode
_decode = JSONDecoder(parse_int=_number).decode


class Prepared(dict[str, Any]):
    """Not to be changed once it has been sent: its text stays what it was."""

    _text: str | None = None

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = dumps(dict(self))
        return self._text


class PreparedList(list[str]):
    """As `Prepared`: names that thousands of messages have in common."""

    _text: str | None = None

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = _encode(list(self))
        return self._text


class Parted(dict[str, Any]):
    """Some of its values are prepared, or Parted themselves: these come last in its text."""


def dumps(value: Any, **_: Any) -> str:
    """JSON without spaces, as `json.dumps` gives it; the text of what has been prepared is taken over."""
    kind = type(value)
    if kind is Prepared or kind is PreparedList:
        text: str = value.text
        return text
    if kind is Parted:
        return _joined(value)
    if kind is list:  # what travels: the name of the event and one message, or an answer
        return "[" + ",".join([dumps(each) for each in value]) + "]"
    return _encode(value)


def _joined(value: Parted) -> str:
    """For a map an encoder is made each time, of a text there is a function: where there is a map to be made anyway,
    the texts go with it."""
    rest = {name: each for name, each in value.items() if type(each) not in _MADE}
    parts = [f"{_encode(name)}:{dumps(each)}" for name, each in value.items() if type(each) in _MADE]
    if all(type(each) is str for each in rest.values()):
        parts = [f"{_encode(name)}:{_encode(each)}" for name, each in rest.items()] + parts
    else:
        parts.insert(0, _encode(rest)[1:-1])
    return "{" + ",".join(parts) + "}"


_MADE = frozenset({Prepared, PreparedList, Parted})
"""Whose text is there already, or is put together here."""


class _Json:
    """What socketio takes for a JSON module."""

    dumps = staticmethod(dumps)
    loads = staticmethod(_decode)


class Packet(SocketIOPacket):  # type: ignore[misc]  # socketio has no types
    """Ours are text alone: nobody has to walk through a whole meeting in search of bytes."""

    uses_binary_events = False
    json = _Json
