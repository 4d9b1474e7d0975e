"""How a message becomes text: once, however many get it.

What many get is `Prepared`: it keeps its own JSON, which is taken over wherever it stands in a message, so that the
snapshot of a hall is encoded once, and not for each phone that comes in. To everybody else it is an ordinary map.
"""

from __future__ import annotations

from json import JSONDecoder, JSONEncoder
from typing import Any

import orjson
from socketio.packet import Packet as SocketIOPacket

MOST_DIGITS = 100
"""Of a number that a client sends: reading one takes longer than its length."""


def _number(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"a number of {len(digits)} digits")
    return int(digits)


# Made once: `json.loads` and `json.dumps` would make another for each message.
_encode = JSONEncoder(separators=(",", ":")).encode
_decode = JSONDecoder(parse_int=_number).decode


class Prepared(dict[str, Any]):
    """Not to be changed once it has been sent: its text stays what it was."""

    _text: orjson.Fragment | None = None

    @property
    def text(self) -> orjson.Fragment:
        if self._text is None:
            self._text = orjson.Fragment(dumps(dict(self)))
        return self._text


class PreparedList(list[str]):
    """As `Prepared`: names that thousands of messages have in common."""

    _text: orjson.Fragment | None = None

    @property
    def text(self) -> orjson.Fragment:
        if self._text is None:
            self._text = orjson.Fragment(dumps(list(self)))
        return self._text


def dumps(value: Any, **_: Any) -> str:
    """JSON without spaces; the text of what has been prepared is taken over."""
    try:
        return orjson.dumps(value, _taken_over, orjson.OPT_PASSTHROUGH_SUBCLASS).decode()
    except orjson.JSONEncodeError:
        # It is strict, and a refusal may name what somebody sent: a number beyond 64 bits, or half a character.
        return _encode(value)


def _taken_over(value: Any) -> Any:
    if isinstance(value, Prepared | PreparedList):
        return value.text
    raise TypeError(type(value).__name__)


class _Json:
    """What socketio takes for a JSON module."""

    dumps = staticmethod(dumps)
    loads = staticmethod(_decode)


class Packet(SocketIOPacket):  # type: ignore[misc]  # socketio has no types
    """Ours are text alone: nobody has to walk through a whole meeting in search of bytes."""

    uses_binary_events = False
    json = _Json
