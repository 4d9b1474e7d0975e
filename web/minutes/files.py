"""The minutes as files, by the ending of their name."""

from __future__ import annotations

from typing import Literal, get_args

from flask import Response

from engine.minutes.record import Minutes
from web.house import House
from web.minutes import as_file, render
from web.minutes.calendar import as_calendar
from web.minutes.voice import Voice

Ending = Literal["pdf", "md", "ics"]
ENDINGS: tuple[Ending, ...] = get_args(Ending)
TYPES = {"pdf": "application/pdf", "md": "text/markdown; charset=utf-8", "ics": "text/calendar; charset=utf-8"}


def written(house: House, minutes: Minutes, language: str, ending: Ending, address: str) -> bytes:
    """`address` is where the minutes are read."""
    match ending:
        case "pdf":
            return as_file(minutes, language, house.offload)
        case "md":
            return render(minutes, language, "md").encode()
        case "ics":
            now = house.store.read(lambda reader: reader.now())
            return as_calendar(minutes, Voice(language, minutes.time_zone), address, now)


def answer(contents: bytes, ending: Ending, name: str) -> Response:
    """A PDF is shown, the others are saved."""
    how = "inline" if ending == "pdf" else "attachment"
    headers = {"Content-Disposition": f'{how}; filename="{name}.{ending}"'}
    return Response(contents, content_type=TYPES[ending], headers=headers)
