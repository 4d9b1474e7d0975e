"""The minutes as one HTML file that needs nothing else, to be mailed, kept and printed. Jinja escapes every word."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from flask import render_template

from engine.minutes.record import Minutes
from web.minutes.voice import Voice

STYLE = Path(__file__).parent.parent / "templates" / "minutes.css"


def as_page(minutes: Minutes, voice: Voice) -> str:
    return render_template("minutes.html", minutes=minutes, voice=voice, style=style())


@cache
def style() -> str:
    return STYLE.read_text("utf-8")


@cache
def content_policy() -> str:
    """Nothing may be fetched or run; of styles, only the page's own, known by its hash."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
