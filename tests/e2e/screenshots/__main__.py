"""`python -m tests.e2e.screenshots [folder]`, or `make screenshots`.

A real server, a real browser and the case's own names and words. Each moment once for each size that it is made for;
many of them in the dark. In a meeting the second phone reads English; the pages of a desk are in both languages."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from store import open_store
from tests.e2e import shelf, staging
from tests.e2e.screenshots import from_nothing
from tests.e2e.screenshots.at_a_desk import AtADesk
from tests.e2e.screenshots.camera import Camera
from tests.e2e.screenshots.choices import Choices
from tests.e2e.screenshots.endings import Endings
from tests.e2e.screenshots.in_a_meeting import MINE, OTHER
from tests.e2e.screenshots.in_groups import InGroups
from tests.e2e.screenshots.workflows import Workflows
from tests.e2e.windows import FLAGS, Windows
from tests.find_browser import find_browser
from tests.house import House, delegate
from tests.sockets.conftest import furnished

ROOT = Path(__file__).resolve().parents[3]


def meetings(browser: Browser, folder: Path, camera: Camera) -> list[str]:
    with house(browser, folder, "meetings") as windows:
        shoot = Endings(windows, camera)
        shoot.before_the_door()
        mine, console, screen = windows.now(delegate(MINE)), windows.console(), windows.screen()
        english = windows.now(delegate(OTHER), locale="en-GB")
        shoot.welcome(mine, english, console, screen)
        shoot.point(mine, english, console, screen)
        shoot.groups(mine, english, console, screen)
        shoot.ballot(mine, english, console, screen)
        shoot.the_end(mine, console)
        windows.close()
        shoot.other_endings()
        windows.close()
        shoot.in_secret(folder)
        AtADesk(windows, camera).at_home()
        windows.close()
        Choices(windows, camera).forms(folder)
        Choices(windows, camera).results(folder)
    return windows.complaints


def groups(browser: Browser, folder: Path, camera: Camera) -> list[str]:
    with house(browser, folder, "groups") as windows:
        InGroups(windows, camera).everything()
    return windows.complaints


def desks(browser: Browser, folder: Path, camera: Camera) -> list[str]:
    with house(browser, folder, "desks") as windows:
        filled = shelf.fill(windows.house.store, folder)
        desk = AtADesk(windows, camera)
        desk.everywhere(filled, "nl")
        desk.everywhere(filled, "en")
        Workflows(windows, camera).everything()
    return windows.complaints


@contextmanager
def house(browser: Browser, folder: Path, name: str) -> Iterator[Windows]:
    """Windows on a movement with the case's names; for the meetings with one that is prepared."""
    with furnished(f"sqlite:///{folder}/{name}.sqlite", folder, "eventlet") as (server, database):
        store = open_store(database, exclusive=False)
        staging.name_everybody(store)
        prepared = staging.prepare(store, "autumn") if name == "meetings" else House(store)
        windows = Windows(browser=browser, server=server, house=prepared)
        yield windows
        windows.close()
        store.close()


def main() -> int:
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "screenshots"
    pictures.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=15_000)
    camera = Camera(pictures)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        complaints = [
            each
            for photograph in (meetings, groups, desks, from_nothing.photograph)
            for each in photograph(browser, Path(folder), camera)
        ]
        browser.close()
    sys.stdout.write(f"{camera.taken} pictures in {pictures}\n")
    for each in complaints:
        sys.stderr.write(f"{each}\n")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
