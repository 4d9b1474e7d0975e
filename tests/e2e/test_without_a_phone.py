"""Those who have no phone with them, and those who are here for the first time: seen, counted and welcomed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserType, Page, expect

from tests.e2e import staging
from tests.e2e.camera import camera_flags
from tests.e2e.looking import Axe, Look, resize
from tests.e2e.windows import FLAGS, LAPTOP, Windows, say
from tests.house import COORDINATOR, House, delegate, seat

TOKEN = "a-badge-of-more-than-22-letters"


def to_the_ballot(windows: Windows) -> str:
    staging.begin(windows.house, "plan")
    windows.house.check_in(*staging.HERE).talk(tables=1, rooms=1)
    return windows.house.open_ballot()


def panel(console: Page, name: str) -> None:
    console.get_by_role("button", name=name, exact=True).click()


def nothing_wrong(axe: Axe, page: Page, moment: str) -> None:
    """Also as narrow as a phone: a coordinator may have nothing else in hand."""
    look = Look(axe)
    look.at_phone(page, moment)
    resize(page, LAPTOP)
    assert look.found == []


def test_a_vote_from_paper_is_entered_told_and_counted(windows: Windows, axe: Axe) -> None:
    ballot = to_the_ballot(windows)
    phone, console = windows.now(delegate(3)), windows.console()
    expect(phone.get_by_role("button", name="Voor alles")).to_be_visible()
    say(console, "Stem van papier invoeren")
    form = console.get_by_role("dialog")
    form.get_by_label("Voor welke organisatie?").select_option(seat(3))
    form.get_by_role("button", name="Voor alles").click()
    form.get_by_role("radio", name="Tegen").first.check()
    nothing_wrong(axe, console, "a vote from paper")
    form.get_by_role("button", name="Voer in voor Organisatie 3").click()
    expect(form.get_by_text("De stem van Organisatie 3 is ingevoerd.")).to_be_visible()
    expect(form.get_by_label("Voor welke organisatie?")).to_have_value("")
    expect(phone.get_by_text("De coördinator voerde de stem in")).to_be_visible()
    expect(phone.get_by_text("Eén stem is van papier ingevoerd.")).to_be_visible()
    form.get_by_label("Voor welke organisatie?").select_option(seat(3))
    expect(form.get_by_text("Organisatie 3 heeft al gestemd")).to_be_visible()
    staging.close(windows.house, ballot)
    assert windows.house.proposal().ballots[ballot].outcome.voted == 1


def test_the_roll_is_called_by_hand_and_by_organisation(windows: Windows, axe: Axe) -> None:
    windows.house.check_in(1, 2)
    phone, console = windows.now(delegate(4)), windows.console()
    expect(phone.get_by_role("button", name="Ik ben er")).to_be_visible()
    panel(console, "Mensen")
    console.get_by_label("Zoek op naam of organisatie").fill("organisatie 3")
    say(console, "Zet Delegatie 3 op aanwezig: In de zaal")
    expect(console.get_by_text("is er: zaal")).to_be_visible()
    console.get_by_label("Zoek op naam of organisatie").fill("")
    nothing_wrong(axe, console, "the roll")
    say(console, "Per organisatie")
    rows = console.locator("[data-organisation]")
    expect(rows.first).to_contain_text("Organisatie 4")
    expect(rows.first).to_contain_text("telefoon is aan, nog niet aangemeld")
    expect(console.locator(f"[data-organisation={seat(3)}]")).not_to_contain_text("nog niet gezien")
    nothing_wrong(axe, console, "the organisations")
    panel(console, "Balans")
    expect(console.get_by_role("heading", name="De hele bijeenkomst")).to_be_visible()
    nothing_wrong(axe, console, "parity")


def test_a_badge_before_the_camera_marks_its_bearer_present(
    windows: Windows, browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path: Path, axe: Axe
) -> None:
    windows.house.must(COORDINATOR, "movement.give_link", movement="movement", person=delegate(5), token=TOKEN)
    flags = [*FLAGS, *camera_flags(tmp_path, f"{windows.server.url}/link#{TOKEN}")]
    windows.browser = browser_type.launch(**browser_type_launch_args | {"args": flags})
    console = windows.console()
    panel(console, "Mensen")
    say(console, "Scan badges")
    expect(console.get_by_test_id("scanned")).to_contain_text("Delegatie 5 staat op aanwezig: zaal.")
    nothing_wrong(axe, console, "scanning")
    assert delegate(5) in windows.house.meeting().attendance
    windows.close()
    windows.browser.close()


def test_the_agenda_and_voting_papers_are_printed(windows: Windows, axe: Axe) -> None:
    desk = windows.signed_in(COORDINATOR, LAPTOP, f"/m/{windows.house.meeting_id}/paper")
    expect(desk.get_by_role("heading", name="Najaarsbijeenkomst")).to_be_visible()
    expect(desk.get_by_role("heading", name="Jaarplan")).to_have_count(2)
    desk.get_by_label("Stembriefjes per voorstel").fill("5")
    expect(desk.get_by_role("heading", name="Jaarplan")).to_have_count(5)
    nothing_wrong(axe, desk, "on paper")
    desk.emulate_media(media="print")
    expect(desk.get_by_label("Stembriefjes per voorstel")).to_be_hidden()
    expect(desk.get_by_role("heading", name="Jaarplan").first).to_be_visible()


def test_who_is_new_is_welcomed_by_name_if_they_wish(windows: Windows, axe: Axe) -> None:
    spring = House(windows.house.store, f"{windows.house.meeting_id}-spring", f"{windows.house.plan_id}-spring")
    spring.plan_meeting().check_in(1)
    screen, phone = windows.screen(), windows.now(delegate(24))
    phone.locator("label.pick").get_by_text("In de zaal", exact=True).click()
    say(phone, "Ik ben er")
    expect(phone.get_by_role("heading", name="Voor het eerst hier?")).to_be_visible()
    look = Look(axe)
    look.at_phone(phone, "a newcomer")
    assert look.found == []
    say(phone, "Ja, graag")
    expect(phone.get_by_role("heading", name="Voor het eerst hier?")).to_have_count(0)
    expect(screen.get_by_text("Delegatie 24")).to_be_visible()
    spring.must(COORDINATOR, "meeting.end", meeting=spring.meeting_id)
