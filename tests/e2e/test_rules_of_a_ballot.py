"""What the rules of a ballot ask of people: a hidden result is shown, a weight is told, a vote is left to another."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from engine.meeting.commands import AgendaLine
from tests.e2e.looking import Axe, Look
from tests.e2e.test_a_choice import where_to_meet
from tests.e2e.windows import LAPTOP, Windows, say
from tests.house import COORDINATOR, House, delegate, seat

ALONE = True  # it weighs an organisation


def choosing(windows: Windows, **rules: Any) -> House:
    """A choice of three places, under these rules; half of the organisations are here."""
    house = where_to_meet(windows.house, f"{windows.house.plan_id}-where")
    house.check_in(*range(1, 15))
    rules = {"per": "options", "method": "plurality"} | rules
    house.must(COORDINATOR, "proposal.set_rules", proposal=house.plan_id, stage="vote", rules=rules)
    return house


def test_a_hidden_result_is_shown_with_the_large_button(windows: Windows, axe: Axe) -> None:
    house, look = choosing(windows, results="on_reveal"), Look(axe)
    line = AgendaLine(item="where", title="Waar", proposal=house.plan_id)
    house.must(COORDINATOR, "meeting.add_item", meeting=house.meeting_id, line=line)
    house.must(COORDINATOR, "meeting.begin_item", meeting=house.meeting_id, item="where")
    ballot = house.open_ballot()
    house.cast(1, ballot, "barn")
    house.must(COORDINATOR, "proposal.close_ballot", proposal=house.plan_id, ballot=ballot)
    console, phone = windows.console(), windows.now(delegate(1))
    expect(console.get_by_text("Nog niemand kent de uitslag, jij ook niet.")).to_be_visible()
    look.at(console, "a result that waits to be shown")
    say(console, "Toon de uitslag Iedereen ziet hem meteen")
    expect(console.get_by_text("Nog niemand kent de uitslag, jij ook niet.")).to_be_hidden()
    expect(phone.get_by_text("De schuur in Beilen").first).to_be_visible()
    assert house.proposal().ballots[ballot].outcome is not None
    assert look.found == []


def test_live_counts_are_followed_at_the_console(windows: Windows, axe: Axe) -> None:
    house, look = choosing(windows, results="live"), Look(axe)
    ballot, console = house.open_ballot(), windows.console()
    counts = console.get_by_test_id("live-counts")
    expect(counts).to_contain_text("De schuur in Beilen 0")
    house.cast(1, ballot, "barn")
    expect(counts).to_contain_text("De schuur in Beilen 1")
    look.at(console, "live counts")
    assert look.found == []


def test_a_ballot_with_rare_weights_opens_for_who_knows_what_that_means(windows: Windows, axe: Axe) -> None:
    """The weight is given on the people's page and shown before and while there is a vote."""
    house, look = choosing(windows, secrecy="secret", weighted=True), Look(axe)
    people = windows.signed_in(COORDINATOR, LAPTOP, "/people/movement")
    people.get_by_role("button", name="Wijzig Organisatie 1", exact=True).click()
    people.get_by_label("Gewicht van de stem").fill("7")
    look.at(people, "giving a vote its weight")
    say(people, "Bewaar")
    expect(people.get_by_text("Stem met gewicht 7")).to_be_visible()
    console = windows.console()
    say(console, "Open de stemming")
    console.get_by_text("Gewicht van de 26 stemmen: samen 32").click()
    expect(console.get_by_text("Organisatie 1 7")).to_be_visible()
    console.get_by_role("dialog").get_by_role("button", name="Open de stemming", exact=True).click()
    knowing = console.get_by_role("button", name="Dat weet ik. Open de stemming")
    expect(knowing).to_be_visible()
    look.at(console, "a ballot in which choices may be guessed")
    assert house.proposal().open_ballot is None
    knowing.click()
    phone = windows.now(delegate(1))
    expect(phone.get_by_text("Deze stem heeft gewicht 7.")).to_be_visible()
    house.must(COORDINATOR, "movement.weigh_organisation", movement="movement", organisation=seat(1), weight=1)
    assert look.found == []


def test_who_cannot_be_there_leaves_their_vote_to_another(windows: Windows, axe: Axe) -> None:
    house, look = choosing(windows), Look(axe)
    prepare = windows.signed_in(COORDINATOR, LAPTOP, f"/m/{house.meeting_id}/prepare")
    say(prepare, "Wijzig naam, dag of plaats")
    prepare.get_by_label("Mag wie er niet is de stem doorgeven?").select_option("1")
    say(prepare, "Bewaar")
    expect(prepare.get_by_text("Wie er niet is, mag de stem doorgeven")).to_be_visible()
    absent, holder = windows.now(delegate(20)), windows.now(delegate(1))
    say(absent, "Ik kan er niet bij zijn: geef mijn stem door")
    absent.get_by_label("Aan wie?").select_option("Organisatie 1")
    look.at_phone(absent, "choosing to whom a vote is left")
    say(absent, "Geef mijn stem door")
    expect(absent.get_by_text("De stem van Organisatie 20 is doorgegeven aan Organisatie 1.")).to_be_visible()
    expect(holder.get_by_text("Jij stemt ook voor hen.")).to_be_visible()
    expect(prepare.get_by_text("Organisatie 20 aan Organisatie 1")).to_be_visible()
    look.at_phone(absent, "a vote that was left to another")
    look.at(prepare, "who left their vote to whom")
    say(absent, "Neem mijn stem terug")
    expect(absent.get_by_role("button", name="Ik kan er niet bij zijn")).to_be_visible()
    house.must(delegate(20), "meeting.give_proxy", meeting=house.meeting_id, seat=seat(20), to=seat(1))
    house.open_ballot()
    say(holder, "Organisatie 20")
    expect(holder.get_by_text("Organisatie 20 is er niet en gaf de stem aan jou door.")).to_be_visible()
    look.at_phone(holder, "voting for who left their vote")
    assert look.found == []


def test_where_persons_vote_people_are_counted(windows: Windows, axe: Axe) -> None:
    house, look = choosing(windows, electorate="persons", among="present"), Look(axe)
    house.open_ballot()
    screen, console = windows.screen(), windows.console()
    expect(screen.get_by_text("van de 14 mensen hebben gestemd")).to_be_visible()
    expect(console.get_by_text("0 van de 14 mensen hebben gestemd.")).to_be_visible()
    look.at(console, "a ballot of persons")
    assert look.found == []


def test_where_nothing_is_shown_before_the_close_no_number_is(windows: Windows, axe: Axe) -> None:
    house, look = choosing(windows, results="after_close"), Look(axe)
    console, screen = windows.console(), windows.screen()
    house.open_ballot()
    expect(console.get_by_text("Hoeveel er gestemd is, zie je na afloop.")).to_be_visible()
    expect(screen.get_by_role("heading", name="Waar komen we bijeen?")).to_be_visible()
    expect(screen.get_by_text("hebben gestemd")).to_be_hidden()
    look.at(console, "a ballot of which nothing is shown")
    assert look.found == []


def test_a_hidden_result_is_shown_from_the_page_of_the_proposal(windows: Windows, axe: Axe) -> None:
    house, look = choosing(windows, results="on_reveal"), Look(axe)
    ballot = house.open_ballot()
    house.must(COORDINATOR, "proposal.close_ballot", proposal=house.plan_id, ballot=ballot)
    page = windows.signed_in(COORDINATOR, LAPTOP, f"/p/{house.plan_id}")
    look.at(page, "a proposal whose result waits")
    say(page, "Toon de uitslag")
    expect(page.get_by_role("button", name="Toon de uitslag")).to_be_hidden()
    assert house.proposal().ballots[ballot].outcome is not None
    assert look.found == []
