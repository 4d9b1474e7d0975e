"""Everybody can use the pages outside a meeting: axe finds nothing, light and dark, in both languages; they fit the
narrowest window, 400 % zoom and letters twice as large; forced colours keep the focus; paper gets no frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from rehearsal.case import plan
from store import open_store
from tests.e2e import shelf, staging
from tests.e2e.founding import WRONG
from tests.e2e.looking import Axe, Look, shown
from tests.e2e.shelf import Shelf
from tests.e2e.windows import LAPTOP, PHONE, Panes, Windows
from tests.house import COORDINATOR, delegate
from tests.serving import Server, serving

ALONE = True  # everybody gets a name
WORDS: dict[str, dict[str, Any]] = {
    "nl": {
        "list": "Plak hier de rijen uit je spreadsheet",
        "look": "Bekijk de lijst",
        "mend": "1 regel klopt nog niet.",
        "make": re.compile(r"^Maak \d+ links$"),
        "plan": "Plak hier het plan",
        "points": "Maak er 2 punten van",
        "write": "Schrijf aan de tekst",
        "changes": re.compile("^Wat is er veranderd"),
    },
    "en": {
        "list": "Paste the rows from your spreadsheet here",
        "look": "Look at the list",
        "mend": "1 line is not right yet.",
        "make": re.compile(r"^Make \d+ links$"),
        "plan": "Paste the plan here",
        "points": "Make 2 points of it",
        "write": "Write the text",
        "changes": re.compile("^What (has )?changed"),
    },
}


@pytest.fixture(scope="module")
def filled(running: tuple[Server, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    store = open_store(running[1], exclusive=False)
    staging.name_everybody(store)
    yield shelf.fill(store, tmp_path_factory.mktemp("workflows"))
    store.close()


@pytest.fixture
def desk(browser: Browser, running: tuple[Server, str], filled: Shelf) -> Iterator[Windows]:
    windows = Windows(browser=browser, server=running[0], house=filled.adopted)
    yield windows
    windows.close()
    assert windows.complaints == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_in_anybodys_way_at_a_desk(desk: Windows, filled: Shelf, axe: Axe, language: str) -> None:
    look = Look(axe)
    page = desk.signed_in(COORDINATOR, LAPTOP, "/", locale=f"{language}-NL")
    for moment, path in pages(filled).items():
        page.goto(desk.server.url + path)
        shown(page)
        look.at_desk(page, moment)
    at_work(look, desk, page, filled, language)
    assert look.found == []


def pages(filled: Shelf) -> dict[str, str]:
    draft = filled.draft
    return {
        "home": "/",
        "meetings": "/meetings",
        "proposals": "/proposals",
        "me": "/me",
        "new movement": "/movements/new",
        "people": "/people/movement",
        "new meeting": "/meetings/new",
        "next meeting": f"/meetings/new?after={draft.meeting_id}",
        "prepare": f"/m/{draft.meeting_id}/prepare",
        "poster": f"/m/{draft.meeting_id}/poster",
        "draft": f"/p/{draft.plan_id}",
        "adopted": f"/p/{filled.adopted.plan_id}",
        "partly passed": f"/p/{filled.partly.plan_id}",
        "secret": f"/p/{filled.secret.plan_id}",
        "count": f"/b/{filled.ballot}",
        "minutes": f"/m/{filled.adopted.meeting_id}/minutes",
        "editing the minutes": f"/m/{filled.adopted.meeting_id}/minutes/edit",
        "nothing here": "/p/no-such-proposal",
    }


def at_work(look: Look, desk: Windows, page: Page, filled: Shelf, language: str) -> None:
    """Pages in the middle of what is done there."""
    words, url = WORDS[language], desk.server.url
    page.goto(f"{url}/people/movement/list")
    page.get_by_label(words["list"]).fill(WRONG)
    page.get_by_role("button", name=words["look"]).click()
    expect(page.get_by_role("heading", name=words["mend"])).to_be_visible()
    look.at_desk(page, "list with problems")
    page.goto(f"{url}/people/movement/badges")
    shown(page)
    look.at_desk(page, "badges, for whom")
    page.get_by_role("button", name=words["make"]).click()
    expect(page.locator(".sheets li").first).to_be_visible()
    look.at_desk(page, "badges")
    page.goto(f"{url}/proposals/new")
    shown(page)
    look.at_desk(page, "new proposal")
    page.get_by_label(words["plan"]).fill("1. Een\n2. Twee")
    page.get_by_role("button", name=words["points"]).click()
    look.at_desk(page, "new proposal, points")
    page.goto(f"{url}/p/{filled.adopted.plan_id}")
    page.get_by_role("button", name=words["changes"]).click()
    look.at_desk(page, "what changed")
    page.goto(f"{url}/p/{filled.draft.plan_id}")
    page.get_by_role("button", name=words["write"]).click()
    look.at_desk(page, "writing")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_in_anybodys_way_before_there_is_anything(
    browser: Browser, axe: Axe, tmp_path: Path, language: str
) -> None:
    """An empty house, founding it, a home with nothing in it yet, and its empty lists."""
    look = Look(axe)
    key = "key-of-an-empty-installation"
    with serving(f"sqlite:///{tmp_path}/polder.sqlite", tmp_path, POLDER_SETUP_KEY=key) as server:
        panes = Panes(browser=browser, server=server)
        page = panes.window(LAPTOP, locale=f"{language}-NL")
        page.goto(server.url)
        shown(page)
        look.at_desk(page, "empty house")
        page.goto(f"{server.url}/start#{key}")
        shown(page)
        page.locator("form .btn.main").click()
        expect(page.locator("[aria-invalid=true]").first).to_be_focused()
        look.at_desk(page, "start")
        for field, said in zip(
            page.locator("form input.inp").all(),
            ("Beweging", "Naam", "a@example.org", "een lang wachtwoord"),
            strict=True,
        ):
            field.fill(said)
        page.locator("form .btn.main").click()
        expect(page.locator("section.steps")).to_be_visible()
        look.at_desk(page, "home, empty")
        people = page.locator("nav a").last.get_attribute("href")
        for path in ("/meetings", "/proposals", people, f"{people}/list", f"{people}/badges", "/proposals/new"):
            page.goto(f"{server.url}{path}")
            shown(page)
            look.at_desk(page, f"{path}, empty")
        panes.close()
    assert panes.complaints == []
    assert look.found == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_in_the_way_of_whoever_is_at_home(windows: Windows, axe: Axe, language: str) -> None:
    """The wide window: beside what a phone shows stand the picture and the agenda."""
    look = Look(axe)
    house = windows.house = staging.prepare(windows.house.store, f"line-{language}")
    staging.open_doors(house)
    staging.begin(house, plan.THE_PLAN)
    house.check_in(*staging.HERE)
    page = windows.now(delegate(2), LAPTOP, locale=f"{language}-NL")
    expect(page.locator("aside")).to_be_visible()
    look.at_desk(page, "line")
    staging.to_the_groups(house, 1, 1)
    staging.report(house, *house.groups("round-1"))
    ballot = staging.open_ballot(house, minutes=10)
    expect(page.get_by_role("timer")).to_be_visible()
    look.at_desk(page, "line, ballot")
    staging.all_vote(house, ballot, {})
    staging.close(house, ballot)
    expect(page.get_by_role("heading", name=re.compile("^(Aangenomen|Adopted)"))).to_be_visible()
    look.at_desk(page, "line, result")
    house.must(COORDINATOR, "meeting.end", meeting=house.meeting_id)
    assert look.found == []


def test_given_forced_colours_then_what_has_the_focus_still_shows_it(desk: Windows, filled: Shelf) -> None:
    page = desk.signed_in(delegate(12), PHONE, "/")
    page.emulate_media(forced_colors="active")
    for path in (f"/p/{filled.partly.plan_id}", "/"):
        page.goto(desk.server.url + path)
        shown(page)
        page.keyboard.press("Tab")
        focused = "getComputedStyle(document.activeElement)"
        assert page.evaluate(f"{focused}.outlineStyle") != "none", f"{path}: the focus cannot be seen"


@pytest.mark.parametrize("document", ["proposal", "minutes", "count", "poster", "badges"])
def test_given_paper_then_the_frame_of_the_page_is_not_on_it(desk: Windows, filled: Shelf, document: str) -> None:
    path = {
        "proposal": f"/p/{filled.adopted.plan_id}",
        "minutes": f"/m/{filled.adopted.meeting_id}/minutes",
        "count": f"/b/{filled.ballot}",
        "poster": f"/m/{filled.draft.meeting_id}/poster",
        "badges": "/people/movement/badges",
    }[document]
    page = desk.signed_in(COORDINATOR, LAPTOP, path, color_scheme="dark")
    shown(page)
    if document == "badges":
        page.get_by_role("button", name=WORDS["nl"]["make"]).click()
        expect(page.locator(".sheets li").first).to_be_visible()
    page.emulate_media(media="print")
    for frame in page.locator("nav, .skip, main button:not([aria-pressed=true])").all():
        expect(frame).not_to_be_visible()
    ink = page.evaluate("getComputedStyle(document.body).color.match(/\\d+/g).slice(0, 3).map(Number)")
    assert max(ink) < 64, "paper is white, also in the dark"
    assert page.pdf(format="A4").startswith(b"%PDF")
