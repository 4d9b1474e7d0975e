"""Coming in by the meeting's code."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.meeting.commands import Admit, EndMeeting, TurnAway
from tests.web.problem import problem
from tests.web.world import MEETING, World, meeting_world


def enter(world: World, code: str = "", name: str = "Gus", browser=None, **more: str):  # type: ignore[no-untyped-def]
    body = {"code": code or world.code, "name": name, **more}
    return (browser or world.browser()).post("/api/session/code", json=body)


def test_who_knows_the_code_waits_until_let_in(world: World) -> None:
    phone = world.browser()

    entered = enter(world, name="  Gus   de Vries ", browser=phone, **{"from": "the village"}).json

    assert (entered["meeting"], entered["entry"], entered["name"]) == (MEETING, "admit", "Gus de Vries")
    assert entered["meetings"][0]["roles"] == ["waiting"]
    problem(phone.get(f"/api/meetings/{MEETING}"), 403, "entry_waiting")
    waiting = world.as_role("coordinator").get(f"/api/meetings/{MEETING}?audience=coordinator").json["view"]["waiting"]
    assert waiting == {entered["person"]: {"name": "Gus de Vries", "says_from": "the village"}}

    world.do(Admit(meeting=MEETING, person=entered["person"]))

    assert phone.get("/api/session").json["roles"] == ["participant"]
    assert phone.get(f"/api/meetings/{MEETING}").status_code == 200


def test_an_open_meeting_lets_everyone_in_who_knows_the_code(tmp_path: Path) -> None:
    world = meeting_world(tmp_path, entry="open")

    entered = enter(world)

    assert entered.json["meetings"][0]["roles"] == ["participant"]
    world.close()


@pytest.mark.parametrize(
    "typed", ["{0} {1}", "{0}-{1}", "  {0}{1}\t", "{0} - {1}", "Code: {0} {1}", "code{0}{1}", "{0}\u2011{1}"]
)
def test_a_code_is_read_as_people_type_it(world: World, typed: str) -> None:
    code = typed.format(world.code[:3], world.code[3:])

    assert enter(world, code).status_code == 200


@pytest.mark.parametrize("zero", ["\uff10", "\u0660", "\u06f0", "\u0966"])
def test_everybodys_digits_are_digits(world: World, zero: str) -> None:
    assert enter(world, "".join(chr(ord(zero) + int(digit)) for digit in world.code)).status_code == 200


@pytest.mark.parametrize("code", ["000000", "-", "abc", "' or 1=1"])
def test_an_unknown_code(world: World, code: str) -> None:
    problem(enter(world, code), 404, "code_unknown")


def test_the_language_of_a_guest_is_that_of_the_phone(world: World) -> None:
    body = {"code": world.code, "name": "Gus"}

    entered = world.browser().post("/api/session/code", json=body, headers={"Accept-Language": "en-GB"})

    assert entered.json["language"] == "en"


def test_a_delegate_who_types_the_code_stays_a_delegate(world: World) -> None:
    entered = enter(world, browser=world.as_role("delegate")).json

    assert entered["person"] == "delegate"
    assert entered["roles"] == ["delegate"]


def test_a_guest_who_comes_back_is_not_a_second_guest(world: World) -> None:
    phone = world.browser()
    first = enter(world, browser=phone).json["person"]

    assert enter(world, browser=phone).json["person"] == first


def test_who_belongs_to_another_movement_comes_as_a_guest(world: World) -> None:
    assert enter(world, browser=world.as_role("outsider")).json["person"] != "outsider"


def test_who_was_turned_away_stays_away(world: World) -> None:
    phone = world.browser()
    person = enter(world, browser=phone).json["person"]
    world.do(TurnAway(meeting=MEETING, person=person))

    problem(enter(world, browser=phone), 403, "entry_closed")
    problem(phone.get(f"/api/meetings/{MEETING}"), 403, "entry_waiting")


def test_after_the_end_nobody_comes_in_and_no_guest_is_left_behind(world: World) -> None:
    before = len(world.house.store.read(lambda reader: reader.people([], MEETING)))
    world.do(EndMeeting(meeting=MEETING))

    problem(enter(world), 409, "meeting_ended")
    assert len(world.house.store.read(lambda reader: reader.people([], MEETING))) == before


def test_a_name_is_needed(world: World) -> None:
    faults = problem(enter(world, name="   "), 422, "invalid_fields")["fields"]
    assert faults == {"name": {"code": "too_short", "params": {"least": 1}}}


def test_a_code_tells_what_it_leads_to(world: World) -> None:
    assert world.browser().get(f"/api/join/{world.code}").json == {
        "meeting": {
            "id": MEETING,
            "title": "Autumn meeting",
            "starts_at": "2030-11-09T12:00:00Z",
            "time_zone": "Europe/Amsterdam",
            "place": "The old mill",
            "phase": "open",
            "entry": "admit",
        }
    }
    problem(world.browser().get("/api/join/000000"), 404, "code_unknown")
