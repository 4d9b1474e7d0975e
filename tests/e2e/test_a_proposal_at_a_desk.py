"""A proposal outside the meeting: written, followed while others write, and its ballot counted by whoever wants to."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.windows import LAPTOP, PHONE, Windows, say
from tests.house import COORDINATOR, delegate

PASTED = """Jaarplan

1. We nodigen nieuwe organisaties uit via warme contacten,
en laten zien dat welkom is wie onze visie deelt.
2. Teams
   a) kiezen
   b) stoppen
"""
RECOUNT = Path(__file__).parents[2] / "scripts" / "recount.py"


def test_given_a_plan_on_paper_when_it_is_pasted_then_it_is_a_proposal_of_points(windows: Windows) -> None:
    page = windows.signed_in(COORDINATOR, LAPTOP, f"/proposals/new?meeting={windows.house.meeting_id}")
    page.get_by_label("Hoe heet het?").fill("Plan van papier")
    page.get_by_label("Plak hier het plan").fill(PASTED)
    say(page, "Maak er 3 punten van")
    say(page, "Verwijder punt 1")
    page.get_by_role("radio", name=re.compile("^Jaarplan")).check()
    say(page, "Begin het voorstel met 2 punten")
    expect(page.get_by_role("heading", name="Plan van papier")).to_be_visible()
    expect(page.get_by_text("en laten zien dat welkom is wie onze visie deelt.")).to_be_visible()
    expect(page.get_by_text("a) kiezen")).to_be_visible()


def test_given_somebody_reads_when_another_writes_then_the_page_follows(windows: Windows) -> None:
    house = windows.house
    reader = windows.signed_in(delegate(3), PHONE, f"/p/{house.plan_id}")
    words_of_three = reader.get_by_role("paragraph").filter(has_text="Punt 3")
    expect(reader.get_by_role("paragraph").filter(has_text="Punt 2")).to_be_visible()
    writer = windows.signed_in(COORDINATOR, LAPTOP, f"/p/{house.plan_id}")
    say(writer, "Schrijf aan de tekst")
    say(writer, "Wijzig punt 2")
    writer.get_by_label("Tekst van punt 2").fill("Zo is het beter")
    say(writer, "Bewaar")
    expect(reader.get_by_text("Zo is het beter")).to_be_visible()
    say(writer, "Verwijder punt 3")
    expect(words_of_three).to_have_count(0)
    say(writer, "Maak ongedaan")
    expect(words_of_three).to_be_visible()
    say(writer, "Omlaag: punt 1")
    expect(reader.get_by_role("listitem").filter(has_text="Zo is het beter")).to_contain_text("1")


def test_given_a_closed_ballot_then_a_voter_finds_the_own_paper_and_the_count_agrees(
    windows: Windows, tmp_path: Path
) -> None:
    house = windows.house
    house.check_in(*range(1, 21))
    phone = windows.now(delegate(1))
    house.talk()
    house.must(COORDINATOR, "proposal.make_move", proposal=house.plan_id, move="open_ballot", reason="Iedereen is er.")
    ballot = str(house.proposal().open_ballot)
    say(phone, "Voor alles")
    say(phone, "Breng je stem uit")
    receipt = phone.get_by_test_id("receipt").inner_text()
    for n in range(2, 21):
        house.cast(n, ballot, "no" if n > 17 else "yes")
    house.must(COORDINATOR, "proposal.close_ballot", proposal=house.plan_id, ballot=ballot)

    phone.get_by_role("link", name="Zoek je code op en tel zelf na").click()
    expect(phone.get_by_test_id("verdict")).to_contain_text("Het klopt met de uitslag.")
    expect(phone.get_by_role("row", name=re.compile(receipt))).to_contain_text("van jou")

    # the outsider's script says the same of the same file
    with phone.expect_download() as downloading:
        phone.get_by_role("link", name="Download de stembriefjes").click()
    file = tmp_path / "ballot.json"
    downloading.value.save_as(file)
    done = subprocess.run([sys.executable, "-I", str(RECOUNT), str(file)], capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
    assert len(json.loads(file.read_text("utf-8"))["papers"]) == 20


def test_given_a_closed_ballot_when_other_rules_are_tried_then_a_box_says_that_it_is_not_the_decision(
    windows: Windows,
) -> None:
    house = windows.house
    house.check_in(*range(1, 21))
    house.talk()
    house.must(COORDINATOR, "proposal.make_move", proposal=house.plan_id, move="open_ballot", reason="Iedereen is er.")
    ballot = str(house.proposal().open_ballot)
    for n in range(1, 21):
        house.cast(n, ballot, "no" if n > 17 else "yes")
    house.must(COORDINATOR, "proposal.close_ballot", proposal=house.plan_id, ballot=ballot)
    page = windows.signed_in(COORDINATOR, LAPTOP, f"/p/{house.plan_id}")
    say(page, "Tel eens anders")
    page.get_by_label("Wanneer is het aangenomen?").select_option("at_least 1")
    say(page, "Laat zien wat eruit komt")
    box = page.get_by_test_id("what-if")
    expect(box).to_contain_text("Dit is niet het besluit")
    expect(box).to_contain_text("Niet aangenomen")
    page.get_by_label("Wanneer is het aangenomen?").select_option("more_than 1/2")
    expect(box).to_have_count(0)
    say(page, "Laat zien wat eruit komt")
    expect(box).to_contain_text("Aangenomen")
    assert house.proposal().ballots[ballot].outcome
