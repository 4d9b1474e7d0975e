"""From the door to the decision in real browsers: a phone in the hall, one at home, a console and a projector."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.windows import PHONE, Windows, check_in, choose_where, say
from tests.house import COORDINATOR, delegate


def test_a_personal_link_lets_in_and_leaves_the_address_bar(windows: Windows) -> None:
    token = "a-token-of-a-personal-link-1234"
    windows.house.must(COORDINATOR, "movement.give_link", movement="movement", person=delegate(1), token=token, uses=1)
    phone = windows.window(PHONE)
    phone.goto(f"{windows.server.url}/link#{token}")
    expect(phone).to_have_url(f"{windows.server.url}/m/{windows.house.meeting_id}")
    expect(phone.get_by_role("button", name="Ik ben er")).to_be_visible()
    assert token not in windows.server.log.read_text()
    again = windows.window(PHONE)
    again.goto(f"{windows.server.url}/link#{token}")
    expect(again.get_by_role("heading", name="Deze link opent niets.")).to_be_visible()
    assert token not in again.url


def test_the_afternoon_of_a_plan(windows: Windows) -> None:
    house = windows.house
    console, screen = windows.console(), windows.screen()
    hall, home = windows.now(delegate(1)), windows.now(delegate(2))

    console.get_by_role("button", name="Begin: Welkom").click()

    # welcome: one in the hall, one at home, the others by roll call of the house
    check_in(hall, "In de zaal")
    check_in(home, "Online")
    expect(hall.get_by_text("2 van de 26")).to_be_visible()
    house.check_in(*range(3, 21))
    expect(console.get_by_text("10 zaal, 10 online")).to_be_visible()
    expect(screen.get_by_text("20", exact=True).first).to_be_visible()

    # a tap is counted, room and online apart
    say(hall, "Eens")
    say(home, "Idee")
    expect(console.get_by_role("row", name="Eens").get_by_role("cell", name="1").first).to_be_visible()

    # the next step follows the agenda, and at the plan it is the plan's own
    console.get_by_role("button", name=re.compile("^Begin het volgende agendapunt")).click()
    expect(hall.get_by_role("heading", name="Plan", exact=True)).to_be_visible()

    # a guest types the code, waits, and is let in
    guest = windows.window(PHONE)
    code = house.meeting().code
    guest.goto(windows.server.url)
    guest.get_by_label("Code van de bijeenkomst").fill(f"{code[:2]} {code[2:4]}-{code[4:]}")
    say(guest, "Ga verder")
    guest.get_by_label("Je naam of functie").fill("Contact van een zorgkantoor")
    choose_where(guest, "In de zaal")
    say(guest, "Doe mee")
    expect(guest.get_by_text("We laten je zo binnen")).to_be_visible()
    say(console, "Laat binnen")
    say(guest, "Ik ben er")

    # the small groups
    console.get_by_role("button", name=re.compile("^Naar de groepen")).click()
    say(console, "Groepen")
    console.get_by_label("Welke vraag krijgen de groepen?").fill("Wat vraagt dit plan van ons?")
    console.get_by_label("Tafels in de zaal").fill("1")
    console.get_by_label("Kamers online").fill("1")
    say(console, "Maak de groepen")
    for page, words in ((hall, "Verdeel het werk eerlijk"), (home, "Minder teams is ook goed")):
        expect(page.get_by_text("Wat vraagt dit plan van ons?").first).to_be_visible()
        page.get_by_placeholder("Schrijf een briefje…").fill(words)
        say(page, "Plaats")
        expect(page.get_by_text(words)).to_be_visible()
        page.get_by_role("button", name=re.compile("^Onze groep is klaar")).click()
        say(page, "Ja, we zijn klaar")

    # the ballot opens when nothing holds it any more; nothing is chosen for anybody
    console.get_by_role("button", name=re.compile("^Open de stemming")).click()
    expect(hall.get_by_role("heading", name=re.compile("Ben je voor"))).to_be_visible()
    assert hall.locator("input[type=radio]:checked").count() == 0
    cast = hall.get_by_role("button", name="Breng je stem uit")
    expect(cast).to_have_attribute("aria-disabled", "true")
    say(hall, "Voor alles")
    cast.click()
    expect(hall.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()
    expect(screen.get_by_text(re.compile("organisaties? (heeft|hebben) gestemd"))).to_be_visible()

    # who reloads comes back to the same truth; who looks on is told so
    hall.reload()
    expect(hall.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()
    expect(guest.get_by_role("heading", name="Jij doet mee, zonder stem.")).to_be_visible()

    # at home the network goes: the vote waits, is not called recorded, and then is
    say(home, "Voor alles")
    home.context.set_offline(True)
    home.get_by_role("button", name="Breng je stem uit").click()
    expect(home.get_by_role("heading", name="Je stem wacht op deze telefoon.")).to_be_visible()
    expect(home.get_by_text("nog niet geteld").first).to_be_visible()
    home.context.set_offline(False)
    expect(home.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()

    # the others vote; the coordinator closes; everybody sees the same word
    ballot = str(house.proposal().open_ballot)
    for n in range(3, 21):
        assert house.cast(n, ballot, "no" if n in (13, 14) else "yes")
    console.get_by_role("button", name=re.compile("^Sluit de stemming")).click()
    say(console, "Sluit nu")
    for page in (hall, home, guest, screen):
        expect(page.get_by_text("Aangenomen").first).to_be_visible()
    expect(hall.get_by_text(re.compile("Jouw stem namens .*, is meegeteld"))).to_be_visible()
    assert house.proposal().stage == "adopted"

    # what was adopted looks for somebody: one tap, and it is theirs
    hall.get_by_role("button", name=re.compile("^Ik doe dit")).first.click()
    expect(hall.get_by_role("button", name="Toch niet")).to_be_visible()
    assert [task.owner for task in house.proposal().tasks.values()].count(None) == len(house.proposal().tasks) - 1
    assert house.proposal().ballots[ballot].outcome.voted == 20
