"""Ballots with options: each form on a phone, and what each method gives on a phone, the wall and a proposal's page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.choosing import Asked, answer, asking, close
from tests.e2e.screenshots.in_a_meeting import MINE, Shoot
from tests.e2e.windows import LAPTOP
from tests.house import COORDINATOR, delegate

Fill = Callable[[Page], object]
ONE_MOVEMENT = "We gaan samen verder als één beweging"
MONEY = "Waar gaat het geld naar toe?"


def pick(role: str, *names: str) -> Fill:
    def fill(page: Page) -> None:
        for name in names:
            page.get_by_role(role, name=re.compile(name)).first.click()  # type: ignore[arg-type]

    return fill


def score(page: Page) -> None:
    for name, value in (("Leren van elkaar", "4"), ("Samen met familie", "5"), ("Techniek die helpt", "1")):
        page.get_by_role("group", name=f"Cijfer voor {name}").get_by_text(value, exact=True).click()


FORMS: dict[str, tuple[Asked, Fill]] = {
    "one": (Asked(method="plurality", status_quo=True), pick("radio", "Samen met familie")),
    "some": (Asked(method="approval", counting={"seats": 2, "most": 3}), pick("checkbox", "Leren", "Vitaal")),
    "score": (Asked(method="score"), score),
    "dots": (Asked(method="dots"), pick("button", *["Techniek.*erbij"] * 3, "Leren.*erbij")),
    "ranking": (
        Asked(method="schulze", status_quo=True),
        pick("button", "Leren.*geef plaats", "Techniek.*geef plaats", "Geen van.*geef plaats"),
    ),
    "consent": (Asked(method="consent", title=ONE_MOVEMENT), pick("radio", "^Bezwaar")),
    "temperature": (Asked(method="temperature", title=ONE_MOVEMENT), pick("radio", "Van harte")),
    "budget": (Asked(method="equal_shares", counting={"budget": 10000}, title=MONEY), pick("checkbox", "Leren")),
}
RESULTS: dict[str, tuple[Asked, list[tuple[str, int]]]] = {
    "chosen": (Asked(method="plurality", status_quo=True), [("familie", 6), ("leren", 3), ("none", 2)]),
    "tied": (Asked(method="approval", counting={"seats": 2}), [("familie+leren", 4), ("familie+vitaal", 4)]),
    "run-off": (
        Asked(method="plurality", counting={"majority": True}),
        [("familie", 5), ("leren", 4), ("techniek", 3)],
    ),
    "rounds": (
        Asked(method="stv", counting={"seats": 2}),
        [("familie>leren>techniek", 6), ("techniek>leren", 3), ("overdracht>techniek", 2), ("vitaal", 1)],
    ),
    "pairs": (
        Asked(method="schulze", status_quo=True),
        [("familie>leren>none", 5), ("leren>techniek>none>familie", 4), ("techniek>familie", 3)],
    ),
    "dots": (Asked(method="dots", counting={"seats": 2}), [("familie:6+leren:4", 6), ("techniek:7+vitaal:3", 5)]),
    "budget": (
        Asked(method="equal_shares", counting={"budget": 10000}, title=MONEY),
        [("familie+leren", 6), ("techniek+vitaal", 5)],
    ),
    "consent": (Asked(method="consent", title=ONE_MOVEMENT), [("consent", 9), ("concern", 2), ("objection", 1)]),
    "temperature": (
        Asked(method="temperature", title=ONE_MOVEMENT),
        [("wholehearted", 4), ("minor_point", 3), ("reservations", 2), ("abstain", 1), ("veto", 1)],
    ),
}


@dataclass
class Choices(Shoot):
    """Each in a meeting of its own."""

    def forms(self, folder: Path) -> None:
        for name, (asked, fill) in FORMS.items():
            self.windows.house, _ = asking(self.house.store, folder, asked, f"form-{name}")
            phone = self.windows.now(delegate(MINE))
            expect(phone.get_by_text("Je hebt nog niets gekozen.")).to_be_visible()
            self.camera.shoot(phone, f"form-{name}-empty")
            fill(phone)
            self.phone(phone, f"form-{name}", dark=True)
            self.windows.close()

    def results(self, folder: Path) -> None:
        for name, (asked, said) in RESULTS.items():
            self.windows.house, ballot = asking(self.house.store, folder, asked, f"choice-{name}")
            papers = [each for each, count in said for _ in range(count)]
            answer(self.house, ballot, dict(enumerate(papers, start=1)))
            close(self.house, ballot)
            phone = self.windows.now(delegate(MINE), reduced_motion="reduce")
            wall = self.windows.screen(reduced_motion="reduce")
            page = self.windows.signed_in(COORDINATOR, LAPTOP, f"/p/{self.house.plan_id}")
            for each in (phone, wall, page):
                expect(each.get_by_role("table").first).to_be_visible()
            self.camera.shoot(phone, f"choice-{name}", dark=True, whole=True)
            self.camera.shoot(wall, f"screen-choice-{name}", dark=True)
            self.camera.shoot(page, f"proposal-choice-{name}")
            self.windows.close()
