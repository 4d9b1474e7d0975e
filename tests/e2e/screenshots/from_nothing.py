"""An installation in which there is nothing yet, and how a coordinator begins there."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.e2e.founding import Founder
from tests.e2e.hands import Pointer
from tests.e2e.looking import shown
from tests.e2e.screenshots.camera import Camera
from tests.e2e.windows import LAPTOP, Panes
from tests.serving import serving

KEY = "key-of-an-empty-installation"


def photograph(browser: Browser, folder: Path, camera: Camera) -> list[str]:
    with serving(f"sqlite:///{folder}/empty.sqlite", folder, POLDER_SETUP_KEY=KEY) as server:
        panes = Panes(browser=browser, server=server)
        for language in ("en", "nl"):
            page = panes.window(LAPTOP, locale=f"{language}-NL", permissions=["clipboard-read", "clipboard-write"])
            page.goto(server.url)
            shown(page)
            camera.shoot_everywhere(page, "from-nothing-1-empty")
            page.goto(f"{server.url}/start#{KEY}")
            shown(page)
            camera.shoot_everywhere(page, "from-nothing-2-start")
        founder = Founder(page, server.url, Pointer(), folder)
        founder.found(KEY)
        camera.shoot_everywhere(page, "from-nothing-3-home")
        founder.take_the_list()
        camera.shoot_everywhere(page, "from-nothing-4-taken")
        founder.give_links()
        founder.write_the_plan()
        founder.plan_the_meeting()
        camera.shoot_everywhere(page, "from-nothing-5-prepare")
        founder.make_the_agenda()
        founder.follow("Overzicht")
        shown(page)
        camera.shoot_everywhere(page, "from-nothing-6-ready")
        panes.close()
    return panes.complaints
