"""Ballots with options on a phone: each form is filled in, says in words what was chosen, and is recorded."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.choosing import Asked
from tests.e2e.looking import Axe, Look
from tests.e2e.windows import Windows, say
from tests.house import delegate

CAST = "Breng je stem uit"
Fill = Callable[[Page], None]


def tick(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("checkbox", name=re.compile(name)).check()


def place(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("button", name=re.compile(f"{name}.*geef plaats")).click()


def choose(page: Page, name: str) -> None:
    page.get_by_role("radio", name=re.compile(f"^{name}")).check()


def score(page: Page, name: str, value: int) -> None:
    page.get_by_role("group", name=f"Cijfer voor {name}").get_by_role("radio", name=str(value), exact=True).check()


def dots(page: Page, name: str, count: int) -> None:
    for _ in range(count):
        say(page, f"{name}: één erbij")


FORMS: dict[str, tuple[Asked, Fill, str]] = {
    "one": (Asked(method="plurality", status_quo=True), lambda page: choose(page, "Geen van deze"), "Geen van deze"),
    "some": (
        Asked(method="approval", counting={"seats": 2, "most": 3}),
        lambda page: tick(page, "Vitaal", "Leren"),
        "Leren van elkaar en Vitaal aan het werk",
    ),
    "score": (
        Asked(method="score"),
        lambda page: (score(page, "Samen met familie", 2), score(page, "Techniek die helpt", 5)),
        "Techniek die helpt 5, Samen met familie 2",
    ),
    "dots": (
        Asked(method="dots", counting={"dots": 4}),
        lambda page: (dots(page, "Leren van elkaar", 1), dots(page, "Warme overdracht", 3)),
        "Warme overdracht 3, Leren van elkaar 1",
    ),
    "ranking": (
        Asked(method="stv", counting={"seats": 2}),
        lambda page: place(page, "Techniek", "Leren"),
        "1. Techniek die helpt, 2. Leren van elkaar",
    ),
    "consent": (
        Asked(method="consent", title="Eén beweging"),
        lambda page: choose(page, "Wel een zorg"),
        "Wel een zorg",
    ),
    "temperature": (
        Asked(method="temperature", title="Eén beweging"),
        lambda page: choose(page, "Van harte"),
        "Van harte",
    ),
    "budget": (
        Asked(method="equal_shares", counting={"budget": 10000}),
        lambda page: tick(page, "familie", "Vitaal"),
        "Samen met familie en Vitaal aan het werk",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_filled_in_and_says_what_was_chosen(
    ask: Callable[[str, Asked], Windows], axe: Axe, form: str
) -> None:
    asked, fill, said = FORMS[form]
    windows, look = ask(f"form-{form}", asked), Look(axe)
    phone = windows.now(delegate(1))
    expect(phone.get_by_text("Je hebt nog niets gekozen.")).to_be_visible()
    expect(phone.get_by_role("button", name=CAST)).to_have_attribute("aria-disabled", "true")
    look.at_phone(phone, "empty")

    fill(phone)
    expect(phone.locator("#vote-summary")).to_have_text(said)
    look.at_phone(phone, "chosen")
    say(phone, CAST)
    expect(phone.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()
    expect(phone.locator("dd").get_by_text(said)).to_be_visible()

    english = windows.now(delegate(2), locale="en-GB")
    expect(english.get_by_role("button", name="Cast your vote")).to_be_visible()
    look.at(english, "in English")
    assert look.found == []


def test_no_more_can_be_chosen_or_given_than_there_are(ask: Callable[[str, Asked], Windows]) -> None:
    some = ask("most", Asked(method="approval", counting={"seats": 1, "most": 2})).now(delegate(1))
    tick(some, "Leren", "Techniek")
    expect(some.get_by_text("Je hebt er zoveel gekozen als mag.")).to_be_visible()
    some.get_by_role("checkbox", name=re.compile("Vitaal")).click()
    expect(some.get_by_text("Je hebt er al 2. Haal er eerst één weg.")).to_be_visible()
    expect(some.get_by_role("checkbox", name=re.compile("Vitaal"))).not_to_be_checked()

    given = ask("total", Asked(method="dots", counting={"dots": 3, "most_on_one": 2})).now(delegate(1))
    dots(given, "Leren van elkaar", 2)
    expect(given.get_by_role("button", name="Leren van elkaar: één erbij")).to_have_attribute("aria-disabled", "true")
    dots(given, "Samen met familie", 1)
    expect(given.get_by_text("Al je stippen zijn gegeven.")).to_be_visible()
    given.get_by_role("button", name="Techniek die helpt: één erbij").click(force=True)
    expect(given.locator("#vote-summary")).to_have_text("Leren van elkaar 2, Samen met familie 1")
    say(given, "Leren van elkaar: één eraf")
    expect(given.get_by_text("Nog 1 stip te geven.")).to_be_visible()


def test_a_ranking_is_put_right_with_arrows_by_dragging_and_made_equal(ask: Callable[[str, Asked], Windows]) -> None:
    phone = ask("rank", Asked(method="schulze")).now(delegate(1))
    said = phone.locator("#vote-summary")
    place(phone, "Leren", "Techniek", "Vitaal")
    say(phone, "Vitaal aan het werk omhoog")
    expect(said).to_have_text("1. Leren van elkaar, 2. Vitaal aan het werk, 3. Techniek die helpt")

    rows = phone.locator("ol > li")
    grip = rows.nth(2).locator(".grip")
    begin, end = grip.bounding_box(), rows.nth(0).bounding_box()
    assert begin
    assert end
    phone.mouse.move(begin["x"] + 8, begin["y"] + 20)
    phone.mouse.down()
    phone.mouse.move(end["x"] + 8, end["y"] + 10, steps=6)
    phone.mouse.up()
    expect(said).to_have_text("1. Techniek die helpt, 2. Leren van elkaar, 3. Vitaal aan het werk")

    phone.get_by_role("button", name=re.compile("^plaats 2 Leren van elkaar")).click()
    say(phone, "Gelijk met hierboven")
    expect(said).to_have_text("1. Leren van elkaar en Techniek die helpt, 2. Vitaal aan het werk")
    phone.get_by_role("button", name="Haal weg: Leren van elkaar").click()
    expect(said).to_have_text("1. Techniek die helpt, 2. Vitaal aan het werk")


def test_whoever_abstains_takes_part_and_may_change_that_as_any_vote(ask: Callable[[str, Asked], Windows]) -> None:
    phone = ask("blank", Asked(method="borda")).now(delegate(1))
    say(phone, "Ik onthoud me")
    expect(phone.locator("#vote-summary")).to_have_text("Ik onthoud me.")
    # What is drawn comes after the words, and with it what a vote that waits needs.
    expect(phone.get_by_role("img", name=re.compile("hebben gestemd"))).to_be_visible()
    phone.wait_for_load_state("networkidle")
    phone.context.set_offline(True)
    say(phone, CAST)
    expect(phone.get_by_role("heading", name="Je stem wacht op deze telefoon.")).to_be_visible()
    expect(phone.get_by_text("Ik onthoud me.")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()
    phone.get_by_role("button", name="Wijzig je stem").click()
    place(phone, "Leren")
    expect(phone.locator("#vote-summary")).to_have_text("1. Leren van elkaar")
