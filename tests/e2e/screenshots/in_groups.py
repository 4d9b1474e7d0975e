"""What belongs to a meeting beside its one great vote: topics, walking, the bell, the harvest, the board, a break with
its time, paper sheets, the end in the hall."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from playwright.sync_api import Page, expect

from engine.meeting.commands.grouping import TopicLine
from engine.moment import timestamp
from rehearsal.case import plan, talk
from tests.e2e import staging
from tests.e2e.screenshots.in_a_meeting import MINE, OTHER, Shoot
from tests.e2e.windows import say
from tests.house import COORDINATOR, delegate

TOPICS = ("Nachtdiensten zonder uitzendkrachten", "Familie aan tafel", "Minder registreren")
HEARD = ("Nachtdienst", "Werkdruk")


class InGroups(Shoot):
    def lead(self, command: str, **fields: Any) -> None:
        self.house.must(COORDINATOR, command, meeting=self.house.meeting_id, **fields)

    def prepare(self) -> None:
        self.windows.house = staging.prepare(self.house.store, "groups")
        staging.open_doors(self.house)
        staging.begin(self.house, plan.THE_PLAN)
        self.house.check_in(*staging.HERE)

    def everything(self) -> None:
        self.prepare()
        mine, console, screen = self.windows.now(delegate(MINE)), self.windows.console(), self.windows.screen()
        english = self.windows.now(delegate(OTHER), locale="en-GB")
        self.open_space(mine, english, console, screen)
        self.together(mine, console, screen)
        self.harvest(mine, console, screen)
        self.board(mine, screen)
        self.a_break(mine, screen)
        self.on_paper(console)
        self.over(console, screen)
        self.windows.close()

    def open_space(self, mine: Page, english: Page, console: Page, screen: Page) -> None:
        say(console, "Groepen")
        self.camera.shoot(console, "console-form-groups", dark=True)
        self.lead("meeting.call_for_topics", open=True)
        for n, title in enumerate(TOPICS):
            topic = {"meeting": self.house.meeting_id, "topic": f"topic-{n}", "title": title}
            self.house.must(delegate(n + 1), "meeting.propose_topic", **topic)
        for page in (mine, screen):
            expect(page.get_by_text(TOPICS[-1])).to_be_visible()
        self.phone(mine, "topics", dark=True)
        self.camera.shoot(english, "topics")
        self.camera.shoot(screen, "screen-topics", dark=True)
        self.lead(
            "meeting.form_groups",
            round="open",
            question="Waar wil je over praten?",
            how="open_space",
            tables=3,
            rooms=3,
            minutes=30,
            topics=tuple(TopicLine(topic=f"topic-{n}", title=title) for n, title in enumerate(TOPICS)),
        )
        expect(mine.get_by_role("button", name=re.compile("^Loop hierheen")).first).to_be_visible()
        self.phone(mine, "group-choice", dark=True)
        self.camera.shoot(english, "group-choice")
        expect(screen.get_by_text("Tafel 3")).to_be_visible()
        self.camera.shoot(screen, "screen-group-choice", dark=True)
        self.lead("meeting.close_groups", round="open")

    def together(self, mine: Page, console: Page, screen: Page) -> None:
        """Written by several at one table, with a host, a message and the bell."""
        staging.to_the_groups(self.house, 3, 3)
        group = next(each for each in self.house.groups("round-1") if delegate(MINE) in self.house.people_in(each))
        self.house.must(delegate(MINE), "meeting.be_host", meeting=self.house.meeting_id, group=group)
        self.lead("meeting.tell_groups", round="round-1", text="Schrijf ook op wie het doet.")
        self.lead("meeting.ring_bell", round="round-1")
        for page in (mine, screen):
            expect(page.get_by_text("De bel gaat.")).to_be_visible()
        self.phone(mine, "group-bell", dark=True)
        self.camera.shoot(screen, "screen-bell", dark=True)
        self.camera.shoot(console, "console-bell")

    def harvest(self, mine: Page, console: Page, screen: Page) -> None:
        for n, title in enumerate(HEARD):
            self.lead("meeting.add_theme", theme=f"theme-{n}", round="round-1", title=title)
        for n, _ in enumerate(talk.ABOUT_THE_PLAN.notes[:3]):
            groups = self.house.groups("round-1")
            self.lead("meeting.harvest_note", theme="theme-0", group=groups[n % len(groups)], note=f"note-{n}")
        self.lead("meeting.close_groups", round="round-1")
        for page in (mine, screen):
            expect(page.get_by_text(HEARD[0]).first).to_be_visible()
        self.phone(mine, "heard", dark=True)
        self.camera.shoot(screen, "screen-heard", dark=True)
        console.get_by_role("heading", name="Oogst").scroll_into_view_if_needed()
        self.camera.shoot(console, "console-harvest", dark=True)

    def board(self, mine: Page, screen: Page) -> None:
        for n, (kind, text) in enumerate((("question", "Wie betaalt de trein?"), ("idea", "Begin met eten."))):
            card = {"board": self.house.meeting_id, "card": f"card-{n}", "kind": kind, "text": text}
            self.house.must(delegate(n + 1), "board.post", **card)
        say(mine, "Vraag of idee")
        expect(mine.get_by_text("Begin met eten.")).to_be_visible()
        self.phone(mine, "board", dark=True)
        mine.get_by_role("button", name="Sluit").first.click()
        self.house.must(COORDINATOR, "board.feature", board=self.house.meeting_id, card="card-0")
        expect(screen.get_by_text("Wie betaalt de trein?")).to_be_visible()
        self.camera.shoot(screen, "screen-card", dark=True)

    def a_break(self, mine: Page, screen: Page) -> None:
        until = timestamp(self.house.store.read(lambda reader: reader.now()) + timedelta(minutes=15))
        self.lead("meeting.show", moment="pause", until=until)
        for page in (mine, screen):
            expect(page.get_by_text("verder.").first).to_be_visible()
        self.phone(mine, "pause-until", dark=True)
        self.camera.shoot(screen, "screen-pause-until", dark=True)
        self.lead("meeting.show", moment="auto")

    def on_paper(self, console: Page) -> None:
        page = console.context.new_page()
        page.goto(f"{self.windows.server.url}/m/{self.house.meeting_id}/paper")
        expect(page.get_by_role("heading", name="Op papier")).to_be_visible()
        self.camera.shoot(page, "paper", whole=True)
        page.emulate_media(media="print")
        self.camera.shoot(page, "paper-printed", whole=True)
        page.close()

    def over(self, console: Page, screen: Page) -> None:
        self.lead("meeting.set_next_date", starts_at="2030-04-11T11:00:00Z")
        self.lead("meeting.end")
        expect(screen.get_by_role("heading", name="De bijeenkomst is afgelopen.")).to_be_visible()
        self.camera.shoot(screen, "screen-ended", dark=True)
        self.camera.shoot(console, "console-ended")
