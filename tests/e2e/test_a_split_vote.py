"""A seat whose vote weighs more than one shares it out, on a phone and on paper; it counts so, and is told so."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.looking import Axe, Look
from tests.e2e.test_a_choice import where_to_meet
from tests.e2e.windows import Windows, say
from tests.house import COORDINATOR, delegate, seat

ALONE = True  # two organisations weigh more afterwards


def test_a_heavy_vote_is_shared_out_on_the_phone_and_on_paper(windows: Windows, axe: Axe) -> None:
    house, look = where_to_meet(windows.house, f"{windows.house.plan_id}-where"), Look(axe)
    house.check_in(*range(1, 15))
    weigh = {"movement": "movement", "weight": 4}
    for number in (1, 2):
        house.must(COORDINATOR, "movement.weigh_organisation", **weigh, organisation=seat(number))
    rules = {"per": "whole", "method": "yes_no_abstain", "threshold": {"more_than": "1/2", "of": "yes_and_no"}}
    rules |= {"weighted": True, "splitting": True}
    house.must(COORDINATOR, "proposal.set_rules", proposal=house.plan_id, stage="vote", rules=rules)
    ballot = house.open_ballot()
    light, heavy = windows.now(delegate(3)), windows.now(delegate(1))
    expect(light.get_by_role("button", name="Breng je stem uit")).to_be_visible()
    expect(light.get_by_role("button", name="Verdeel mijn stem")).to_be_hidden()
    say(heavy, "Verdeel mijn stem")
    heavy.get_by_label("Voor: hoeveel van het gewicht").fill("9")
    expect(heavy.get_by_text("Alles is verdeeld.")).to_be_visible()
    heavy.get_by_role("button", name="Voor: één eraf").click()
    expect(heavy.get_by_text("Nog 1 van de 4 te verdelen.")).to_be_visible()
    heavy.get_by_role("button", name="Tegen: één erbij").click()
    expect(heavy.get_by_text("3 voor, 1 tegen")).to_be_visible()
    look.at_phone(heavy, "sharing out a vote")
    say(heavy, "Breng je stem uit")
    expect(heavy.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()
    expect(heavy.get_by_text("3 voor, 1 tegen")).to_be_visible()
    look.at_phone(heavy, "a vote that was shared out")
    say(heavy, "Wijzig je stem")
    expect(heavy.get_by_label("Tegen: hoeveel van het gewicht")).to_have_value("1")
    console = windows.console()
    say(console, "Stem van papier invoeren")
    console.get_by_label("Voor welke organisatie?").select_option(seat(2))
    console.get_by_label("Het gewicht van 4 is op het briefje verdeeld").check()
    console.get_by_label("Tegen: hoeveel van het gewicht").fill("3")
    console.get_by_role("button", name="Onthouding: één erbij").click()
    expect(console.get_by_text("3 tegen, 1 onthouding")).to_be_visible()
    look.at(console, "a paper that was shared out")
    console.get_by_role("button", name="Voer in voor Organisatie 2").click()
    expect(console.get_by_text("De stem van Organisatie 2 is ingevoerd.")).to_be_visible()
    house.must(COORDINATOR, "proposal.close_ballot", proposal=house.plan_id, ballot=ballot)
    expect(heavy.get_by_test_id("counted")).to_contain_text("3 voor, 1 tegen")
    look.at_phone(heavy, "a result with a vote that was shared out")
    (question,) = house.proposal().ballots[ballot].outcome.questions
    assert question.counts == {"yes": 3, "no": 4, "abstain": 1}
    assert look.found == []
