"""A whole meeting with the keys alone: somebody at home who takes part in all of it, and a coordinator who leads it.
Every stop on the way shows that it is one, after an action the focus is somewhere, and things are said once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e import staging
from tests.e2e.hands import Keys
from tests.e2e.windows import LAPTOP, NARROW, Windows
from tests.house import delegate

AT_HOME = 2
OTHERS = (1, *range(3, 21))
NEAR, FAR = "Kamer A", "Kamer B"
ASKED, OTHER = "Wie betaalt de extra vergaderingen?", "Wanneer begint het eerste team?"
NOTE, BETTER = "Begin klein", "Begin klein, en vertel het"


class Person(Keys):
    """Somebody at a keyboard, who is never put out of the page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def button(self, name: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def say(self, name: str | re.Pattern[str], *, then: Locator | None = None) -> None:
        """Presses it, and waits for what comes of it."""
        self.press(self.button(name))
        if then is not None:
            expect(then).to_be_visible()
        self.holds()

    def sees(self, words: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()
        self.holds()

    def holds(self) -> None:
        """Something has the focus."""
        expect(self.page.locator("body")).not_to_be_focused()

    def focused(self, target: Locator) -> None:
        expect(target).to_be_focused()


@pytest.fixture
def meeting(windows: Windows) -> Meeting:
    windows.house.check_in(*OTHERS)
    return Meeting(windows)


def test_a_whole_meeting_by_keys_alone(meeting: Meeting) -> None:
    meeting.somebody_comes_in_and_reacts()
    meeting.the_floor_is_asked_given_and_given_back()
    meeting.questions_are_asked_and_one_is_shown()
    meeting.a_point_is_felt()
    meeting.a_group_writes_and_somebody_walks()
    meeting.notes_are_harvested()
    meeting.there_is_a_pause()
    meeting.the_ballot_is_opened_and_closed()
    meeting.a_note_becomes_a_task()
    meeting.it_ends()


class Meeting:
    """Each method is a part of it, and leaves it ready for the next."""

    def __init__(self, windows: Windows) -> None:
        self.windows, self.house = windows, windows.house
        self.home = Person(windows.now(delegate(AT_HOME), LAPTOP))
        self.lead = Person(windows.console())
        self.screen = windows.screen()

    def somebody_comes_in_and_reacts(self) -> None:
        home = self.home
        home.choose(home.page.get_by_role("radio", name="Online"))
        home.say("Ik ben er", then=home.button("Vraag het woord"))
        self.lead.say("Begin: Welkom", then=self.lead.page.get_by_role("heading", name="Welkom", exact=True))
        home.say("Mooi")
        expect(self.lead.page.get_by_role("row", name="Mooi")).to_contain_text("1")

    def the_floor_is_asked_given_and_given_back(self) -> None:
        home, lead = self.home, self.lead
        for n in (1, 3):
            self.house.must(delegate(n), "meeting.raise_hand", meeting=self.house.meeting_id)
        home.say(re.compile("^Vraag het woord"))
        home.sees(re.compile("Je hand is omhoog"))
        queue = lead.page.locator("[data-hand] .who b")
        expect(queue).to_have_count(3)
        mine = f"Organisatie {AT_HOME}"
        lead.press(lead.page.locator("[data-hand] .who").filter(has_text=mine))
        while queue.first.inner_text() != mine:
            place = queue.all_inner_texts().index(mine)
            lead.say(f"{mine} een plek naar voren")
            expect(queue.nth(place - 1)).to_have_text(mine)
        lead.say(f"Geef woord aan {mine}", then=lead.page.get_by_text("Aan het woord").first)
        home.sees("Je bent aan het woord.")
        home.say("Ik ben klaar")
        expect(home.page.get_by_text("Je bent aan het woord.")).to_have_count(0)
        home.holds()
        lead.say(re.compile("^Geef woord aan"), then=lead.button("Klaar"))
        lead.say("Klaar")
        expect(lead.button("Klaar")).to_have_count(0)
        lead.holds()

    def questions_are_asked_and_one_is_shown(self) -> None:
        home, lead = self.home, self.lead
        posted = {"board": self.house.meeting_id, "card": "other", "kind": "question", "text": OTHER}
        self.house.must(delegate(1), "board.post", **posted)
        home.say("Vraag of idee")
        home.write(home.page.get_by_role("dialog").get_by_role("textbox"), ASKED)
        home.say("Zet op het bord")
        home.sees(ASKED)
        theirs = home.page.get_by_role("dialog").get_by_role("listitem").filter(has_text=OTHER)
        home.press(theirs.get_by_role("button", name=re.compile("Ook mijn vraag")))
        expect(theirs.get_by_role("button", pressed=True)).to_be_visible()
        home.page.keyboard.press("Escape")
        home.focused(home.button("Vraag of idee"))
        lead.say("Vragen")
        card = lead.page.get_by_role("main").get_by_role("listitem").filter(has_text=ASKED)
        lead.press(card.get_by_role("button", name="Op het scherm"))
        expect(self.screen.get_by_text(ASKED)).to_be_visible()
        lead.press(card.get_by_role("button", name="Besproken"))
        expect(self.screen.get_by_text(ASKED)).to_have_count(0)
        lead.holds()

    def a_point_is_felt(self) -> None:
        home, lead = self.home, self.lead
        lead.say("Nu")
        lead.say("Begin met: Plan", then=lead.button("Begin bij het eerste punt"))
        lead.say("Begin bij het eerste punt", then=lead.button("Klaar met punten"))
        home.sees("Hoe voelt dit punt?")
        home.say("Warm", then=home.page.get_by_text("1 antwoord."))
        lead.say("Volgende punt")
        home.sees("Punt 2")
        lead.say("Klaar met punten")
        expect(lead.button("Klaar met punten")).to_have_count(0)
        lead.holds()

    def a_group_writes_and_somebody_walks(self) -> None:
        home, lead = self.home, self.lead
        lead.say(re.compile("^Naar de groepen"))
        lead.say("Groepen")
        lead.write(lead.page.get_by_label("Welke vraag krijgen de groepen?"), "Wat vraagt dit van ons?")
        for how_many in ("Tafels in de zaal", "Kamers online"):
            lead.write(lead.page.get_by_label(how_many), "2")
        lead.say("Maak de groepen", then=lead.button("Luid de bel"))
        home.sees("Wat vraagt dit van ons?")
        field = home.page.get_by_label("Schrijf een briefje")
        home.write(field, NOTE)
        home.say("Plaats", then=home.page.get_by_text(NOTE))
        home.say(f"Wijzig: {NOTE}")
        home.focused(field)
        home.write(field, BETTER)
        home.say("Bewaar", then=home.page.get_by_text(BETTER))
        home.focused(home.button(f"Wijzig: {BETTER}"))

        # the bell is said once
        told = Listening(home.page)
        lead.say("Luid de bel")
        home.sees("De bel gaat. Rond jullie gesprek af.")
        assert told.words() == ["De bel gaat. Rond jullie gesprek af."]

        here = home.page.get_by_text(re.compile(f"^({NEAR}|{FAR})$")).first.inner_text()
        there = FAR if here == NEAR else NEAR
        home.say("Loop naar een andere groep", then=home.page.get_by_role("dialog"))
        home.say(f"Loop hierheen: {there}")
        expect(home.page.get_by_role("dialog")).to_have_count(0)
        home.sees(there)
        home.focused(home.page.get_by_role("heading", level=1))

    def notes_are_harvested(self) -> None:
        lead = self.lead
        lead.write(lead.page.get_by_label("Nieuw thema"), "Tempo")
        lead.say("Voeg toe", then=lead.page.locator("[data-drop] b").first)
        lead.choose(lead.page.get_by_role("checkbox", name=BETTER))
        lead.say("Leg onder Tempo")
        under = lead.page.get_by_label(f"Thema voor: {BETTER}").locator("option:checked")
        expect(under).to_have_text("Tempo")
        lead.holds()
        lead.say("Sluit de groepen", then=lead.page.get_by_role("dialog"))
        lead.say("Sluit ze nu")
        expect(lead.button("Sluit de groepen")).to_have_count(0)
        lead.holds()
        self.home.holds()

    def there_is_a_pause(self) -> None:
        home, lead = self.home, self.lead
        lead.say(re.compile("^Scherm: "), then=lead.page.get_by_role("dialog"))
        lead.press(lead.button(re.compile("^tot ")).first)
        for page in (home.page, self.screen):
            expect(page.get_by_text(re.compile("We gaan om .* verder")).first).to_be_visible()
        expect(lead.page.get_by_role("dialog")).to_have_count(0)
        lead.focused(lead.button(re.compile("^Scherm: ")))

    def the_ballot_is_opened_and_closed(self) -> None:
        home, lead = self.home, self.lead
        lead.say(re.compile("^Open de stemming"), then=lead.button("Sluit de stemming"))
        expect(home.button("Breng je stem uit")).to_be_visible()
        home.say("Voor alles")
        home.say(re.compile("^2 Punt 2"))
        home.choose(home.page.get_by_role("radio", name="Tegen"))
        home.say("Breng je stem uit", then=home.page.get_by_role("heading", name="Je stem is vastgelegd."))
        home.focused(home.page.get_by_role("heading", name="Je stem is vastgelegd."))

        # while the clock runs nothing is said of it
        told = Listening(home.page)
        clock = home.page.get_by_role("timer").first
        for _ in range(3):
            expect(clock).not_to_have_text(clock.inner_text())
        assert told.words() == []

        ballot = str(self.house.proposal().open_ballot)
        for n in OTHERS:
            staging.vote(self.house, ballot, n)
        lead.say("Sluit de stemming", then=lead.page.get_by_role("dialog"))
        lead.say("Sluit nu")
        for page in (home.page, self.screen):
            expect(page.get_by_text("Aangenomen").first).to_be_visible()
        expect(home.page.get_by_test_id("announcer")).to_contain_text("Uitslag van Jaarplan")
        assert len([each for each in told.words() if each.startswith("Uitslag van Jaarplan")]) == 1
        home.focused(home.page.get_by_role("heading", level=1))
        expect(lead.page.get_by_role("dialog")).to_have_count(0)
        lead.holds()

    def a_note_becomes_a_task(self) -> None:
        lead = self.lead
        lead.say("Groepen")
        box = lead.page.locator("summary").filter(has_text="Neem mee…").first
        lead.press(box)
        lead.pick(lead.page.get_by_label("Wie doet het?"), "Organisatie 3")
        lead.say("Als taak bij Jaarplan", then=lead.page.get_by_text("Taak bij Jaarplan").first)
        lead.focused(box)

    def it_ends(self) -> None:
        home, lead = self.home, self.lead
        lead.say("Beëindig de bijeenkomst", then=lead.page.get_by_role("dialog"))
        lead.press(lead.page.get_by_role("dialog").get_by_role("button", name="Beëindig de bijeenkomst"))
        lead.focused(lead.page.get_by_role("heading", name="De bijeenkomst is afgelopen."))
        home.sees(BETTER)
        home.focused(home.page.get_by_role("heading", level=1))


class Listening:
    """What the live regions of a page say from now on, as a reader of the screen would: each change, and no clock."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.evaluate(HEAR)

    def words(self) -> list[str]:
        return list(self.page.evaluate("window.told"))


HEAR = """() => {
  window.told = [];
  const live = '[aria-live]:not([aria-live=off]), :is([role=status], [role=alert]):not([aria-live])';
  const said = new Map();
  const read = () => {
    for (const [region] of said) if (!region.isConnected) said.delete(region);
    for (const region of document.querySelectorAll(live)) {
      const words = region.textContent.trim();
      if (words && words !== said.get(region)) window.told.push(words);
      said.set(region, words);
    }
  };
  read();
  window.told = [];
  window.hearing?.disconnect();
  window.hearing = new MutationObserver(read);
  window.hearing.observe(document.body, { childList: true, subtree: true, characterData: true });
}"""


def test_on_a_small_phone_what_is_written_leaves_room_for_what_it_is_about(windows: Windows) -> None:
    windows.house.check_in(1, 3)
    windows.house.form_groups("round-1", tables=1, rooms=0)
    phone = Person(windows.now(delegate(1), NARROW))
    phone.write(phone.page.get_by_label("Schrijf een briefje"), f"{BETTER}. " * 6)
    foot = phone.page.locator("footer").bounding_box()
    assert foot
    assert foot["height"] < NARROW["height"] / 3
    phone.say("Vraag of idee", then=phone.page.get_by_role("dialog"))
    phone.page.keyboard.press("Escape")
    phone.focused(phone.button("Vraag of idee"))
    expect(phone.button("Agenda")).to_be_in_viewport()
