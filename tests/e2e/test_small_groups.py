"""A round of small groups in real browsers: topics, walking, writing together, the bell, the harvest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from engine.meeting.commands import AgendaLine
from engine.ports import Store
from engine.proposal.commands import ClauseLine
from tests.e2e.hands import tab_to
from tests.e2e.looking import Axe, Look
from tests.e2e.windows import Windows, say
from tests.house import COORDINATOR, House, delegate, publish
from workflows.loader import shipped

HERE = range(1, 7)


def test_topics_are_proposed_and_people_walk_to_them(windows: Windows) -> None:
    house = windows.house
    house.check_in(*HERE)
    house.must(COORDINATOR, "meeting.begin_item", meeting=house.meeting_id, item="welcome")
    console, hall, home = windows.console(), windows.now(delegate(1)), windows.now(delegate(2))

    say(console, "Groepen")
    console.get_by_role("radio", name="Onderwerpen").check()
    say(console, "Vraag iedereen om onderwerpen")
    for phone, topic in ((hall, "Nieuwe geldbronnen"), (home, "Groei van het netwerk")):
        phone.get_by_placeholder("Noem een onderwerp…").fill(topic)
        say(phone, "Stel voor")
        expect(console.get_by_label(topic, exact=True)).to_be_checked()
    console.get_by_label("Welke vraag krijgen de groepen?").fill("Wat doen we volgend jaar?")
    console.get_by_label("Minuten", exact=True).fill("10")
    say(console, "Maak de groepen")

    # somebody in the hall is asked before an online room; somebody at home gets in at once
    expect(hall.get_by_text("Tafel 1: nog leeg")).to_be_visible()
    hall.get_by_role("button", name="Loop hierheen: Groei van het netwerk").last.click()
    expect(hall.get_by_text("Jij bent in de zaal, en dit is een kamer online.")).to_be_visible()
    say(hall, "Laat maar")
    hall.get_by_role("button", name="Loop hierheen: Groei van het netwerk").first.click()
    expect(hall.get_by_role("heading", name="Groei van het netwerk")).to_be_visible()
    expect(hall.get_by_text(re.compile(r"nog (10:00|9:\d\d)"))).to_be_visible()
    home.get_by_role("button", name="Loop hierheen: Groei van het netwerk").last.click()
    expect(home.get_by_text("Kamer B")).to_be_visible()


def at_one_table(house: House) -> str:
    """Everybody here at one table, which has a note of the first of them."""
    house.check_in(*HERE)
    house.form_groups("round-1", tables=1, rooms=0)
    (group,) = house.groups("round-1")
    fields = {"group": group, "note": "n1", "kind": "idea", "text": "Begin klein"}
    house.must(delegate(1), "group.write_note", **fields)
    return group


def test_two_rewrite_a_note_and_neither_text_is_lost(windows: Windows, axe: Axe) -> None:
    house = windows.house
    group = at_one_table(house)
    one, two = windows.now(delegate(1)), windows.now(delegate(3))
    two.get_by_role("button", name="Wijzig: Begin klein").click()
    two.get_by_label("Schrijf een briefje").fill("Begin met één afdeling")
    changed = {"group": group, "note": "n1", "kind": "idea", "text": "Begin klein en vertel het", "rev": 1}
    house.must(delegate(1), "group.write_note", **changed)
    expect(two.get_by_text("Er staat nu: Begin klein en vertel het")).to_be_visible()
    expect(two.get_by_label("Schrijf een briefje")).to_have_value("Begin met één afdeling")
    look = Look(axe)
    look.at_phone(two, "two texts of one note")
    assert look.found == []
    say(two, "Neem mijn tekst")
    expect(one.get_by_text("Begin met één afdeling")).to_be_visible()

    two.get_by_role("button", name=re.compile("^Eens met: Begin met één afdeling")).click()
    expect(one.get_by_text("1 eens")).to_be_visible()


def test_the_bell_and_a_message_reach_every_screen(windows: Windows) -> None:
    at_one_table(windows.house)
    console, phone, screen = windows.console(), windows.now(delegate(1)), windows.screen()
    say(console, "Groepen")
    console.get_by_placeholder("Bericht aan alle groepen").fill("Schrijf ook op wie het doet")
    say(console, "Stuur")
    for page in (phone, screen):
        expect(page.get_by_text("Schrijf ook op wie het doet")).to_be_visible()
    say(console, "5 minuten erbij")
    expect(screen.get_by_role("timer")).to_have_text(re.compile(r"(5:00|4:\d\d)"))
    say(console, "Luid de bel")
    for page in (phone, screen):
        expect(page.get_by_text("De bel gaat. Rond jullie gesprek af.")).to_be_visible()


@pytest.mark.parametrize("by", ["dragging", "keyboard"])
def test_notes_are_laid_under_a_theme_and_one_becomes_a_question(windows: Windows, by: str, axe: Axe) -> None:
    house = windows.house
    group = at_one_table(house)
    house.must(
        delegate(2), "group.write_note", group=group, note="n2", kind="question", text="Stoppen we met dit team?"
    )
    house.must(COORDINATOR, "meeting.add_theme", meeting=house.meeting_id, theme="t1", round="round-1", title="Teams")
    console = windows.console()
    say(console, "Groepen")
    theme = console.locator("[data-drop=t1]")
    expect(theme).to_contain_text("0 briefjes")
    for note in ("Begin klein", "Stoppen we met dit team?"):
        console.get_by_role("checkbox", name=note).check()
    if by == "dragging":
        drag(console, console.locator(".grip").first, theme)
    else:
        button = console.get_by_role("button", name="Leg onder Teams")
        tab_to(console, button)
        console.keyboard.press("Enter")
    expect(theme).to_contain_text("2 briefjes")
    assert set(house.meeting().notes_under("t1")) == {(group, "n1"), (group, "n2")}
    look = Look(axe)
    look.at(console, "the harvest")
    assert look.found == []

    console.get_by_text("Neem mee…").last.click()
    console.get_by_role("button", name="Als vraag voor een stemming").click()
    expect(console.get_by_text("Vraag op de agenda: Stoppen we met dit team?")).to_be_visible()
    assert [item.proposal for item in house.meeting().agenda.values()][-1] is not None


def drag(page: Page, grip: Locator, to: Locator) -> None:
    """With the mouse, over the middle of both."""
    grip.scroll_into_view_if_needed()
    from_, there = grip.bounding_box(), to.bounding_box()
    assert from_
    assert there
    page.mouse.move(from_["x"] + from_["width"] / 2, from_["y"] + from_["height"] / 2)
    page.mouse.down()
    page.mouse.move(there["x"] + there["width"] / 2, there["y"] + there["height"] / 2, steps=8)
    page.mouse.up()


def test_the_form_begins_with_what_the_workflow_says_and_the_table_reads_it(windows: Windows, tmp_path: Path) -> None:
    name = publish_prompted(windows.house.store, tmp_path)
    plan = f"{windows.house.plan_id}-prompted"
    clauses = (ClauseLine(clause="c1", text="We gaan samen reizen."),)
    start = {"proposal": plan, "movement": "movement", "workflow": name, "title": "Reizen", "clauses": clauses}
    house = House(windows.house.store, meeting_id=windows.house.meeting_id, plan_id=plan)
    house.must(COORDINATOR, "proposal.start", **start, meeting=house.meeting_id)
    line = AgendaLine(item="travel", title="Reizen", minutes=20, proposal=plan)
    house.must(COORDINATOR, "meeting.add_item", meeting=house.meeting_id, line=line)
    house.must(COORDINATOR, "meeting.begin_item", meeting=house.meeting_id, item="travel")
    house.must(COORDINATOR, "proposal.make_move", proposal=plan, move="discuss")
    house.check_in(*HERE)
    console, phone = windows.console(), windows.now(delegate(1))
    say(console, "Groepen")
    expect(console.get_by_text("Ronde 1 van de 2")).to_be_visible()
    expect(console.get_by_label("Welke vraag krijgen de groepen?")).to_have_value("Waarheen?")
    expect(console.get_by_role("radio", name="Zelf kiezen")).to_be_checked()
    expect(console.get_by_label("Minuten", exact=True)).to_have_value("15")
    console.get_by_role("radio", name="Verdeel gelijk").check()
    say(console, "Maak de groepen")
    expect(phone.get_by_role("heading", name="Waarheen?")).to_be_visible()
    expect(phone.get_by_text("Neem mee terug: Twee plekken")).to_be_visible()


def publish_prompted(store: Store, folder: Path) -> str:
    """The yearly plan with a question for its groups, as a workflow of its own; its name."""
    source = next(path for path in shipped() if path.stem == "yearly_plan").read_text("utf-8")
    said = """    activity: small_groups
    settings:
      seating: chosen
      rounds: 2
      minutes: 15
      prompt: {nl: 'Waarheen?', en: 'Where to?'}
      bring_back: {nl: Twee plekken, en: Two places}
"""
    prompted = source.replace("workflow: yearly_plan", "workflow: prompted_plan")
    path = folder / "prompted_plan.yaml"
    path.write_text(prompted.replace("    activity: small_groups\n", said), "utf-8")
    publish(store, [path])
    return "prompted_plan"
