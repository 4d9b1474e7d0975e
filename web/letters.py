"""Pages that are read as a letter, beside the client: the minutes, for a browser that is signed in."""

from __future__ import annotations

from urllib.parse import quote

from flask import Blueprint, Response, redirect
from werkzeug.wrappers import Response as Redirect

from engine.errors import RefusedError
from web.api.minutes import taken_for
from web.auth import sessions
from web.language import language
from web.minutes import Surroundings, letter, letter_policy
from web.pages import shell, typeface
from web.problems import status_of

letters = Blueprint("letters", __name__)


@letters.get("/m/<meeting>/minutes")
def minutes(meeting: str) -> Response | Redirect:
    """Whoever is not signed in is shown where, and comes back here; whoever may not read them gets the client, which
    says so in words."""
    if sessions.current() is None:
        return redirect(f"/sign-in?next={quote(f'/m/{meeting}/minutes')}")
    try:
        taken = taken_for(sessions.actor(), meeting)
    except RefusedError as error:
        page = shell()
        page.status_code = status_of(error.refused)
        return page
    written = letter(taken, language(), Surroundings(back=f"/m/{quote(meeting)}", typeface=typeface()))
    headers = {"Content-Security-Policy": letter_policy(), "Cache-Control": "no-store"}
    return Response(written, content_type="text/html; charset=utf-8", headers=headers)
