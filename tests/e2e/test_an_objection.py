"""An objection with its reason: asked on the phone, read by everybody after the close, and asked again once it
is mended."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from engine.meeting.commands import AgendaLine
from engine.proposal.commands import ClauseLine
from engine.proposal.state import Ballot
from tests.e2e.choosing import close
from tests.e2e.looking import Axe, Look
from tests.e2e.windows import LAPTOP, Windows, say
from tests.house import COORDINATOR, House, delegate, seat

CAST = "Breng je stem uit"
WHY = "Wij hebben maar twee mensen, dat is te weinig."
CONCERN = "Wie houdt bij of het lukt?"


def consent_asked(windows: Windows) -> tuple[House, str]:
    """Of two points, at the meeting: the first eight are here, and consent is asked."""
    meeting, plan = windows.house.meeting_id, f"{windows.house.plan_id}-consent"
    points = {"hours": "Ieder geeft vier uur in de maand", "fee": "Ieder betaalt een bijdrage"}
    clauses = tuple(ClauseLine(clause=name, text=text) for name, text in points.items())
    start = {"proposal": plan, "movement": "movement", "workflow": "consent", "title": "Samen verder"}
    windows.house.must(COORDINATOR, "proposal.start", **start, clauses=clauses, meeting=meeting)
    house = House(windows.house.store, meeting_id=meeting, plan_id=plan).check_in(*range(1, 15))
    line = AgendaLine(item="consent", title="Samen verder", proposal=plan)
    house.must(COORDINATOR, "meeting.add_item", meeting=meeting, line=line)
    house.must(COORDINATOR, "meeting.begin_item", meeting=meeting, item="consent")
    house.must(COORDINATOR, "proposal.make_move", proposal=plan, move="ask_consent", minutes=10)
    return house, str(house.proposal().open_ballot)


def say_of(phone: Page, point: str, option: str) -> None:
    button = phone.get_by_role("button", name=re.compile(point))
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    phone.get_by_role("radio", name=re.compile(f"^{option}")).check()


def cast(house: House, ballot: str, number: int, answers: dict[str, str], reasons: dict[str, str]) -> None:
    paper = {"ballot": ballot, "seat": seat(number), "key": f"key-of-{number:020d}", "n": 1}
    house.must(delegate(number), "ballot.cast", **paper, choice=answers, reasons=reasons)


def newest(house: House) -> Ballot:
    ballot: Ballot = list(house.proposal().ballots.values())[-1]
    return ballot


def test_an_objection_is_explained_read_mended_and_asked_again(windows: Windows, axe: Axe) -> None:
    house, ballot = consent_asked(windows)
    look, phone = Look(axe), windows.now(delegate(1))
    say_of(phone, "vier uur", "Geen bezwaar")
    say_of(phone, "bijdrage", "Bezwaar")
    expect(phone.get_by_role("textbox", name="Wat is je bezwaar?")).to_be_visible()
    expect(phone.get_by_text("Schrijf nog op wat je bezwaar is.")).to_be_visible()
    phone.get_by_role("button", name=CAST).click(force=True)
    why = phone.get_by_role("textbox", name="Wat is je bezwaar?")
    expect(why).to_be_focused()
    expect(why).to_have_attribute("aria-invalid", "true")
    look.at_phone(phone, "a reason is missing")
    why.fill(WHY)
    expect(phone.get_by_text("Schrijf nog op wat je bezwaar is.")).to_have_count(0)
    expect(phone.get_by_text("met de naam van je organisatie erbij")).to_be_visible()
    say(phone, CAST)
    expect(phone.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()
    expect(phone.get_by_text(WHY)).to_be_visible()
    look.at_phone(phone, "an objection is recorded")

    cast(house, ballot, 2, {"hours": "concern", "fee": "consent"}, {"hours": CONCERN})
    for number in range(3, 9):
        cast(house, ballot, number, {"hours": "consent", "fee": "consent"}, {})
    close(house, ballot)
    console, wall = windows.console(reduced_motion="reduce"), windows.screen(reduced_motion="reduce")
    page = windows.signed_in(COORDINATOR, LAPTOP, f"/p/{house.plan_id}")
    for each in (phone, console, wall, page):
        expect(each.get_by_text(WHY).first).to_be_visible()
        expect(each.get_by_text("Bezwaar, Organisatie 1").first).to_be_visible()
    for each in (console, wall, page):
        expect(each.get_by_text(CONCERN).first).to_be_visible()
    look.at_phone(phone, "the reasons on a phone")
    look.at(wall, "the reasons on the wall")
    look.at(page, "the reasons on the page of the proposal")

    expect(console.get_by_text("Er zijn nog bezwaren.")).to_be_visible()
    house.must(COORDINATOR, "proposal.revise_clause", proposal=house.plan_id, clause="fee", text="Wie kan betaalt mee")
    look.at(console, "between two rounds")
    console.get_by_role("button", name=re.compile("Open de volgende ronde")).click()
    expect(phone.get_by_text("Wie kan betaalt mee").first).to_be_visible()
    assert newest(house).questions == ("fee",)
    phone.get_by_role("radio", name=re.compile("^Geen bezwaar")).check()
    expect(phone.get_by_role("textbox")).to_have_count(0)
    say(phone, CAST)
    expect(phone.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()
    close(house, newest(house).ballot)
    assert house.proposal().stage == "adopted"
    assert look.found == []
