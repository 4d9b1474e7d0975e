"""What a choice came to, on a phone, on the wall and on the page of the proposal: drawn, in numbers, and in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.choosing import Asked, answer, close
from tests.e2e.looking import Axe, Look, sideways
from tests.e2e.windows import LAPTOP, NARROW, PHONE, Windows, say
from tests.house import COORDINATOR, delegate

Ask = Callable[[str, Asked], Windows]


def papers(*said: tuple[str, int]) -> dict[int, str]:
    """So many papers that say it, from the first delegate on."""
    answers = [each for each, count in said for _ in range(count)]
    return dict(enumerate(answers, start=1))


COUNTED: dict[str, tuple[Asked, dict[int, str], str, list[str]]] = {
    "plurality": (
        Asked(method="plurality", status_quo=True),
        papers(("familie", 6), ("leren", 3), ("none", 2), ("abstain", 1)),
        "Gekozen",
        ["2. Samen met familie gekozen 6 55 %", "Geen van deze 2 18 %"],
    ),
    "tied": (
        Asked(method="approval", counting={"seats": 2}),
        papers(("familie+leren", 4), ("familie+vitaal", 4)),
        "Gelijke stand",
        ["2. Samen met familie gekozen 8 100 %", "1. Leren van elkaar gelijk 4 50 %"],
    ),
    "run-off": (
        Asked(method="plurality", counting={"majority": True}),
        papers(("familie", 5), ("leren", 4), ("techniek", 3)),
        "Tweede ronde",
        ["2. Samen met familie tweede ronde 5 42 %", "3. Techniek die helpt 3 25 %"],
    ),
    "dots": (
        Asked(method="dots", counting={"seats": 1}),
        papers(("familie:6+leren:4", 5), ("techniek:7+vitaal:3", 5)),
        "Gekozen",
        ["3. Techniek die helpt gekozen 35 35 %"],
    ),
    "pairs": (
        Asked(method="schulze"),
        papers(("familie>leren", 5), ("leren>techniek", 4), ("leren>familie", 3)),
        "Gekozen",
        ["1. Leren van elkaar gekozen 4"],
    ),
    "budget": (
        Asked(method="greedy", counting={"budget": 7000}, title="Waar gaat het geld naar toe?"),
        papers(("familie+leren", 6), ("techniek+vitaal", 5)),
        "Budget verdeeld",
        ["2. Samen met familie krijgt geld kost 2.500 6 55 %", "3. Techniek die helpt kost 9.000 5 45 %"],
    ),
    "consent": (
        Asked(method="consent", title="Eén beweging"),
        papers(("consent", 8), ("concern", 2), ("objection", 1)),
        "Bezwaar",
        ["Geen bezwaar 8 73 %", "Bezwaar 1 9 %"],
    ),
    "temperature": (
        Asked(method="temperature", title="Eén beweging"),
        papers(("wholehearted", 4), ("veto", 1)),
        "Advies",
        ["Van harte 4 80 %", "Ik houd dit tegen 1 20 %"],
    ),
}


@pytest.mark.parametrize("name", COUNTED)
def test_a_choice_is_drawn_and_told_in_numbers_everywhere(ask: Ask, axe: Axe, name: str) -> None:
    asked, answers, word, rows = COUNTED[name]
    windows, look = ask(f"counted-{name}", asked), Look(axe)
    ballot = str(windows.house.proposal().open_ballot)
    answer(windows.house, ballot, answers)
    phone, wall = windows.now(delegate(1), reduced_motion="reduce"), windows.screen(reduced_motion="reduce")
    expect(phone.get_by_role("heading", name="is gestemd")).to_be_visible()
    close(windows.house, ballot)
    page = windows.signed_in(COORDINATOR, LAPTOP, f"/p/{windows.house.plan_id}")

    for each in (phone, wall):
        expect(each.get_by_role("heading", level=1)).to_contain_text(word)
    for each in (phone, wall, page):
        for row in rows:
            expect(each.get_by_role("row", name=row, exact=True).first).to_be_visible()
    look.at_phone(phone, "phone")
    look.at(wall, "wall")
    assert sideways(wall) == []
    look.at_desk(page, "page")
    english = windows.now(delegate(2), locale="en-GB")
    expect(english.get_by_role("table").first).to_be_visible()
    look.at(english, "in English")
    assert look.found == []


def test_a_count_of_rounds_is_told_round_by_round_and_as_a_table(ask: Ask, axe: Axe) -> None:
    windows, look = ask("rounds", Asked(method="stv", counting={"seats": 2})), Look(axe)
    ballot = str(windows.house.proposal().open_ballot)
    said = papers(("familie>leren", 6), ("techniek>leren", 3), ("overdracht>techniek", 2), ("vitaal", 1))
    answer(windows.house, ballot, said)
    close(windows.house, ballot)
    phone = windows.now(delegate(1), PHONE, reduced_motion="reduce")
    expect(phone.get_by_role("heading", name="Ronde 5 van 5")).to_be_visible()
    for _ in range(4):
        say(phone, "Vorige")
    expect(phone.get_by_text("Samen met familie heeft meer dan nodig is.")).to_be_visible()
    expect(phone.get_by_text("Nodig voor een plaats: 5")).to_be_visible()
    say(phone, "Volgende")
    expect(phone.get_by_role("heading", name="Ronde 2 van 5")).to_be_visible()
    phone.get_by_text("Alle getallen").click()
    expect(phone.get_by_role("table").last.get_by_role("row", name="Samen met familie")).to_contain_text("gekozen")
    look.at_phone(phone, "rounds")
    assert look.found == []


def test_on_the_wall_the_rounds_go_by_themselves_and_then_the_word_stands_there(ask: Ask) -> None:
    windows = ask("wall", Asked(method="irv"))
    ballot = str(windows.house.proposal().open_ballot)
    wall = windows.screen()
    expect(wall.get_by_role("heading", level=1)).to_be_visible()
    answer(windows.house, ballot, papers(("familie>leren", 4), ("techniek>leren", 3), ("leren>familie", 2)))
    expect(wall.get_by_text("9", exact=True).first).to_be_visible()
    close(windows.house, ballot)

    expect(wall.get_by_role("heading", name="Ronde 1 van")).to_be_visible()
    expect(wall.get_by_role("heading", name="Gekozen")).to_be_visible()
    expect(wall.get_by_role("heading", name="Ronde 1 van")).to_have_count(0)


def test_nothing_sticks_out_on_the_narrowest_phone(ask: Ask) -> None:
    windows = ask("narrow", Asked(method="ranked_pairs", status_quo=True))
    ballot = str(windows.house.proposal().open_ballot)
    answer(windows.house, ballot, papers(("familie>leren>none", 5), ("leren>techniek>none", 4)))
    close(windows.house, ballot)
    phone: Page = windows.now(delegate(1), NARROW, reduced_motion="reduce")
    expect(phone.get_by_role("heading", name="Twee aan twee vergeleken")).to_be_visible()
    assert sideways(phone) == []
