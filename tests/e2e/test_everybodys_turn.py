"""A round: one tap puts everybody in the queue, one speaks, one passes, and then the workflow goes on."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from engine.meeting.commands import AgendaLine
from engine.ports import Store
from tests.e2e.looking import Axe, Look
from tests.e2e.windows import Windows, say
from tests.house import COORDINATOR, House, delegate, publish
from workflows.loader import shipped

QUESTION = "Met welk gevoel kom je binnen?"


def with_a_round(store: Store, folder: Path) -> str:
    """The yearly plan, before which everybody gets a turn, as a workflow of its own; its name."""
    source = next(path for path in shipped() if path.stem == "yearly_plan").read_text("utf-8")
    stage = f"""stages:
  check_in:
    title: {{nl: Inchecken, en: Checking in}}
    activity: round
    settings:
      question: {{nl: '{QUESTION}', en: 'How do you come in?'}}
      minutes_each: 1
"""
    move = """moves:
  begin:
    title: {nl: Begin met schrijven, en: Begin writing}
    from: [check_in]
    to: draft
    by: [coordinator]
    guards: [everyone_had_a_turn]
    override: true
"""
    changed = source.replace("workflow: yearly_plan", "workflow: turns_first").replace(
        "start: draft", "start: check_in"
    )
    path = folder / "turns_first.yaml"
    path.write_text(changed.replace("stages:\n", stage).replace("moves:\n", move), "utf-8")
    publish(store, [path])
    return "turns_first"


def test_everybody_gets_a_turn_and_then_it_goes_on(windows: Windows, axe: Axe, tmp_path: Path) -> None:
    house, look = windows.house, Look(axe)
    plan = f"{house.plan_id}-turns"
    start = {"proposal": plan, "movement": "movement", "title": "Plan met een ronde", "meeting": house.meeting_id}
    house.must(COORDINATOR, "proposal.start", **start, workflow=with_a_round(house.store, tmp_path))
    line = AgendaLine(item="turns", title="Ronde", minutes=20, proposal=plan)
    house.must(COORDINATOR, "meeting.add_item", meeting=house.meeting_id, line=line)
    house.must(COORDINATOR, "meeting.begin_item", meeting=house.meeting_id, item="turns")
    house.check_in(1, 2)
    phone, other = windows.now(delegate(1)), windows.now(delegate(2))
    console, hall = windows.console(), windows.screen()
    expect(phone.get_by_role("heading", name=QUESTION)).to_be_visible()
    expect(hall.get_by_role("heading", name=QUESTION)).to_be_visible()
    expect(console.get_by_text("Er is nog niemand om de beurt gevraagd")).to_be_visible()

    say(console, "Vraag iedereen om de beurt")
    expect(hall.get_by_text("Nog 2 komen aan de beurt.")).to_be_visible()
    expect(phone.get_by_text("Jij bent zo aan de beurt.")).to_be_visible()
    say(console, "Geef woord aan Organisatie 1")
    expect(phone.get_by_text("Je bent aan het woord.")).to_be_visible()
    expect(hall.get_by_text("Organisatie 1").first).to_be_visible()
    look.at_phone(phone, "my turn in a round")
    look.at(console, "a round at the console")
    look.at(hall, "a round in the hall")
    say(phone, "Ik ben klaar")
    expect(phone.get_by_text("Nog 1 komt aan de beurt.")).to_be_visible()
    say(other, "Hand omlaag")
    expect(console.get_by_text("Alle 2 zijn aan de beurt geweest")).to_be_visible()
    say(console, "Begin met schrijven")
    expect(phone.get_by_role("heading", name=QUESTION)).to_be_hidden()
    assert House(house.store, meeting_id=house.meeting_id, plan_id=plan).proposal().stage == "draft"
    assert look.found == []
