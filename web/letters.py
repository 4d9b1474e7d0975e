"""Pages that are read as a letter, beside the client: the minutes, for a browser that is signed in, and once they are
published for everybody who has their address."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as Redirect

from engine.errors import RefusedError
from engine.minutes.record import Minutes
from engine.policy import COORDINATORS, may
from web.addresses import base_url
from web.auth import sessions
from web.house import house
from web.language import language
from web.minutes import Surroundings, draft_policy, letter, letter_policy
from web.minutes.files import Ending, answer, written
from web.minutes.page import style
from web.minutes.taking import edition_of, minutes_for, place_of
from web.minutes.voice import Voice
from web.pages import shell, typeface
from web.problems import status_of
from web.reading import require_meeting

letters = Blueprint("letters", __name__)

HTML = "text/html; charset=utf-8"


@letters.get("/m/<meeting>/minutes")
def minutes(meeting: str) -> Response | Redirect:
    """Whoever is not signed in is shown where, and comes back here; whoever may not read them gets the client, which
    says so in words."""
    if sessions.current() is None:
        return redirect(f"/sign-in?next={quote(f'/m/{meeting}/minutes')}")
    try:
        roles = require_meeting(house(), sessions.actor(), meeting, "minutes")
        taken = minutes_for(house(), roles, meeting)
    except RefusedError as error:
        page = shell()
        page.status_code = status_of(error.refused)
        return page
    at = f"/m/{quote(meeting)}"
    around = Surroundings(
        at=f"{at}/minutes",
        files=f"/api/meetings/{quote(meeting)}/minutes",
        back=at,
        edit=f"{at}/minutes/edit" if may(roles, COORDINATORS) else "",
        typeface=typeface(),
        bare="bare" in request.args,
    )
    headers = {"Content-Security-Policy": draft_policy(), "Cache-Control": "no-store"}
    return Response(letter(taken, language(), around), content_type=HTML, headers=headers)


@letters.get("/minutes/<address>")
def published(address: str) -> Response:
    """For everybody: whoever has the address may read."""
    around = Surroundings(at=f"/minutes/{address}", files=f"/minutes/{address}", typeface=typeface())

    def write(taken: Minutes) -> bytes:
        return letter(taken, language(), around).encode()

    def show(contents: bytes) -> Response:
        headers = {"Content-Security-Policy": letter_policy()}
        return Response(contents, content_type=HTML, headers=headers)

    return _published(address, "page", write, show)


@letters.get("/minutes/<address>.<any(pdf, md, ics):ending>")
def file(address: str, ending: Ending) -> Response:
    """The same to take along."""

    def write(taken: Minutes) -> bytes:
        return written(house(), taken, language(), ending, f"{base_url()}/minutes/{address}")

    return _published(address, ending, write, lambda contents: answer(contents, ending, address))


def _published(
    address: str, what: str, write: Callable[[Minutes], bytes], show: Callable[[bytes], Response]
) -> Response:
    """Asked for again at each visit, since it may have been withdrawn; no search engine is to list it."""
    place = place_of(house(), address)
    if place is None:
        return _nothing("unknown", 404)

    def write_down() -> bytes | None:
        taken = edition_of(house(), place.meeting)
        return write(taken) if taken else None

    # Whoever asks may call this house what they like; only a calendar repeats it, and only a calendar is made anew.
    called = base_url() if what == "ics" else ""
    contents = house().editions.get((address, place.head, what, language(), called), write_down)
    if contents is None:
        return _nothing("withdrawn", 410)
    response = show(contents)
    response.headers.update({"Cache-Control": "no-cache", "X-Robots-Tag": "noindex"})
    return response


def _nothing(why: str, status: int) -> Response:
    page = render_template("no_minutes.html", voice=Voice(language(), "UTC"), why=why, style=style())
    headers = {"Content-Security-Policy": letter_policy(), "Cache-Control": "no-store"}
    return Response(page, status, content_type=HTML, headers=headers)
