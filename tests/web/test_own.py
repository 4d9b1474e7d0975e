"""What somebody may see and do about themselves: what they sign in with, their devices, and what is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence

from engine.board.commands import PostCard, TakeCardBack
from engine.group.commands import RemoveNote, WriteNote
from engine.meeting.commands import Feel
from engine.ports import LedgerEntry
from engine.proposal.advising.commands import Advise, WithdrawAdvice
from engine.proposal.advising.events import Advised
from engine.proposal.brainstorming.commands import AddIdea, WithdrawIdea
from engine.proposal.commands import ClauseLine, MakeMove, StartProposal
from engine.proposal.suggesting.commands import DeclineSuggestion, Suggest
from tests.web.problem import problem
from tests.web.world import EMAIL, MEETING, PASSWORD, World

NEW = {"email": "Delegate@Example.org", "password": "another long password"}


def test_somebody_with_a_link_sets_a_password_and_signs_in_with_it(world: World) -> None:
    assert world.as_role("delegate").put("/api/session/password", json=NEW).status_code == 204

    entered = world.browser().post("/api/session", json=NEW)

    assert (entered.status_code, entered.json["person"]) == (200, "delegate")


def test_who_has_a_password_shows_that_they_know_it(bare: World) -> None:
    mine = bare.as_role("coordinator")
    problem(mine.put("/api/session/password", json=NEW), 401, "wrong_credentials")
    problem(mine.put("/api/session/password", json=NEW | {"current": "wrong"}), 401, "wrong_credentials")
    assert mine.put("/api/session/password", json=NEW | {"current": PASSWORD}).status_code == 204
    problem(bare.browser().post("/api/session", json={"email": EMAIL, "password": PASSWORD}), 401, "wrong_credentials")
    assert bare.browser().post("/api/session", json=NEW).status_code == 200


def test_guessing_a_password_from_an_open_session_is_limited(bare: World) -> None:
    mine = bare.as_role("coordinator")
    for _ in range(5):
        problem(mine.put("/api/session/password", json=NEW | {"current": "guess"}), 401, "wrong_credentials")
    problem(mine.put("/api/session/password", json=NEW | {"current": PASSWORD}), 429, "too_many_attempts")


def test_an_address_is_somebodys_alone_and_a_password_is_long(world: World) -> None:
    mine = world.as_role("delegate")
    problem(mine.put("/api/session/password", json=NEW | {"email": EMAIL.upper()}), 409, "email_taken")
    problem(mine.put("/api/session/password", json=NEW | {"password": "short"}), 422, "password_too_short")
    problem(mine.put("/api/session/password", json=NEW | {"email": "none"}), 422, "invalid_fields")


def test_only_members_who_are_signed_in_set_a_password(deciding: World) -> None:
    problem(deciding.browser().put("/api/session/password", json=NEW), 401, "not_signed_in")
    problem(deciding.as_role("guest").put("/api/session/password", json=NEW), 403, "role_may_not")


def test_my_other_devices_are_signed_out_and_nobody_elses(world: World) -> None:
    lost, here, other = world.as_role("delegate"), world.as_role("delegate"), world.as_role("observer")

    assert here.delete("/api/session/others").status_code == 204

    problem(lost.get("/api/session"), 401, "not_signed_in")
    assert [each.get("/api/session").status_code for each in (here, other)] == [200, 200]
    problem(world.browser().delete("/api/session/others"), 401, "not_signed_in")


def test_what_somebody_wrote_down_for_another_is_not_kept_as_theirs(deciding: World) -> None:
    coordinator = deciding.people["coordinator"]
    theirs = WriteNote(group=deciding.group, note="paper", kind="point", text="Van papier", person="delegate")
    deciding.do(theirs, coordinator)
    deciding.do(WriteNote(group=deciding.group, note="own", kind="point", text="Zelf gezegd"), coordinator)

    kept = deciding.as_role("coordinator").get("/api/me").json

    assert [each["text"] for each in kept["notes"].values()] == ["Zelf gezegd"]


def test_what_is_kept_about_me_is_shown_to_me(deciding: World) -> None:
    deciding.do(WriteNote(group=deciding.group, note="n1", kind="idea", text="Een eigen idee"), "delegate")
    deciding.do(WriteNote(group=deciding.group, note="n2", kind="point", text="Toch niet"), "delegate")
    deciding.do(RemoveNote(group=deciding.group, note="n2"), "delegate")

    deciding.do(PostCard(board=MEETING, card="c1", kind="question", text="Wie betaalt dat?"), "delegate")
    deciding.do(PostCard(board=MEETING, card="c2", kind="idea", text="Laat maar"), "delegate")
    deciding.do(TakeCardBack(board=MEETING, card="c2"), "delegate")

    deciding.do(Feel(meeting=MEETING, about="p2.p2c1", value=4), "delegate")

    kept = deciding.as_role("delegate").get("/api/me").json

    assert kept["person"] == {"id": "delegate", "name": "Delegate", "language": "nl"}
    assert kept["memberships"]["1"] == {"order": 1, "organisation": "The org1", "movement": "Samen", "role": "delegate"}
    assert kept["meetings"]["m1"]["rank"] == 1
    assert kept["meetings"]["m1"]["present"] is True
    (vote,) = kept["votes"].values()
    assert (vote["seat"], vote["title"], vote["choice"]) == ("The org1", "A plan", {"p2c1": "yes"})
    assert vote["questions"]["p2c1"]["text"] == "We do it."
    assert (vote["method"], vote["options"]) == ("yes_no_abstain", {})
    notes = {each["text"]: each.get("removed", False) for each in kept["notes"].values()}
    assert notes == {"Een eigen idee": False, "Toch niet": True}
    cards = {each["text"]: (each["kind"], each.get("removed", False)) for each in kept["cards"].values()}
    assert cards == {"Wie betaalt dat?": ("question", False), "Laat maar": ("idea", True)}
    (feeling,) = kept["feelings"].values()
    assert (feeling["text"], feeling["value"], feeling["about"]) == ("We do it.", 4, "clause")
    assert kept["sessions"]["n"] >= 1
    assert "sign_in" not in kept


def test_what_i_suggested_about_a_text_is_kept_with_what_became_of_it(deciding: World) -> None:
    clauses = (ClauseLine(clause="fee", text="It costs 10."),)
    started = StartProposal(
        proposal="p3", movement=deciding.movement, workflow="consent", title="Lessons", clauses=clauses, meeting=MEETING
    )
    deciding.do(started)
    cheaper = Suggest(
        proposal="p3", suggestion="s1", kind="wording", clause="fee", text="It costs 5.", reason="Cheaper"
    )
    deciding.do(cheaper, "delegate")
    deciding.do(Suggest(proposal="p3", suggestion="s2", kind="removal", clause="fee", reason="Free"), "delegate")
    deciding.do(DeclineSuggestion(proposal="p3", suggestion="s1", reason="Too little"))

    kept = deciding.as_role("delegate").get("/api/me").json["suggestions"]

    told = [tuple(each[name] for name in ("kind", "text", "reason", "state")) for each in kept.values()]
    assert told == [("wording", "It costs 5.", "Cheaper", "declined"), ("removal", "It costs 10.", "Free", "open")]
    assert {each["proposal_title"] for each in kept.values()} == {"Lessons"}
    assert deciding.as_role("coordinator").get("/api/me").json["suggestions"] == {}


def test_it_is_mine_alone_and_comes_as_a_file(deciding: World) -> None:
    observers = deciding.as_role("observer").get("/api/me").json
    assert (observers["votes"], observers["notes"]) == ({}, {})
    guest = deciding.as_role("guest").get("/api/me").json
    assert (guest["person"]["name"], guest["memberships"]) == ("Gus", {})
    file = deciding.as_role("delegate").get("/api/me?download")
    assert 'filename="polder-me.json"' in file.headers["Content-Disposition"]
    assert json.loads(file.data)["person"]["id"] == "delegate"
    problem(deciding.browser().get("/api/me"), 401, "not_signed_in")


def test_what_i_wrote_in_a_brainstorm_is_kept_and_what_i_wrote_down_for_somebody_is_not_mine(deciding: World) -> None:
    deciding.do(StartProposal(proposal="p4", movement=deciding.movement, workflow="brainstorm", title="More for less"))
    for idea in ("i1", "i2"):
        deciding.do(AddIdea(proposal="p4", idea=idea, text=f"Idea {idea}"), "delegate")
    deciding.do(WithdrawIdea(proposal="p4", idea="i2"), "delegate")
    deciding.do(AddIdea(proposal="p4", idea="i3", text="For somebody", entered=True))

    kept = deciding.as_role("delegate").get("/api/me").json["ideas"]

    assert [(each["text"], each.get("removed"), each["proposal_title"]) for each in kept.values()] == [
        ("Idea i1", None, "More for less"),
        ("Idea i2", True, "More for less"),
    ]
    assert deciding.as_role("coordinator").get("/api/me").json["ideas"] == {}


def test_the_advice_that_i_gave_is_kept_and_is_gone_once_it_is_erased(deciding: World) -> None:
    line = (ClauseLine(clause="p5c1", text="It costs 10."),)
    start = StartProposal(proposal="p5", movement=deciding.movement, workflow="advice", title="Lessons", clauses=line)
    deciding.do(start)
    deciding.do(MakeMove(proposal="p5", move="ask_advice"))
    for advice in ("a1", "a2"):
        deciding.do(Advise(proposal="p5", advice=advice, text=f"Advice {advice}"), "participant")
    deciding.do(WithdrawAdvice(proposal="p5", advice="a2"), "participant")

    kept = deciding.as_role("participant").get("/api/me").json["advice"]

    assert [(each["text"], each.get("removed"), each["proposal_title"]) for each in kept.values()] == [
        ("Advice a1", None, "Lessons"),
        ("Advice a2", True, "Lessons"),
    ]
    assert deciding.as_role("coordinator").get("/api/me").json["advice"] == {}
    given = next(e.event for e in _entries(deciding, "proposal:p5") if isinstance(e.event, Advised))
    deciding.house.store.write(lambda tx: tx.erase_text(given.text.id))
    again = deciding.as_role("participant").get("/api/me").json["advice"]
    assert [each["text"] for each in again.values()] == ["", "Advice a2"]


def _entries(world: World, stream: str) -> Sequence[LedgerEntry]:
    return world.house.store.read(lambda reader: reader.entries(stream))
