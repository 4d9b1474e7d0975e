"""A coordinator says in the form of rules who votes and what it takes, and names those on the list."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.looking import Axe, Look
from tests.e2e.test_a_choice import where_to_meet
from tests.e2e.windows import LAPTOP, Windows, say
from tests.house import COORDINATOR, delegate, seat


def test_a_coordinator_asks_for_two_majorities_and_names_who_may_vote(windows: Windows, axe: Axe) -> None:
    house, look = where_to_meet(windows.house, f"{windows.house.plan_id}-where"), Look(axe)
    page = windows.signed_in(COORDINATOR, LAPTOP, f"/p/{house.plan_id}")
    say(page, "Anders beslissen")
    page.get_by_role("radio", name="Het hele voorstel").check()
    page.get_by_label("Welke van hen?").select_option("list")
    page.get_by_label("Elke stem telt met het gewicht van de organisatie").check()
    expect(page.get_by_label("Een organisatie mag het gewicht van haar stem verdelen")).to_be_visible()
    page.get_by_label("Is er ook een meerderheid van de organisaties nodig?").select_option("at_least 2/3")
    expect(page.get_by_label("Een organisatie mag het gewicht van haar stem verdelen")).to_be_hidden()
    page.get_by_label("Van welke organisaties?").select_option("cast")
    page.get_by_label("Hoeveel moeten er zijn?").select_option("voted:1/2")
    page.get_by_label("Zie je apart hoe de zaal en online stemden?").select_option("3")
    page.get_by_label("De vraag mag na afloop nog eens gesteld worden").check()
    means = page.get_by_role("dialog").get_by_role("listitem")
    expect(means.filter(has_text="Alleen organisaties op de lijst van de coördinator kunnen stemmen.")).to_be_visible()
    expect(means.filter(has_text="Ook onder de organisaties is een meerderheid nodig")).to_be_visible()
    look.at(page, "rules with two majorities")
    say(page, "Zo doen we het")
    expect(page.get_by_text("Er staat nog niemand op de lijst van wie mag stemmen.")).to_be_visible()
    say(page, "Kies wie mag stemmen")
    page.get_by_label("Zoek op naam").fill("organisatie 2")
    page.get_by_label("Organisatie 2", exact=True).check()
    page.get_by_label("Zoek op naam").fill("")
    page.get_by_label("Organisatie 1", exact=True).check()
    look.at(page, "naming who may vote")
    say(page, "Zet op de lijst: 2")
    expect(page.get_by_text("Op de lijst van wie mag stemmen staan er 2.")).to_be_visible()
    look.at_desk(page, "a proposal whose voters were named")
    rules = house.proposal().rules["vote"]
    assert (rules.among, rules.weighted, rules.reopens, rules.breakdown_floor) == ("list", True, True, 3)
    assert (rules.heads.base, rules.heads.strictly_more, rules.quorum_of) == ("cast", False, "present")
    assert house.proposal().voters["vote"] == (seat(1), seat(2))
    house.check_in(1, 3)
    house.open_ballot()
    expect(windows.now(delegate(1)).get_by_role("button", name="Breng je stem uit")).to_be_visible()
    expect(windows.now(delegate(3)).get_by_role("button", name="Breng je stem uit")).to_be_hidden()
    assert look.found == []
