"""The half-yearly meeting of the case, from the doors to the published minutes, through every screen: a coordinator, a
projector, three phones in the hall and somebody at home. In the middle of a group and of a ballot the network goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from rehearsal.case import plan, talk
from rehearsal.case.dates import dates_from
from store import open_store
from tests.e2e import staging
from tests.e2e.windows import LAPTOP, PHONE, Windows, check_in, say
from tests.house import COORDINATOR, House, delegate
from tests.serving import Server

ALONE = True  # everybody gets a name, and it looks back at the meeting before
PHONES, AT_HOME = (1, 2, 11), 12
OTHERS = tuple(n for n in range(3, 23) if n not in (*PHONES, AT_HOME))
"""Those who are played through the door; 23 to 26 stay away. Organisatie 11 is here for the first time."""


@pytest.fixture
def afternoon(browser: Browser, running: tuple[Server, str]) -> Iterator[Windows]:
    server, database = running
    store = open_store(database, exclusive=False)
    staging.name_everybody(store)
    spring = House(store, meeting_id="spring", plan_id="spring-plan").plan_meeting()
    spring.check_in(1, 2, AT_HOME, *OTHERS).must(COORDINATOR, "meeting.end", meeting=spring.meeting_id)
    house = staging.prepare(store, "half-yearly")
    staging.open_doors(house)
    windows = Windows(browser=browser, server=server, house=house)
    yield windows
    windows.close()
    store.close()
    assert windows.complaints == []


def test_the_afternoon_from_the_doors_to_the_minutes(afternoon: Windows) -> None:
    play = Afternoon(afternoon)
    play.everybody_comes_in()
    play.since_spring_somebody_at_home_speaks()
    play.the_week_raises_a_question()
    play.the_plan_is_felt_point_by_point()
    play.the_plan_is_talked_about_at_tables()
    play.the_plan_is_adopted()
    play.the_choices_are_talked_about_in_the_same_groups()
    play.there_is_a_break()
    play.people_walk_round_the_themes()
    play.the_next_meeting_is_set_and_it_ends()
    play.the_minutes_are_published()


class Afternoon:
    """Each method is an item of the agenda, and leaves the meeting ready for the next."""

    def __init__(self, windows: Windows) -> None:
        self.windows, self.house = windows, windows.house
        self.console, self.screen = windows.console(), windows.screen()
        self.phones = [windows.now(delegate(n)) for n in PHONES]
        self.home = windows.now(delegate(AT_HOME), LAPTOP)
        self.everyone = [*self.phones, self.home]
        dates = dates_from(self.house.store.read(lambda reader: reader.now()).date())
        self.titles = {item.id: item.title for item in plan.agenda(dates)}

    def begin(self, item: str) -> None:
        say(self.console, "Nu")
        staging.begin(self.house, item)
        expect(self.console.get_by_role("heading", name=self.titles[item])).to_be_visible()

    def everybody_comes_in(self) -> None:
        for phone in self.phones:
            check_in(phone, "In de zaal")
        check_in(self.home, "Online")
        say(self.phones[2], "Ja, graag")
        expect(self.screen.get_by_text("Voor het eerst hier")).to_be_visible()
        self.house.check_in(*OTHERS)
        expect(self.screen.get_by_text("22", exact=True).first).to_be_visible()
        self.begin(plan.WELCOME)
        for page in (self.phones[1], self.home):
            say(page, "Mooi")
        row = self.console.get_by_role("row", name="Mooi")
        expect(row.get_by_role("cell", name="1")).to_have_count(2)

    def since_spring_somebody_at_home_speaks(self) -> None:
        self.begin(plan.SINCE_SPRING)
        hand(self.home)
        hand(self.phones[2])
        for page, who in ((self.phones[2], "Organisatie 11"), (self.home, "Organisatie 12")):
            say(self.console, f"Geef woord aan {who}")
            expect(page.get_by_text("Je bent aan het woord.")).to_be_visible()
            expect(self.screen.get_by_text(who).first).to_be_visible()
            say(page, "Ik ben klaar")
        expect(self.console.get_by_text("niemand wacht", exact=True)).to_be_visible()

    def the_week_raises_a_question(self) -> None:
        self.begin(plan.WEEK)
        asked = "Komt de late avond ook op onze afdelingen in beeld?"
        say(self.phones[0], "Vraag of idee")
        self.phones[0].get_by_label("Wat wil je weten?").fill(asked)
        say(self.phones[0], "Zet op het bord")
        expect(self.phones[0].get_by_text(asked)).to_be_visible()
        say(self.console, "Vragen")
        self.console.get_by_role("button", name=re.compile("^Op het scherm")).click()
        expect(self.screen.get_by_text(asked)).to_be_visible()
        self.console.get_by_role("button", name=re.compile("^Besproken")).click()
        expect(self.screen.get_by_text(asked)).to_have_count(0)
        self.phones[0].keyboard.press("Escape")

    def the_plan_is_felt_point_by_point(self) -> None:
        self.begin(plan.THE_PLAN)
        say(self.console, "Begin bij het eerste punt")
        for page in (*self.everyone, self.screen):
            expect(page.get_by_text("Hoe voelt dit punt?")).to_be_visible()
        say(self.phones[0], "Warm")
        say(self.home, "Koel")
        say(self.home, re.compile("^Warm"))
        expect(self.screen.get_by_text("2 antwoorden.")).to_be_visible()
        say(self.console, "Klaar met punten")
        expect(self.screen.get_by_text("Hoe voelt dit punt?")).to_have_count(0)

    def the_plan_is_talked_about_at_tables(self) -> None:
        self.console.get_by_role("button", name=re.compile("^Naar de groepen")).click()
        say(self.console, "Groepen")
        self.form(talk.ABOUT_THE_PLAN.question)
        for page in self.everyone:
            expect(page.get_by_text(talk.ABOUT_THE_PLAN.question)).to_be_visible()
        write(self.phones[0], "Warme contacten werken beter dan een folder.")

        # the wifi in the hall goes; what is written meanwhile waits, and is sent once
        self.phones[0].context.set_offline(True)
        write(self.phones[0], "Laat stoppen ook een succes mogen zijn.", sent=False)
        expect(self.phones[0].get_by_text("Dit wacht op deze telefoon.")).to_be_visible()
        self.phones[0].context.set_offline(False)
        expect(self.console.get_by_role("checkbox", name=re.compile("Laat stoppen"))).to_have_count(1)
        expect(self.phones[0].get_by_text("Dit wacht op deze telefoon.")).to_have_count(0)

        write(self.home, "Vanaf wanneer gaat de bijdrage precies omhoog?")
        say(self.console, "Luid de bel")
        for page in (self.phones[1], self.home):
            expect(page.get_by_text("De bel gaat. Rond jullie gesprek af.").first).to_be_visible()
        self.harvest("Dit draagt het plan", "Warme contacten werken beter dan een folder.")
        self.close_groups()

    def form(self, question: str, how: str = "Verdeel gelijk") -> None:
        self.way(how)
        self.console.get_by_label("Welke vraag krijgen de groepen?").fill(question)
        if how == "Verdeel gelijk":
            self.console.get_by_label("Tafels in de zaal").fill("2")
            self.console.get_by_label("Kamers online").fill("2")
        say(self.console, "Maak de groepen")

    def close_groups(self) -> None:
        """None has reported, so it asks first."""
        say(self.console, "Sluit de groepen")
        say(self.console, "Sluit ze nu")
        expect(self.console.get_by_role("dialog")).to_have_count(0)

    def way(self, how: str) -> None:
        self.console.get_by_role("radio", name=re.compile(f"^{how}")).check()

    def harvest(self, theme: str, note: str) -> None:
        self.console.get_by_label("Nieuw thema").fill(theme)
        say(self.console, "Voeg toe")
        self.console.get_by_role("checkbox", name=re.compile(re.escape(note))).check()
        say(self.console, f"Leg onder {theme}")
        under = self.console.get_by_label(f"Thema voor: {note}").locator("option:checked")
        expect(under).to_have_text(theme)

    def the_plan_is_adopted(self) -> None:
        self.console.get_by_role("button", name=re.compile("^Open de stemming")).click()
        for page in self.phones[:2]:
            vote(page)
            expect(page.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()

        # at home the network goes in the middle of it
        say(self.home, "Voor alles")
        self.home.context.set_offline(True)
        say(self.home, "Breng je stem uit")
        expect(self.home.get_by_role("heading", name="Je stem wacht op deze telefoon.")).to_be_visible()
        self.home.context.set_offline(False)
        expect(self.home.get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()

        ballot = str(self.house.proposal().open_ballot)
        for n in OTHERS:
            staging.vote(self.house, ballot, n, **({plan.CONTRIBUTION: "no"} if n > 20 else {}))
        vote(self.phones[2])
        expect(self.phones[2].get_by_role("heading", name="Je stem is vastgelegd.")).to_be_visible()
        expect(self.screen.get_by_text("22", exact=True).first).to_be_visible()
        self.console.get_by_role("button", name=re.compile("^Sluit de stemming")).click()
        say(self.console, "Sluit nu")
        for page in (*self.everyone, self.screen):
            expect(page.get_by_text("Aangenomen").first).to_be_visible()
        assert self.house.proposal().ballots[ballot].outcome.voted == 22

    def the_choices_are_talked_about_in_the_same_groups(self) -> None:
        before = {group: self.house.people_in(group) for group in self.house.groups(self.rounds()[-1])}
        self.begin(plan.CHOICES)
        say(self.console, "Groepen")
        self.form(talk.ABOUT_THE_CHOICES.question, "Zelfde als vorige keer")
        expect(self.home.get_by_text(talk.ABOUT_THE_CHOICES.question)).to_be_visible()
        again = [self.house.people_in(group) for group in self.house.groups(self.rounds()[-1])]
        assert sorted(map(sorted, again)) == sorted(map(sorted, before.values()))
        write(self.home, "Niet alles hoeft een team te zijn.")
        self.harvest("Keuze van actieteams", "Niet alles hoeft een team te zijn.")
        self.close_groups()

    def rounds(self) -> list[str]:
        return [*self.house.meeting().rounds]

    def there_is_a_break(self) -> None:
        self.begin(plan.BREAK)
        self.console.get_by_role("button", name=re.compile("^Scherm: ")).click()
        self.console.get_by_role("button", name=re.compile("^tot ")).first.click()
        for page in (self.phones[0], self.screen):
            expect(page.get_by_text(re.compile(r"We gaan om .* verder"))).to_be_visible()

    def people_walk_round_the_themes(self) -> None:
        self.begin(plan.ROUNDS)
        expect(self.screen.get_by_text(re.compile(r"We gaan om .* verder"))).to_have_count(0)
        say(self.console, "Groepen")
        self.way("Onderwerpen")
        say(self.console, "Vraag iedereen om onderwerpen")
        for page, topic in ((self.phones[0], "Ruimte bij dementie"), (self.home, "Technologie")):
            page.get_by_placeholder("Noem een onderwerp…").fill(topic)
            say(page, "Stel voor")
            expect(self.console.get_by_text(topic).first).to_be_visible()
        self.form("Bij welk thema wil je zijn?", "Onderwerpen")
        for page, place in ((self.phones[0], "Tafel 1"), (self.phones[2], "Tafel 1"), (self.home, "Kamer A")):
            say(page, f"Loop hierheen: Ruimte bij dementie, {place}")
        write(self.phones[0], "Een kamer die thuis heet.")
        expect(self.phones[2].get_by_text("Een kamer die thuis heet.")).to_be_visible()
        self.home.get_by_role("button", name=re.compile("Loop naar een andere groep")).click()
        say(self.home, "Loop hierheen: Technologie, Kamer B")
        expect(self.home.get_by_text("Technologie").first).to_be_visible()
        self.close_groups()

    def the_next_meeting_is_set_and_it_ends(self) -> None:
        self.begin(plan.LOOKING_BACK)
        for page in self.everyone:
            say(page, "Mooi")
        self.console.get_by_text("Volgende bijeenkomst", exact=True).click()
        self.console.locator("input[type=datetime-local]").fill("2031-04-10T13:00")
        say(self.console, "Spreek deze datum af")
        say(self.console, "Beëindig de bijeenkomst")
        self.console.get_by_role("dialog").get_by_role("button", name="Beëindig de bijeenkomst").click()
        for page in self.everyone:
            expect(page.get_by_text("De volgende bijeenkomst is op").first).to_be_visible()

    def the_minutes_are_published(self) -> None:
        desk = self.windows.signed_in(COORDINATOR, LAPTOP, f"/m/{self.house.meeting_id}/minutes/edit")
        desk.get_by_label("Tot slot").fill("Met **dank** aan wie voorbereidde.")
        desk.keyboard.press("Control+s")
        say(desk, "Maak het verslag openbaar")
        say(desk, "Ja, maak openbaar")
        address = str(desk.get_by_role("link", name=re.compile("minutes")).get_attribute("href"))
        reader = self.windows.window(PHONE)
        reader.goto(re.sub(r"^/", f"{self.windows.server.url}/", address))
        for words in (
            "Jaarplan",
            "Warme contacten werken beter dan een folder.",
            "Niet alles hoeft een team te zijn.",
            "Komt de late avond ook op onze afdelingen in beeld?",
            "Met dank aan wie voorbereidde.",
        ):
            expect(reader.get_by_text(words).first).to_be_visible()


def hand(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^(Woord|Vraag het woord)")).first.click()
    if page.get_by_role("dialog").count():
        say(page, "Vraag het woord")
    expect(page.get_by_text(re.compile("Je hand is omhoog"))).to_be_visible()


def write(page: Page, words: str, *, sent: bool = True) -> None:
    page.get_by_placeholder("Schrijf een briefje…").fill(words)
    say(page, "Plaats")
    if sent:
        expect(page.get_by_text(words).first).to_be_visible()


def vote(page: Page) -> None:
    say(page, "Voor alles")
    say(page, "Breng je stem uit")
