"""A slow network makes each dependent round trip long, whatever the bytes. So a page can be used after as few as there
can be: the page, all that it names in one go, and for a meeting the socket, which is asked once. Counted, not timed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urljoin

from playwright.sync_api import Page, Route, WebSocket, expect

from tests.e2e import staging
from tests.e2e.windows import PHONE, Windows, choose_where, say
from tests.house import delegate

AT_ONCE = 6
"""So many files a browser asks one server for at once, where that speaks HTTP/1.1."""


@dataclass
class Gate:
    """Lets a page have itself and what it names, and keeps back whatever it finds out later that it needs."""

    page: Page
    is_open: bool = False
    named: set[str] = field(default_factory=set)
    kept_back: list[Route] = field(default_factory=list)

    def pass_through(self, route: Route) -> None:
        if route.request.is_navigation_request():
            links = re.findall(r'(?:href|src)="(/[^"]+)"', route.fetch().text())
            self.named = {urljoin(route.request.url, link) for link in links}
            route.continue_()
        elif self.is_open or route.request.url in self.named:
            route.continue_()
        else:
            self.kept_back.append(route)

    @property
    def files(self) -> list[str]:
        return [url for url in self.named if "/assets/" in url]


@contextmanager
def gated(page: Page) -> Iterator[Gate]:
    """Afterwards everything goes on."""
    gate = Gate(page)
    page.route("**/*", gate.pass_through)
    yield gate
    gate.is_open = True
    for route in gate.kept_back:
        route.continue_()


@dataclass
class Talk:
    """What goes over the page's socket: `>` and `<` with what a packet begins with."""

    packets: list[str] = field(default_factory=list)

    def listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: self.packets.append(f">{_kind(frame)}"))
        socket.on("framereceived", lambda frame: self.packets.append(f"<{_kind(frame)}"))


def _kind(frame: str | bytes) -> str:
    found = re.match(r"\d+", str(frame))
    return found[0] if found else ""


def open_gated(windows: Windows, gate: Gate, person: str) -> Talk:
    talk = Talk()
    gate.page.on("websocket", talk.listen)
    windows.sign_in(gate.page, person, "/healthz")
    gate.page.goto(f"{windows.server.url}/m/{windows.house.meeting_id}", wait_until="commit")
    return talk


def asked_once(talk: Talk) -> bool:
    """The greeting of the server comes with the socket itself; then being let in and joining are asked in one breath,
    and answered."""
    return talk.packets[:5] == ["<0", ">40", ">420", "<40", "<430"]


def test_a_code_opens_with_what_its_page_names_and_no_more_than_can_be_asked_at_once(windows: Windows) -> None:
    page = windows.window(PHONE)
    with gated(page) as gate:
        page.goto(f"{windows.server.url}/j/{windows.house.meeting().code}", wait_until="commit")
        expect(page.get_by_role("button", name="Doe mee")).to_be_visible()
        page.get_by_label("Je naam").fill("Ria")
        choose_where(page, "In de zaal")
        assert len(gate.files) <= AT_ONCE

    say(page, "Doe mee")
    expect(page).to_have_url(re.compile("/m/"))


def test_checking_in_needs_what_the_page_names_and_one_question(windows: Windows) -> None:
    with gated(windows.window(PHONE)) as gate:
        talk = open_gated(windows, gate, delegate(1))
        expect(gate.page.get_by_role("button", name="Ik ben er")).to_be_visible()
        choose_where(gate.page, "In de zaal")
        say(gate.page, "Ik ben er")
        expect(gate.page.get_by_role("button", name="Ik ben er")).to_have_count(0)

    assert asked_once(talk)
    assert delegate(1) in windows.house.meeting().attendance


def test_a_ballot_needs_what_the_page_names_and_one_question(windows: Windows) -> None:
    staging.begin(windows.house, "plan")
    windows.house.check_in(*range(1, 21)).talk(tables=1, rooms=1)
    windows.house.open_ballot()
    with gated(windows.window(PHONE)) as gate:
        talk = open_gated(windows, gate, delegate(1))
        say(gate.page, "Voor alles")
        expect(gate.page.get_by_role("button", name="Breng je stem uit")).to_be_enabled()

    assert asked_once(talk)
    gate.page.get_by_text("Hoe wordt er geteld?").click()
    expect(gate.page.get_by_text("Je stemt over elk punt apart.")).to_be_visible()
    say(gate.page, "Breng je stem uit")
    expect(gate.page.get_by_role("heading", name=re.compile("Je stem"))).to_be_visible()
