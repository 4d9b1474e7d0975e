"""A running proposal is moved to a newer version of its workflow, after a look at what is otherwise in that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import expect

from engine.ports import Store
from tests.e2e import staging
from tests.e2e.looking import Look
from tests.e2e.windows import LAPTOP, PHONE, Windows, axe_findings
from tests.house import COORDINATOR, delegate, publish
from workflows.loader import shipped

OURS = "our_plan"


def publish_ours(store: Store, folder: Path, version: int) -> None:
    """The yearly plan; in the second version its first stage has another name, and less is asked of the ballot."""
    source: dict[str, Any] = yaml.safe_load(next(each for each in shipped() if each.stem == "yearly_plan").read_text())
    source |= {"workflow": OURS, "version": version}
    if version == 2:
        source["start"] = "write"
        source["stages"]["write"] = source["stages"].pop("draft") | {
            "title": {"nl": "Samen schrijven", "en": "Writing"}
        }
        source["stages"]["vote"]["settings"]["quorum_part"] = "1/2"
        for move in source["moves"].values():
            move["from"] = ["write" if each == "draft" else each for each in move["from"]]
            move["to"] = "write" if move["to"] == "draft" else move["to"]
    path = folder / f"{OURS}-{version}.yaml"
    path.write_text(yaml.safe_dump(source, allow_unicode=True, sort_keys=False), "utf-8")
    publish(store, [path])


def test_a_coordinator_sees_what_is_otherwise_and_moves_the_proposal(windows: Windows, tmp_path: Path) -> None:
    store = windows.house.store
    publish_ours(store, tmp_path, 1)
    windows.house = house = staging.prepare(store, f"{windows.house.meeting_id}-v", workflow=OURS)
    publish_ours(store, tmp_path, 2)
    reader = windows.signed_in(delegate(1), PHONE, f"/p/{house.plan_id}")
    expect(reader.get_by_text("Schrijven").first).to_be_visible()
    expect(reader.get_by_role("button", name="Bekijk een andere versie")).to_have_count(0)
    desk = windows.signed_in(COORDINATOR, LAPTOP, f"/p/{house.plan_id}")
    expect(desk.get_by_text("Er is een nieuwere: versie 2.")).to_be_visible()
    desk.get_by_role("button", name="Bekijk een andere versie").press("Enter")
    dialog = desk.get_by_role("dialog", name="Verder met versie 2?")
    expect(dialog.get_by_text("‘Samen schrijven’").first).to_be_visible()
    go = dialog.get_by_role("button", name="Ga verder met versie 2")
    expect(go).to_have_attribute("aria-disabled", "true")
    look = Look(axe_findings)
    look.at_phone(desk, "another version")
    dialog.get_by_label("Waar gaat het voorstel verder?").select_option("Samen schrijven")
    go.press("Enter")
    expect(desk.get_by_text("Verder met versie 2 van de werkwijze, in ‘Samen schrijven’.")).to_be_visible()
    expect(dialog).to_have_count(0)
    expect(desk.get_by_text("Dit voorstel volgt ‘Jaarplan’, versie 2.")).to_be_visible()
    expect(reader.get_by_text("Samen schrijven").first).to_be_visible()
    assert house.proposal().version == 2
    assert look.found == []
