"""The minutes at a desk: written, seen, published, and read by somebody whom nobody let in."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.looking import Axe, sideways
from tests.e2e.windows import LAPTOP, NARROW, PHONE, WCAG, Windows, say
from tests.house import COORDINATOR


def editor(windows: Windows) -> Page:
    page = windows.signed_in(COORDINATOR, LAPTOP, f"/m/{windows.house.meeting_id}/minutes/edit")
    expect(page.get_by_label("Vooraf", exact=True)).to_be_visible()
    return page


def test_given_a_meeting_that_is_over_when_its_minutes_are_published_then_anybody_reads_them(
    windows: Windows, axe: Axe
) -> None:
    house = windows.house
    house.check_in(*range(1, 4))
    house.must(COORDINATOR, "meeting.end", meeting=house.meeting_id)
    page = editor(windows)
    page.get_by_label("Vooraf", exact=True).fill("We begonnen **op tijd**.")
    page.keyboard.press("Control+s")
    beside = page.frame_locator("iframe")
    expect(beside.locator("strong", has_text="op tijd")).to_be_visible()
    page.get_by_label("Wie er waren").uncheck()
    expect(beside.get_by_role("heading", name="Wie er waren")).to_have_count(0)
    assert axe(page, WCAG) == []
    say(page, "Maak het verslag openbaar")
    say(page, "Ja, maak openbaar")
    link = page.get_by_role("link", name=re.compile("minutes"))
    expect(link).to_be_visible()

    reader = windows.window(PHONE)
    reader.goto(str(link.get_attribute("href")).replace("/minutes", f"{windows.server.url}/minutes"))
    expect(reader.get_by_text("Versie 1, openbaar sinds")).to_be_visible()
    expect(reader.get_by_text("We begonnen op tijd.")).to_be_visible()
    expect(reader.get_by_role("heading", name="Wie er waren")).to_have_count(0)
    assert axe(reader, WCAG) == []
    reader.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert sideways(reader) == []
    assert reader.request.get(f"{reader.url}.pdf").headers["content-type"] == "application/pdf"

    say(page, "Neem terug")
    say(page, "Ja, neem terug")
    expect(page.get_by_text("Het verslag is teruggenomen.")).to_be_visible()
    reader.reload()
    expect(reader.get_by_role("heading", name="Dit verslag is niet meer openbaar.")).to_be_visible()


def test_given_two_who_write_in_one_place_then_neither_loses_a_word(windows: Windows) -> None:
    first, second = editor(windows), editor(windows)
    first.get_by_label("Tot slot").fill("Dank aan allen.")
    first.get_by_label("Vooraf", exact=True).focus()
    expect(first.get_by_text("Bewaard.")).to_be_visible()
    second.get_by_label("Tot slot").fill("Tot april.")
    second.get_by_label("Vooraf", exact=True).focus()

    expect(second.get_by_role("alert").filter(has_text="Iemand anders schreef hier ook.")).to_contain_text(
        "Dank aan allen."
    )
    second.reload()
    say(second, "Zet mijn tekst eronder")
    expect(second.get_by_label("Tot slot")).to_have_value("Dank aan allen.\n\nTot april.")
    beside = second.frame_locator("iframe")
    expect(beside.get_by_text("Dank aan allen.")).to_be_visible()
    expect(beside.get_by_text("Tot april.")).to_be_visible()


def test_given_no_connection_then_what_was_written_waits_on_the_device(windows: Windows) -> None:
    page = editor(windows)
    page.context.set_offline(True)
    page.get_by_label("Vooraf", exact=True).fill("Geschreven in de trein.")
    page.get_by_label("Tot slot").focus()
    expect(page.get_by_role("alert").filter(has_text=re.compile("internet"))).to_be_visible()
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_label("Vooraf", exact=True)).to_have_value("Geschreven in de trein.")
