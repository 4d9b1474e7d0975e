"""One meeting from the door to its end, as each of its windows shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from rehearsal.case import plan
from tests.e2e import staging
from tests.e2e.screenshots.camera import Camera
from tests.e2e.windows import LAPTOP, NARROW, PHONE, Windows, check_in, choose_where, say
from tests.house import COORDINATOR, House, delegate, seat

MINE, OTHER = 12, 14


@dataclass
class Shoot:
    """What one meeting's windows show; `phone` in both sizes that a telephone has."""

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
        choose_where(phone, "In de zaal")
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
        self.put_up(mine, screen)
        self.floor(mine, console, screen)

    def put_up(self, mine: Page, screen: Page) -> None:
        """What the coordinator may put on the screen, and the break that phones tell of as well."""
        for moment, heading in (("agenda", "Agenda"), ("code", "Doe mee"), ("pause", "Pauze")):
            self.house.must(COORDINATOR, "meeting.show", meeting=self.house.meeting_id, moment=moment)
            expect(screen.get_by_role("heading", name=heading, exact=True)).to_be_visible()
            self.camera.shoot(screen, f"screen-{moment}", dark=moment == "agenda")
        self.phone(mine, "pause")
        self.house.must(COORDINATOR, "meeting.show", meeting=self.house.meeting_id, moment="auto")

    def floor(self, mine: Page, console: Page, screen: Page) -> None:
        """Hands go up, one is given the floor, and the floor comes back."""
        meeting = {"meeting": self.house.meeting_id}
        for n in (3, MINE, OTHER):
            self.house.must(delegate(n), "meeting.raise_hand", **meeting)
        expect(mine.get_by_role("button", name="Hand omlaag")).to_be_visible()
        self.phone(mine, "hand-up")
        self.house.must(COORDINATOR, "meeting.give_floor", person=delegate(MINE), **meeting)
        expect(mine.get_by_text("Je bent aan het woord.")).to_be_visible()
        self.phone(mine, "speaking", dark=True)
        expect(console.get_by_text("Aan het woord")).to_be_visible()
        self.camera.shoot(console, "console-speakers", dark=True)
        expect(screen.get_by_text("Aan het woord:")).to_be_visible()
        self.camera.shoot(screen, "screen-speaker")
        self.house.must(COORDINATOR, "meeting.take_floor_back", **meeting)
        for n in (3, OTHER):
            self.house.must(COORDINATOR, "meeting.lower_hand_of", person=delegate(n), **meeting)
        mine.get_by_role("button", name="Agenda").click()
        self.phone(mine, "agenda")
        mine.get_by_role("button", name="Sluit").click()
        for panel, name in (("proposal", "Voorstel"), ("people", "Mensen")):
            say(console, name)
            self.camera.shoot(console, f"console-{panel}")
        say(console, "Nu")

    def point(self, mine: Page, english: Page, console: Page, screen: Page) -> None:
        """One clause before everyone, and how it feels."""
        say(console, "Begin bij het eerste punt")
        clause = next(iter(self.house.proposal().clauses))
        for n, value in enumerate((5, 4, 4, 5, 3, 4, 4, 2, 5, 4, 3), start=1):
            about = f"{self.house.plan_id}.{clause}"
            self.house.must(delegate(n), "meeting.feel", meeting=self.house.meeting_id, about=about, value=value)
        say(mine, "Warm")
        expect(mine.get_by_text("12 antwoorden.")).to_be_visible()
        self.phone(mine, "point", dark=True)
        expect(english.get_by_text("How does this point feel?")).to_be_visible()
        self.camera.shoot(english, "point")
        expect(screen.get_by_text("12 antwoorden.")).to_be_visible()
        self.camera.shoot(screen, "screen-point", dark=True)
        self.camera.shoot(console, "console-point")
        say(console, "Klaar met punten")
        expect(mine.get_by_role("heading", name=re.compile("Het jaarplan"))).to_be_visible()

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
        expect(partner.get_by_role("heading", name="Jij doet mee, zonder stem.")).to_be_visible()
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
