"""A coordinator who never saw a file makes a way of deciding, tries it out, publishes it, and a meeting decides so."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

from playwright.sync_api import Page, expect

from engine.meeting.commands import AgendaLine
from engine.proposal.commands import ClauseLine
from tests.e2e.looking import Axe, Look
from tests.e2e.windows import LAPTOP, PHONE, Windows, check_in, say
from tests.engine.proposal.scenes import source
from tests.house import COORDINATOR, House, delegate

ALONE = True  # it publishes a workflow

PROBLEMS = re.compile(r"Nog \d+ dingen kloppen niet|Nog 1 ding klopt niet")


def leads_to(page: Page, stage: str) -> None:
    """From the stage that is looked at."""
    page.get_by_label("Nieuwe stap").select_option(label=f"naar {stage}")
    say(page, "Zet erbij")


def begin_from_blank(page: Page) -> None:
    say(page, "Nieuwe werkwijze")
    page.get_by_label("Nederlands").fill("Snelle afspraak")
    page.get_by_label("Engels").fill("Quick agreement")
    say(page, "Maak de werkwijze")
    expect(page.get_by_role("heading", name="Snelle afspraak", level=1)).to_be_visible()


def draw(page: Page) -> None:
    """Writing, then a vote: passed is adopted."""
    say(page, "Nieuwe fase")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Stemming")).click()
    leads_to(page, "Aangenomen")
    page.get_by_text("Lijst", exact=True).click()
    page.locator("main").get_by_role("button", name=re.compile("^Schrijven")).first.click()
    leads_to(page, "Stemming")


def mend(page: Page) -> None:
    """What the checker found has its usual way out beside it."""
    expect(page.get_by_text("leidt niets verder als niets wordt aangenomen").first).to_be_visible()
    say(page, "Maak een stap naar ‘Niet aangenomen’")
    for ending in ("een deel wordt aangenomen", "de stemmen staken"):
        problem = page.get_by_role("listitem").filter(has_text=f"leidt niets verder als {ending}").first
        problem.get_by_role("button", name="Maak een stap naar ‘Schrijven’").click()
        expect(page.get_by_text(f"leidt niets verder als {ending}")).to_have_count(0)
    expect(page.get_by_text("Alles klopt.")).to_be_visible()
    expect(page.get_by_text(PROBLEMS)).to_have_count(0)


def rehearse(page: Page) -> None:
    say(page, "Speel 1000 keer")
    expect(page.get_by_role("listitem").filter(has_text=re.compile(r"\d ?%.*Aangenomen")).first).to_be_visible()


def test_a_workflow_is_made_from_nothing_and_a_meeting_decides_by_it(windows: Windows, axe: Axe) -> None:
    look = Look(axe)
    desk = windows.signed_in(COORDINATOR, LAPTOP, "/workflows/movement")
    expect(desk.get_by_role("heading", name="Werkwijzen", level=1)).to_be_visible()
    look.at_desk(desk, "the list")
    begin_from_blank(desk)
    expect(desk.get_by_text(PROBLEMS)).to_be_visible()
    draw(desk)
    mend(desk)
    look.at_desk(desk, "as a list")
    rehearse(desk)
    look.at(desk, "rehearsed")
    desk.get_by_text("Tekening", exact=True).click()
    look.at_desk(desk, "the drawing")
    assert not look.found, "\n".join(look.found)
    say(desk, "Terug naar het geheel")
    say(desk, "Publiceer als versie 1")
    desk.get_by_role("dialog").get_by_role("button", name=re.compile("^Publiceer")).click()
    expect(desk.get_by_text("Werkwijze, versie 1", exact=True)).to_be_visible()
    decide(windows)
    say(desk, "Tel ze opnieuw")
    expect(desk.get_by_text("Er is één stemming te tellen. Die was hetzelfde uitgekomen.")).to_be_visible()


def test_what_is_otherwise_than_before_is_told_and_marked(windows: Windows, axe: Axe) -> None:
    look = Look(axe)
    first = source()
    second = copy.deepcopy(first)
    second["stages"]["groups"]["title"] = {"nl": "Aan tafels", "en": "At tables"}
    del second["moves"]["revise"]
    third = copy.deepcopy(second)
    third["stages"]["pause"] = {"title": {"nl": "Pauze", "en": "A pause"}, "activity": "waiting"}
    third["moves"]["rest"] = {
        "title": {"nl": "Even rust", "en": "Rest"},
        "from": ["draft"],
        "to": "pause",
        "by": ["coordinator"],
    }
    third["moves"]["go_on"] = {
        "title": {"nl": "Verder", "en": "Go on"},
        "from": ["pause"],
        "to": "draft",
        "by": ["coordinator"],
    }
    for each in (first, second):
        keep(windows.house, each)
        windows.house.must(COORDINATOR, "workflow.publish", movement="movement", workflow="our_way", rev=1)
    keep(windows.house, third)
    desk = windows.signed_in(COORDINATOR, LAPTOP, "/workflows/movement/our_way")
    desk.get_by_label("Wat er anders is").check()
    expect(desk.get_by_text("De fase ‘Pauze’ is nieuw.")).to_be_visible()
    desk.get_by_label("Vergelijk met").select_option(label="Versie 1")
    expect(desk.get_by_text("De fase ‘In groepen’ heet nu ‘Aan tafels’.")).to_be_visible()
    expect(desk.locator(".pill.removed")).to_be_visible()
    look.at(desk, "what is otherwise, drawn")
    desk.get_by_text("Lijst", exact=True).click()
    expect(desk.locator("li.stage").filter(has_text="Pauze").get_by_text("Nieuw", exact=True)).to_have_count(3)
    look.at_desk(desk, "what is otherwise, as a list")
    assert not look.found, "\n".join(look.found)


def keep(house: House, made: dict[str, Any]) -> None:
    draft = made | {"workflow": "our_way"}
    house.must(COORDINATOR, "workflow.save_draft", movement="movement", workflow="our_way", source=draft, rev=0)


def test_a_workflow_of_openslides_becomes_a_draft(windows: Windows, axe: Axe) -> None:
    """The exported meeting of tests has one with a poll; what it loses on the way is told before it is a draft."""
    look = Look(axe)
    desk = windows.signed_in(COORDINATOR, LAPTOP, "/workflows/movement")
    say(desk, "Haal een bestand binnen")
    brought = {"name": "meeting.json", "mimeType": "application/json", "buffer": json.dumps(EXPORTED).encode()}
    desk.get_by_label("Een werkwijze van Polder").set_input_files(brought)  # type: ignore[arg-type]
    dialog = desk.get_by_role("dialog")
    dialog.get_by_role("radio", name="Moties").check()
    expect(dialog.get_by_text("‘Verdaagd’ is een einde zonder besluit.")).to_be_visible()
    dialog.get_by_role("checkbox").check()
    expect(dialog.get_by_text("beslist nu een stemming")).to_be_visible()
    look.at(desk, "a file of OpenSlides")
    say(desk, "Maak hier een concept van")
    expect(desk.get_by_role("heading", name="Moties", level=1)).to_be_visible()
    expect(desk.get_by_text("Alles klopt.")).to_be_visible()
    assert not look.found, "\n".join(look.found)


EXPORTED = {
    "user": {"1": {"username": "admin"}},
    "motion_workflow": {
        "1": {"name": "Simple Workflow", "first_state_id": 1, "state_ids": [1, 2]},
        "2": {"name": "Moties", "first_state_id": 3, "state_ids": [3, 4, 5, 6]},
    },
    "motion_state": {
        "1": {"name": "submitted", "next_state_ids": [2]},
        "2": {"name": "accepted", "css_class": "green"},
        "3": {"name": "submitted", "next_state_ids": [4, 5, 6], "allow_create_poll": True, "weight": 1},
        "4": {"name": "accepted", "css_class": "green", "weight": 2},
        "5": {"name": "rejected", "css_class": "red", "weight": 3},
        "6": {"name": "adjourned", "css_class": "grey", "weight": 4},
    },
}


def decide(windows: Windows) -> None:
    """Three people at the meeting vote on a proposal that goes this way; two are for it."""
    ours = House(windows.house.store, meeting_id=windows.house.meeting_id, plan_id=f"{windows.house.plan_id}-ours")
    started = {"proposal": ours.plan_id, "movement": "movement", "workflow": "snelle_afspraak", "title": "Koffie"}
    clauses = (ClauseLine(clause="c1", text="Eerst koffie."),)
    ours.must(COORDINATOR, "proposal.start", **started, meeting=ours.meeting_id, clauses=clauses)
    line = AgendaLine(item="c", title="Koffie", proposal=ours.plan_id)
    ours.must(COORDINATOR, "meeting.add_item", meeting=ours.meeting_id, line=line)
    ours.must(COORDINATOR, "meeting.begin_item", meeting=ours.meeting_id, item="c")
    phones = [windows.now(delegate(number), PHONE) for number in (1, 2, 3)]
    for phone in phones:
        check_in(phone, "In de zaal")
    console = windows.console()
    console.get_by_role("button", name=re.compile("^Naar Stemming")).first.click()
    for phone, word in zip(phones, ("Voor", "Voor", "Tegen"), strict=True):
        phone.get_by_role("radio", name=word).first.check()
        say(phone, "Breng je stem uit")
        expect(phone.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()
    console.get_by_role("button", name=re.compile("^Sluit de stemming")).click()
    say(console, "Sluit nu")
    expect(phones[0].get_by_text("Aangenomen").first).to_be_visible()
    assert ours.proposal().stage == "aangenomen"
