"""A coordinator says how a question is decided, reads what that means, and the chair breaks a tie."""

from __future__ import annotations

from playwright.sync_api import expect

from engine.proposal.commands import ClauseLine
from tests.e2e.looking import Axe, Look
from tests.e2e.windows import LAPTOP, Windows, say
from tests.house import COORDINATOR, House

OPTIONS = {"barn": "De schuur in Beilen", "hall": "De hal in Zwolle", "tent": "De tent aan het water"}


def where_to_meet(house: House, plan: str) -> House:
    """A choice of three places, at the meeting."""
    clauses = tuple(ClauseLine(clause=name, text=text) for name, text in OPTIONS.items())
    start = {"proposal": plan, "movement": "movement", "workflow": "choice", "title": "Waar komen we bijeen?"}
    house.must(COORDINATOR, "proposal.start", **start, clauses=clauses, meeting=house.meeting_id)
    return House(house.store, meeting_id=house.meeting_id, plan_id=plan)


def test_a_coordinator_chooses_how_a_question_is_decided(windows: Windows, axe: Axe) -> None:
    house, look = where_to_meet(windows.house, f"{windows.house.plan_id}-where"), Look(axe)
    page = windows.signed_in(COORDINATOR, LAPTOP, f"/p/{house.plan_id}")
    expect(page.get_by_text("Je kiest uit de punten van het voorstel.")).to_be_visible()
    say(page, "Anders beslissen")
    page.get_by_label("Hoe stemmen jullie?").select_option("stv")
    page.get_by_label("Hoeveel worden er gekozen?").fill("2")
    expect(page.get_by_text("Je zet de opties op volgorde")).to_be_visible()
    page.get_by_label("Wie ziet wie wat koos?").select_option("secret")
    expect(page.get_by_role("dialog").get_by_text("Geheime stemming")).to_be_visible()
    page.get_by_label("Wie stemmen er?").select_option("persons")
    expect(page.get_by_label("Elke stem telt met het gewicht van de organisatie")).to_be_hidden()
    page.get_by_label("Welke van hen?").select_option("present")
    page.get_by_label("Wat zie je wanneer?").select_option("on_reveal")
    page.get_by_label("Wanneer sluit de stemming?").select_option("everyone")
    expect(page.get_by_text("De uitslag blijft verborgen tot de coördinator die bekendmaakt.")).to_be_visible()
    look.at(page, "choosing how a question is decided")
    page.get_by_role("radio", name="Elk punt apart").check()
    page.get_by_label("Wanneer is het aangenomen?").select_option("at_least 2/3")
    expect(page.get_by_role("dialog").get_by_text("ten minste twee derde voor")).to_be_visible()
    say(page, "Zo doen we het")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_text("Je stemt over elk punt apart.")).to_be_visible()
    rules = house.proposal().rules["vote"]
    assert (rules.per, rules.electorate, rules.among) == ("clause", "persons", "present")
    assert (rules.secrecy, rules.results, rules.closes) == ("secret", "on_reveal", "everyone")
    assert look.found == []


def test_the_chair_breaks_a_tie_at_the_console(windows: Windows, axe: Axe) -> None:
    house, look = where_to_meet(windows.house, f"{windows.house.plan_id}-where"), Look(axe)
    house.check_in(*range(1, 15))
    rules = {"per": "options", "method": "plurality", "tie": "chair"}
    house.must(COORDINATOR, "proposal.set_rules", proposal=house.plan_id, stage="vote", rules=rules)
    ballot = house.open_ballot()
    for number, option in enumerate(["barn"] * 7 + ["hall"] * 7, start=1):
        house.cast(number, ballot, option)
    house.must(COORDINATOR, "proposal.close_ballot", proposal=house.plan_id, ballot=ballot)
    console = windows.console()
    expect(console.get_by_text("De voorzitter beslist", exact=True)).to_be_visible()
    look.at(console, "a tie that waits for the chair")
    say(console, "2. De hal in Zwolle")
    console.get_by_role("button", name="Zo beslist de voorzitter").click()
    expect(console.get_by_text("De voorzitter beslist", exact=True)).to_be_hidden()
    assert house.proposal().clauses["hall"].result == "passed"
    assert look.found == []
