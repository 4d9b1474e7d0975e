"""A word: what one worker has to tell the others at a moment, and its shape on the wire."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

Names = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """`moved` are channels with a commit, `laid` ballots with a vote, `look` channels in which something was tapped or
    felt that is written now. `here` is who is connected, by channel, where that has changed; with `whole` it is
    everybody. `asks` wants a whole word of everyone else; `leaves` is the last of this worker."""

    worker: str
    moved: Names = frozenset()
    laid: Names = frozenset()
    look: Names = frozenset()
    here: Mapping[str, Names] = field(default_factory=dict)
    whole: bool = False
    asks: bool = False
    leaves: bool = False


def write(word: Word) -> bytes:
    """What is empty or false is left out: most words are a channel's name and who says it."""
    said: dict[str, object] = {"worker": word.worker}
    said |= {name: sorted(value) for name in ("moved", "laid", "look") if (value := getattr(word, name))}
    said |= {name: True for name in ("whole", "asks", "leaves") if getattr(word, name)}
    if word.here:
        said["here"] = {channel: sorted(people) for channel, people in word.here.items()}
    return json.dumps(said, separators=(",", ":")).encode()


def read(said: bytes) -> Word | None:
    """None for what is no word: others may use the same Redis, or another version of this program."""
    try:
        told = json.loads(said)
        return Word(
            worker=str(told["worker"]),
            moved=frozenset(map(str, told.get("moved", ()))),
            laid=frozenset(map(str, told.get("laid", ()))),
            look=frozenset(map(str, told.get("look", ()))),
            here={str(channel): frozenset(map(str, people)) for channel, people in told.get("here", {}).items()},
            whole=bool(told.get("whole")),
            asks=bool(told.get("asks")),
            leaves=bool(told.get("leaves")),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
