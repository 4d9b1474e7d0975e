"""Photographs of every screen in every moment: `python -m tests.e2e.screenshots [folder]`, or `make screenshots`.

A real server, a real browser and the case's own names and words. Each moment once for each size that it is made for;
some of them in the dark, and the second phone reads English."""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from rehearsal.case import plan
from store import open_store
from tests.e2e import staging
from tests.e2e.windows import FLAGS, LAPTOP, NARROW, PHONE, Windows, check_in, say
from tests.find_browser import find_browser
from tests.house import COORDINATOR, House, delegate, seat
from tests.sockets.conftest import furnished

ROOT = Path(__file__).resolve().parents[2]
MINE, OTHER = 12, 14
ENDINGS: dict[str, dict[str, int]] = {
    "partly-passed": {staging.CLAUSES[2]: 9},
    "failed": dict.fromkeys(staging.CLAUSES, 9),
    "tied": dict.fromkeys(staging.CLAUSES, 10),
}


@dataclass
class Camera:
    folder: Path
    taken: int = 0

    def shoot(self, page: Page, moment: str, *sizes: dict[str, int], dark: bool = False) -> None:
        """As it stands, and in each further size; the page keeps the size that it had."""
        before = page.viewport_size or PHONE
        language = page.evaluate("document.documentElement.lang")
        page.evaluate("document.fonts.ready")
        for size in sizes or (before,):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            for theme in ("light", "dark") if dark else ("light",):
                page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
                path = self.folder / f"{moment}.{size['width']}.{language}.{theme}.png"
                page.screenshot(path=path, animations="disabled")
                self.taken += 1
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(before)


@dataclass
class Shoot:
    """One meeting after another, each with its windows."""

    windows: Windows
    camera: Camera

    @property
    def house(self) -> House:
        return self.windows.house

    def phone(self, page: Page, moment: str, *, dark: bool = False) -> None:
        self.camera.shoot(page, moment, PHONE, dark=dark)
        self.camera.shoot(page, moment, NARROW)

    def before_the_door(self) -> None:
        phone = self.windows.window(PHONE)
        phone.goto(self.windows.server.url)
        expect(phone.get_by_label("Code van de bijeenkomst")).to_be_visible()
        self.phone(phone, "home")
        phone.goto(f"{self.windows.server.url}/sign-in")
        expect(phone.get_by_label("Wachtwoord")).to_be_visible()
        self.phone(phone, "sign-in")
        phone.goto(f"{self.windows.server.url}/link#no-such-link-at-all-1234")
        expect(phone.get_by_text("Deze link opent niets.")).to_be_visible()
        self.phone(phone, "link-failed")
        staging.open_doors(self.house)
        phone.goto(f"{self.windows.server.url}/j/{self.house.meeting().code}")
        expect(phone.get_by_label("Je naam of functie")).to_be_visible()
        self.phone(phone, "join", dark=True)
        phone.get_by_label("Je naam of functie").fill("Mantelzorger uit Deventer")
        phone.get_by_text("In de zaal", exact=True).click()
        say(phone, "Doe mee")
        expect(phone.get_by_text("We laten je zo binnen")).to_be_visible()
        self.phone(phone, "waiting")

    def welcome(self, mine: Page, english: Page, console: Page, screen: Page) -> None:
        expect(mine.get_by_role("button", name="Ik ben er")).to_be_visible()
        self.phone(mine, "check-in")
        self.house.check_in(*[n for n in range(1, 18) if n != MINE], MINE)
        expect(mine.get_by_text("17 van de 26")).to_be_visible()
        self.phone(mine, "welcome", dark=True)
        expect(screen.get_by_text("17", exact=True).first).to_be_visible()
        self.camera.shoot(screen, "screen-welcome", dark=True)
        staging.begin(self.house, plan.THE_PLAN)
        expect(mine.get_by_role("heading", name=re.compile("Het jaarplan"))).to_be_visible()
        self.phone(mine, "item")
        self.camera.shoot(mine, "item", LAPTOP)
        expect(english.get_by_text("17 of 26")).to_be_visible()
        self.camera.shoot(english, "item", dark=True)
        expect(screen.get_by_role("heading", name=re.compile("Het jaarplan"))).to_be_visible()
        self.camera.shoot(screen, "screen-item")
        mine.get_by_role("button", name="Agenda").click()
        self.phone(mine, "agenda")
        mine.get_by_role("button", name="Sluit").click()
        for panel, name in (("proposal", "Voorstel"), ("people", "Mensen")):
            say(console, name)
            self.camera.shoot(console, f"console-{panel}")
        say(console, "Nu")

    def groups(self, mine: Page, english: Page, console: Page, screen: Page) -> None:
        staging.to_the_groups(self.house)
        expect(mine.get_by_role("heading", name=re.compile("Waar in het plan"))).to_be_visible()
        self.phone(mine, "group", dark=True)
        expect(english.get_by_placeholder(re.compile("note"))).to_be_visible()
        self.camera.shoot(english, "group")
        say(mine, "Loop naar een andere groep")
        self.phone(mine, "group-walk")
        mine.get_by_role("button", name="Sluit").click()
        staging.report(self.house, *self.house.groups("round-1")[:2])
        expect(screen.get_by_text("2 van de 6 groepen")).to_be_visible()
        self.camera.shoot(screen, "screen-groups", dark=True)
        expect(console.get_by_role("button", name=re.compile("Nog niet|Open de stemming"))).to_be_visible()
        self.camera.shoot(console, "console-held", dark=True)
        say(console, "Groepen")
        self.camera.shoot(console, "console-groups")
        say(console, "Nu")
        console.get_by_role("button", name=re.compile("Toch")).click()
        expect(console.get_by_label("Reden")).to_be_visible()
        self.camera.shoot(console, "console-override", dark=True)
        console.get_by_role("button", name="Sluit", exact=True).click()
        staging.report(self.house, *self.house.groups("round-1")[2:])
        self.house.check_in(18, 19, 20)
        expect(console.get_by_text("Quorum gehaald")).to_be_visible()
        self.camera.shoot(console, "console-ready", dark=True)

    def ballot(self, mine: Page, english: Page, console: Page, screen: Page) -> None:
        ballot = staging.open_ballot(self.house, minutes=10)
        for n in (1, 2, 3, 5, 6, 8, 9, 11):
            staging.vote(self.house, ballot, n)
        expect(mine.get_by_role("heading", name=re.compile("Ben je voor"))).to_be_visible()
        self.phone(mine, "ballot-empty")
        say(mine, "Voor alles")
        mine.get_by_role("button", name=re.compile("De bijdrage gaat")).click()
        mine.get_by_role("radio", name="Tegen").check()
        self.phone(mine, "ballot-choosing", dark=True)
        self.camera.shoot(mine, "ballot-choosing", LAPTOP)
        self.camera.shoot(english, "ballot-empty", dark=True)
        mine.context.set_offline(True)
        mine.get_by_role("button", name="Breng je stem uit").click()
        expect(mine.get_by_role("heading", name="Je stem wacht")).to_be_visible()
        self.phone(mine, "ballot-offline", dark=True)
        mine.context.set_offline(False)
        expect(mine.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()
        expect(mine.get_by_text("9 van de 20")).to_be_visible()
        self.phone(mine, "ballot-recorded", dark=True)
        self.camera.shoot(mine, "ballot-recorded", LAPTOP)
        partner = self.windows.now("partner-1")
        check_in(partner, "In de zaal")
        expect(partner.get_by_role("heading", name="Jij kijkt mee.")).to_be_visible()
        self.phone(partner, "ballot-looks-on")
        expect(screen.get_by_text("9", exact=True).first).to_be_visible()
        self.camera.shoot(screen, "screen-ballot", dark=True)
        expect(console.get_by_role("button", name="Sluit de stemming")).to_be_visible()
        self.camera.shoot(console, "console-ballot", dark=True)
        for n in (4, 7, 10, *range(13, 21)):
            staging.vote(self.house, ballot, n, **({staging.CLAUSES[2]: "no"} if n in (13, 16) else {}))
        staging.close(self.house, ballot)
        self.outcome("passed", "Aangenomen", mine, screen, dark=True)
        self.camera.shoot(mine, "result-passed", LAPTOP)
        expect(english.get_by_role("heading", name="Adopted")).to_be_visible()
        self.camera.shoot(english, "result-passed", dark=True)

    def outcome(self, moment: str, word: str, mine: Page, screen: Page, *, dark: bool = False) -> None:
        for page in (mine, screen):
            expect(page.get_by_role("heading", name=word).first).to_be_visible()
        self.phone(mine, f"result-{moment}", dark=dark)
        self.camera.shoot(screen, f"screen-result-{moment}", dark=dark)

    def the_end(self, mine: Page, console: Page) -> None:
        for n, owner in ((1, MINE), (2, 16)):
            self.house.must(
                COORDINATOR,
                "proposal.assign_task",
                proposal=self.house.plan_id,
                task=f"task-{n}",
                text=("Opschrijven waaraan een actieteam voldoet", "De subsidie aanvragen")[n - 1],
                owner=seat(owner),
                due="2030-02-01",
            )
        say(console, "Voorstel")
        expect(console.get_by_role("heading", name="Verdeel het werk")).to_be_visible()
        self.camera.shoot(console, "console-tasks")
        soon = {"meeting": self.house.meeting_id, "starts_at": "2030-04-11T11:00:00Z"}
        self.house.must(COORDINATOR, "meeting.set_next_date", **soon)
        self.house.must(COORDINATOR, "meeting.end", meeting=self.house.meeting_id)
        expect(mine.get_by_role("heading", name="Bedankt")).to_be_visible()
        self.phone(mine, "ended")

    def other_endings(self) -> None:
        words = {"partly-passed": "Deels aangenomen", "failed": "Niet aangenomen", "tied": "Gelijke stemmen"}
        for name, against in ENDINGS.items():
            self.windows.house = staging.prepare(self.house.store, name)
            ballot = staging.to_the_ballot(self.house)
            staging.all_vote(self.house, ballot, against)
            staging.close(self.house, ballot)
            self.outcome(name, words[name], self.windows.now(delegate(MINE)), self.windows.screen())
            if name == "partly-passed":
                console = self.windows.console()
                say(console, "Voorstel")
                self.camera.shoot(console, "console-revising")
        self.windows.house = staging.prepare(self.house.store, "no-quorum")
        ballot = staging.to_the_ballot(self.house, here=range(1, 15))
        staging.all_vote(self.house, ballot, {}, range(1, 15))
        staging.close(self.house, ballot)
        self.outcome("no-quorum", "Te weinig organisaties", self.windows.now(delegate(MINE)), self.windows.screen())

    def in_secret(self, folder: Path) -> None:
        workflow = staging.publish_secret(self.house.store, folder)
        self.windows.house = staging.prepare(self.house.store, "secret", workflow)
        ballot = staging.to_the_ballot(self.house)
        mine, screen = self.windows.now(delegate(MINE)), self.windows.screen()
        expect(mine.get_by_role("heading", name=re.compile("Ben je voor"))).to_be_visible()
        self.phone(mine, "secret-empty")
        for n in range(1, 12):
            staging.vote(self.house, ballot, n)
        say(mine, "Voor alles")
        mine.get_by_role("button", name="Breng je stem uit").click()
        expect(mine.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()
        self.phone(mine, "secret-recorded")
        second = self.windows.now(delegate(MINE))
        expect(second.get_by_role("heading", name=re.compile("is gestemd"))).to_be_visible()
        self.phone(second, "secret-elsewhere")
        expect(screen.get_by_text("12", exact=True).first).to_be_visible()
        self.camera.shoot(screen, "screen-secret-ballot")
        for n in range(13, 21):
            staging.vote(self.house, ballot, n, **({staging.CLAUSES[2]: "no"} if n > 16 else {}))
        staging.close(self.house, ballot)
        self.outcome("secret", "Aangenomen", mine, screen)


def photograph(browser: Browser, folder: Path, camera: Camera) -> list[str]:
    database = f"sqlite:///{folder}/polder.sqlite"
    with furnished(database, folder, "eventlet") as (server, _):
        store = open_store(database, exclusive=False)
        staging.name_everybody(store)
        windows = Windows(browser, server, staging.prepare(store, "autumn"))
        shoot = Shoot(windows, camera)
        shoot.before_the_door()
        mine, console, screen = windows.now(delegate(MINE)), windows.console(), windows.screen()
        english = windows.now(delegate(OTHER), locale="en-GB")
        shoot.welcome(mine, english, console, screen)
        shoot.groups(mine, english, console, screen)
        shoot.ballot(mine, english, console, screen)
        shoot.the_end(mine, console)
        windows.close()
        shoot.other_endings()
        windows.close()
        shoot.in_secret(folder)
        windows.close()
        store.close()
    return windows.complaints


def main() -> int:
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "screenshots"
    pictures.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=15_000)
    camera = Camera(pictures)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        complaints = photograph(browser, Path(folder), camera)
        browser.close()
    sys.stdout.write(f"{camera.taken} pictures in {pictures}\n")
    for each in complaints:
        sys.stderr.write(f"{each}\n")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
