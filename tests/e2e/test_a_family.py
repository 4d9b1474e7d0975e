"""Proposals around a proposal: a team looks back in one of its own, and then the first goes on. Beside that, at home: a
notice that advice is asked, until when, and the advice."""

from __future__ import annotations

from playwright.sync_api import expect

from engine.proposal.commands import ClauseLine
from tests.e2e.looking import Axe, Look
from tests.e2e.windows import LAPTOP, PHONE, Windows, say
from tests.house import COORDINATOR, House

ALONE = True  # it founds a team

ADVICE = "Begin met twee regio's."


def test_a_team_looks_back_and_the_choice_goes_on(windows: Windows, axe: Axe) -> None:
    house, look = windows.house, Look(axe)
    house.must(COORDINATOR, "team.found", team="garden", movement="movement", name="Tuinen")
    begin(house, "which", "portfolio", "Welke teams gaan door?")
    desk = windows.signed_in(COORDINATOR, LAPTOP, "/p/which")
    say(desk, "Laat elk team terugkijken")
    desk.get_by_role("dialog").get_by_role("button", name="Laat elk team terugkijken").click()
    family = desk.get_by_role("region", name="Voorstellen hieruit")
    expect(family.get_by_text("Tuinen")).to_be_visible()
    desk.reload()
    expect(family.get_by_text("Terugkijken")).to_be_visible()
    lasts = desk.get_by_text("Deze fase duurt tot")
    before = lasts.inner_text()
    say(desk, "Geef een week extra")
    expect(lasts).not_to_have_text(before)
    look.at_desk(desk, "a family")
    family.get_by_role("link", name="Tuinen").click()
    say(desk, "Het team gaat door")
    desk.get_by_role("dialog").get_by_role("button", name="Het team gaat door").click()
    desk.get_by_role("link", name="Welke teams gaan door?").click()
    expect(family.get_by_text("Het team gaat door")).to_be_visible()
    expect(desk.get_by_role("button", name="Naar de groepen")).to_be_visible()
    assert look.found == []


def test_who_is_asked_for_advice_hears_of_it_at_home_and_gives_it(windows: Windows, axe: Axe) -> None:
    house, look = windows.house, Look(axe)
    begin(house, "regions", "advice", "Introductie in drie regio's")
    house.must(COORDINATOR, "proposal.make_move", proposal="regions", move="ask_advice")
    phone = windows.signed_in("partner-1", PHONE, "/")
    expect(phone.get_by_text("Je advies wordt gevraagd.")).to_be_visible()
    look.at_phone(phone, "a notice at home")
    phone.get_by_role("link", name="Introductie in drie regio's").first.click()
    expect(phone.get_by_text("Wat betekent dit voor jullie")).to_be_visible()
    phone.get_by_label("Jouw advies").fill(ADVICE)
    say(phone, "Geef advies")
    expect(phone.get_by_role("listitem").filter(has_text=ADVICE)).to_be_visible()
    look.at_phone(phone, "advice is given")
    assert look.found == []


def begin(house: House, proposal: str, workflow: str, title: str) -> None:
    lines = (ClauseLine(clause="c1", text="Drie middagen, in het noorden, oosten en zuiden"),)
    fields = {"proposal": proposal, "movement": "movement", "workflow": workflow, "title": title}
    house.must(COORDINATOR, "proposal.start", **fields, clauses=lines)
