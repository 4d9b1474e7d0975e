"""Two ways to work at the same page: with a pointer, or with the keys alone. A script of steps needs one of them."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Locator, Page, expect

AS_FAR_AS_ANYBODY_GOES = 150


class Hands(Protocol):
    """What both can do. A target is one element; `paste` is a real paste, from the clipboard."""

    def press(self, target: Locator) -> None: ...
    def choose(self, radio: Locator) -> None: ...
    def write(self, field: Locator, text: str) -> None: ...
    def paste(self, field: Locator, text: str) -> None: ...
    def pick(self, select: Locator, label: str) -> None: ...
    def pick_date(self, field: Locator, both: int, year: int) -> None: ...
    def pick_hour(self, field: Locator, morning: int) -> None: ...


class Pointer:
    """Clicks, and types into what was clicked."""

    def press(self, target: Locator) -> None:
        target.click()

    def choose(self, radio: Locator) -> None:
        radio.check()

    def write(self, field: Locator, text: str) -> None:
        field.fill(text)

    def paste(self, field: Locator, text: str) -> None:
        field.click()
        _paste(field.page, text)

    def pick(self, select: Locator, label: str) -> None:
        select.select_option(label=label)

    def pick_date(self, field: Locator, both: int, year: int) -> None:
        field.fill(f"{year}-{both:02}-{both:02}")

    def pick_hour(self, field: Locator, morning: int) -> None:
        field.fill(f"{morning:02}:00")


class Keys:
    """Never points: goes from one thing to the next with Tab, and every stop on the way has to show that it is one."""

    def press(self, target: Locator) -> None:
        expect(target).to_be_enabled()
        tab_to(target.page, target)
        target.page.keyboard.press("Enter")

    def choose(self, radio: Locator) -> None:
        """A group of radio buttons is one stop; within it the arrows go round."""
        page = radio.page
        if radio.evaluate("each => each.type === 'checkbox'"):
            tab_to(page, radio)
            page.keyboard.press("Space")
            return
        group = "each => document.activeElement.name === each.name"
        _tab_until(page, radio, group)
        page.keyboard.press("Space")
        for _ in range(40):
            if radio.is_checked():
                return
            page.keyboard.press("ArrowDown")
        raise AssertionError(f"{radio} cannot be chosen with the arrows")

    def write(self, field: Locator, text: str) -> None:
        tab_to(field.page, field)
        field.page.keyboard.press("Control+A")
        field.page.keyboard.insert_text(text)

    def paste(self, field: Locator, text: str) -> None:
        tab_to(field.page, field)
        field.page.keyboard.press("Control+A")
        _paste(field.page, text)

    def pick(self, select: Locator, label: str) -> None:
        """As the list of a browser does: what is typed goes to the first that begins so."""
        tab_to(select.page, select)
        select.page.keyboard.type(label)

    def pick_date(self, field: Locator, both: int, year: int) -> None:
        """Whether a browser asks for the day or the month first makes no difference here."""
        tab_to(field.page, field)
        field.page.keyboard.type(f"{both:02}{both:02}{year}")

    def pick_hour(self, field: Locator, morning: int) -> None:
        tab_to(field.page, field)
        field.page.keyboard.type(f"{morning:02}00")
        field.page.keyboard.type("AM")


def _paste(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


def tab_to(page: Page, target: Locator, most: int = AS_FAR_AS_ANYBODY_GOES) -> None:
    """Tab until it has the focus, as far as a person would go; what has it must show it."""
    _tab_until(page, target, "each => each === document.activeElement", most)
    assert target.evaluate(SHOWS_FOCUS), f"{target} has the focus and does not show it"


SHOWS_FOCUS = """(each) => [each, each.closest('label') ?? each].map((one) => getComputedStyle(one))
  .some((style) => style.boxShadow !== 'none' || style.outlineStyle !== 'none')"""


def _tab_until(page: Page, target: Locator, reached: str, most: int = AS_FAR_AS_ANYBODY_GOES) -> None:
    for _ in range(most):
        if target.evaluate(reached):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} cannot be reached with the keyboard")
