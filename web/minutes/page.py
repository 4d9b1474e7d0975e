"""The minutes as one HTML file that needs nothing else, to be mailed, kept and printed. Jinja escapes every word.

On the screen in Polder the same letter lies under a bar, with a button that prints it and the way back; that page alone
has a script, of one line.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import render_template

from engine.minutes.record import BallotHeld, Minutes
from web.minutes.land import Land, land_of
from web.minutes.voice import Voice

TEMPLATES = Path(__file__).parent.parent / "templates"
PRINT = "document.querySelector('button').addEventListener('click', () => print());"


def as_page(minutes: Minutes, voice: Voice) -> str:
    return render_template("minutes.html", minutes=minutes, voice=voice, style=style(), land=_land)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What lies round the letter on the screen: the way `back`, and the address of our `typeface`, if it was built."""

    back: str
    typeface: str = ""


def as_letter(minutes: Minutes, voice: Voice, around: Surroundings) -> str:
    return render_template(
        "minutes_letter.html", minutes=minutes, voice=voice, style=style(), land=_land, around=around, script=PRINT
    )


def _land(ballot: BallotHeld) -> Land | None:
    """The question that was the closest."""
    asked = ballot.questions[ballot.closest]
    return land_of(dict(asked.counts), ballot.entitled, asked.needed)


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


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
