"""From an empty installation to an adopted plan, without demo, manual or database: a coordinator at a laptop, three
phones, one at home and a projector. The coordinator does it all with the keys; tests/e2e/screenshots with a pointer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.founding import CALL, MEETING, PLAN, Founder, keep
from tests.e2e.hands import Keys
from tests.e2e.windows import HALL, LAPTOP, PHONE, Panes, check_in, choose_where, say
from tests.serving import serving

KEY = "key-of-an-empty-installation"


@pytest.fixture
def panes(browser: Browser, tmp_path: Path) -> Iterator[Panes]:
    """Windows on a server in which there is nothing yet."""
    with serving(f"sqlite:///{tmp_path}/polder.sqlite", tmp_path, POLDER_SETUP_KEY=KEY) as server:
        panes = Panes(browser=browser, server=server)
        yield panes
        panes.close()
    assert panes.complaints == []


def test_given_an_empty_house_when_one_person_begins_then_a_plan_is_adopted_together(
    panes: Panes, tmp_path: Path
) -> None:
    # given: a coordinator who founds, and prepares the first meeting
    laptop = panes.window(LAPTOP, permissions=["clipboard-read", "clipboard-write"])
    founder = Founder(laptop, panes.server.url, Keys(), tmp_path)
    founder.found(KEY)
    founder.take_the_list()
    founder.give_links()
    founder.write_the_plan()
    founder.plan_the_meeting()
    founder.make_the_agenda()
    founder.open_doors()

    # when: everybody comes in, and what they wrote is voted on
    founder.press(re.compile("^Scherm: "))
    screen = founder.beside(founder.link("Scherm in de zaal"))
    screen.set_viewport_size(HALL)  # type: ignore[arg-type]
    founder.press("Sluit")
    phones = [by_link(panes, founder.links[f"Delegatie {n}"], PHONE, "In de zaal") for n in (1, 2)]
    home = by_link(panes, founder.links["Delegatie 3"], LAPTOP, "Online")
    partner = by_code(panes, founder)
    everybody_present(founder)
    expect(home.get_by_role("link", name=re.compile("beeld", re.IGNORECASE)).first).to_have_attribute("href", CALL)
    in_groups(founder, [*phones, home, partner])
    the_ballot(founder, [*phones, home], partner, screen)

    # then: it is adopted, everybody sees so, and it stands in the minutes
    for page in (*phones, home, partner, screen):
        expect(page.get_by_text("Aangenomen").first).to_be_visible()
    end(founder)
    minutes = founder.beside(laptop.get_by_role("main").get_by_role("link", name="Lees het verslag"))
    expect(minutes.get_by_text(f"{PLAN} is aangenomen.")).to_be_visible()
    plan_the_next(founder)
    expect(phones[1].get_by_text("De volgende bijeenkomst is op")).to_be_visible()
    own_data(phones[0], tmp_path)


def by_link(panes: Panes, link: str, size: dict[str, int], where: str) -> Page:
    """A delegate's own device: the link leads to the meeting, where one says where one is."""
    page = panes.window(size)
    page.goto(link)
    check_in(page, where)
    expect(page.get_by_role("button", name="Ik ben er")).to_have_count(0)
    return page


def by_code(panes: Panes, founder: Founder) -> Page:
    """The partner forgot the link, types the code, waits, and is let in."""
    code = founder.page.locator(".chip.code").inner_text()
    phone = panes.window(PHONE)
    phone.goto(panes.server.url)
    phone.get_by_label("Code van de bijeenkomst").fill(code)
    say(phone, "Ga verder")
    phone.get_by_label("Je naam of functie").fill("Contact Partner 1")
    choose_where(phone, "In de zaal")
    say(phone, "Doe mee")
    expect(phone.get_by_text("We laten je zo binnen")).to_be_visible()
    founder.press("Laat binnen")
    say(phone, "Ik ben er")
    return phone


def everybody_present(founder: Founder) -> None:
    """Two came without a telephone; the coordinator notes that they are here."""
    founder.press("Mensen")
    for n in (4, 5):
        founder.press(f"Zet Delegatie {n} op aanwezig: In de zaal")
        expect(founder.page.get_by_text(f"Delegatie {n} staat op aanwezig: zaal.")).to_be_visible()
    founder.press("Nu")
    expect(founder.page.get_by_text("4 zaal, 1 online")).to_be_visible()


def in_groups(founder: Founder, pages: list[Page]) -> None:
    founder.press("Begin met: Het plan")
    founder.press(re.compile("^Naar de groepen"))
    founder.press("Groepen")
    founder.hands.write(founder.field("Welke vraag krijgen de groepen?"), "Wat vraagt dit plan van ons?")
    founder.hands.write(founder.field("Tafels in de zaal"), "1")
    founder.hands.write(founder.field("Kamers online"), "1")
    founder.press("Maak de groepen")
    for page, words in ((pages[0], "Verdeel het werk eerlijk"), (pages[2], "Begin klein")):
        page.get_by_placeholder("Schrijf een briefje…").fill(words)
        say(page, "Plaats")
        expect(page.get_by_text(words)).to_be_visible()
        page.get_by_role("button", name=re.compile("^Onze groep is klaar")).click()
        say(page, "Ja, we zijn klaar")


def the_ballot(founder: Founder, voters: list[Page], partner: Page, screen: Page) -> None:
    founder.press(re.compile("^Open de stemming"))
    for page in voters:
        say(page, "Voor alles")
        say(page, "Breng je stem uit")
        expect(page.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()
    expect(partner.get_by_role("heading", name="Jij doet mee, zonder stem.")).to_be_visible()
    expect(screen.get_by_text("3", exact=True).first).to_be_visible()
    founder.press("Sluit de stemming")
    founder.press("Sluit nu")


def end(founder: Founder) -> None:
    founder.press("Beëindig de bijeenkomst")
    founder.hands.press(founder.page.get_by_role("dialog").get_by_role("button", name="Beëindig de bijeenkomst"))
    expect(founder.page.get_by_role("heading", name="De bijeenkomst is afgelopen.")).to_be_visible()


def plan_the_next(founder: Founder) -> None:
    """It asks for little more than its day and has the agenda of the first; it can be put in any calendar."""
    founder.follow("Plan de volgende bijeenkomst")
    expect(founder.field("Hoe heet de bijeenkomst?")).to_have_value(MEETING)
    founder.hands.pick_date(founder.field("Dag"), 12, 2030)
    founder.press("Maak de bijeenkomst")
    expect(founder.page.get_by_text(re.compile("12 december 2030, 10.00"))).to_be_visible()
    expect(founder.button("Wijzig: Wie doet wat")).to_be_visible()
    calendar = founder.saved(founder.link("Zet in een agenda (kalenderbestand)")).read_text("utf-8")
    assert re.search("^DTSTART.*:20301212T100000", calendar, re.MULTILINE)
    assert f"SUMMARY:{MEETING}" in calendar


def own_data(phone: Page, folder: Path) -> None:
    """What is kept about somebody is for that person to read and to take along."""
    phone.goto(re.sub(r"(//[^/]+).*", r"\1/me", phone.url))
    with phone.expect_download() as downloading:
        phone.get_by_role("link", name="Download alles").click()
    kept = json.loads(keep(downloading.value, folder).read_text("utf-8"))
    assert kept["person"]["name"] == "Delegatie 1"
    assert [each["title"] for each in kept["votes"].values()] == [PLAN]
