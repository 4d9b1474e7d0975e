"""A phone in a bad network: it opens without internet, keeps what was written, and is back with the truth at once."""

from __future__ import annotations

import json
import time
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e import staging
from tests.e2e.windows import PHONE, Windows, say
from tests.house import delegate

KEPT = """async table => {
  await navigator.serviceWorker.ready;
  const deadline = performance.now() + 15_000;
  while (performance.now() < deadline) {
    for (const name of await caches.keys()) {
      const kept = (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname);
      if (kept.includes('/') && kept.some((path) => path.endsWith(table))) return true;
    }
    await new Promise(requestAnimationFrame);
  }
  return false;
}"""
"""Asked in one go: a page of ours lets nobody evaluate text, so a condition cannot be asked again from outside."""


def group_table() -> str:
    """The file of the table of a group, as the build named it."""
    files = json.loads((Path(__file__).parents[2] / "web" / "static" / "manifest.json").read_text("utf-8"))
    return str(files["src/screens/now/GroupTable.svelte"]["file"])


SHELL = """async () => {
  await navigator.serviceWorker.ready;
  const deadline = performance.now() + 15_000;
  while (performance.now() < deadline) {
    const kept = await caches.match('/');
    if (kept) return [kept.headers.get('Content-Security-Policy') ?? '', await kept.text()];
    await new Promise(requestAnimationFrame);
  }
  return ['', ''];
}"""


def to_a_group(windows: Windows) -> str:
    """A group at a table, in which somebody with a phone sits; who that is."""
    staging.begin(windows.house, "plan")
    windows.house.check_in(*range(1, 5))
    staging.to_the_groups(windows.house, 1, 1)
    return windows.house.people_in(windows.house.groups("round-1")[0])[0]


def write(phone: Page, text: str) -> None:
    phone.get_by_label("Schrijf een briefje").fill(text)
    say(phone, "Plaats")


def test_a_phone_opens_without_internet_and_sends_once_what_was_written(windows: Windows) -> None:
    phone = windows.now(to_a_group(windows))
    expect(phone.get_by_label("Schrijf een briefje")).to_be_visible()
    assert phone.evaluate(KEPT, group_table())

    phone.context.set_offline(True)
    phone.reload()
    expect(phone.get_by_text("Je hebt even geen internet.")).to_be_visible()
    write(phone, "Samen oppassen")
    expect(phone.get_by_text("Dit wacht op deze telefoon.")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("Samen oppassen")).to_be_visible()
    expect(phone.get_by_text("wacht", exact=True)).to_be_visible()

    phone.context.set_offline(False)
    expect(phone.get_by_text("Dit wacht op deze telefoon.")).to_have_count(0)
    expect(phone.get_by_role("list").get_by_text("Samen oppassen")).to_have_count(1)


def test_what_a_page_brought_along_is_not_kept(windows: Windows) -> None:
    phone = windows.window(PHONE)
    phone.goto(f"{windows.server.url}/j/{windows.house.meeting().code}")
    assert phone.evaluate(SHELL)[1]

    phone.reload()
    expect(phone.get_by_role("button", name="Doe mee")).to_be_visible()
    assert 'id="brought"' in phone.content()
    policy, shell = phone.evaluate(SHELL)
    assert "script-src 'self'" in policy
    assert 'id="app"' in shell
    assert "brought" not in shell

    phone.context.set_offline(True)
    phone.reload()
    expect(phone.get_by_role("heading", name="De pagina kwam niet aan.")).to_be_visible()


def test_who_comes_back_has_the_truth_within_two_seconds(windows: Windows) -> None:
    staging.begin(windows.house, "plan")
    windows.house.check_in(*range(1, 21)).talk(tables=1, rooms=1)
    phone = windows.now(delegate(1))
    expect(phone.get_by_role("status").get_by_text("Verbonden")).to_be_visible()

    phone.context.set_offline(True)
    expect(phone.get_by_text("Je hebt even geen internet.")).to_be_visible()
    windows.house.open_ballot()
    phone.context.set_offline(False)
    back = time.monotonic()
    expect(phone.get_by_role("button", name="Breng je stem uit")).to_be_visible()

    assert time.monotonic() - back < 2


def test_a_browser_may_install_it(windows: Windows) -> None:
    page = windows.window(PHONE)
    page.goto(windows.server.url)
    wire = page.context.new_cdp_session(page)
    found = wire.send("Page.getAppManifest")

    assert found["errors"] == []
    assert '"standalone"' in found["data"]
    problems = [each["errorId"] for each in wire.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert [each for each in problems if each != "in-incognito"] == []
