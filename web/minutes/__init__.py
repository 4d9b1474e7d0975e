"""The minutes as a document: a page that prints as a letter, Markdown, a PDF.
What stands in them is `engine.minutes`'s.

Public: `render`; `as_file`; `letter` with its `Surroundings`; the content policy of each. How they are read from the
house is in `taking`, and what is given away in `files`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from engine.minutes.record import Minutes
from web.minutes.markdown import as_markdown
from web.minutes.page import Surroundings, as_letter, as_page, content_policy, draft_policy, letter_policy
from web.minutes.pdf import Letterhead, as_pdf
from web.minutes.sections import blocks_of
from web.minutes.voice import Voice

__all__ = ["Form", "Surroundings", "as_file", "content_policy", "draft_policy", "letter", "letter_policy", "render"]

Form = Literal["html", "md"]


def render(minutes: Minutes, language: str, form: Form) -> str:
    """In one language; words of people stay as they wrote them."""
    voice = Voice(language, minutes.time_zone)
    return as_page(minutes, voice) if form == "html" else as_markdown(blocks_of(minutes, voice))


def as_file(minutes: Minutes, language: str, offload: Callable[[Callable[[], Any]], Any]) -> bytes:
    """The PDF. `offload` runs what is slow where nobody waits for it."""
    voice = Voice(language, minutes.time_zone)
    blocks = blocks_of(minutes, voice)
    title = f"{voice.say('minutes.title')}: {voice.words(minutes.title)}"
    author = ", ".join(minutes.movements)
    head = Letterhead(language=language, title=title, author=author, foot=f"{title} · {voice.standing(minutes)}")
    made: bytes = offload(lambda: as_pdf(blocks, head))
    return made


def letter(minutes: Minutes, language: str, around: Surroundings) -> str:
    """As it lies on the screen in Polder, under a bar that is not printed."""
    return as_letter(minutes, Voice(language, minutes.time_zone), around)
