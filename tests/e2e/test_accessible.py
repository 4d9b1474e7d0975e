"""Everybody can use it: axe finds nothing, light and dark, in both languages; nothing scrolls sideways on the narrowest
phone; fingers find their targets; a keyboard is enough; and whoever wants less motion gets it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from rehearsal.case import plan
from tests.e2e import staging
from tests.e2e.hands import tab_to
from tests.e2e.looking import Axe, Look, sideways
from tests.e2e.windows import HALL, PHONE, Windows, choose_where, say
from tests.house import COORDINATOR, House, delegate

WORDS = {
    "nl": {
        "name": "Je naam of functie",
        "room": "In de zaal",
        "join": "Doe mee",
        "waiting": "We laten je zo binnen",
        "here": "Ik ben er",
        "all": "Voor alles",
        "cast": "Breng je stem uit",
        "recorded": "Je stem is vastgelegd.",
        "proposal": "Voorstel",
        "groups": "Groepen",
        "people": "Mensen",
        "override": "Toch doorgaan? Geef een reden voor het verslag",
        "close": "Sluit",
        "pause": "Scherm: pauze",
        "ended": "Bedankt voor jullie tijd.",
    },
    "en": {
        "name": "Your name or position",
        "room": "In the room",
        "join": "Join",
        "waiting": "We will let you in",
        "here": "I am here",
        "all": "For everything",
        "cast": "Cast your vote",
        "recorded": "Your vote is recorded.",
        "proposal": "Proposal",
        "groups": "Groups",
        "people": "People",
        "override": "Go on anyway? Give a reason for the minutes",
        "close": "Close",
        "pause": "Screen: break",
        "ended": "Thank you for your time.",
    },
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_in_anybodys_way(windows: Windows, axe: Axe, language: str) -> None:
    look, words = Look(axe), WORDS[language]
    house = windows.house = staging.prepare(windows.house.store, f"for-{language}")
    options = {"locale": f"{language}-NL"}
    newcomer(windows, look, language, options)
    phone, other = windows.now(delegate(12), **options), windows.now(delegate(14), **options)
    console, screen = windows.console(**options), windows.screen(**options)
    expect(phone.get_by_role("button", name=words["here"])).to_be_visible()
    look.at_phone(phone, "check-in")
    house.check_in(*range(1, 18))
    expect(phone.get_by_role("button", name=words["here"])).to_have_count(0)
    expect(screen.get_by_text("17", exact=True).first).to_be_visible()
    look.at_phone(phone, "welcome")
    phone.get_by_role("button", name="Agenda").click()
    look.at_phone(phone, "agenda")
    say(phone, words["close"])
    look.at(screen, "screen, welcome")
    staging.begin(house, plan.THE_PLAN)
    staging.to_the_groups(house, 1, 1)
    expect(phone.get_by_role("textbox")).to_be_visible()
    look.at_phone(phone, "group")
    the_console(look, console, words)
    what_the_hall_is_shown(look, windows, console, screen, words)
    staging.report(house, *house.groups("round-1"))
    house.check_in(18, 19, 20)
    the_ballot(look, house, phone, other, screen, words)
    look.at(console, "console, decided")
    console.goto(windows.server.url)
    expect(console.get_by_role("link", name=plan.MEETING_TITLE).first).to_be_visible()
    look.at_phone(console, "home, signed in")
    assert look.found == []


def newcomer(windows: Windows, look: Look, language: str, options: dict[str, str]) -> None:
    words = WORDS[language]
    phone = windows.window(PHONE, **options)
    phone.goto(f"{windows.server.url}/sign-in")
    expect(phone.get_by_role("heading")).to_be_visible()
    look.at_phone(phone, "sign in")
    phone.goto(windows.server.url)
    expect(phone.get_by_role("textbox")).to_be_visible()
    look.at_phone(phone, "home")
    staging.open_doors(windows.house)
    phone.goto(f"{windows.server.url}/j/{windows.house.meeting().code}")
    phone.get_by_label(words["name"]).fill("Contact")
    look.at_phone(phone, "join")
    choose_where(phone, words["room"])
    say(phone, words["join"])
    expect(phone.get_by_text(words["waiting"])).to_be_visible()
    look.at_phone(phone, "waiting")


def the_console(look: Look, console: Page, words: dict[str, str]) -> None:
    expect(console.get_by_role("button", name=words["override"])).to_be_visible()
    look.at(console, "console, now")
    for panel in ("proposal", "groups", "people"):
        say(console, words[panel])
        look.at(console, f"console, {panel}")
    say(console, words["override"])
    expect(console.get_by_role("dialog")).to_be_visible()
    look.at(console, "console, override")
    say(console, words["close"])


def what_the_hall_is_shown(look: Look, windows: Windows, console: Page, screen: Page, words: dict[str, str]) -> None:
    """What the coordinator may put up, the dialog for it, and the layer over a call."""
    house = windows.house
    for moment, place in (("agenda", ".agenda"), ("code", ".come-in"), ("pause", ".pause")):
        house.must(COORDINATOR, "meeting.show", meeting=house.meeting_id, moment=moment)
        expect(screen.locator(place)).to_be_visible()
        look.at(screen, f"screen, {moment}")
    say(console, words["pause"])
    expect(console.get_by_role("dialog")).to_be_visible()
    look.at(console, "console, on the screen")
    say(console, words["close"])
    house.must(COORDINATOR, "meeting.show", meeting=house.meeting_id, moment="auto")
    locale = screen.evaluate("navigator.language")
    layer = windows.signed_in("projector", HALL, f"/m/{house.meeting_id}/screen?overlay", locale=locale)
    expect(layer.get_by_role("img")).to_be_visible()
    look.at(layer, "layer over a call")


def the_ballot(look: Look, house: House, phone: Page, other: Page, screen: Page, words: dict[str, str]) -> None:
    ballot = staging.open_ballot(house, minutes=10)
    expect(phone.get_by_role("button", name=words["cast"])).to_be_visible()
    phone.locator("[aria-expanded]").nth(2).click()
    look.at_phone(phone, "choosing")
    say(phone, words["all"])
    say(phone, words["cast"])
    expect(phone.get_by_role("heading", name=words["recorded"])).to_be_visible()
    look.at_phone(phone, "recorded")
    say(other, words["all"])
    other.context.set_offline(True)
    say(other, words["cast"])
    expect(other.locator(".slip")).to_be_visible()
    look.at_phone(other, "vote waits")
    look.at(screen, "screen, ballot")
    staging.all_vote(house, ballot, {}, range(1, 12))
    staging.close(house, ballot)
    expect(screen.get_by_role("table")).to_be_visible()
    look.at(screen, "screen, result")
    look.at_phone(phone, "result")
    house.must(COORDINATOR, "meeting.end", meeting=house.meeting_id)
    expect(phone.get_by_text(words["ended"])).to_be_visible()
    look.at_phone(phone, "ended")


def test_a_keyboard_is_enough(windows: Windows) -> None:
    """From the door to a changed vote without a pointer."""
    house = windows.house
    page = windows.now(delegate(1))
    press = page.keyboard.press
    expect(page.get_by_role("button", name="Ik ben er")).to_be_visible()
    tab_to(page, page.get_by_role("radio", name="In de zaal"))
    press("Space")
    tab_to(page, page.get_by_role("button", name="Ik ben er"))
    press("Enter")
    expect(page.get_by_role("button", name="Ik ben er")).to_have_count(0)
    house.check_in(*range(2, 21)).talk(tables=1, rooms=1)
    house.open_ballot()
    expect(page.get_by_role("heading", name="Ben je voor")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Voor alles"))
    press("Enter")
    tab_to(page, page.get_by_role("button", name="Punt 3"))
    press("Enter")
    press("Tab")
    expect(page.get_by_role("radio", name="Voor")).to_be_focused()
    press("ArrowRight")
    expect(page.get_by_text("Voor alles, behalve punt 3")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Breng je stem uit"))
    press("Enter")
    expect(page.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_focused()
    tab_to(page, page.get_by_role("button", name="Wijzig je stem"))
    press("Enter")
    tab_to(page, page.get_by_role("button", name="Voor alles"))
    press("Enter")
    tab_to(page, page.get_by_role("button", name="Leg je nieuwe keuze vast"))
    press("Enter")
    expect(page.get_by_text("Voor alles.", exact=True)).to_be_visible()


def test_less_motion(windows: Windows) -> None:
    """No animation or transition that still runs takes longer than 200 ms."""
    house = windows.house
    pages = [windows.now(delegate(1), reduced_motion="reduce"), windows.screen(reduced_motion="reduce")]
    running = """() => document.getAnimations()
      .map((each) => [each.animationName ?? each.transitionProperty, each.effect.getComputedTiming().endTime])
      .filter(([, end]) => end > 200)"""
    house.check_in(*staging.HERE)
    for page in pages:
        expect(page.locator("svg .fallow").first).to_be_attached()
        assert page.evaluate(running) == []
    house.talk(tables=1, rooms=1)
    ballot = house.open_ballot()
    say(pages[0], "Voor alles")
    say(pages[0], "Breng je stem uit")
    for page in pages:
        expect(page.locator("svg .sown").first).to_be_attached()
        assert page.evaluate(running) == []
    staging.close(house, ballot)
    for page in pages:
        expect(page.locator("svg .yes").first).to_be_attached()
        assert page.evaluate(running) == []


def test_twice_as_large_letters(windows: Windows) -> None:
    """With the browser's letters at 200 % nothing is cut off at the side."""
    house = windows.house
    phone = windows.now(delegate(1))
    larger = "document.documentElement.style.fontSize = '200%'"
    phone.evaluate(larger)
    expect(phone.get_by_role("button", name="Ik ben er")).to_be_visible()
    assert sideways(phone) == []
    house.check_in(*staging.HERE)
    staging.to_the_groups(house, 1, 1)
    expect(phone.get_by_role("textbox")).to_be_visible()
    assert sideways(phone) == []
    staging.report(house, *house.groups("round-1"))
    ballot = house.open_ballot()
    say(phone, "Voor alles")
    assert sideways(phone) == []
    say(phone, "Breng je stem uit")
    expect(phone.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()
    assert sideways(phone) == []
    staging.close(house, ballot)
    expect(phone.get_by_role("heading", name="Aangenomen")).to_be_visible()
    assert sideways(phone) == []
