"""Ideas travel from phones and from home to the hall, are put together by dragging and by keys, and become points."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from engine.meeting.commands import AgendaLine
from tests.e2e.looking import Axe, Look
from tests.e2e.windows import LAPTOP, Windows, say
from tests.house import COORDINATOR, House, delegate

BUS, TRAIN, GARDEN, JOKE, CHOIR = (
    "Samen met de bus",
    "Samen met de trein",
    "Een moestuin bij elk huis",
    "Nooit meer vergaderen",
    "Samen zingen",
)


def brainstorm(house: House, plan: str) -> House:
    start = {"proposal": plan, "movement": "movement", "workflow": "brainstorm", "title": "Meer doen met minder"}
    house.must(COORDINATOR, "proposal.start", **start, meeting=house.meeting_id)
    line = AgendaLine(item="ideas", title="Ideeën", minutes=20, proposal=plan)
    house.must(COORDINATOR, "meeting.add_item", meeting=house.meeting_id, line=line)
    house.must(COORDINATOR, "meeting.begin_item", meeting=house.meeting_id, item="ideas")
    return House(house.store, meeting_id=house.meeting_id, plan_id=plan)


def write(page: Page, idea: str) -> None:
    page.get_by_label("Je idee").fill(idea)
    say(page, "Voeg toe")
    expect(page.get_by_text("Je idee staat erbij.")).to_be_visible()


def test_ideas_go_from_phones_to_bundles_to_options(windows: Windows, axe: Axe) -> None:
    house, look = brainstorm(windows.house, f"{windows.house.plan_id}-ideas"), Look(axe)
    house.check_in(1, 2)
    phone, other = windows.now(delegate(1)), windows.now(delegate(2))
    console, hall = windows.console(), windows.screen()
    expect(phone.get_by_role("heading", name="Wat kunnen we doen?")).to_be_visible()
    expect(phone.get_by_text("Er is nog geen idee. Begin jij?")).to_be_visible()
    write(phone, BUS)
    write(phone, GARDEN)
    write(other, TRAIN)
    expect(phone.get_by_text(TRAIN)).to_be_visible()
    expect(phone.get_by_role("button", name="Haal terug")).to_have_count(2)
    expect(hall.get_by_text(TRAIN)).to_be_visible()
    expect(phone.get_by_role("timer")).to_contain_text("nog 9:")
    expect(hall.get_by_role("timer")).to_be_visible()
    look.at_phone(phone, "ideas on a phone")
    home = windows.signed_in(delegate(1), LAPTOP, f"/p/{house.plan_id}")
    write(home, CHOIR)
    expect(phone.get_by_text(CHOIR)).to_be_visible()
    look.at(home, "ideas at a desk")
    home.get_by_role("listitem").filter(has_text=CHOIR).get_by_role("button", name="Haal terug").click()
    expect(phone.get_by_text(CHOIR)).to_be_hidden()

    say(console, "Bekijk en bundel de ideeën")
    console.get_by_label("Schrijf een idee op voor iemand zonder telefoon").fill(JOKE)
    console.keyboard.press("Enter")
    expect(other.get_by_text(JOKE)).to_be_visible()
    drag(console, TRAIN, BUS)
    expect(console.get_by_role("button", name=f"Andere naam: {BUS}")).to_be_visible()
    say(console, f"Andere naam: {BUS}")
    console.get_by_label("Naam van de bundel").fill("Samen reizen")
    console.keyboard.press("Enter")
    expect(hall.get_by_text("Samen reizen")).to_be_visible()
    expect(phone.get_by_role("heading", name="Samen reizen")).to_be_visible()

    # All that dragging does, by keys.
    console.get_by_label(f"Bundel voor: {GARDEN}").select_option(label="Samen reizen")
    expect(console.get_by_label(f"Bundel voor: {GARDEN}")).to_have_value(f"cluster:{cluster(house)}")
    console.get_by_label(f"Bundel voor: {GARDEN}").select_option(label="In geen bundel")
    console.get_by_role("button", name=f"Leg apart: {JOKE}").press("Enter")
    expect(hall.get_by_text(JOKE)).to_be_hidden()
    expect(console.get_by_role("button", name=f"Neem weer mee: {JOKE}")).to_be_visible()
    look.at(console, "ideas at the console")
    look.at(hall, "ideas in the hall")

    say(console, "Zet de ideeën op een rij")
    expect(phone.get_by_label("Je idee")).to_be_hidden()
    expect(phone.get_by_text("Samen reizen")).to_be_visible()
    assert next(iter(house.proposal().clauses)) == cluster(house)
    assert len(house.proposal().clauses) == 2
    assert look.found == []


def cluster(house: House) -> str:
    return next(iter(house.proposal().clusters))


def drag(page: Page, idea: str, onto: str) -> None:
    held = page.locator("li", has_text=idea).locator(".grip").bounding_box()
    place = page.locator("li", has_text=onto).bounding_box()
    assert held
    assert place
    page.mouse.move(held["x"] + 20, held["y"] + 20)
    page.mouse.down()
    page.mouse.move(place["x"] + 80, place["y"] + 20, steps=6)
    page.mouse.up()
