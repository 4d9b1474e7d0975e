"""Action teams on screens: a proposal founds one, a coordinator names the first member, who takes it from there."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.looking import Axe, Look
from tests.e2e.windows import LAPTOP, PHONE, Windows, say
from tests.house import COORDINATOR, delegate

ALONE = True  # it counts the teams


def test_given_a_team_that_a_proposal_founds_then_its_members_say_who_is_in_it(windows: Windows, axe: Axe) -> None:
    look = Look(axe)
    fields = {"proposal": "stunts", "movement": "movement", "workflow": "action_team", "title": "Zichtbaar"}
    windows.house.must(COORDINATOR, "proposal.start", **fields)
    windows.house.must(COORDINATOR, "proposal.add_clause", proposal="stunts", clause="c1", text="Kleine stunts")
    desk = windows.signed_in(COORDINATOR, LAPTOP, "/p/stunts")
    say(desk, "Richt het team op")
    desk.get_by_role("dialog").get_by_role("button", name="Richt het team op").click()
    desk.get_by_role("link", name="Zichtbaar").click()
    team = desk.get_by_role("listitem", name="Zichtbaar")
    expect(team.get_by_text("Nog geen leden")).to_be_visible()
    team.get_by_label("Voeg een lid toe").select_option(value=delegate(1))
    say(desk, "Voeg toe")
    expect(team.get_by_text("Eén lid")).to_be_visible()
    look.at_desk(desk, "teams")

    member = windows.signed_in(delegate(1), PHONE, "/people/movement/teams")
    mine = member.get_by_role("listitem", name="Zichtbaar")
    expect(mine.get_by_text("Je bent lid")).to_be_visible()
    mine.get_by_label("Voeg een lid toe").select_option(value=delegate(2))
    say(member, "Voeg toe")
    expect(mine.get_by_text("2 leden")).to_be_visible()
    look.at_phone(member, "teams")

    desk.reload()
    say(desk, "Hef het team op Zichtbaar")
    expect(desk.get_by_role("heading", name="Opgeheven")).to_be_visible()
    say(desk, "Maak ongedaan")
    expect(desk.get_by_role("heading", name="Actief")).to_be_visible()
    assert look.found == []
