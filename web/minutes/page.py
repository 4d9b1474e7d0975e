"""The minutes as one HTML file that needs nothing else, to be mailed, kept and printed. Jinja escapes every word.

On the screen in Polder the same letter lies under a bar, with a button that prints it and the way back; that page alone
has a script, of one line.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from flask import render_template
from markupsafe import Markup

from engine.minutes.record import Minutes
from web.minutes.calendar import is_dated
from web.minutes.chart import chart_of
from web.minutes.drawings import TEMPLATES, land_in
from web.minutes.voice import Voice
from web.minutes.written import as_html

PRINT = "document.querySelector('button').addEventListener('click', () => print());"


def as_page(minutes: Minutes, voice: Voice) -> str:
    return render_template("minutes.html", **_shown(minutes, voice))


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What lies round the letter on the screen: its own address, the one of its `files` without their ending, the way
    `back` and the one to the editor (for who may go there), and the address of our `typeface`, if it was built. `bare`:
    only the letter, where it is shown beside what is written in it."""

    at: str
    files: str
    back: str = ""
    edit: str = ""
    typeface: str = ""
    bare: bool = False


def as_letter(minutes: Minutes, voice: Voice, around: Surroundings) -> str:
    return render_template("minutes_letter.html", **_shown(minutes, voice), around=around, script=PRINT)


def _shown(minutes: Minutes, voice: Voice) -> dict[str, Any]:
    drawn = {"land_in": land_in, "chart_of": chart_of, "dated": is_dated(minutes)}
    return {"minutes": minutes, "voice": voice, "style": style(), "written": _written, **drawn}


def _written(markdown: str, under: int) -> Markup:
    """The coordinator's own words, cleaned: the only HTML that comes from outside the template."""
    return Markup(as_html(markdown, under))


@cache
def style() -> str:
    return (TEMPLATES / "minutes.css").read_text("utf-8")


@cache
def content_policy() -> str:
    """Nothing may be fetched or run; of styles, only the page's own, known by its hash."""
    return (
        f"default-src 'none'; style-src {_hash(style())}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


@cache
def letter_policy() -> str:
    """Besides, the one line that prints, and our own letters and icon."""
    style_too = content_policy().replace("style-src ", "style-src 'self' ")
    return f"{style_too}; script-src {_hash(PRINT)}; font-src 'self'; img-src 'self'"


@cache
def draft_policy() -> str:
    """And the editor, a page of ours, shows it beside what is written."""
    return letter_policy().replace("frame-ancestors 'none'", "frame-ancestors 'self'")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
