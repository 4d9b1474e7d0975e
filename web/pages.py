"""The pages: one shell that the client fills, and the files that it is built of.

A phone in a hall waits for each byte and for each time it has to ask again. So the files go out as small as the build
packed them, and the shell names all that its address needs, the words of the reader included: everything is asked for
at once.
"""

from __future__ import annotations

import gzip
import mimetypes
from pathlib import Path

from flask import Blueprint, Response, json, render_template, request, send_from_directory
from werkzeug.security import safe_join

from web.brought import answers
from web.brought import moment as moment_of
from web.bundle import needed
from web.house import house
from web.language import language

BUILT = Path(__file__).parent / "static"
A_YEAR = 365 * 24 * 3600
TYPEFACE = "node_modules/@fontsource-variable/"

pages = Blueprint("pages", __name__)


ADDRESSES = (
    *("/", "/sign-in", "/link", "/start", "/me", "/j/<code>"),
    *("/meetings", "/meetings/new", "/m/<meeting>"),
    *(f"/m/<meeting>/{screen}" for screen in ("console", "screen", "prepare", "poster", "paper", "minutes/edit")),
    *("/proposals", "/proposals/new", "/p/<proposal>", "/b/<ballot>"),
    *("/movements/new", "/people/<movement>"),
    *(f"/people/<movement>/{screen}" for screen in ("list", "badges", "teams")),
    *("/workflows/<movement>", "/workflows/<movement>/<workflow>"),
)
"""Every address that the client knows (`web/client/src/lib/router.svelte.ts`)."""

PACKED = {"br": ".br", "gzip": ".gz"}
"""How a file may be packed, the smallest first, and what stands behind its name then."""

SAID_FOR_NOTHING = ("Content-Disposition", "Last-Modified", "Expires")
"""What Flask says of a file and nobody asks of one that never changes: a phone fetches a dozen."""


def shell(**address: str) -> Response:
    """The same page for each address; the client reads the address. Always asked for again, so that a new release is
    seen; and one that was made for somebody stays nowhere."""
    manifest = BUILT / "manifest.json"
    if not manifest.exists():
        return _page(render_template("not_built.html", lang=language()), 503)
    rule = request.url_rule.rule if request.url_rule else ""
    brought, moment = answers(rule, address), moment_of(rule, address)
    files = needed(manifest, manifest.stat().st_mtime_ns, rule, moment, language())
    calls = " ".join(house().config.call_origins)
    page = _page(render_template("shell.html", lang=language(), calls=calls, brought=brought, **files))
    if brought or moment:
        page.headers["Cache-Control"] = "no-store"
    return page


for each in ADDRESSES:
    pages.add_url_rule(each, "shell", shell)


@pages.get("/static/<path:file>")
def built(file: str) -> Response:
    """What the build has hashed into its name never changes; the rest is asked for again. Packed, if the browser takes
    it so and the build made it."""
    taken = (each for each in PACKED if request.accept_encodings.quality(each))
    packing = next((each for each in taken if _is_packed(file, PACKED[each])), "")
    forever = file.startswith("assets/")
    response = send_from_directory(
        BUILT,
        file + PACKED.get(packing, ""),
        mimetype=mimetypes.guess_type(file)[0],
        conditional=not forever,
        etag=not forever,
        max_age=A_YEAR if forever else None,
    )
    response.vary.add("Accept-Encoding")
    if packing:
        response.content_encoding = packing
    if forever:
        response.cache_control.immutable = True
        for name in SAID_FOR_NOTHING:
            response.headers.pop(name, None)
    return response


@pages.get("/sw.js")
def service_worker() -> Response:
    """At the root, for a service worker serves what lies under its own address. Asked for again each time."""
    return send_from_directory(BUILT, "sw.js", mimetype="text/javascript", max_age=0)


def _is_packed(file: str, ending: str) -> bool:
    """A path that leads out of the folder is nothing of ours; serving it is refused."""
    path = safe_join(str(BUILT), file + ending)
    return path is not None and Path(path).is_file()


def typeface() -> str:
    """The address of the style sheet with our letters, for pages beside the client; nothing without a build."""
    manifest = BUILT / "manifest.json"
    chunks = json.loads(manifest.read_text("utf-8")) if manifest.exists() else {}
    sheets = (chunk["file"] for name, chunk in chunks.items() if TYPEFACE in name and name.endswith(".css"))
    return next((f"/static/{file}" for file in sheets), "")


def _page(html: str, status: int = 200) -> Response:
    response = Response(html, status, content_type="text/html; charset=utf-8", headers={"Cache-Control": "no-cache"})
    response.vary.add("Accept-Encoding")
    if request.accept_encodings.quality("gzip"):
        response.data = gzip.compress(html.encode(), mtime=0)
        response.content_encoding = "gzip"
    return response
