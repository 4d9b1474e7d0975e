"""Real clients, a real server, both async modes: what a meeting's phones may rely on."""

from __future__ import annotations

import json
import secrets
import urllib.request
from http.cookies import SimpleCookie

import pytest
import socketio

from engine.meeting.commands import Reaction
from tests.house import COORDINATOR, delegate, seat
from tests.sockets.conftest import Hall, session_of
from tests.sockets.papers import paper
from tests.sockets.phones import Phone

ALONE = True  # it counts the organisations, puts somebody out and kills a worker


def open_ballot(hall: Hall, present: int = 20) -> str:
    hall.house.check_in(*range(1, present + 1))
    hall.house.talk()
    return hall.house.open_ballot()


def test_who_is_not_signed_in_is_not_let_in(hall: Hall) -> None:
    for session in (None, "no-such-session-0123456789"):
        phone = Phone(hall.server.url, session)
        hall.phones.append(phone)
        with pytest.raises(socketio.exceptions.ConnectionError):
            phone.connect()


def test_joining_gives_a_snapshot_of_what_is_yours(hall: Hall) -> None:
    phone = hall.phone(delegate(1), join=None)
    answer = phone.join(hall.channel)
    assert set(answer["chains"]) == {"participant"}
    assert answer["me"]["seats"] == [{"seat": seat(1), "name": "Organisatie 1"}]
    assert answer["live"]["present"]["seats"] == {"room": 0, "online": 0}
    view = answer["chains"]["participant"]["view"]
    assert view["meeting"]["title"] == "Najaarsbijeenkomst"
    assert len(view["seats"]) == 26


def test_a_command_of_one_reaches_every_screen_and_the_ack_only_ends_the_waiting(hall: Hall) -> None:
    phones = [hall.phone(delegate(1)), hall.phone("projector", join="screen"), hall.phone("partner-1")]
    console = hall.phone(COORDINATOR, join="coordinator")
    answer = console.command("meeting.begin_item", meeting=hall.house.meeting_id, item="plan")
    assert set(answer) == {"ok", "seq"}
    for phone in [*phones, console]:
        audience = next(iter(phone.client.chains))
        phone.wait_until(lambda c, a=audience: c.chains[a]["view"]["meeting"].get("item") == "plan")


def test_the_same_command_sent_twice_happens_once(hall: Hall) -> None:
    phone = hall.phone(delegate(1))
    first = phone.command("meeting.check_in", command_id="once", meeting=hall.house.meeting_id, mode="room")
    again = phone.command("meeting.check_in", command_id="once", meeting=hall.house.meeting_id, mode="room")
    other = phone.command("meeting.check_in", command_id="once", meeting=hall.house.meeting_id, mode="online")
    assert first == again
    assert other["code"] == "command_id_reused"


def test_the_opened_ballot_travels_inside_the_patch_and_a_vote_is_acknowledged(hall: Hall) -> None:
    phone = hall.phone(delegate(1))
    ballot = open_ballot(hall)
    opened = phone.wait_until(lambda c: c.chains["participant"]["view"]["proposals"][hall.house.plan_id].get("ballot"))
    assert opened["id"] == ballot
    assert [q["text"] for q in opened["questions"].values()] == [f"Punt {n}" for n in range(1, 6)]
    answer = phone.call("cast", paper(hall, 1, ballot))
    assert answer["ok"]
    assert answer["seat"]["status"] == "recorded"
    phone.wait_until(lambda c: c.me["seats"][0].get("voted"))


def test_turnout_reaches_the_projector_but_no_choice_does(hall: Hall) -> None:
    ballot = open_ballot(hall)
    screen = hall.phone("projector", join="screen")
    for n in (1, 2):
        assert hall.phone(delegate(n)).call("cast", paper(hall, n, ballot, "no"))["ok"]
    screen.wait_until(lambda c: c.live.get("voted", {}).get(ballot, {}).get("count") == 2)
    assert screen.client.live["voted"][ballot]["seats"] == {seat(1): True, seat(2): True}
    assert '"no"' not in str(screen.client.live)
    assert "'no'" not in str(screen.client.live)


def test_after_the_close_a_repeat_is_acknowledged_and_anything_new_is_refused(hall: Hall) -> None:
    ballot = open_ballot(hall)
    phone, late = hall.phone(delegate(1)), hall.phone(delegate(2))
    sent = paper(hall, 1, ballot)
    assert phone.call("cast", sent)["ok"]
    hall.house.must(COORDINATOR, "proposal.close_ballot", proposal=hall.house.plan_id, ballot=ballot)
    assert phone.call("cast", sent)["seat"]["status"] == "recorded"
    changed = {**sent, "n": 2}
    assert phone.call("cast", changed) == {"ok": False, "code": "ballot_closed", "params": {"standing": "yours"}}
    assert late.call("cast", paper(hall, 2, ballot))["params"] == {"standing": "none"}


def test_an_old_retry_after_a_change_does_not_undo_it(hall: Hall) -> None:
    ballot = open_ballot(hall)
    phone = hall.phone(delegate(1))
    key = secrets.token_urlsafe(20)
    first, second = paper(hall, 1, ballot, "yes", key), paper(hall, 1, ballot, "no", key, n=2)
    assert phone.call("cast", first)["ok"]
    assert phone.call("cast", second)["ok"]
    again = phone.call("cast", first)
    assert again["seat"]["n"] == 2
    assert set(again["seat"]["choice"].values()) == {"no"}
    assert phone.call("cast", {**second, "choice": first["choice"]})["code"] == "conflict"


def test_a_partner_and_another_seats_delegate_may_not_vote(hall: Hall) -> None:
    ballot = open_ballot(hall)
    for person in ("partner-1", delegate(2)):
        assert hall.phone(person).call("cast", paper(hall, 1, ballot))["code"] == "not_your_seat"
    assert hall.phone(delegate(1)).call("cast", {**paper(hall, 1, ballot), "seat": "partner"})["code"] == "not_on_roll"


def test_who_joins_late_sees_the_open_ballot(hall: Hall) -> None:
    ballot = open_ballot(hall)
    view = hall.phone(delegate(20)).client.chains["participant"]["view"]
    assert view["proposals"][hall.house.plan_id]["ballot"]["id"] == ballot


def test_reactions_are_counted_by_side_and_shown_to_everyone(hall: Hall) -> None:
    hall.house.check_in(1, 2)
    room, online = hall.phone(delegate(1)), hall.phone(delegate(2))
    screen = hall.phone("projector", join="screen")
    screen.wait_until(lambda c: c.live.get("present", {}).get("room") == 1)
    room.send("react", {"channel": hall.channel, "kind": "agree", "count": 3})
    online.send("react", {"channel": hall.channel, "kind": "idea", "count": 2})
    for phone in (screen, room):
        phone.wait_until(lambda c: c.live.get("reactions") == {"room": {"agree": 3}, "online": {"idea": 2}})


def test_what_was_tapped_is_kept_with_what_the_meeting_was_on(hall: Hall) -> None:
    house = hall.house
    house.check_in(1)
    house.must(COORDINATOR, "meeting.begin_item", meeting=house.meeting_id, item="plan")
    house.must(COORDINATOR, "meeting.point_at", meeting=house.meeting_id, proposal=house.plan_id, clause="clause-2")
    phone = hall.phone(delegate(1))
    phone.send("react", {"channel": hall.channel, "kind": "agree", "count": 3})
    (total,) = phone.wait_until(
        lambda _: house.store.read(lambda reader: reader.reaction_totals(house.meeting_id)), "what is kept"
    )
    assert (total.item, total.clause, total.mode) == ("plan", f"{house.plan_id}.clause-2", "room")
    assert (total.kind, total.count, total.minute.second) == ("agree", 3, 0)


def test_the_meetings_own_reactions_can_be_tapped_and_no_others(hall: Hall) -> None:
    house = hall.house
    house.check_in(1)
    own = (Reaction(kind="fire", icon="🔥", word="Vuur"),)
    house.must(COORDINATOR, "meeting.set_reactions", meeting=house.meeting_id, reactions=own)
    phone = hall.phone(delegate(1))
    shown = phone.client.chains["participant"]["view"]["meeting"]["reactions"]
    assert shown == {"fire": {"order": 1, "icon": "🔥", "word": "Vuur"}}
    phone.send("react", {"channel": hall.channel, "kind": "agree"})
    phone.send("react", {"channel": hall.channel, "kind": "fire", "count": 2})
    phone.wait_until(lambda c: c.live.get("reactions") == {"room": {"fire": 2}, "online": {}})


def test_a_feeling_is_counted_for_everyone_and_known_only_to_ones_own_screens(hall: Hall) -> None:
    house = hall.house
    house.check_in(1, 2)
    about = f"{house.plan_id}.clause-2"
    house.must(COORDINATOR, "meeting.begin_item", meeting=house.meeting_id, item="plan")
    phone, other = hall.phone(delegate(1)), hall.phone(delegate(1))
    screen = hall.phone("projector", join="screen")
    fields = {"meeting": house.meeting_id, "about": about, "value": 4}
    assert phone.call("command", {"id": "felt", "name": "meeting.feel", "fields": fields})["ok"]
    screen.wait_until(lambda c: c.live.get("feelings") == {about: {"all": {"4": 1}}})
    for each in (phone, other):
        each.wait_until(lambda c: c.me.get("feelings") == {about: 4})
    assert "feelings" not in hall.phone(delegate(2)).client.me
    assert phone.call("command", {"id": "felt-2", "name": "meeting.feel", "fields": {**fields, "value": 0}})["ok"]
    screen.wait_until(lambda c: "feelings" not in c.live)
    phone.wait_until(lambda c: "feelings" not in c.me)


def test_a_tap_that_is_not_allowed_is_not_counted(hall: Hall) -> None:
    hall.house.check_in(1)
    phone, screen = hall.phone(delegate(1)), hall.phone("projector", join="screen")
    for wrong in ({"kind": "fire"}, {"kind": "agree", "count": -4}, {"kind": "agree", "count": True}, {}):
        phone.send("react", {"channel": hall.channel, **wrong})
    screen.send("react", {"channel": hall.channel, "kind": "agree"})
    phone.send("react", {"channel": hall.channel, "kind": "agree", "count": 500})
    counted = phone.wait_until(lambda c: c.live.get("reactions", {}).get("room"))
    assert counted == {"agree": 20}


@pytest.mark.parametrize("event", ["vote", "patch", "message"])
def test_an_unknown_event_is_refused_by_name(hall: Hall, event: str) -> None:
    answer = hall.phone(delegate(1)).call(event, {})
    assert answer == {"ok": False, "code": "unknown_event", "params": {"name": event}}


def test_bad_shapes_are_refused_and_change_nothing(hall: Hall) -> None:
    phone = hall.phone(delegate(1))
    for event, data, code in [
        ("command", "a text", "invalid_fields"),
        ("command", {"id": "x", "name": "meeting.fly", "fields": {}}, "unknown_command"),
        ("command", {"name": "meeting.check_in", "fields": {}}, "invalid_fields"),
        ("command", {"id": "x", "name": "meeting.check_in", "fields": {"meeting": 1}}, "invalid_fields"),
        ("command", {"id": "x", "name": "meeting.check_in", "fields": None}, "invalid_fields"),
        ("cast", {"ballot": "b", "surprise": 1}, "invalid_fields"),
        ("join", {"channel": 7}, "invalid_fields"),
        ("join", {"channel": "meeting:none"}, "not_found"),
        ("join", {"channel": hall.channel, "audience": "coordinator"}, "role_may_not"),
        ("resync", {"channel": hall.channel, "chain": "coordinator"}, "not_found"),
    ]:
        assert phone.call(event, data)["code"] == code, (event, data)
    assert hall.house.meeting().attendance == {}


def test_a_message_that_is_too_large_is_not_taken(hall: Hall) -> None:
    phone = hall.phone(delegate(1))
    phone.send("command", {"id": "x", "name": "meeting.check_in", "fields": {"meeting": "m" * 100_000}})
    phone.wait_until_let_go()
    assert hall.phone(delegate(1)).client.chains


def test_a_stranger_learns_nothing(hall: Hall) -> None:
    phone = hall.phone("stranger", join=None)
    assert phone.join(hall.channel)["code"] == "not_found"
    assert phone.command("meeting.check_in", meeting=hall.house.meeting_id, mode="room")["code"] == "not_found"


def test_a_revoked_person_is_let_go_within_two_seconds(hall: Hall) -> None:
    """Two phones: one in the meeting, one that has joined nothing."""
    inside, outside = hall.phone(delegate(26)), hall.phone(delegate(26), join=None)
    console = hall.phone(COORDINATOR, join="coordinator")
    assert console.command("movement.revoke_person", movement="movement", person=delegate(26))["ok"]
    for phone in (inside, outside):
        phone.wait_until_let_go()
        assert phone.client.goodbye == "access_revoked"
    with pytest.raises(socketio.exceptions.ConnectionError):
        hall.phone(delegate(26))


def test_a_killed_worker_comes_back_and_holds_every_acknowledged_vote(hall: Hall) -> None:
    ballot = open_ballot(hall)
    sent = {n: paper(hall, n, ballot) for n in range(1, 11)}
    for n, cast in sent.items():
        assert hall.phone(delegate(n)).call("cast", cast)["ok"]
    hall.server.kill_worker()
    for phone in hall.phones:
        phone.wait_until_let_go()
    for n, cast in sent.items():
        phone = Phone(hall.server.url, session_of(delegate(n)))
        _connect_again(phone)
        hall.phones.append(phone)
        assert phone.call("cast", cast)["seat"]["status"] == "recorded"
    hall.house.must(COORDINATOR, "proposal.close_ballot", proposal=hall.house.plan_id, ballot=ballot)
    outcome = hall.house.proposal().ballots[ballot].outcome
    assert outcome.voted == 10


def _connect_again(phone: Phone) -> None:
    """The master starts a new worker at once; until it listens, connecting fails."""
    for _ in range(50):
        try:
            phone.connect()
            return
        except socketio.exceptions.ConnectionError:
            continue
    raise AssertionError("the server did not come back")


def test_what_is_done_over_http_reaches_the_screens_too(hall: Hall) -> None:
    screen = hall.phone("projector", join="screen")
    body = f'{{"id": "over-http", "meeting": "{hall.house.meeting_id}", "item": "plan"}}'
    request = urllib.request.Request(
        f"{hall.server.url}/api/commands/meeting.begin_item",
        data=body.encode(),
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {session_of(COORDINATOR)}"},
    )
    with urllib.request.urlopen(request) as response:
        assert response.status == 200
    screen.wait_until(lambda c: c.chains["screen"]["view"]["meeting"].get("item") == "plan")


def enter_by_code(hall: Hall, name: str) -> Phone:
    """Somebody types the meeting's code and says who they are; their phone then connects with its new session."""
    body = json.dumps({"code": hall.house.meeting().code, "name": name}).encode()
    request = urllib.request.Request(
        f"{hall.server.url}/api/session/code", data=body, headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as response:
        cookie = SimpleCookie(response.headers["Set-Cookie"])
    phone = Phone(hall.server.url, cookie["polder_session"].value).connect()
    hall.phones.append(phone)
    return phone


def test_a_guest_waits_until_the_coordinator_lets_them_in(hall: Hall) -> None:
    console = hall.phone(COORDINATOR, join="coordinator")
    guest = enter_by_code(hall, "Iemand met de code")
    answer = guest.join(hall.channel)
    assert answer["ok"]
    assert answer["chains"] == {}
    assert "live" not in answer
    assert guest.client.me["waiting"] is True
    waiting = console.wait_until(lambda c: c.chains["coordinator"]["view"]["waiting"])
    ((person, shown),) = waiting.items()
    assert shown["name"] == "Iemand met de code"
    assert console.command("meeting.admit", meeting=hall.house.meeting_id, person=person, role="participant")["ok"]
    view = guest.wait_until(lambda c: c.chains.get("participant"))["view"]
    assert view["meeting"]["title"] == "Najaarsbijeenkomst"
    assert guest.command("meeting.check_in", meeting=hall.house.meeting_id, mode="online")["ok"]
    assert guest.wait_until(lambda c: c.me.get("mode")) == "online"


def test_a_guest_who_is_revoked_is_let_go(hall: Hall) -> None:
    console = hall.phone(COORDINATOR, join="coordinator")
    guest = enter_by_code(hall, "Iemand anders")
    assert guest.join(hall.channel)["ok"]
    (person,) = console.wait_until(lambda c: c.chains["coordinator"]["view"]["waiting"])
    assert console.command("meeting.admit", meeting=hall.house.meeting_id, person=person)["ok"]
    guest.wait_until(lambda c: c.chains.get("participant"))
    assert console.command("movement.revoke_person", movement="movement", person=person)["ok"]
    guest.wait_until_let_go()
    assert guest.client.goodbye == "access_revoked"


def test_who_walks_to_another_group_gets_its_notes_and_no_longer_the_first_groups(hall: Hall) -> None:
    hall.house.check_in(*range(1, 9))
    hall.house.must(COORDINATOR, "proposal.make_move", proposal=hall.house.plan_id, move="discuss")
    walker = hall.phone(delegate(1))
    hall.house.form_groups("round-1")
    first = walker.wait_until(lambda c: next((name for name in c.chains if name.startswith("group:")), None))
    other = next(g for g in hall.house.groups("round-1") if f"group:{g}" != first)
    writer = hall.house.people_in(other)[0]
    hall.house.must(writer, "group.write_note", group=other, note="n", kind="idea", text="Voor wie binnenkomt")
    assert walker.command("meeting.walk_to", meeting=hall.house.meeting_id, group=other)["ok"]
    notes = walker.wait_until(lambda c: c.chains.get(f"group:{other}"))["view"]["notes"]
    assert [note["text"] for note in notes.values()] == ["Voor wie binnenkomt"]
    walker.wait_until(lambda c: first not in c.chains)


def test_after_a_whole_afternoon_every_phone_holds_what_a_newcomer_would_see(hall: Hall) -> None:
    phones = {n: hall.phone(delegate(n)) for n in (1, 2, 3)}
    console, screen = hall.phone(COORDINATOR, join="coordinator"), hall.phone("projector", join="screen")
    ballot = open_ballot(hall)
    for n, phone in phones.items():
        assert phone.call("cast", paper(hall, n, ballot))["ok"]
    hall.house.must(COORDINATOR, "proposal.close_ballot", proposal=hall.house.plan_id, ballot=ballot)
    for phone, audience in [
        *((p, "participant") for p in phones.values()),
        (console, "coordinator"),
        (screen, "screen"),
    ]:
        newcomer = hall.phone(COORDINATOR, join=None)
        fresh = newcomer.join(hall.channel, audience)["chains"][audience]
        phone.wait_until(lambda c, a=audience, seq=fresh["seq"]: c.chains[a]["seq"] >= seq)
        assert phone.client.chains[audience]["view"] == fresh["view"]
        assert phone.client.gaps == 0
