"""The pages: one shell that the client fills, and the files that it is built of."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, json, render_template, send_from_directory
from werkzeug.exceptions import NotFound

from web.house import house
from web.language import language

BUILT = Path(__file__).parent / "static"
A_YEAR = 365 * 24 * 3600
TYPEFACE = "node_modules/@fontsource-variable/"

pages = Blueprint("pages", __name__)


ADDRESSES = (
    *("/", "/sign-in", "/link", "/start", "/me", "/j/<code>"),
    *("/meetings", "/meetings/new", "/m/<meeting>"),
    *(f"/m/<meeting>/{screen}" for screen in ("console", "screen", "prepare", "poster", "minutes/edit")),
    *("/proposals", "/proposals/new", "/p/<proposal>", "/b/<ballot>"),
    *("/movements/new", "/people/<movement>", "/people/<movement>/list", "/people/<movement>/badges"),
)
"""Every address that the client knows (`web/client/src/lib/router.svelte.ts`)."""


def shell(**address: str) -> Response:
    """The same page for each address; the client reads the address. Never kept, so that a new release is seen."""
    manifest = BUILT / "manifest.json"
    if not manifest.exists():
        return _page(render_template("not_built.html", lang=language()), 503)
    entry = _entry(manifest, manifest.stat().st_mtime_ns)
    calls = " ".join(house().config.call_origins)
    return _page(render_template("shell.html", lang=language(), calls=calls, **entry))


for each in ADDRESSES:
    pages.add_url_rule(each, "shell", shell)


@pages.get("/static/<path:file>")
def built(file: str) -> Response:
    """What the build has hashed into its name never changes; the rest is asked for again."""
    response = send_from_directory(BUILT, file, max_age=A_YEAR if file.startswith("assets/") else None)
    if file.startswith("assets/"):
        response.cache_control.immutable = True
    return response


def typeface() -> str:
    """The address of the style sheet with our letters, for pages beside the client; nothing without a build."""
    manifest = BUILT / "manifest.json"
    chunks = json.loads(manifest.read_text("utf-8")) if manifest.exists() else {}
    sheets = (chunk["file"] for name, chunk in chunks.items() if name.startswith(TYPEFACE) and name.endswith(".css"))
    return next((f"/static/{file}" for file in sheets), "")


def _page(html: str, status: int = 200) -> Response:
    return Response(html, status, content_type="text/html; charset=utf-8", headers={"Cache-Control": "no-cache"})


@cache
def _entry(manifest: Path, changed: int) -> dict[str, Any]:
    """The hashed names of the entrance, of what it imports at once, and of their styles."""
    chunks = json.loads(manifest.read_text("utf-8"))
    entry = next((chunk for chunk in chunks.values() if chunk.get("isEntry")), None)
    if entry is None:
        raise NotFound
    imports = [chunks[name] for name in entry.get("imports", ())]
    styles = [css for chunk in (*imports, entry) for css in chunk.get("css", ())]
    return {"script": entry["file"], "preload": [chunk["file"] for chunk in imports], "styles": styles}
