"""The minutes as a document: a page that prints as a letter, and Markdown. What stands in them is `engine.minutes`'s.

Public: `render`; `letter` with its `Surroundings`; the content policy of each.
"""

from __future__ import annotations

from typing import Literal

from engine.minutes.record import Minutes
from web.minutes.markdown import as_markdown
from web.minutes.page import Surroundings, as_letter, as_page, content_policy, letter_policy
from web.minutes.voice import Voice

__all__ = ["Form", "Surroundings", "content_policy", "letter", "letter_policy", "render"]

Form = Literal["html", "md"]


def render(minutes: Minutes, language: str, form: Form) -> str:
    """In one language; words of people stay as they wrote them."""
    voice = Voice(language, minutes.time_zone)
    return as_page(minutes, voice) if form == "html" else as_markdown(minutes, voice)


def letter(minutes: Minutes, language: str, around: Surroundings) -> str:
    """As it lies on the screen in Polder, under a bar that is not printed."""
    return as_letter(minutes, Voice(language, minutes.time_zone), around)
