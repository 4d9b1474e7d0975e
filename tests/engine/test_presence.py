"""Four numbers for each organisation, and who a quorum still waits for."""

from __future__ import annotations

from typing import Any

from engine.meeting.events import CheckedOut
from engine.meeting.state import Meeting
from engine.presence import Belonging, Missing, OrganisationPresence, by_organisation, missing
from tests.engine.meeting.scenes import MEETING, here, opened

PEOPLE = (
    Belonging(person="anna", organisation="topaz", casts=True),
    Belonging(person="anna", organisation="topaz", casts=False),
    Belonging(person="arie", organisation="topaz", casts=False),
    Belonging(person="bert", organisation="mijzo", casts=True),
    Belonging(person="carla", organisation="ministry", casts=False),
)
SEATS = ("topaz", "mijzo")


def meeting(*events: Any) -> Meeting:
    state = MEETING.given(*opened(), *events).state
    assert isinstance(state, Meeting)
    return state


def near(state: Meeting, connected: set[str], voted: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(each.seat, each.near) for each in missing(state, SEATS, PEOPLE, connected, voted)]


def test_four_numbers_for_each_organisation() -> None:
    state = meeting(here("anna", seats=("topaz",)), here("arie", "online"))
    assert by_organisation(state, PEOPLE, {"arie", "bert", "nobody"}, ("mijzo",)) == {
        "topaz": OrganisationPresence(expected=2, room=1, online=1, connected=1, voted=False),
        "mijzo": OrganisationPresence(expected=1, room=0, online=0, connected=1, voted=True),
        "ministry": OrganisationPresence(expected=1, room=0, online=0, connected=0, voted=False),
    }


def test_a_seat_that_is_here_or_has_voted_is_not_missing() -> None:
    assert near(meeting(here("anna", seats=("topaz",))), set()) == [("mijzo", "away")]
    assert near(meeting(), set(), ("topaz", "mijzo")) == []


def test_the_nearest_comes_first() -> None:
    """Bert has a screen open; of Topaz somebody is here who does not vote for it."""
    state = meeting(here("arie"))
    assert near(state, {"bert"}) == [("mijzo", "arriving"), ("topaz", "no_vote")]
    assert near(state, set()) == [("topaz", "no_vote"), ("mijzo", "away")]


def test_who_left_is_nearer_than_who_never_came() -> None:
    state = meeting(here("bert", seats=("mijzo",)), CheckedOut(person="bert"))
    assert near(state, set()) == [("mijzo", "left"), ("topaz", "away")]
    assert near(state, {"bert"})[0] == ("mijzo", "arriving")


def test_somebody_who_looks_on_from_afar_brings_no_seat_nearer() -> None:
    assert near(meeting(), {"arie", "carla"}) == [("topaz", "away"), ("mijzo", "away")]


def test_an_organisation_without_people_is_missing_too() -> None:
    assert missing(meeting(), ("empty",), PEOPLE, set(), ()) == (Missing(seat="empty", near="away"),)
