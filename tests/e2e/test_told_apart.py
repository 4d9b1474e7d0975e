"""How the room and those online voted is shown apart, on the phone, at the desk and in the minutes."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.e2e.looking import Axe, Look
from tests.e2e.test_a_choice import where_to_meet
from tests.e2e.windows import LAPTOP, Windows
from tests.house import COORDINATOR, delegate


def row(page: Page, part: str) -> Locator:
    return page.get_by_role("row", name=part)


def test_the_room_and_online_are_told_apart_once_enough_voted(windows: Windows, axe: Axe) -> None:
    house, look = where_to_meet(windows.house, f"{windows.house.plan_id}-where"), Look(axe)
    house.check_in(*range(1, 15))
    rules = {"per": "whole", "method": "yes_no_abstain", "threshold": {"more_than": "1/2", "of": "yes_and_no"}}
    rules |= {"breakdown_floor": 3}
    house.must(COORDINATOR, "proposal.set_rules", proposal=house.plan_id, stage="vote", rules=rules)
    ballot = house.open_ballot()
    phone = windows.now(delegate(1))
    expect(phone.get_by_role("button", name="Breng je stem uit")).to_be_visible()
    modes = {n: house.meeting().attendance[delegate(n)].mode for n in range(1, 15)}
    for n, mode in modes.items():
        house.cast(n, ballot, "yes" if mode == "room" else "no")
    house.must(COORDINATOR, "proposal.close_ballot", proposal=house.plan_id, ballot=ballot)
    phone.get_by_text("Zaal en online apart").click()
    expect(row(phone, "Zaal 7 0 0")).to_be_visible()
    expect(row(phone, "Online 0 0 7")).to_be_visible()
    look.at_phone(phone, "a result told apart")
    page = windows.signed_in(COORDINATOR, LAPTOP, f"/p/{house.plan_id}")
    page.get_by_text("Zaal en online apart").click()
    expect(row(page, "Online 0 0 7")).to_be_visible()
    look.at_desk(page, "a proposal whose votes are told apart")
    assert look.found == []
