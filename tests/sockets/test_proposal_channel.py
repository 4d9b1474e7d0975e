"""A proposal's own page follows its channel: live, for whoever may read it, and no longer than that."""

from __future__ import annotations

from typing import Any

from tests.house import COORDINATOR, delegate, seat
from tests.sockets.conftest import Hall
from tests.sockets.folding import FoldingClient
from tests.sockets.phones import Phone


def page_of(hall: Hall, person: str, audience: str = "participant") -> Phone:
    phone = hall.phone(person, join=None)
    answer = phone.join(channel_of(hall), audience)
    assert answer["ok"], answer
    return phone


def channel_of(hall: Hall) -> str:
    return f"proposal:{hall.house.plan_id}"


def plan_on(hall: Hall, client: FoldingClient, chain: str = "participant") -> dict[str, Any]:
    plan: dict[str, Any] = client.chains[chain]["view"]["proposals"][hall.house.plan_id]
    return plan


def test_joining_gives_the_proposal_alone(hall: Hall) -> None:
    phone = hall.phone(delegate(1), join=None)

    answer = phone.join(channel_of(hall))

    view = answer["chains"]["participant"]["view"]
    assert set(view) == {"proposals"}
    assert list(view["proposals"]) == [hall.house.plan_id]
    assert answer["me"]["seats"] == [{"seat": seat(1), "name": "Organisatie 1"}]


def test_a_changed_clause_reaches_the_page_as_a_patch(hall: Hall) -> None:
    reader = page_of(hall, delegate(1))
    desk = page_of(hall, COORDINATOR, "coordinator")

    revised = {"proposal": hall.house.plan_id, "clause": "clause-2", "text": "Punt 2, korter"}
    assert desk.command("proposal.revise_clause", **revised)["ok"]

    patch = reader.wait_for_patch("participant")["patch"]
    assert patch["proposals"][hall.house.plan_id]["clauses"]["clause-2"] == {"text": "Punt 2, korter"}
    for phone, chain in ((reader, "participant"), (desk, "coordinator")):
        phone.wait_until(lambda c, at=chain: plan_on(hall, c, at)["clauses"]["clause-2"]["text"] == "Punt 2, korter")


def test_a_move_reaches_the_page_with_the_way_that_is_left(hall: Hall) -> None:
    reader = page_of(hall, "observer-1")

    hall.house.must(COORDINATOR, "proposal.make_move", proposal=hall.house.plan_id, move="discuss")

    reader.wait_until(lambda c: plan_on(hall, c)["stage"] == "groups")
    route = reader.wait_until(lambda c: plan_on(hall, c)["route"])
    assert {stage: each["state"] for stage, each in route.items()} == {
        "draft": "done",
        "groups": "now",
        "vote": "ahead",
        "adopted": "ahead",
    }


def test_the_coordinator_of_a_page_hears_what_holds_a_move(hall: Hall) -> None:
    desk = page_of(hall, COORDINATOR, "coordinator")

    holds = desk.wait_until(lambda c: (c.live or {}).get("holds"), "live with holds")

    assert holds[hall.house.plan_id]["discuss"]["ready"] is True


def test_a_page_shows_how_many_have_voted(hall: Hall) -> None:
    hall.house.check_in(*range(1, 21))
    hall.house.talk()
    ballot = hall.house.open_ballot()
    reader = page_of(hall, delegate(1))

    assert reader.call("cast", cast_of(hall, ballot))["ok"]

    reader.wait_until(lambda c: (c.live or {}).get("voted", {}).get(ballot, {}).get("count") == 1)
    reader.wait_until(lambda c: c.me["seats"][0].get("voted"))


def cast_of(hall: Hall, ballot: str) -> dict[str, Any]:
    choice = dict.fromkeys(hall.house.proposal().ballots[ballot].questions, "yes")
    return {"ballot": ballot, "seat": seat(1), "key": "k" * 22, "n": 1, "choice": choice}


def test_a_guest_of_the_meeting_follows_it_too(hall: Hall) -> None:
    guest = hall.guest(admitted=True)

    phone = hall.phone(guest, join=None)
    answer = phone.join(channel_of(hall))

    assert answer["me"]["person"] == guest
    assert answer["me"]["roles"] == ["participant"]
    assert answer["me"]["seats"] == []


def test_who_waits_at_the_door_does_not(hall: Hall) -> None:
    phone = hall.phone(hall.guest(admitted=False), join=None)

    assert phone.join(channel_of(hall))["code"] == "entry_waiting"


def test_a_stranger_cannot_tell_whether_there_is_one(hall: Hall) -> None:
    phone = hall.phone("stranger", join=None)

    real, unreal = (phone.join(channel) for channel in (channel_of(hall), "proposal:none"))

    assert real == unreal == {"ok": False, "code": "not_found", "params": {"what": "proposal"}}


def test_a_participant_does_not_follow_as_coordinator(hall: Hall) -> None:
    phone = hall.phone("partner-1", join=None)

    assert phone.join(channel_of(hall), "coordinator")["code"] == "role_may_not"


def test_a_page_is_closed_to_guests_when_the_proposal_goes_to_another_meeting(hall: Hall) -> None:
    guest, member = hall.guest(admitted=True), page_of(hall, "partner-1")
    phone = page_of(hall, guest)
    other = {"meeting": f"{hall.house.meeting_id}-b", "movements": ("movement",), "title": "Een andere"}
    hall.house.must(COORDINATOR, "meeting.plan", **other, starts_at="2027-01-02T12:00:00Z")

    hall.house.must(COORDINATOR, "proposal.bring", proposal=hall.house.plan_id, meeting=other["meeting"])

    phone.wait_until(lambda c: "participant" not in c.chains, "that the chain is theirs no more")
    hall.house.must(
        COORDINATOR, "proposal.revise_clause", proposal=hall.house.plan_id, clause="clause-1", text="Onder ons"
    )
    member.wait_until(lambda c: plan_on(hall, c)["clauses"]["clause-1"]["text"] == "Onder ons")
    assert not phone.disconnected, "their own meeting is still theirs"
    assert phone.join(hall.channel)["ok"]
    assert phone.join(channel_of(hall))["code"] == "not_found"
