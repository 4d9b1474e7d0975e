"""Making a workflow of one's own: the list, the drawing, the forms, what is otherwise, a rehearsal, a file."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.looking import shown
from tests.e2e.screenshots.camera import Camera
from tests.e2e.test_a_workflow_of_ones_own import EXPORTED, keep
from tests.e2e.windows import LAPTOP, PHONE, Windows, say
from tests.engine.proposal.scenes import source
from tests.house import COORDINATOR

LIST = "/workflows/movement"
OURS = f"{LIST}/our_way"


@dataclass
class Workflows:
    windows: Windows
    camera: Camera

    def everything(self) -> None:
        self._prepare()
        page = self.windows.signed_in(COORDINATOR, LAPTOP, LIST)
        self._go(page, LIST)
        self.camera.shoot_everywhere(page, "workflows")
        self._bring(page)
        self._go(page, OURS)
        self._designer(page)
        phone = self.windows.signed_in(COORDINATOR, PHONE, OURS)
        shown(phone)
        self.camera.shoot(phone, "designer-list", dark=True, whole=True)

    def _prepare(self) -> None:
        """A version, and a draft that says otherwise."""
        first = source()
        second = deepcopy(first)
        second["stages"]["groups"]["title"] = {"nl": "Aan tafels", "en": "At tables"}
        del second["moves"]["revise"]
        house = self.windows.house
        keep(house, first)
        house.must(COORDINATOR, "workflow.publish", movement="movement", workflow="our_way", rev=1)
        keep(house, second)

    def _go(self, page: Page, path: str) -> None:
        page.goto(self.windows.server.url + path)
        shown(page)

    def _bring(self, page: Page) -> None:
        say(page, "Haal een bestand binnen")
        brought: dict[str, Any] = {"name": "meeting.json", "mimeType": "application/json"}
        field = page.get_by_label("Een werkwijze van Polder")
        field.set_input_files(brought | {"buffer": json.dumps(EXPORTED).encode()})  # type: ignore[arg-type]
        page.get_by_role("dialog").get_by_role("radio", name="Moties").check()
        expect(page.get_by_text("‘Verdaagd’ is een einde zonder besluit.")).to_be_visible()
        self.camera.shoot(page, "workflows-bring", LAPTOP, PHONE, dark=True)

    def _designer(self, page: Page) -> None:
        expect(page.locator(".card").first).to_be_visible()
        self.camera.shoot(page, "designer", dark=True, whole=True)
        page.locator(".card", has_text="Aan tafels").click()
        expect(page.get_by_label("Hoeveel minuten")).to_be_visible()
        self.camera.shoot(page, "designer-stage", LAPTOP, PHONE, dark=True, whole=True)
        say(page, "Terug naar het geheel")
        page.get_by_label("Wat er anders is").check()
        expect(page.locator(".pill.removed")).to_be_visible()
        self.camera.shoot(page, "designer-changes", dark=True, whole=True)
        say(page, "Speel 1000 keer")
        expect(page.get_by_role("listitem").filter(has_text=re.compile(r"\d ?%.*Aangenomen")).first).to_be_visible()
        page.get_by_label("Hoe vaak in de proefronde").check()
        self.camera.shoot(page, "designer-rehearsed", dark=True, whole=True)
        page.get_by_text("Bestand", exact=True).click()
        self.camera.shoot(page, "designer-file", LAPTOP, PHONE, whole=True)
