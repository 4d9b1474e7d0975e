"""From an empty installation to open doors, as a coordinator does it: a script of steps for either pair of hands."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Download, Locator, Page, expect

from tests.e2e.hands import Hands

MOVEMENT, MEETING, PLAN = "Beweging van de buurt", "Eerste bijeenkomst", "Jaarplan van de buurt"
CALL = "https://call.example.org/room"
HEADER = "Organisatie\tSoort\tNaam\tRol\tE-mail"
ROWS = [
    *(f"Organisatie {n}\tlid\tDelegatie {n}\tafgevaardigde\torg{n}@example.org" for n in range(1, 6)),
    "Partner 1\tpartner\tContact Partner 1\tdeelnemer\tpartner@example.org",
    "Partner 1\tpartner\tTweede contact\tdeelnemer\t",
]
RIGHT = "\n".join([HEADER, *ROWS])
WRONG = RIGHT.replace("Delegatie 3\tafgevaardigde", "Delegatie 3\tvoorzitter van alles")
WRONG_LINE = 4
AGENDA = "10:00 Welkom\n10:20 Het plan\n10:50 Wie doet wat"
CLAUSES = """1. We maken een lijst van wat elke organisatie kan doen.
2. We vragen samen geld aan,
en verdelen het naar draagkracht.
3. We komen elke drie maanden bij elkaar."""


@dataclass
class Founder:
    """A coordinator at a laptop. `links` are the personal links by name, once they were made and saved."""

    page: Page
    url: str
    hands: Hands
    folder: Path
    links: dict[str, str] = field(default_factory=dict)

    def button(self, name: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("button", name=name, exact=isinstance(name, str))

    def link(self, name: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("link", name=name, exact=isinstance(name, str))

    def field(self, label: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_label(label, exact=isinstance(label, str))

    def press(self, name: str | re.Pattern[str]) -> None:
        self.hands.press(self.button(name))

    def follow(self, name: str | re.Pattern[str]) -> None:
        self.hands.press(self.link(name))

    def found(self, key: str) -> None:
        self.page.goto(f"{self.url}/start#{key}")
        expect(self.page).to_have_url(f"{self.url}/start")
        self.hands.write(self.field("Naam van de beweging"), MOVEMENT)
        self.hands.write(self.field("Je naam"), "Coördinator")
        self.hands.write(self.field("E-mailadres"), "coordinator@example.org")
        self.press("Begin de beweging")
        expect(self.field("Wachtwoord")).to_be_focused()
        self.hands.write(self.field("Wachtwoord"), "een lang genoeg wachtwoord")
        self.press("Begin de beweging")
        expect(self.page.get_by_role("heading", name=f"Zo begin je met {MOVEMENT}.")).to_be_visible()

    def take_the_list(self) -> None:
        """One row is wrong at first: it is said at that row, and nothing is taken over until it is mended."""
        self.follow("Zet ze erin")
        field = self.field("Plak hier de rijen uit je spreadsheet")
        self.hands.paste(field, WRONG)
        expect(self.page.get_by_role("heading", name="1 regel klopt nog niet.")).to_be_visible()
        wrong = self.page.get_by_role("row").filter(has_text="voorzitter van alles")
        expect(wrong).to_contain_text("Delegatie 3")
        expect(self.button(re.compile("^Neem .* over$"))).to_have_count(0)
        assert self.organisations() == 1, "only the coordinator's own"
        self.hands.press(wrong.get_by_role("button", name=f"Verbeter regel {WRONG_LINE}"))
        expect(field).to_be_focused()
        self.hands.write(field, RIGHT)
        self.press("Bekijk opnieuw")
        self.press(re.compile("^Neem 6 organisaties en 7 mensen over"))
        expect(self.page.get_by_text(re.compile("^Overgenomen: 6 organisaties"))).to_be_visible()
        assert self.organisations() == 7

    def organisations(self) -> int:
        """How many there are by what the server answers this very browser."""
        movement = re.search(r"/people/([^/]+)", self.page.url)
        assert movement
        answer = self.page.request.get(f"{self.url}/api/movements/{movement[1]}")
        return len(answer.json()["organisations"])

    def give_links(self) -> None:
        self.follow("Links en badges")
        self.press("Maak 7 links")
        file = self.saved(self.button("Bewaar als lijst om te mailen (.csv)"))
        rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines(), delimiter=";"))
        self.links = {row["Naam"]: row["Link"] for row in rows}
        assert len(self.links) == 7

    def write_the_plan(self) -> None:
        self.follow("Overzicht")
        self.follow("Maak een voorstel")
        self.hands.write(self.field("Hoe heet het?"), PLAN)
        self.hands.choose(self.page.get_by_role("radio", name=re.compile("^Jaarplan")))
        self.hands.paste(self.field("Plak hier het plan"), CLAUSES)
        self.press("Maak er 3 punten van")
        self.press("Begin het voorstel met 3 punten")
        expect(self.page.get_by_role("heading", name=PLAN)).to_be_visible()
        expect(self.page.get_by_text("en verdelen het naar draagkracht.")).to_be_visible()

    def plan_the_meeting(self) -> None:
        self.follow("Overzicht")
        self.follow("Plan een bijeenkomst")
        self.hands.write(self.field("Hoe heet de bijeenkomst?"), MEETING)
        self.hands.pick_date(self.field("Dag"), 11, 2030)
        self.hands.pick_hour(self.field("Begint om"), 10)
        self.hands.pick_hour(self.field("Klaar om"), 11)
        self.hands.write(self.field("Waar? (als er een zaal is)"), "Het buurthuis")
        self.hands.write(self.field("Link voor wie online meedoet"), CALL)
        self.press("Maak de bijeenkomst")
        expect(self.page.get_by_role("heading", name=MEETING)).to_be_visible()
        expect(self.page.get_by_text(re.compile("11 november 2030, 10.00"))).to_be_visible()

    def make_the_agenda(self) -> None:
        """Pasted; then the plan is brought and tied to its item."""
        self.hands.press(self.page.locator("summary").filter(has_text="Plak een agenda"))
        self.hands.paste(self.field("Agenda, één punt per regel"), AGENDA)
        self.press("Zet 3 punten op de agenda")
        self.press("Wijzig: Het plan")
        self.hands.pick(self.field("Gaat het over een voorstel?"), PLAN)
        self.press("Bewaar")
        expect(self.link(PLAN)).to_be_visible()

    def open_doors(self) -> None:
        self.press("Open de deuren")
        self.press("Open toch")
        expect(self.page).to_have_url(re.compile("/console$"))
        expect(self.button(re.compile("^Begin: "))).to_be_visible()

    def beside(self, link: Locator) -> Page:
        """The window that it opens next to this one."""
        with self.page.context.expect_page() as opening:
            self.hands.press(link)
        return opening.value

    def saved(self, target: Locator) -> Path:
        with self.page.expect_download() as downloading:
            self.hands.press(target)
        return keep(downloading.value, self.folder)


def keep(download: Download, folder: Path) -> Path:
    file = folder / download.suggested_filename
    download.save_as(file)
    return file
