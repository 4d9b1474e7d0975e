"""A question travels from a phone past the coordinator to the hall; what is written without internet waits."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.looking import Axe, Look
from tests.e2e.windows import Windows, say
from tests.house import COORDINATOR, delegate

QUESTION, IDEA = "Wie betaalt de extra vergaderingen?", "Laat elke organisatie een keer gastheer zijn."


def open_board(page: Page) -> None:
    page.get_by_role("button", name="Vraag of idee").click()


def write(page: Page, kind: str, text: str) -> None:
    page.locator("label.pick").get_by_text(kind, exact=True).click()
    page.locator("dialog textarea").fill(text)
    say(page, "Zet op het bord")


def test_a_question_goes_from_a_phone_to_the_hall(windows: Windows, axe: Axe) -> None:
    house, look = windows.house, Look(axe)
    house.check_in(1, 2, 3)
    house.must(COORDINATOR, "board.settle_rules", board=house.meeting_id, moderated=True, named=True)
    phone, other = windows.now(delegate(1)), windows.now(delegate(2))
    console, hall = windows.console(), windows.screen()
    open_board(phone)
    write(phone, "Vraag", QUESTION)
    expect(phone.get_by_text("Wacht op de coördinator")).to_be_visible()

    console.get_by_role("button", name="Vragen", exact=True).click()
    say(console, "Laat zien")
    open_board(other)
    expect(other.get_by_text("Vraag, Organisatie 1")).to_be_visible()
    other.get_by_role("button", name=re.compile("Ook mijn vraag")).click()
    expect(console.get_by_text("1 heeft dezelfde vraag")).to_be_visible()
    look.at_phone(other, "the board")
    look.at(console, "the board at the console")

    say(console, "Op het scherm")
    expect(hall.get_by_role("heading", name=QUESTION)).to_be_visible()
    look.at(hall, "a question in the hall")
    third = windows.now(delegate(3))
    expect(third.get_by_text("Op het scherm in de zaal")).to_be_visible()

    console.get_by_text("Neem mee…", exact=True).click()
    look.at(console, "carrying a question on")
    say(console, "Als vraag voor een stemming")
    expect(console.get_by_text(f"Vraag op de agenda: {QUESTION}")).to_be_visible()

    say(console, "Besproken")
    expect(hall.get_by_role("heading", name=QUESTION)).to_be_hidden()
    expect(third.get_by_text("Op het scherm in de zaal")).to_be_hidden()
    assert look.found == []


def test_an_idea_without_internet_waits_and_is_posted_once(windows: Windows) -> None:
    windows.house.check_in(1)
    phone = windows.now(delegate(1))
    open_board(phone)
    expect(phone.get_by_role("button", name="Zet op het bord")).to_be_visible()
    phone.context.set_offline(True)
    expect(phone.get_by_text("Geen internet", exact=True)).to_be_attached()
    write(phone, "Idee", IDEA)
    expect(phone.get_by_text("Wacht tot je weer internet hebt.")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_text(IDEA)).to_have_count(1)
    expect(phone.get_by_role("button", name="Eens 0", exact=True)).to_be_visible()
