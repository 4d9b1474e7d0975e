"""Asking for the floor, getting it, and more time: on the phone, at the console and in the hall."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e import staging
from tests.e2e.hands import Keys
from tests.e2e.windows import Windows, say
from tests.house import delegate

ASK = re.compile("^Woord")


def gathered(windows: Windows) -> None:
    """Organisations 1 to 3 in the room or online, and the meeting is on its first item."""
    staging.begin(windows.house, "welcome")
    windows.house.check_in(1, 2, 3)


def queue(console: Page) -> Locator:
    return console.locator("[data-hand] .who b")


def in_order(console: Page, *numbers: int) -> None:
    expect(queue(console)).to_have_text([f"Organisatie {n}" for n in numbers])


def test_a_hand_goes_up_and_its_owner_speaks(windows: Windows) -> None:
    gathered(windows)
    phone, console, screen = windows.now(delegate(1)), windows.console(), windows.screen()
    say(phone, ASK)
    expect(phone.get_by_text("Je hand is omhoog. Jij bent zo aan de beurt.")).to_be_visible()
    say(console, "Geef woord aan Organisatie 1")
    expect(phone.get_by_text("Je bent aan het woord.")).to_be_visible()
    expect(screen.get_by_text("Aan het woord: Organisatie 1")).to_be_visible()
    in_order(console)
    say(phone, "Ik ben klaar")
    expect(screen.get_by_text("Aan het woord:")).to_have_count(0)
    expect(phone.get_by_role("button", name=ASK)).to_have_attribute("aria-pressed", "false")


def test_a_hand_is_taken_down_where_it_was_put_up(windows: Windows) -> None:
    gathered(windows)
    phone, console = windows.now(delegate(1)), windows.console()
    say(phone, ASK)
    in_order(console, 1)
    say(phone, "Hand omlaag")
    in_order(console)
    say(phone, ASK)
    console.locator("[data-hand] .who").click()
    say(console, "Hand omlaag: Organisatie 1")
    expect(phone.get_by_role("button", name=ASK)).to_have_attribute("aria-pressed", "false")


def asking(windows: Windows) -> Page:
    """Three hands, in the order in which they went up; the console."""
    gathered(windows)
    for n in (1, 2, 3):
        windows.house.must(delegate(n), "meeting.raise_hand", meeting=windows.house.meeting_id)
    console = windows.console()
    expect(queue(console)).to_have_count(3)
    return console


def names(console: Page) -> list[str]:
    return queue(console).all_inner_texts()


def test_a_coordinator_drags_a_hand_to_another_place(windows: Windows) -> None:
    console = asking(windows)
    first, second, third = names(console)
    grip, last = console.locator("[data-hand] .grip").first.bounding_box(), queue(console).last.bounding_box()
    assert grip
    assert last
    console.mouse.move(grip["x"] + 10, grip["y"] + 10)
    console.mouse.down()
    console.mouse.move(grip["x"] + 10, last["y"] + 10, steps=5)
    console.mouse.up()
    expect(queue(console)).to_have_text([second, third, first])
    say(console, "Laat Polder de volgorde weer voorstellen")
    expect(queue(console)).to_have_text([first, second, third])


def test_the_queue_is_ordered_with_the_keys_alone(windows: Windows) -> None:
    console = asking(windows)
    first, second, third = names(console)
    keys = Keys()
    keys.press(console.locator("[data-hand] .who").first)
    keys.press(console.get_by_role("button", name=f"{first} een plek naar achteren"))
    expect(queue(console)).to_have_text([second, first, third])
    expect(console.get_by_role("button", name=f"{first} een plek naar achteren")).to_be_focused()


def test_somebody_without_a_phone_gets_the_floor(windows: Windows) -> None:
    gathered(windows)
    console, screen = windows.console(), windows.screen()
    say(console, "Iemand anders")
    console.get_by_label("Zoek").fill("Delegatie 2")
    say(console, "Geef woord aan Organisatie 2")
    expect(screen.get_by_text("Aan het woord: Organisatie 2")).to_be_visible()


def test_five_more_minutes_for_an_item_and_for_a_ballot(windows: Windows) -> None:
    gathered(windows)
    console = windows.console()
    say(console, "Nog vijf minuten")
    expect(console.get_by_role("timer")).to_contain_text("nog 4:")
    staging.begin(windows.house, "plan")
    windows.house.talk(tables=1, rooms=1)
    staging.open_ballot(windows.house, minutes=10)
    phone = windows.now(delegate(1))
    expect(phone.get_by_role("timer")).to_contain_text("nog 9:")
    console.locator("footer").get_by_role("button", name="Nog vijf minuten").click()
    expect(phone.get_by_role("timer")).to_contain_text("nog 14:")
