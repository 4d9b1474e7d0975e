"""The shell of the client, and the files that it is built of."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from tests.web.problem import problem
from tests.web.world import World, bare_world
from web import pages

PLACES = [
    *("/", "/j/123456", "/link", "/sign-in", "/start", "/me", "/meetings", "/meetings/new", "/proposals/new", "/p/p1"),
    *("/m/m1", "/m/m1/console", "/m/m1/screen", "/m/m1/prepare", "/m/m1/poster", "/b/b1"),
    *("/people/m", "/people/m/list", "/people/m/badges", "/people/m/teams"),
]


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what a build leaves, small."""
    folder = tmp_path / "static"
    (folder / "assets").mkdir(parents=True)
    chunks = {
        "src/main.ts": {
            "file": "assets/main-A1.js",
            "isEntry": True,
            "imports": ["_shared.js"],
            "css": ["assets/m-B2.css"],
        },
        "_shared.js": {"file": "assets/shared-C3.js", "css": ["assets/s-D4.css"]},
        "src/Later.svelte": {"file": "assets/later-E5.js"},
    }
    (folder / "manifest.json").write_text(json.dumps(chunks), "utf-8")
    (folder / "assets" / "main-A1.js").write_text("export {};", "utf-8")
    monkeypatch.setattr(pages, "BUILT", folder)
    return folder


def test_a_reader_at_an_unknown_address_gets_a_page_and_a_program_a_problem(calm: World, built: Path) -> None:
    page = calm.browser().get("/no/such/place", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (page.status_code, page.content_type) == (404, "text/html; charset=utf-8")
    problem(calm.browser().get("/no/such/place"), 404, "not_found")
    problem(calm.browser().get("/api/no/such", headers={"Accept": "text/html"}), 404, "not_found")


@pytest.mark.parametrize("place", PLACES)
def test_each_page_is_the_shell_and_never_kept(calm: World, built: Path, place: str) -> None:
    response = calm.browser().get(place)

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == ("no-store" if place.startswith("/j/") else "no-cache")
    assert 'src="/static/assets/main-A1.js"' in response.text
    assert 'href="/static/assets/s-D4.css"' in response.text
    assert 'rel="modulepreload" href="/static/assets/shared-C3.js"' in response.text
    assert "later" not in response.text
    assert "<style" not in response.text


def test_the_shell_says_which_calls_may_be_shown_within_it(calm: World, built: Path, tmp_path: Path) -> None:
    world = bare_world(tmp_path, call_origins=("https://meet.example.org", "https://*.example.com"))

    page = world.browser().get("/m/m1").text
    assert '<meta name="call-origins" content="https://meet.example.org https://*.example.com">' in page
    assert "call-origins" not in calm.browser().get("/m/m1").text
    world.close()


def test_a_new_build_is_seen_at_once(calm: World, built: Path) -> None:
    browser = calm.browser()
    browser.get("/")
    chunks = {"src/main.ts": {"file": "assets/main-Z9.js", "isEntry": True}}
    (built / "manifest.json").write_text(json.dumps(chunks), "utf-8")

    assert "main-Z9.js" in browser.get("/").text


def read(world: World, place: str) -> TestResponse:
    """The answer, read to its end as a browser would: only then is the file closed."""
    response = world.browser().get(place)
    assert response.data
    response.close()
    return response


def test_an_address_names_at_once_what_it_opens_in_the_readers_language(calm: World, built: Path) -> None:
    chunks = json.loads((built / "manifest.json").read_text("utf-8"))
    chunks |= {
        "_now-F6.js": {
            "file": "assets/now-F6.js",
            "name": "meeting",
            "imports": ["_line.js"],
            "css": ["assets/n-G7.css"],
        },
        "_line.js": {"file": "assets/line-H8.js", "imports": ["_shared.js"]},
        "words:nl/phone": {"file": "assets/phone-I9.js"},
        "words:en/phone": {"file": "assets/phone-J0.js"},
    }
    (built / "manifest.json").write_text(json.dumps(chunks), "utf-8")

    page = calm.browser().get("/m/m1", headers={"Accept-Language": "en"}).text

    for file in ("now-F6.js", "line-H8.js", "shared-C3.js", "phone-J0.js"):
        assert page.count(f'rel="modulepreload" href="/static/assets/{file}"') == 1
    assert 'href="/static/assets/n-G7.css"' in page
    assert "phone-I9" not in page
    assert "now-F6" not in calm.browser().get("/m/m1/console").text


PACKED = [("gzip, deflate, br", "br", b"brotli"), ("gzip", "gzip", b"gzip"), ("", None, b"export {};")]


@pytest.mark.parametrize(("takes", "encoding", "body"), PACKED)
def test_a_file_goes_out_as_the_browser_takes_it(
    calm: World, built: Path, takes: str, encoding: str | None, body: bytes
) -> None:
    (built / "assets" / "main-A1.js.br").write_bytes(b"brotli")
    (built / "assets" / "main-A1.js.gz").write_bytes(b"gzip")

    response = calm.browser().get("/static/assets/main-A1.js", headers={"Accept-Encoding": takes})

    assert (response.headers.get("Content-Encoding"), response.data) == (encoding, body)
    assert response.content_type.startswith("text/javascript")
    assert response.headers["Vary"] == "Accept-Encoding"
    assert "immutable" in response.headers["Cache-Control"]
    response.close()


def test_the_page_itself_is_packed_too(calm: World, built: Path) -> None:
    response = calm.browser().get("/", headers={"Accept-Encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"
    assert b'id="app"' in gzip.decompress(response.data)


def test_hashed_files_are_kept_for_a_year_and_others_asked_for_again(calm: World, built: Path) -> None:
    hashed, other = (read(calm, f"/static/{file}") for file in ("assets/main-A1.js", "manifest.json"))

    assert hashed.content_type.startswith("text/javascript")
    assert "immutable" in hashed.headers["Cache-Control"]
    assert "max-age=31536000" in hashed.headers["Cache-Control"]
    assert other.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("file", ["assets/none.js", "../config.py", "..%2fconfig.py", "%2e%2e/config.py"])
def test_nothing_else_is_served(calm: World, built: Path, file: str) -> None:
    problem(calm.browser().get(f"/static/{file}"), 404, "not_found")


@pytest.mark.parametrize(("language", "says"), [("nl", "nog niet gebouwd"), ("en", "not been built")])
def test_without_a_build_the_page_says_what_to_run(calm: World, built: Path, language: str, says: str) -> None:
    (built / "manifest.json").unlink()

    response = calm.browser().get("/", headers={"Accept-Language": language})

    assert response.status_code == 503
    assert says in response.text
    assert "make run" in response.text
