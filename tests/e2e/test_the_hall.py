"""The screen in the hall follows the meeting, or shows what the coordinator puts there; the layer over a video call; a
call beside what a phone shows; and the console that is held in one hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e import staging
from tests.e2e.windows import HALL, LAPTOP, Windows, say
from tests.house import COORDINATOR, delegate

CALL = "https://meet.example.org/polder"
DECODER = Path(__file__).parents[2] / "web/client/node_modules/qr/decode.js"


def test_the_coordinator_chooses_what_the_hall_sees_and_the_meeting_takes_it_back(windows: Windows) -> None:
    house = windows.house.check_in(*staging.HERE)
    console, screen, phone = windows.console(), windows.screen(), windows.now(delegate(1))
    say(console, re.compile("^Scherm: "))
    say(console, re.compile("^Code, zo groot"))
    expect(screen.get_by_role("heading", name="Doe mee")).to_be_visible()
    expect(console.get_by_role("dialog")).to_have_count(0)
    say(console, "Scherm: code")
    console.get_by_role("button", name=re.compile("^tot ")).first.click()
    for page in (screen, phone):
        expect(page.get_by_text(re.compile(r"We gaan om .* verder"))).to_be_visible()
    expect(screen.get_by_role("timer")).to_have_text(re.compile(r"^\d+:\d\d$"))

    house.talk(tables=1, rooms=1)
    house.open_ballot()

    expect(screen.get_by_text("Stemming open")).to_be_visible()
    expect(phone.get_by_text("Pauze.")).to_have_count(0)
    expect(console.get_by_role("button", name="Scherm: stemming")).to_be_visible()


@pytest.mark.parametrize(("moment", "metres"), [("code", 14), ("welcome", 6)])
def test_a_phone_reads_the_code_from_far(windows: Windows, moment: str, metres: int) -> None:
    """A wall of 3 m, and a camera that sees 65 degrees in 1,920 pixels, which is what phones look for a code in."""
    windows.house.must(COORDINATOR, "meeting.show", meeting=windows.house.meeting_id, moment=moment)
    screen = windows.screen()
    code = screen.get_by_role("img", name="QR-code om mee te doen")
    expect(code).to_be_visible()
    expect(code).to_have_js_property("complete", True)
    seen_at = round(1920 * 3 / (2 * metres * 0.637))
    assert seen_from(screen, seen_at).endswith(f"/j/{windows.house.meeting().code}")


def seen_from(page: Page, width: int) -> str:
    """What a decoder reads in a picture of the screen that is so many pixels wide."""
    picture = page.screenshot(animations="disabled")
    reader = page.context.new_page()
    reader.route("https://reader.test/**", lambda route: _serve(route, picture))
    reader.goto("https://reader.test/")
    return str(
        reader.evaluate(
            """async (width) => {
              const { default: decode } = await import('/decode.js');
              const image = new Image();
              image.src = '/picture.png';
              await image.decode();
              const height = Math.round((image.height * width) / image.width);
              const canvas = Object.assign(document.createElement('canvas'), { width, height });
              const paper = canvas.getContext('2d');
              paper.imageSmoothingQuality = 'high';
              paper.drawImage(image, 0, 0, width, height);
              return decode(paper.getImageData(0, 0, width, height));
            }""",
            width,
        )
    )


def _serve(route: Route, picture: bytes) -> None:
    name = route.request.url.rpartition("/")[2]
    if name == "picture.png":
        route.fulfill(body=picture, content_type="image/png")
    elif name.endswith(".js"):
        route.fulfill(body=(DECODER.parent / name).read_text("utf-8"), content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>reader</title>", content_type="text/html")


@pytest.mark.parametrize("place", ["lower", "side"])
def test_a_layer_over_a_call_lets_the_picture_through(windows: Windows, place: str) -> None:
    house = windows.house.check_in(*staging.HERE)
    staging.begin(house, "plan")
    layer = windows.signed_in("projector", HALL, f"/m/{house.meeting_id}/screen?overlay={place}")
    house.must(delegate(3), "meeting.raise_hand", meeting=house.meeting_id)
    house.must(COORDINATOR, "meeting.give_floor", meeting=house.meeting_id, person=delegate(3))
    expect(layer.get_by_text("Organisatie 3", exact=True)).to_be_visible()
    house.talk(tables=1, rooms=1)
    ballot = house.open_ballot()
    for n in range(1, 8):
        staging.vote(house, ballot, n)
    expect(layer.get_by_text("7", exact=True)).to_be_visible()
    expect(layer.get_by_text("van de 20 organisaties hebben gestemd, 35 %")).to_be_visible()
    ground = "[document.documentElement, document.body].map((each) => getComputedStyle(each).backgroundColor)"
    assert set(layer.evaluate(ground)) == {"rgba(0, 0, 0, 0)"}
    staging.close(house, ballot)
    expect(layer.get_by_text("Aangenomen", exact=True)).to_be_visible()


def test_the_hall_reads_totals_and_percentages(windows: Windows) -> None:
    staging.begin(windows.house, "plan")
    windows.house.check_in(*staging.HERE).talk(tables=1, rooms=1)
    ballot = windows.house.open_ballot()
    screen = windows.screen(reduced_motion="reduce")
    for n in range(1, 21):
        windows.house.cast(n, ballot, "yes" if n < 19 else "no")
    expect(screen.get_by_text("van de 20 organisaties hebben gestemd, 100 %")).to_be_visible()
    staging.close(windows.house, ballot)
    expect(screen.locator(".legend")).to_contain_text(re.compile(r"18\s+voor, 90\s%.*2\s+tegen, 10\s%"))
    expect(screen.get_by_role("row").nth(1).get_by_role("cell").nth(2)).to_have_text(re.compile(r"18\s*90\s%"))
    expect(screen.get_by_text("Percentages zijn van de 20 stemmen.")).to_be_visible()


def test_the_call_stands_beside_the_vote_after_one_tap_and_stays(windows: Windows) -> None:
    house = windows.house
    change_call(windows, CALL)
    line = windows.window(LAPTOP)
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<!doctype html><title>call</title>", content_type="text/html")

    line.context.route("https://meet.example.org/**", answer)
    windows.sign_in(line, delegate(1), f"/m/{house.meeting_id}")
    line.get_by_role("radio", name="Online").check()
    say(line, "Ik ben er")
    expect(line.get_by_role("button", name="Toon het beeld hier")).to_be_visible()
    assert asked == []
    say(line, "Toon het beeld hier")
    frame = line.get_by_title("Beeld uit de zaal")
    expect(frame).to_be_visible()
    frame.evaluate("each => (each.same = true)")
    house.check_in(*range(2, 21)).talk(tables=1, rooms=1)
    house.open_ballot()
    expect(line.get_by_role("heading", name="Ben je voor")).to_be_visible()
    assert frame.evaluate("each => each.same") is True
    assert asked == [CALL]
    expect(line.get_by_text("088 000 48 21")).to_be_visible()


def test_any_other_call_opens_in_a_window_of_its_own(windows: Windows) -> None:
    change_call(windows, "https://elsewhere.example.org/polder")
    line = windows.now(delegate(1), LAPTOP)
    line.get_by_role("radio", name="Online").check()
    say(line, "Ik ben er")
    expect(line.get_by_role("link", name="Open het beeld")).to_have_attribute(
        "href", "https://elsewhere.example.org/polder"
    )
    expect(line.locator("iframe")).to_have_count(0)


def change_call(windows: Windows, link: str) -> None:
    house = windows.house
    house.must(
        COORDINATOR,
        "meeting.change",
        meeting=house.meeting_id,
        title="Najaarsbijeenkomst",
        starts_at=house.meeting().starts_at,
        time_zone="Europe/Amsterdam",
        place="",
        call_link=link,
        dial_in="088 000 48 21",
        entry="admit",
        lasts=0,
    )


@pytest.mark.parametrize("size", [(1180, 820), (1024, 768), (820, 1180), (768, 1024), (390, 844)])
def test_the_next_step_is_the_largest_button_and_under_the_thumb(windows: Windows, size: tuple[int, int]) -> None:
    """On a tablet in one hand, lying or standing, and on a phone; whatever the step is."""
    house = windows.house.check_in(*staging.HERE)
    staging.begin(house, "plan")
    console = windows.console()
    console.set_viewport_size({"width": size[0], "height": size[1]})
    where = """() => {
      const boxes = [...document.querySelectorAll('button')]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }))
        .map((each) => [each.getBoundingClientRect(), each.matches('.go')])
        .sort(([a], [b]) => b.width * b.height - a.width * a.height);
      const [box, largest] = boxes[0];
      return { largest, top: box.top, middle: (box.top + box.bottom) / 2, bottom: box.bottom, right: box.right };
    }"""
    for step in ("Naar de groepen", "Open de stemming", "Sluit de stemming"):
        if step == "Open de stemming":
            house.talk(tables=1, rooms=1)
        if step == "Sluit de stemming":
            house.open_ballot()
        expect(console.get_by_role("button", name=re.compile(f"^{step}"))).to_be_visible()
        found = console.evaluate(where)
        assert found["largest"], step
        assert found["middle"] > size[1] / 2, step
        assert found["bottom"] <= size[1], step
        assert found["right"] > size[0] * 0.9, step
