"""Published minutes as they were last written down: whoever has the address may ask, so asking often must cost little.

A page or file is remembered under the head of the meeting's channel. Whatever may change it moves that head, also an
erasure or a new name, and what was written down before is then never given again.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

MOST = 40

Key = tuple[Any, ...]


class Editions:
    """By whatever key the asker thinks tells them apart; the least used are forgotten."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._turn = threading.Lock()

    def get(self, key: Key, write: Callable[[], bytes | None]) -> bytes | None:
        """What is not there to be written down is asked for again. Two who ask at once may both write it: that is no
        harm, and nobody waits."""
        with self._turn:
            if (kept := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
                return kept
        written = write()
        if written is None:
            return None
        with self._turn:
            self._kept[key] = written
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return written
