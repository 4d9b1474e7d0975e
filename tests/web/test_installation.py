"""A new installation: whoever has the key that its server printed makes the first movement."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.problem import problem
from tests.web.world import World
from web.app import open_house, web_app
from web.cli.serving import with_setup_key
from web.config import Config

KEY = "a-key-of-letters-and-digits"
FOUNDING = {
    "key": KEY,
    "movement": "Samen",
    "name": "Ada",
    "email": "ada@example.org",
    "password": "a long enough password",
    "language": "en",
}


def installed(folder: Path, key: str = KEY) -> World:
    house = open_house(Config(database=f"sqlite:///{folder}/polder.sqlite", setup_key=key))
    return World(house=house, app=web_app(house), movement="", coordinator="")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[World]:
    world = installed(tmp_path)
    yield world
    world.close()


def test_the_first_visitor_with_the_key_founds_a_movement_and_is_in(empty: World) -> None:
    browser = empty.browser()
    assert browser.get("/api/installation").json == {"empty": True, "can_start": True}

    entered = browser.post("/api/installation", json=FOUNDING)

    assert (entered.status_code, entered.json["name"], entered.json["roles"]) == (200, "Ada", ["coordinator"])
    (movement,) = entered.json["movements"]
    assert movement["name"] == "Samen"
    assert browser.get("/api/session").json["person"] == entered.json["person"]
    workflows = browser.get(f"/api/workflows?movement={movement['id']}").json["workflows"]
    assert "yearly_plan" in workflows, "what comes with Polder is published"
    assert browser.get("/api/installation").json == {"empty": False, "can_start": False}
    good = {"email": FOUNDING["email"].upper(), "password": FOUNDING["password"]}
    assert empty.browser().post("/api/session", json=good).status_code == 200


def test_it_happens_once(empty: World) -> None:
    assert empty.browser().post("/api/installation", json=FOUNDING).status_code == 200
    problem(empty.browser().post("/api/installation", json=FOUNDING), 409, "already_founded")


@pytest.mark.parametrize("key", ["", KEY])
def test_without_the_key_nobody_founds_anything(tmp_path: Path, key: str) -> None:
    world = installed(tmp_path, key)
    response = world.browser().post("/api/installation", json=FOUNDING | {"key": "another-key-altogether"})
    problem(response, 403, "setup_key_wrong")
    assert world.browser().get("/api/installation").json == {"empty": True, "can_start": bool(key)}
    world.close()


def test_a_guesser_of_keys_has_to_wait(empty: World) -> None:
    guesser = empty.browser()
    for n in range(200):
        problem(guesser.post("/api/installation", json=FOUNDING | {"key": f"guess-{n}"}), 403, "setup_key_wrong")
    problem(guesser.post("/api/installation", json=FOUNDING), 429, "too_many_attempts")
    assert empty.browser("10.0.0.2").post("/api/installation", json=FOUNDING).status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("password", "short", "password_too_short"),
        ("email", "nobody", "invalid_fields"),
        ("email", "", "invalid_fields"),
        ("movement", " ", "invalid_fields"),
        ("name", "", "invalid_fields"),
    ],
)
def test_what_is_filled_in_wrong_founds_nothing(empty: World, field: str, value: str, code: str) -> None:
    problem(empty.browser().post("/api/installation", json=FOUNDING | {field: value}), 422, code)
    assert empty.browser().get("/api/installation").json["empty"]


def test_a_server_makes_a_key_only_while_nobody_is_there() -> None:
    made = with_setup_key(Config(), empty=True)
    assert len(made.setup_key) >= 16
    assert made.setup_key != with_setup_key(Config(), empty=True).setup_key
    assert with_setup_key(Config(setup_key=KEY), empty=True).setup_key == KEY
    assert with_setup_key(Config(setup_key=KEY), empty=False).setup_key == ""
    assert made.setup_key not in repr(made)
