"""Moments in which a meeting can go wrong, and what each person then sees."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e import staging
from tests.e2e.windows import LAPTOP, Windows, say
from tests.house import COORDINATOR, delegate
from web.auth.passwords import hashed

ALONE = True  # an organisation gets a second delegate, and somebody is put out

RECORDED = "Je stem is vastgelegd."


def vote(page: Page, *exceptions: str) -> None:
    """For everything, but against the points that are named."""
    say(page, "Voor alles")
    for point in exceptions:
        page.get_by_role("button", name=point).click()
        page.get_by_role("radio", name="Tegen").check()
    say(page, "Breng je stem uit")


def to_the_ballot(windows: Windows, minutes: int = 0) -> str:
    staging.begin(windows.house, "plan")
    windows.house.check_in(*staging.HERE).talk(tables=1, rooms=1)
    return windows.house.open_ballot(minutes)


def close(windows: Windows, ballot: str) -> None:
    staging.close(windows.house, ballot)


def test_a_coordinator_signs_in_and_lands_on_the_console(windows: Windows) -> None:
    email, password = "coordinator@example.org", "a long enough password"
    kept = str(hashed(password))
    windows.house.store.write(lambda tx: tx.set_credentials(COORDINATOR, email, kept))
    laptop = windows.window(LAPTOP)
    laptop.goto(f"{windows.server.url}/sign-in")
    laptop.get_by_label("E-mailadres").fill(email)
    laptop.get_by_label("Wachtwoord").fill("not my password")
    say(laptop, "Meld je aan")
    expect(laptop.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    laptop.get_by_label("Wachtwoord").fill(password)
    say(laptop, "Meld je aan")
    expect(laptop).to_have_url(re.compile(f"/m/{windows.house.meeting_id}/console$"))
    expect(laptop.get_by_role("button", name="Begin: Welkom")).to_be_visible()


def test_a_secret_vote_is_known_to_the_phone_that_cast_it_and_to_no_other(windows: Windows, tmp_path: Path) -> None:
    store = windows.house.store
    windows.house = staging.prepare(store, "secret-meeting", staging.publish_secret(store, tmp_path))
    ballot = staging.to_the_ballot(windows.house)
    phone = windows.now(delegate(12))
    expect(phone.get_by_text("niemand ziet wat je kiest")).to_be_visible()
    vote(phone, "De bijdrage gaat")
    expect(phone.get_by_role("heading", name=RECORDED)).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("Voor alles, behalve punt 3")).to_be_visible()
    receipt = phone.get_by_test_id("receipt").inner_text()

    second = windows.now(delegate(12))
    expect(second.get_by_role("heading", name=re.compile("is gestemd"))).to_be_visible()
    expect(second.get_by_text("alleen te zien op het toestel")).to_be_visible()
    expect(second.get_by_text("behalve punt 3")).to_have_count(0)
    expect(second.get_by_role("button", name="Wijzig je stem")).to_have_count(0)

    staging.all_vote(windows.house, ballot, {}, range(13, 21))
    close(windows, ballot)
    for page in (phone, second):
        expect(page.get_by_role("heading", name="Aangenomen")).to_be_visible()
        expect(page.locator("svg .mine")).to_have_count(0)
    expect(phone.get_by_test_id("counted")).to_contain_text(receipt)
    expect(second.get_by_test_id("counted")).to_have_count(0)


def test_a_vote_that_comes_after_the_close_is_plainly_too_late(windows: Windows) -> None:
    ballot = to_the_ballot(windows)
    phone = windows.now(delegate(1))
    say(phone, "Voor alles")
    phone.context.set_offline(True)
    say(phone, "Breng je stem uit")
    expect(phone.get_by_role("heading", name="Je stem wacht op deze telefoon.")).to_be_visible()
    windows.house.cast(2, ballot)
    close(windows, ballot)
    phone.context.set_offline(False)
    expect(phone.get_by_role("heading", name="Aangenomen")).to_be_visible()
    expect(phone.get_by_role("alert")).to_contain_text(
        "De stemming is gesloten. Je keuze kwam te laat en telt niet mee."
    )
    expect(phone.get_by_test_id("counted")).to_have_count(0)


def test_a_colleague_who_votes_later_is_told_to_the_first(windows: Windows) -> None:
    colleague = staging.add_colleague(windows.house.store, 3)
    windows.house.must(colleague, "meeting.check_in", meeting=windows.house.meeting_id, mode="online")
    ballot = to_the_ballot(windows)
    first, second = windows.now(delegate(3)), windows.now(colleague)
    vote(first)
    expect(first.get_by_role("heading", name=RECORDED)).to_be_visible()
    expect(second.get_by_role("heading", name="Namens Organisatie 3 is gestemd.")).to_be_visible()
    expect(second.get_by_text("Voor alles.")).to_be_visible()
    say(second, "Wijzig je stem")
    second.get_by_role("button", name="Punt 2").click()
    second.get_by_role("radio", name="Tegen").check()
    say(second, "Leg je nieuwe keuze vast")
    expect(second.get_by_role("heading", name=RECORDED)).to_be_visible()
    expect(first.get_by_text("Een collega stemde na jou. De laatste stem telt.")).to_be_visible()
    expect(first.get_by_text("Voor alles, behalve punt 2")).to_be_visible()
    close(windows, ballot)
    expect(first.get_by_text("niet die van jou")).to_be_visible()
    expect(second.get_by_test_id("counted")).to_be_visible()


def test_what_did_not_pass_goes_back_to_the_writers_and_is_voted_on_alone(windows: Windows) -> None:
    house = windows.house
    console, phone = windows.console(), windows.now(delegate(1))
    ballot = to_the_ballot(windows)
    staging.all_vote(house, ballot, {"clause-3": 9})
    close(windows, ballot)
    expect(phone.get_by_role("heading", name="Deels aangenomen")).to_be_visible()
    expect(phone.get_by_text("Hoe verder: Terug bij de schrijvers.")).to_be_visible()

    say(console, "Voorstel")
    marked = console.get_by_role("listitem").filter(has_text="niet aangenomen")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("Punt 3")
    expect(console.get_by_text("Nog 1 punt haalde het niet en is ongewijzigd")).to_be_visible()
    say(console, "Wijzig punt 3")
    console.get_by_label("Tekst van punt 3").fill("Punt 3, nu beter")
    say(console, "Bewaar")
    expect(console.get_by_text("gewijzigd", exact=True)).to_be_visible()
    expect(marked).to_have_count(0)
    console.get_by_role("button", name=re.compile("^Open de stemming")).click()

    expect(phone.get_by_text("Punt 3, nu beter")).to_be_visible()
    expect(phone.get_by_text("Punt 1", exact=True)).to_have_count(0)
    expect(phone.get_by_role("button", name="Voor alles")).to_have_count(0)
    phone.get_by_role("radio", name="Voor").check()
    say(phone, "Breng je stem uit")
    expect(phone.get_by_role("heading", name=RECORDED)).to_be_visible()
    expect(phone.get_by_text(re.compile(r"^nog [45]:\d\d$")).first).to_be_visible()


def test_going_on_against_a_condition_asks_for_a_reason(windows: Windows) -> None:
    house = windows.house
    staging.begin(house, "plan")
    house.check_in(1, 2, 3).talk(tables=1, rooms=1)
    console, phone = windows.console(), windows.now(delegate(1))
    expect(console.get_by_text("Nog 15 organisaties nodig voor het quorum")).to_be_visible()
    console.get_by_role("button", name=re.compile("^Toch doorgaan")).click()
    go = console.get_by_role("button", name="Open de stemming, met deze reden")
    go.click()
    expect(console.get_by_text("Schrijf eerst waarom je doorgaat.")).to_be_visible()
    console.get_by_label("Reden").fill("De trein staat stil; de rest komt online.")
    go.click()
    expect(phone.get_by_role("heading", name=re.compile("Ben je voor"))).to_be_visible()
    vote(phone)
    expect(phone.get_by_role("heading", name=RECORDED)).to_be_visible()
    close(windows, str(house.proposal().open_ballot))
    expect(phone.get_by_role("heading", name="Te weinig organisaties")).to_be_visible()
    expect(phone.get_by_text("dus de stemming telt niet").first).to_be_visible()


def test_whoever_is_revoked_is_told_so(windows: Windows) -> None:
    phone = windows.now(delegate(26))
    expect(phone.get_by_role("button", name="Ik ben er")).to_be_visible()
    windows.house.must(COORDINATOR, "movement.revoke_person", movement="movement", person=delegate(26))
    expect(phone.get_by_role("heading", name="Je doet niet meer mee aan deze bijeenkomst.")).to_be_visible()
    expect(phone.get_by_role("alert")).to_contain_text("Je toegang is ingetrokken.")


def test_a_ballot_with_a_deadline_counts_down_everywhere(windows: Windows) -> None:
    to_the_ballot(windows, minutes=1)
    left = re.compile(r"^\s*nog (1:00|0:\d\d)\s*$")
    for page in (windows.now(delegate(1)), windows.console(), windows.screen()):
        expect(page.get_by_role("timer").first).to_have_text(left)
