"""Bounds on the fields of commands, written once beside the type; schemas, API pages and checks are derived from them.

    title: Annotated[str, Length(1, 200)]

`schemas/` turns each bound into a Marshmallow validator; nothing here validates by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal


@dataclass(frozen=True, slots=True)
class Length:
    """Bounds on the number of characters of a string, or of members of a tuple."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Range:
    """Inclusive bounds on a whole number."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that the whole string must match; `says` is the code of the sentence shown otherwise."""

    expression: str
    says: str


@dataclass(frozen=True, slots=True)
class Names:
    """The string is the name of one of what there is already: a form offers those to choose from."""

    what: Literal["workflow"]


@dataclass(frozen=True, slots=True)
class Secret:
    """The field is never written to a log, an error or an answer."""


Id = Annotated[str, Pattern(r"[A-Za-z0-9_-]{1,40}", "bad_id")]
"""An id that a client made: unique, unguessable where it matters, and short enough for a URL."""

Subject = Annotated[str, Pattern(r"[A-Za-z0-9_-]{1,40}(\.[A-Za-z0-9_-]{1,40})?", "bad_id")]
"""What somebody feels something about: a card, or a clause with its proposal (`proposal.clause`), since those who write
proposals make the ids of clauses, and two may have used the same one."""

NotePlace = Annotated[str, Pattern(r"[A-Za-z0-9_-]{1,40}\.[A-Za-z0-9_-]{1,40}", "bad_note")]
"""A note, by its group's id and its own: phones make the ids of notes, so two groups may have used the same one. A card
of the board stands for a note by its meeting's id and its own."""

Line = Annotated[str, Length(1, 200)]
"""One line of text: a name, a title."""

Paragraph = Annotated[str, Length(1, 4000)]
"""Running text: a clause, a note, a reason."""

Address = Annotated[str, Length(0, 500), Pattern(r"(https://[^\s<>\"]+)?", "bad_link")]
"""A web address (https only), or nothing."""

Email = Annotated[str, Length(0, 254), Pattern(r"([^\s@<>\",;]+@[^\s@<>\",;.]+(\.[^\s@<>\",;.]+)+)?", "bad_email")]
"""An e-mail address as people write it, or nothing. Whether it exists only a letter to it tells."""

Instant = Annotated[
    str, Pattern(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})", "bad_instant")
]
"""A moment with its zone, `2022-04-14T11:00:00Z`; that such a day exists is tested by the noun."""

TimeZone = Annotated[str, Pattern(r"[A-Za-z_]+(/[A-Za-z0-9_+-]+){0,2}", "bad_time_zone")]
"""An IANA time zone name; that it exists is tested by the noun."""
