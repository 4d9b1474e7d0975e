"""Persons vote, one of them through another: from the phone of who cannot come to the result on phone and hall."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from engine.meeting.commands import AgendaLine
from tests.e2e.looking import Axe, Look
from tests.e2e.test_rules_of_a_ballot import choosing
from tests.e2e.windows import LAPTOP, Windows, say
from tests.house import COORDINATOR, House, delegate

CAST = "Breng je stem uit"


def test_a_ballot_of_persons_one_of_whom_votes_by_proxy(windows: Windows, axe: Axe) -> None:
    house, look = choosing(windows, electorate="persons", quorum_part="1/4"), Look(axe)
    line = AgendaLine(item="where", title="Waar", proposal=house.plan_id)
    house.must(COORDINATOR, "meeting.add_item", meeting=house.meeting_id, line=line)
    house.must(COORDINATOR, "meeting.begin_item", meeting=house.meeting_id, item="where")
    house.must(COORDINATOR, "meeting.set_proxies", meeting=house.meeting_id, most=1)
    absent, holder = windows.now(delegate(20)), windows.now(delegate(1))
    leave_to(absent, "Delegatie 1", look)
    expect(holder.get_by_text("Delegatie 20 gaf de stem door aan jou.")).to_be_visible()
    look.at_phone(holder, "a vote of a person that was left to me")
    say(absent, "Neem mijn stem terug")
    expect(holder.get_by_text("Delegatie 20 gaf de stem door aan jou.")).to_be_hidden()
    leave_to(absent, "Delegatie 1")

    prepare = windows.signed_in(COORDINATOR, LAPTOP, f"/m/{house.meeting_id}/prepare")
    expect(prepare.get_by_text("Delegatie 20 aan Delegatie 1")).to_be_visible()
    prepare.context.close()

    console, screen = windows.console(), windows.screen()
    console.get_by_role("button", name=re.compile("^Open de stemming")).click()
    expect(holder.get_by_text("Waar komen we bijeen?").first).to_be_visible()

    vote(holder, "De schuur in Beilen")
    say(holder, "Delegatie 20")
    expect(holder.get_by_text("Delegatie 20 is er niet en gaf de stem aan jou door.")).to_be_visible()
    look.at_phone(holder, "voting for a person who left their vote")
    vote(holder, "De hal in Zwolle")
    the_others_vote(house)
    enter_by_hand(console, "Delegatie 8", "De schuur in Beilen", look)

    console.get_by_role("button", name=re.compile("^Sluit de stemming")).click()
    say(console, "Sluit nu")
    for page in (holder, absent, screen):
        expect(page.get_by_text("Gekozen").first).to_be_visible()
        expect(page.get_by_text("De schuur in Beilen").first).to_be_visible()
    own, left = re.compile("Jouw stem, .*, is meegeteld"), re.compile("Jouw stem namens Delegatie 20, .*, is meegeteld")
    expect(holder.get_by_test_id("counted")).to_have_count(2)
    expect(holder.get_by_test_id("counted")).to_contain_text([own, left])
    look.at_phone(holder, "the result of a ballot of persons")
    (ballot,) = house.proposal().ballots.values()
    assert ballot.proxies == {delegate(20): delegate(1)}
    assert (ballot.outcome.entitled, ballot.outcome.voted) == (27, 9)
    assert look.found == []


def leave_to(phone: Page, name: str, look: Look | None = None) -> None:
    say(phone, "Ik kan er niet bij zijn: geef mijn eigen stem door")
    expect(phone.get_by_text("Wie je kiest, kan voor 1 ander stemmen, niet voor meer.")).to_be_visible()
    phone.get_by_label("Aan wie?").select_option(label=name)
    if look:
        look.at_phone(phone, "choosing to whom a person's vote is left")
    say(phone, "Geef mijn stem door")
    expect(phone.get_by_text(f"Je eigen stem is doorgegeven aan {name}.")).to_be_visible()


def vote(phone: Page, option: str) -> None:
    phone.get_by_role("radio", name=re.compile(option)).check()
    say(phone, CAST)
    expect(phone.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()


def enter_by_hand(console: Page, name: str, option: str, look: Look) -> None:
    say(console, "Stem van papier invoeren")
    form = console.get_by_role("dialog")
    form.get_by_label("Voor wie?").select_option(label=name)
    form.get_by_role("radio", name=re.compile(option)).check()
    look.at(console, "a paper of a person")
    say(console, f"Voer in voor {name}")
    expect(form.get_by_text(f"De stem van {name} is ingevoerd.")).to_be_visible()
    expect(form.get_by_role("option", name=f"{name} (al ingevoerd)")).to_be_attached()
    say(console, "Sluit")


def the_others_vote(house: House) -> None:
    ballot = str(house.proposal().open_ballot)
    choice = dict.fromkeys(house.proposal().ballots[ballot].questions, "barn")
    for n in range(2, 8):
        fields = {"ballot": ballot, "seat": delegate(n), "key": f"key-of-{n:020d}", "n": 1, "choice": choice}
        house.must(delegate(n), "ballot.cast", **fields)
