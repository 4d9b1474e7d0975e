"""The other ways in which a ballot ends, and a secret one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e import staging
from tests.e2e.screenshots.in_a_meeting import MINE, Shoot
from tests.e2e.windows import say
from tests.house import delegate

ENDINGS: dict[str, dict[str, int]] = {
    "partly-passed": {staging.CLAUSES[2]: 9},
    "failed": dict.fromkeys(staging.CLAUSES, 9),
    "tied": dict.fromkeys(staging.CLAUSES, 10),
}


@dataclass
class Endings(Shoot):
    """Each in a meeting of its own."""

    def other_endings(self) -> None:
        words = {"partly-passed": "Deels aangenomen", "failed": "Niet aangenomen", "tied": "Gelijke stemmen"}
        for name, against in ENDINGS.items():
            self.windows.house = staging.prepare(self.house.store, name)
            ballot = staging.to_the_ballot(self.house)
            staging.all_vote(self.house, ballot, against)
            staging.close(self.house, ballot)
            self.outcome(name, words[name], self.windows.now(delegate(MINE)), self.windows.screen())
            if name == "partly-passed":
                console = self.windows.console()
                say(console, "Voorstel")
                self.camera.shoot(console, "console-revising")
        self.windows.house = staging.prepare(self.house.store, "no-quorum")
        ballot = staging.to_the_ballot(self.house, here=range(1, 15))
        staging.all_vote(self.house, ballot, {}, range(1, 15))
        staging.close(self.house, ballot)
        self.outcome("no-quorum", "Te weinig organisaties", self.windows.now(delegate(MINE)), self.windows.screen())

    def in_secret(self, folder: Path) -> None:
        workflow = staging.publish_secret(self.house.store, folder)
        self.windows.house = staging.prepare(self.house.store, "secret", workflow)
        ballot = staging.to_the_ballot(self.house)
        mine, screen = self.windows.now(delegate(MINE)), self.windows.screen()
        expect(mine.get_by_role("heading", name=re.compile("Ben je voor"))).to_be_visible()
        self.phone(mine, "secret-empty")
        for n in range(1, 12):
            staging.vote(self.house, ballot, n)
        say(mine, "Voor alles")
        mine.get_by_role("button", name="Breng je stem uit").click()
        expect(mine.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()
        self.phone(mine, "secret-recorded")
        second = self.windows.now(delegate(MINE))
        expect(second.get_by_role("heading", name=re.compile("is gestemd"))).to_be_visible()
        self.phone(second, "secret-elsewhere")
        expect(screen.get_by_text("12", exact=True).first).to_be_visible()
        self.camera.shoot(screen, "screen-secret-ballot")
        for n in range(13, 21):
            staging.vote(self.house, ballot, n, **({staging.CLAUSES[2]: "no"} if n > 16 else {}))
        staging.close(self.house, ballot)
        self.outcome("secret", "Aangenomen", mine, screen)
