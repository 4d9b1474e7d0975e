"""Personal links: what a tap on one does, and when it does no more."""

from __future__ import annotations

from engine.directory import RevokePerson
from tests.web.problem import problem
from tests.web.world import World


def redeem(world: World, token: str, browser=None):  # type: ignore[no-untyped-def]
    return (browser or world.browser()).post("/api/session/link", json={"token": token})


def test_a_link_lets_its_person_in_and_says_which_meeting_awaits(world: World) -> None:
    browser = world.browser()

    response = redeem(world, world.link_for("delegate"), browser)

    assert response.status_code == 200
    assert (response.json["person"], response.json["meeting"]) == ("delegate", "m1")
    assert browser.get("/api/session").json["person"] == "delegate"


def test_a_link_works_on_as_many_devices_as_it_was_given_for(world: World) -> None:
    token = world.link_for("delegate", uses=2)

    assert [redeem(world, token).status_code for _ in range(2)] == [200, 200]
    problem(redeem(world, token), 410, "link_used_up")


def test_tapping_it_again_on_the_same_phone_uses_nothing_up(world: World) -> None:
    token, phone = world.link_for("delegate", uses=1), world.browser()

    answers = [redeem(world, token, phone) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200] * 4
    assert "Set-Cookie" not in answers[-1].headers


def test_a_link_on_somebody_elses_phone_makes_it_ones_own(world: World) -> None:
    phone = world.browser()
    redeem(world, world.link_for("participant"), phone)

    redeem(world, world.link_for("delegate"), phone)

    assert phone.get("/api/session").json["person"] == "delegate"


def test_a_revoked_persons_link_is_dead(world: World) -> None:
    token = world.link_for("delegate")
    world.do(RevokePerson(movement=world.movement, person="delegate"))

    problem(redeem(world, token), 410, "link_revoked")


def test_a_link_that_never_was(world: World) -> None:
    problem(redeem(world, "x" * 30), 404, "link_unknown")
    problem(redeem(world, "half"), 404, "link_unknown")


def test_a_refused_link_makes_no_session(world: World) -> None:
    response = redeem(world, "x" * 30)

    assert "Set-Cookie" not in response.headers
