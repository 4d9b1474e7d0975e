"""Somebody with a phone would have the text otherwise; the coordinator takes that over with a tap, and all see it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from engine.meeting.commands import AgendaLine
from engine.proposal.commands import ClauseLine
from tests.e2e.looking import Axe, Look
from tests.e2e.windows import LAPTOP, PHONE, Windows, say
from tests.house import COORDINATOR, House, delegate

PLAN = "agreement"
POINTS = ("We beginnen om negen uur.", "We eten samen.")


def agreement(house: House) -> str:
    """A decision by consent that is being written, and that the meeting is at."""
    plan = f"{house.meeting_id}-{PLAN}"
    lines = tuple(ClauseLine(clause=f"{plan}-{n}", text=text) for n, text in enumerate(POINTS, start=1))
    start = {"movement": "movement", "workflow": "consent", "title": "Afspraken", "clauses": lines}
    house.must(COORDINATOR, "proposal.start", proposal=plan, **start)
    house.must(COORDINATOR, "proposal.bring", proposal=plan, meeting=house.meeting_id)
    line = AgendaLine(item=plan, title="Afspraken", proposal=plan)
    house.must(COORDINATOR, "meeting.add_item", meeting=house.meeting_id, line=line)
    house.must(COORDINATOR, "meeting.begin_item", meeting=house.meeting_id, item=plan)
    house.check_in(1, 2)
    return plan


def suggest(page: Page, words: str, why: str) -> None:
    page.get_by_label("Zo zou het moeten luiden").fill(words)
    page.get_by_label("Waarom is dat beter?").fill(why)
    say(page, "Stel het voor")
    expect(page.get_by_text("Voorgesteld. Iedereen ziet het hier.")).to_be_visible()


def test_what_somebody_suggests_on_a_phone_is_taken_over_and_changes_the_text(windows: Windows, axe: Axe) -> None:
    look, plan = Look(axe), agreement(windows.house)
    phone = windows.now(delegate(1))
    other = windows.signed_in(delegate(2), PHONE, f"/p/{plan}")
    phone.get_by_role("link", name="Stel iets voor bij deze tekst").click()
    say(phone, "Stel iets anders voor dan punt 1")
    look.at_phone(phone, "suggesting")
    suggest(phone, "We beginnen om tien uur.", "Wie ver weg woont haalt negen uur niet.")
    card = phone.get_by_role("article", name="Voorgesteld: andere woorden, over punt 1")
    expect(card.get_by_text("van jou")).to_be_visible()
    look.at_phone(phone, "suggested")
    expect(other.get_by_role("article").get_by_text("Waarom: Wie ver weg woont")).to_be_visible()
    expect(other.get_by_role("button", name="Neem over")).to_have_count(0)

    say(other, "Stel een nieuw punt voor")
    other.get_by_label("Het nieuwe punt").fill("We zingen.")
    other.get_by_label("Waarom is dat beter?").fill("Voor de sfeer.")
    say(other, "Stel het voor")
    console = windows.console()
    say(console, "Voorstel")
    expect(console.get_by_role("link", name="Het hele voorstel, met 2 suggesties")).to_be_visible()

    desk = windows.signed_in(COORDINATOR, LAPTOP, f"/p/{plan}")
    expect(desk.get_by_text("2 suggesties wachten op antwoord")).to_be_visible()
    look.at_desk(desk, "suggestions at a desk")
    say(desk, "Neem over: Voorgesteld: andere woorden, over punt 1")
    say(desk, "Neem niet over: Voorgesteld: een punt erbij")
    desk.get_by_label("Waarom niet?").fill("Niet iedereen zingt graag.")
    say(desk, "Neem niet over")
    for page in (desk, phone, other):
        expect(page.get_by_role("article")).to_have_count(0)
        expect(page.get_by_text("We beginnen om tien uur.").first).to_be_visible()
    assert not look.found, "\n".join(look.found)


def test_by_keys_alone_one_takes_back_what_one_suggested(windows: Windows) -> None:
    plan = agreement(windows.house)
    page = windows.signed_in(delegate(1), PHONE, f"/p/{plan}")
    opener = page.get_by_role("button", name="Stel iets anders voor dan punt 2")
    opener.focus()
    page.keyboard.press("Enter")
    page.keyboard.type(" Buiten.")
    page.keyboard.press("Tab")
    page.keyboard.type("Frisse lucht.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(opener).to_be_focused()
    withdraw = page.get_by_role("button", name="Trek in")
    withdraw.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("article")).to_have_count(0)
    expect(page.locator(":focus")).to_have_count(1)
