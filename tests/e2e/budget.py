"""`python -m tests.e2e.budget`, or `make budget`: what each page of a participant weighs the first time.

A real server and a real browser with nothing kept: the bytes that came over the wire for the page, its styles and its
code, the words included, packed as they were. The heads of those answers stand beside it. Letters are apart, for
nothing waits for them; so is what a phone fetches later: drawn land once the words stand there, the rest at rest.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from rehearsal.case import plan
from store import open_store
from tests.e2e import staging
from tests.e2e.choosing import Asked, asking
from tests.e2e.windows import FLAGS, LAPTOP, PHONE, Windows
from tests.find_browser import find_browser
from tests.house import House, delegate
from tests.sockets.conftest import furnished

MOST = 60_000
COUNTED = {"Document": "page", "Stylesheet": "styles", "Script": "code"}
AT_REST = "polder:at-rest"
"""The mark that a page makes before it fetches pictures, and what is ahead (`lib/rest.ts`)."""


@dataclass
class Scales:
    """Listens to what a page fetches. `weight` is what it had fetched when it came to rest."""

    page: Page
    kinds: dict[str, str] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)
    answers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        wire = self.page.context.new_cdp_session(self.page)
        wire.send("Network.enable")
        wire.on("Network.responseReceived", self._began)
        wire.on("Network.loadingFinished", self._finished)

    def _began(self, event: dict[str, Any]) -> None:
        self.kinds[event["requestId"]] = event["type"]
        self.urls[event["requestId"]] = event["response"]["url"]
        self.heads[event["requestId"]] = int(event["response"]["encodedDataLength"])

    def _finished(self, event: dict[str, Any]) -> None:
        self.answers[event["requestId"]] = int(event["encodedDataLength"])

    def weight(self, moment: str) -> Weight:
        """The network has been idle, so the first load is there. What is asked for at rest may come in while the
        browser is asked: what it does not tell of is none of the first load."""
        first = set(self.page.evaluate(ASKED_BEFORE_REST, AT_REST))
        weight = Weight(moment)
        for request, answer in self.answers.items():
            kind = self.kinds.get(request)
            if kind == "Document" or (kind in COUNTED and self.urls[request] in first):
                body = answer - self.heads[request]
                weight.by_kind[COUNTED[kind]] = weight.by_kind.get(COUNTED[kind], 0) + body
                weight.heads += self.heads[request]
                weight.files += 1
        return weight


ASKED_BEFORE_REST = """mark => {
  const [rest] = performance.getEntriesByName(mark);
  return performance.getEntriesByType('resource').filter(each => !rest || each.startTime <= rest.startTime)
    .map(each => each.name);
}"""


@dataclass
class Weight:
    moment: str
    by_kind: dict[str, int] = field(default_factory=dict)
    files: int = 0
    heads: int = 0

    @property
    def total(self) -> int:
        return sum(self.by_kind.values())

    def __str__(self) -> str:
        parts = "".join(f"{self.by_kind.get(kind, 0):>9,}" for kind in COUNTED.values())
        beside = f"   in {self.files} answers, whose heads are {self.heads:,}"
        return f"{self.moment:<12}{parts}{self.total:>9,}{beside}{'  TOO MUCH' if self.total > MOST else ''}"


def weigh_all(windows: Windows) -> Iterator[Weight]:
    """Each page in turn, while the meeting goes on."""
    house, url = windows.house, windows.server.url
    yield weigh(windows, "home", url, "Doe mee.")
    yield weigh(windows, "link", f"{url}/link#no-such-link-at-all-1234", "Deze link opent niets.")
    staging.open_doors(house)
    yield weigh(windows, "join", f"{url}/j/{house.meeting().code}", "Wie ben je?")
    now = f"{url}/m/{house.meeting_id}"
    yield weigh(windows, "check-in", now, "Ik ben er", delegate(1))
    staging.begin(house, plan.THE_PLAN)
    house.check_in(*staging.HERE)
    yield weigh(windows, "moment", now, "20 van de 26", delegate(1))
    staging.to_the_groups(house, 1, 1)
    yield weigh(windows, "group", now, "Schrijf een briefje", delegate(1))
    staging.report(house, *house.groups("round-1"))
    ballot = staging.open_ballot(house)
    yield weigh(windows, "ballot", now, "Breng je stem uit", delegate(1))
    staging.all_vote(house, ballot, {})
    # Until the house has heard of it, a page is still one of a ballot.
    expect(windows.now(delegate(1)).get_by_text("is gestemd").first).to_be_visible()
    yield weigh(windows, "voted", now, "is gestemd", delegate(1))
    staging.close(house, ballot)
    yield weigh(windows, "result", now, "Aangenomen", delegate(1))
    yield weigh(windows, "line", now, "Aangenomen", delegate(2), LAPTOP)
    yield weigh_paper(windows)


def weigh_paper(windows: Windows) -> Weight:
    """The heaviest of the forms with options."""
    with tempfile.TemporaryDirectory() as folder:
        asked = Asked(method="schulze", status_quo=True)
        house, _ = asking(windows.house.store, Path(folder), asked, f"{windows.house.meeting_id}-paper")
    return weigh(windows, "paper", f"{windows.server.url}/m/{house.meeting_id}", "Vitaal aan het werk", delegate(1))


def weigh(
    windows: Windows, moment: str, url: str, shows: str, person: str = "", size: dict[str, int] = PHONE
) -> Weight:
    page = windows.signed_in(person, size, "/healthz") if person else windows.window(size)
    scales = Scales(page)
    page.goto(url)
    expect(page.get_by_text(shows).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    weight = scales.weight(moment)
    page.context.close()
    return weight


def main() -> int:
    heads = "".join(f"{kind:>9}" for kind in COUNTED.values())
    sys.stdout.write(f"{'':<12}{heads}    bytes\n")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        with furnished(f"sqlite:///{folder}/polder.sqlite", folder, "eventlet") as (server, database):
            store = open_store(database, exclusive=False)
            browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
            staging.name_everybody(store)
            house: House = staging.prepare(store, "autumn")
            heaviest = 0
            for weight in weigh_all(Windows(browser=browser, server=server, house=house)):
                sys.stdout.write(f"{weight}\n")
                heaviest = max(heaviest, weight.total)
            browser.close()
            store.close()
    sys.stdout.write(f"at most {MOST:,}; the heaviest is {heaviest:,}\n")
    return 1 if heaviest > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
