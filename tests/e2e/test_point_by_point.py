"""One clause before everyone, how it feels to the room and to those at home, and reactions of the meeting's own."""

from __future__ import annotations

from playwright.sync_api import expect

from engine.meeting.commands import Reaction
from rehearsal.case import plan
from tests.e2e import staging
from tests.e2e.looking import Look
from tests.e2e.windows import LAPTOP, Windows, axe_findings, say
from tests.house import COORDINATOR, delegate

FIRST, SECOND = "We nodigen nieuwe organisaties uit", "We vragen de trekkers"


def opened(windows: Windows) -> None:
    """The plan is on, and eight are here: four in the room and four online."""
    windows.house = staging.prepare(windows.house.store, f"{windows.house.meeting_id}-points")
    staging.open_doors(windows.house)
    staging.begin(windows.house, plan.THE_PLAN)
    windows.house.check_in(*range(1, 9))


def feel(windows: Windows, number: int, value: int) -> None:
    pointed = windows.house.meeting().pointed_at
    about = f"{pointed.proposal}.{pointed.clause}"
    windows.house.must(delegate(number), "meeting.feel", meeting=windows.house.meeting_id, about=about, value=value)


def test_everyone_looks_at_one_point_and_says_how_it_feels(windows: Windows) -> None:
    opened(windows)
    console, screen = windows.console(), windows.screen()
    phone, home = windows.now(delegate(1)), windows.now(delegate(2), LAPTOP)
    say(console, "Begin bij het eerste punt")
    for page in (phone, home, screen):
        expect(page.get_by_role("heading", level=1)).to_contain_text(FIRST)

    say(phone, "Warm")
    expect(phone.get_by_role("button", name="Warm 1")).to_have_attribute("aria-pressed", "true")
    expect(home.get_by_role("button", name="Warm", exact=True)).to_be_visible()
    say(home, "Heel warm")
    expect(screen.get_by_text("2 antwoorden.")).to_be_visible()
    expect(screen.get_by_text("zaal")).to_have_count(0)
    for number in range(3, 7):
        feel(windows, number, 2)
    expect(screen.get_by_text("6 antwoorden.")).to_be_visible()
    expect(screen.get_by_role("listitem").filter(has_text="Koel").get_by_text("online")).to_be_attached()

    phone.get_by_role("button", name="Koud").click()
    expect(phone.get_by_role("button", name="Koud 1")).to_have_attribute("aria-pressed", "true")
    phone.get_by_role("button", name="Koud").click()
    expect(phone.get_by_text("Dit is geen stem.")).to_be_visible()
    expect(screen.get_by_text("5 antwoorden.")).to_be_visible()

    say(console, "Volgende punt")
    for page in (phone, screen):
        expect(page.get_by_role("heading", level=1)).to_contain_text(SECOND)
    expect(screen.get_by_text("Nog geen antwoorden.")).to_be_visible()
    expect(console.get_by_text("5 antwoorden, midden: Koel")).to_be_visible()
    say(console, "Klaar met punten")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Het jaarplan")
    expect(screen.get_by_role("heading", level=1)).to_contain_text("Het jaarplan")


def test_how_a_point_feels_can_be_said_before_anybody_points_at_it(windows: Windows) -> None:
    opened(windows)
    phone = windows.now(delegate(3))
    phone.get_by_role("button", name="Zeg hoe punt 2 voelt").click()
    say(phone, "Lauw")
    expect(phone.get_by_text("1 antwoord.")).to_be_visible()
    phone.reload()
    phone.get_by_role("button", name="Zeg hoe punt 2 voelt").click()
    expect(phone.get_by_role("button", name="Lauw 1")).to_have_attribute("aria-pressed", "true")


def test_a_meeting_chooses_its_own_reactions(windows: Windows) -> None:
    opened(windows)
    desk = windows.signed_in(COORDINATOR, LAPTOP, f"/m/{windows.house.meeting_id}/prepare")
    phone, screen = windows.now(delegate(1)), windows.screen(reduced_motion="reduce")
    console = windows.console()
    say(desk, "Kies andere reacties")
    say(desk, "Kies een teken voor Mooi")
    desk.get_by_label("of een emoji").fill("🔥")
    desk.get_by_label("Woord van reactie 1").fill("Vurig")
    say(desk, "Verwijder Rustig")
    say(desk, "Bewaar")
    expect(desk.get_by_role("dialog")).to_have_count(0)

    expect(phone.get_by_role("group", name="Reageer").get_by_role("button")).to_have_text(
        ["🔥Vurig", "Eens", "Idee", "Vraag"]
    )
    for _ in range(3):
        phone.get_by_role("button", name="Vurig").click()
    expect(screen.locator(".counter")).to_contain_text("3Vurig")
    row = console.get_by_role("row").filter(has_text="Vurig")
    expect(row.get_by_role("cell")).to_have_text(["3", "0", "3"])
    screen.reload()
    expect(screen.locator(".counter")).to_contain_text("3Vurig")


def test_the_new_moments_are_for_everyone(windows: Windows) -> None:
    opened(windows)
    console, screen, phone = windows.console(), windows.screen(), windows.now(delegate(1))
    say(console, "Begin bij het eerste punt")
    expect(phone.get_by_role("heading", level=1)).to_contain_text(FIRST)
    for number in range(1, 8):
        feel(windows, number, number % 5 + 1)
    look = Look(axe_findings)
    expect(phone.get_by_text("7 antwoorden.")).to_be_visible()
    look.at_phone(phone, "a point on a phone")
    six = tuple(Reaction(kind=f"own-{n}", icon="clock", word=f"Wat langer woord {n}") for n in range(6))
    windows.house.must(COORDINATOR, "meeting.set_reactions", meeting=windows.house.meeting_id, reactions=six)
    expect(phone.get_by_role("button", name="Wat langer woord 5")).to_be_visible()
    look.at_phone(phone, "six reactions on a phone")
    look.at(console, "a point at the console")
    look.at(screen, "a point in the hall")
    desk = windows.signed_in(COORDINATOR, LAPTOP, f"/m/{windows.house.meeting_id}/prepare")
    say(desk, "Kies andere reacties")
    desk.get_by_role("button", name="Kies een teken voor Wat langer woord 0").click()
    look.at_phone(desk, "choosing reactions")
    assert look.found == []
