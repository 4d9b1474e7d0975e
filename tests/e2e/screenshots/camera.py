"""Takes pictures of a page as it stands, in the sizes and themes that are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.e2e.windows import LAPTOP, NARROW, PHONE

TABLET = {"width": 820, "height": 1180}


@dataclass
class Camera:
    folder: Path
    taken: int = 0

    def shoot(self, page: Page, moment: str, *sizes: dict[str, int], dark: bool = False, whole: bool = False) -> None:
        """As it stands, and in each further size; the page keeps the size that it had."""
        before = page.viewport_size or PHONE
        language = page.evaluate("document.documentElement.lang")
        page.evaluate("document.fonts.ready")
        for size in sizes or (before,):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            for theme in ("light", "dark") if dark else ("light",):
                page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
                path = self.folder / f"{moment}.{size['width']}.{language}.{theme}.png"
                page.screenshot(path=path, animations="disabled", full_page=whole)
                self.taken += 1
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(before)

    def shoot_everywhere(self, page: Page, moment: str) -> None:
        """Wherever a page outside a meeting is read; the whole of it, since nobody scrolls a picture."""
        self.shoot(page, moment, LAPTOP, PHONE, dark=True, whole=True)
        self.shoot(page, moment, NARROW, TABLET, whole=True)
