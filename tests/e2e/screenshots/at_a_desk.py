"""The pages outside a meeting, in a house that has been in use; and the wide window of somebody at home."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from rehearsal.case import plan
from tests.e2e import staging
from tests.e2e.founding import WRONG
from tests.e2e.looking import shown
from tests.e2e.screenshots.camera import Camera
from tests.e2e.shelf import Shelf
from tests.e2e.windows import LAPTOP, Windows, say
from tests.house import COORDINATOR, delegate

MINE = 12


@dataclass
class AtADesk:
    """`go` opens a page and photographs it once what it asked for has come."""

    windows: Windows
    camera: Camera

    def go(self, page: Page, moment: str, path: str) -> None:
        page.goto(self.windows.server.url + path)
        shown(page)
        self.camera.shoot_everywhere(page, moment)

    def everywhere(self, shelf: Shelf, language: str) -> None:
        page = self.windows.signed_in(COORDINATOR, LAPTOP, "/", locale=f"{language}-NL")
        draft, adopted = shelf.draft, shelf.adopted
        for moment, path in {
            "desk-home-coordinator": "/",
            "desk-meetings": "/meetings",
            "desk-proposals": "/proposals",
            "desk-me": "/me",
            "desk-people": "/people/movement",
            "desk-meeting-new": f"/meetings/new?after={draft.meeting_id}",
            "desk-prepare": f"/m/{draft.meeting_id}/prepare",
            "desk-poster": f"/m/{draft.meeting_id}/poster",
            "proposal-draft": f"/p/{draft.plan_id}",
            "proposal-adopted": f"/p/{adopted.plan_id}",
            "proposal-partly-passed": f"/p/{shelf.partly.plan_id}",
            "proposal-secret": f"/p/{shelf.secret.plan_id}",
            "count": f"/b/{shelf.ballot}",
            "minutes": f"/m/{adopted.meeting_id}/minutes",
            "minutes-editing": f"/m/{adopted.meeting_id}/minutes/edit",
        }.items():
            self.go(page, moment, path)
        if language == "nl":
            self.at_work(page, shelf)
        delegates = self.windows.signed_in(delegate(MINE), LAPTOP, "/", locale=f"{language}-NL")
        shown(delegates)
        self.camera.shoot_everywhere(delegates, "desk-home")

    def at_work(self, page: Page, shelf: Shelf) -> None:
        """Pages in the middle of what is done there."""
        url = self.windows.server.url
        page.goto(f"{url}/people/movement/list")
        page.get_by_label("Plak hier de rijen uit je spreadsheet").fill(WRONG)
        say(page, "Bekijk de lijst")
        expect(page.get_by_role("heading", name="1 regel klopt nog niet.")).to_be_visible()
        self.camera.shoot_everywhere(page, "desk-list-wrong")
        page.goto(f"{url}/people/movement/badges")
        page.get_by_role("button", name=re.compile(r"^Maak \d+ links$")).click()
        expect(page.locator(".sheets li").first).to_be_visible()
        self.camera.shoot(page, "desk-badges", dark=True)
        page.goto(f"{url}/proposals/new")
        shown(page)
        page.get_by_label("Plak hier het plan").fill("1. We nodigen nieuwe organisaties uit.\n2. Teams")
        self.camera.shoot_everywhere(page, "proposal-new")
        page.goto(f"{url}/p/{shelf.adopted.plan_id}")
        page.get_by_role("button", name=re.compile("^Wat is er veranderd")).click()
        self.camera.shoot_everywhere(page, "proposal-changes")
        page.goto(f"{url}/p/{shelf.draft.plan_id}")
        say(page, "Schrijf aan de tekst")
        self.camera.shoot_everywhere(page, "proposal-writing")
        page.goto(f"{url}/p/{shelf.adopted.plan_id}")
        shown(page)
        page.emulate_media(media="print")
        self.camera.shoot(page, "proposal-printed", whole=True)
        page.emulate_media(media="screen")

    def at_home(self) -> None:
        """The line: the picture of the hall beside everything that a phone shows."""
        house = self.windows.house = staging.prepare(self.windows.house.store, "line")
        house.must(
            COORDINATOR,
            "meeting.change",
            meeting=house.meeting_id,
            title=plan.MEETING_TITLE,
            starts_at=house.meeting().starts_at,
            time_zone="Europe/Amsterdam",
            place=plan.PLACE,
            call_link="https://call.example.org/room",
            entry="admit",
            lasts=house.meeting().lasts,
        )
        staging.open_doors(house)
        staging.begin(house, plan.THE_PLAN)
        house.check_in(*staging.HERE)
        page = self.windows.now(delegate(MINE), LAPTOP)
        expect(page.locator("aside")).to_be_visible()
        self.camera.shoot(page, "line-item", dark=True)
        staging.to_the_groups(house)
        expect(page.get_by_role("textbox").first).to_be_visible()
        self.camera.shoot(page, "line-group")
        staging.report(house, *house.groups("round-1"))
        ballot = staging.open_ballot(house, minutes=10)
        say(page, "Voor alles")
        self.camera.shoot(page, "line-ballot", dark=True)
        staging.all_vote(house, ballot, {})
        staging.close(house, ballot)
        expect(page.get_by_role("heading", name="Aangenomen")).to_be_visible()
        self.camera.shoot(page, "line-result", dark=True)
