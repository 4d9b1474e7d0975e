"""Something is suggested about a text on a phone, it is taken over at the desk, and every screen has the new words."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e import staging
from tests.e2e.looking import Look
from tests.e2e.windows import LAPTOP, PHONE, Windows, axe_findings, say
from tests.house import COORDINATOR, delegate

OTHER = "Zo zeggen we het zelf"
AGAIN = "En zo kan het ook"


def test_what_is_suggested_on_a_phone_is_taken_over_and_the_text_changes_everywhere(windows: Windows) -> None:
    windows.house = house = staging.prepare(windows.house.store, f"{windows.house.meeting_id}-s", workflow="consent")
    staging.open_doors(house)
    staging.begin(house, staging.plan.THE_PLAN)
    house.check_in(*range(1, 9))
    phone, screen, console = windows.now(delegate(1)), windows.screen(), windows.console()
    reader = windows.signed_in(delegate(2), PHONE, f"/p/{house.plan_id}")
    desk = windows.signed_in(COORDINATOR, LAPTOP, f"/p/{house.plan_id}")
    look = Look(axe_findings)

    # by keys alone
    phone.get_by_role("button", name="Stel iets voor over de tekst").press("Enter")
    phone.get_by_role("button", name="Stel andere woorden voor bij punt 2").press("Enter")
    words = phone.get_by_label("Zo zou punt 2 worden")
    expect(words).to_be_focused()
    phone.keyboard.press("ControlOrMeta+A")
    phone.keyboard.type(OTHER)
    phone.keyboard.press("Tab")
    phone.keyboard.type("Dat is korter")
    look.at_phone(phone, "suggesting on a phone")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("article")).to_contain_text("Van jou.")
    expect(phone.get_by_role("region", name="Suggesties bij punt 2")).to_be_focused()
    phone.evaluate("scrollTo(0, 0)")
    look.at_phone(phone, "a suggestion of one's own")

    # everyone sees it; only who made it may take it back, and only a coordinator answers it
    card = reader.get_by_role("article")
    expect(card).to_contain_text(OTHER)
    expect(card).to_contain_text("Waarom: Dat is korter")
    expect(card.get_by_role("button")).to_have_count(0)
    look.at_phone(reader, "a suggestion beside the text")
    expect(console.get_by_role("link", name="1 suggestie bij de tekst wacht op antwoord")).to_be_visible()
    desk.get_by_role("article").get_by_role("button", name="Neem over", exact=True).click()
    for page in (phone, reader, desk):
        expect(page.get_by_role("article")).to_have_count(0)
        expect(page.get_by_text(OTHER).first).to_be_visible()
    expect(screen.get_by_text(OTHER)).to_be_attached()
    expect(console.get_by_role("link", name="1 suggestie")).to_have_count(0)

    # another is declined with words, and one is withdrawn
    say(reader, "Stel een nieuw punt voor")
    reader.get_by_label("Het nieuwe punt").fill(AGAIN)
    reader.get_by_label("Waarom?").fill("Dat hoort erbij")
    say(reader, "Stuur je suggestie")
    say(desk, "Neem niet over")
    desk.get_by_label("Waarom niet?").fill("Dat staat al in punt 1")
    look.at_desk(desk, "declining a suggestion")
    say(desk, "Neem niet over")
    expect(desk.get_by_text("Een suggestie is niet overgenomen. Waarom: Dat staat al in punt 1")).to_be_visible()
    expect(reader.get_by_role("article")).to_have_count(0)
    say(reader, "Stel voor dit te schrappen: punt 1")
    reader.get_by_label("Waarom?").fill("Dubbel")
    say(reader, "Stuur je suggestie")
    expect(desk.get_by_role("article")).to_contain_text("Dit punt schrappen.")
    say(reader, "Trek in")
    expect(desk.get_by_role("article")).to_have_count(0)
    assert look.found == []
