"""`python -m tests.lighthouse [times]`, or `make lighthouse`: what Lighthouse says of the pages that a participant
begins with, and how soon they can be used on a slow phone. Below 95 for performance, 100 for accessibility or 95 for
best practices it fails. The time is only told: it depends on the machine that measures.

A real server on http on this machine, which browsers trust like https; what is about https itself is not judged. The
last report of each page is left in `.reports/`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from rehearsal.case import plan
from store import open_store
from tests.e2e import staging
from tests.e2e.windows import FLAGS, Windows
from tests.find_browser import find_browser
from tests.house import House, delegate
from tests.lighthouse.audits import LEAST, audit
from tests.lighthouse.usable import SHOULD, seconds_until_usable
from tests.serving import ROOT, free_port
from tests.sockets.conftest import furnished, session_of

TIMES = int(sys.argv[1]) if len(sys.argv) > 1 else 3
ME = delegate(1)
REPORTS = ROOT / ".reports"


@dataclass(frozen=True)
class Scene:
    """A page, as whom it is opened (nobody yet: empty), and the button that one came for."""

    name: str
    path: str
    button: str
    person: str = ""


def scenes(house: House) -> Iterator[Scene]:
    """Each page in turn, while the meeting goes on."""
    staging.open_doors(house)
    yield Scene("join", f"/j/{house.meeting().code}", "Doe mee")
    now = f"/m/{house.meeting_id}"
    yield Scene("now, check-in", now, "Ik ben er", ME)
    staging.begin(house, plan.THE_PLAN)
    house.check_in(*staging.HERE)
    staging.to_the_groups(house, 1, 1)
    staging.report(house, *house.groups("round-1"))
    staging.open_ballot(house)
    yield Scene("now, ballot", now, "Breng je stem uit", ME)


@contextmanager
def listening_browser(playwright: Playwright, server: str, person: str) -> Iterator[int]:
    """A browser of its own in which somebody is signed in; the port on which Lighthouse reaches it."""
    port = free_port()
    with tempfile.TemporaryDirectory() as profile:
        flags = [*FLAGS, f"--remote-debugging-port={port}", "--lang=nl-NL"]
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=find_browser(), args=flags, no_viewport=True
        )
        if person:
            cookie = {"name": "polder_session", "value": session_of(person), "url": server}
            context.add_cookies([cookie])  # type: ignore[list-item]
        yield port
        context.close()


def judge(windows: Windows, playwright: Playwright, scene: Scene) -> list[str]:
    """Prints what is found; what of it is not good enough."""
    url = windows.server.url + scene.path
    with listening_browser(playwright, windows.server.url, scene.person) as port:
        verdict = audit(url, port, TIMES, REPORTS / f"lighthouse-{scene.name.split()[-1]}")
    seconds = seconds_until_usable(windows, url, scene.button, scene.person, TIMES)
    scores = "".join(f"{verdict.scores[category]:>16}" for category in LEAST)
    late = f"   more than {SHOULD:.0f} s" if seconds > SHOULD else ""
    sys.stdout.write(f"{scene.name:<16}{scores}{verdict.speed:>9}{seconds:>12.1f} s{late}\n")
    sys.stdout.writelines(f"    {finding}\n" for finding in verdict.findings)
    sys.stdout.flush()
    return [f"{scene.name}: {category}" for category in verdict.short]


def main() -> int:
    REPORTS.mkdir(exist_ok=True)
    sys.stdout.write(f"{'':<16}{''.join(f'{category:>16}' for category in LEAST)}  machine   usable after\n")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        with furnished(f"sqlite:///{folder}/polder.sqlite", folder, "eventlet") as (server, database):
            store = open_store(database, exclusive=False)
            browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
            staging.name_everybody(store)
            windows = Windows(browser=browser, server=server, house=staging.prepare(store, "autumn"))
            short = [each for scene in scenes(windows.house) for each in judge(windows, playwright, scene)]
            browser.close()
            store.close()
    least = ", ".join(f"{category} {score}" for category, score in LEAST.items())
    sys.stdout.write(f"at least {least}: {'too little in ' + '; '.join(short) if short else 'reached'}\n")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
