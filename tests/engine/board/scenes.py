"""What may have happened on the board of the meeting `m1` before a rule is tested."""

from __future__ import annotations

from functools import reduce
from typing import Any

from engine.board.decide import decide
from engine.board.events import CardPosted
from engine.board.state import evolve
from engine.facts import BoardFacts
from engine.meeting.state import evolve as evolve_meeting
from engine.text import said
from tests.engine.given import Noun
from tests.engine.meeting.scenes import ended, here, opened, planned

NOW = "2022-11-09T12:00:00Z"
COORDINATOR: dict[str, Any] = {"actor": "cora", "roles": frozenset({"person", "coordinator"})}


def during(*events: object, organisation: str = "topaz") -> BoardFacts:
    return BoardFacts(meeting=reduce(evolve_meeting, events, None), organisation=organisation)


PLANNED = during(planned())
OPEN = during(*opened(), here("anna", seats=("topaz",)), here("bert", "online"))
ENDED = during(*ended())
BOARD = Noun(decide, evolve, OPEN)


def posted(card: str = "c1", words: str = "Who pays for it?", **changes: Any) -> CardPosted:
    fields: dict[str, Any] = {
        "card": card,
        "kind": "question",
        "text": said(words),
        "by": "anna",
        "organisation": "topaz",
        "mode": "room",
        "named": False,
        "waits": False,
        "at": NOW,
    }
    return CardPosted(**(fields | changes))
