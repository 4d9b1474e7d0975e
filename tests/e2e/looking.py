"""What a look at a page finds: axe in both themes, what sticks out at the side, and what is too small to be tapped."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.windows import BUT_COLOURS, COLOURS, NARROW, PHONE, WCAG

Axe = Callable[[Page, Mapping[str, Any]], list[str]]
WAITS = re.compile("^(Een moment|One moment|Je browser telt…|Your browser is counting…)")
ZOOMED = {"width": 320, "height": 256}
"""A window of 1280 by 1024 at 400 %."""


@dataclass
class Look:
    """Looks at a page in both themes; a phone's page is also measured at its narrowest. A page keeps its size."""

    axe: Axe
    found: list[str] = field(default_factory=list)

    def at(self, page: Page, moment: str) -> None:
        """The colours are the same in both languages, so they are looked at in one."""
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        dutch = page.evaluate("document.documentElement.lang") == "nl"
        self.found += [f"{moment}, light: {each}" for each in self.axe(page, WCAG if dutch else BUT_COLOURS)]
        if dutch:
            page.emulate_media(color_scheme="dark", reduced_motion="reduce")
            self.found += [f"{moment}, dark: {each}" for each in self.axe(page, COLOURS)]
            page.emulate_media(color_scheme="light")

    def at_phone(self, page: Page, moment: str) -> None:
        self.at(page, moment)
        resize(page, NARROW)
        self._measure(page, moment)
        resize(page, PHONE)

    def at_desk(self, page: Page, moment: str) -> None:
        """As at a phone; and zoomed to 400 %, and with letters twice as large."""
        before = page.viewport_size
        assert before
        self.at(page, moment)
        resize(page, NARROW)
        self._measure(page, moment)
        resize(page, ZOOMED)
        self.found += [f"{moment}, zoomed: {each}" for each in sideways(page) + covering(page)]
        resize(page, PHONE)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        self.found += [f"{moment}, large letters: {each}" for each in sideways(page)]
        page.evaluate("document.documentElement.style.fontSize = ''")
        resize(page, before)

    def _measure(self, page: Page, moment: str) -> None:
        self.found += [f"{moment}, sideways: {each}" for each in sideways(page)]
        self.found += [f"{moment}, small target: {each}" for each in small_targets(page)]


def resize(page: Page, size: Mapping[str, int]) -> None:
    """Whatever the page shows by the width of its window, a script decides: it has done so two frames later."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))")


def shown(page: Page) -> None:
    """What a page asked for has come: its heading stands there, and nothing is waited for."""
    expect(page.locator("h1:not(.sr)").first).to_be_visible()
    expect(page.get_by_text(WAITS)).to_have_count(0)


def sideways(page: Page) -> list[str]:
    """What makes the page wider than the window. What is drawn inside an SVG is cut off by it."""
    return page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] : [
          `page is ${document.documentElement.scrollWidth} px wide`,
          ...[...document.querySelectorAll('body *:not(svg *)')]
            .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
            .map((each) => each.outerHTML.slice(0, 100))]"""
    )


def covering(page: Page) -> list[str]:
    """What stays in its place when the page scrolls and takes more than half of the window."""
    return page.evaluate(
        """() => [...document.querySelectorAll('body *')]
          .filter((each) => ['fixed', 'sticky'].includes(getComputedStyle(each).position))
          .filter((each) => each.checkVisibility({ visibilityProperty: true }))
          .filter((each) => each.getBoundingClientRect().height > innerHeight / 2)
          .map((each) => `covers the page: ${each.outerHTML.slice(0, 100)}`)"""
    )


def small_targets(page: Page) -> list[str]:
    """What can be tapped and is less than 44 px high or wide. A link in a running sentence is as high as its line; a
    radio button counts with the label that it fills."""
    return page.evaluate(
        """() => [...document.querySelectorAll('button, a[href], input, select, textarea, summary')]
          .map((each) => each.matches('[type=radio], [type=checkbox]') ? each.closest('label') : each)
          .filter((each) => each.checkVisibility({ visibilityProperty: true }))
          .filter((each) => !each.matches('.skip, p > a:not(.btn)'))
          .map((each) => [each, each.getBoundingClientRect()])
          .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
          .map(([each, box]) => `${box.width} x ${box.height}: ${each.outerHTML.slice(0, 100)}`)"""
    )
