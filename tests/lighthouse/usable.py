"""How long until the button of a page can be pressed, on a phone of some years ago: measured, where Lighthouse works it
out. Slow 4G is what Lighthouse means by it, 150 ms there and back and 1.6 Mbit/s, in the terms of Chromium's own brake:
that one knows no connections, so each request waits 3.75 times as long, and a tenth of the width goes to heads."""

from __future__ import annotations

import json
import statistics

from playwright.sync_api import Page

from tests.e2e.windows import PHONE, Windows

SLOWER = 4
SLOW_4G = {"latency": 150 * 3.75, "downloadThroughput": 1.6 * 0.9 * 2**20 / 8, "uploadThroughput": 0.675 * 2**20 / 8}
SHOULD = 3.0

WATCH = """name => (window.usable = new Promise((told) => {
  const look = () => {
    const button = [...document.querySelectorAll('button')].find((each) => each.innerText.trim() === name);
    // A frame was drawn with it, and the page has time for a tap again.
    if (button?.getClientRects().length) setTimeout(() => told(performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}))"""


def seconds_until_usable(windows: Windows, url: str, button: str, person: str, times: int) -> float:
    """The middle one of so many first visits, with nothing kept."""
    return statistics.median(first_visit(windows, url, button, person) for _ in range(times))


def first_visit(windows: Windows, url: str, button: str, person: str) -> float:
    page = windows.signed_in(person, PHONE, "/healthz") if person else windows.window(PHONE)
    slow_down(page)
    page.add_init_script(f"({WATCH})({json.dumps(button)})")
    page.goto(url)
    took = float(page.evaluate("window.usable")) / 1000
    page.context.close()
    return took


def slow_down(page: Page) -> None:
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", {"offline": False, **SLOW_4G})
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
