"""What is a person's own, on one page: everything that is theirs, and nothing of anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from engine.directory import Membership, Organisation
from engine.house import work_off
from engine.meeting.commands import ArchiveMeeting, ChangeMeeting, EndMeeting, PlanMeeting, SetNextDate
from engine.moment import HOUSE
from engine.ports import Transaction
from engine.proposal.commands import ArchiveProposal, AssignTask, BringToMeeting, FinishTask, StartProposal
from engine.proposal.noticing.commands import ReadNotices
from engine.proposal.noticing.events import Notified
from engine.proposal.reviewing.commands import SetReview
from engine.proposal.taking.commands import TakeTask
from tests.web.problem import problem
from tests.web.shapes import wrong_in
from tests.web.world import DECIDED, MEETING, PROPOSAL, ROLES, World, deciding_world
from web.reading import roles_in_meeting


@pytest.fixture
def later(tmp_path: Any) -> Iterator[World]:
    """A deciding world that a test may change."""
    world = deciding_world(tmp_path)
    yield world
    world.close()


def home(world: World, role: str) -> dict[str, Any]:
    response = world.as_role(role).get("/api/home")
    assert response.status_code == 200, response.text
    seen: dict[str, Any] = response.json
    return seen


@pytest.mark.parametrize(
    "role", ["coordinator", "delegate", "participant", "observer", "screen", "guest", "waiting", "outsider"]
)
def test_it_has_the_shape_that_the_api_describes(deciding: World, role: str) -> None:
    assert wrong_in(deciding, "/api/home", home(deciding, role)) == []


def test_a_notice_stands_there_for_whom_it_is_until_they_have_read_it(later: World) -> None:
    """It is written into the ledger as an effect would have it."""
    stream = f"proposal:{PROPOSAL}"
    told = Notified(to="delegates", words={"nl": "Morgen.", "en": "Tomorrow."}, at="2022-11-09T12:00:00Z")

    def append(tx: Transaction) -> None:
        tx.append(stream, len(tx.entries(stream)), [told], HOUSE, tx.now())

    later.house.service.store.write(append)
    seen = home(later, "delegate")
    assert wrong_in(later, "/api/home", seen) == []
    (notice,) = seen["notices"].values()
    assert (notice["words"]["en"], notice["proposal"], notice["number"]) == ("Tomorrow.", PROPOSAL, 1)
    assert home(later, "participant")["notices"] == {}
    later.do(ReadNotices(proposal=PROPOSAL, number=1), later.people["delegate"])
    assert home(later, "delegate")["notices"] == {}


def test_nobody_has_a_home_without_a_session(deciding: World) -> None:
    problem(deciding.browser().get("/api/home"), 401, "not_signed_in")


def test_a_delegate_sees_whom_they_stand_for_and_whether_that_has_voted(deciding: World) -> None:
    seen = home(deciding, "delegate")

    assert seen["movements"][deciding.movement] == {
        "order": 1,
        "name": "Samen",
        "roles": ["delegate"],
        "organisations": ["The org1"],
    }
    ballot = seen["proposals"][PROPOSAL]["ballot"]
    assert ballot == {"id": deciding.open_ballot, "mine": {"org1": {"name": "The org1", "voted": False}}}
    assert "ballot" not in seen["proposals"][DECIDED]


def test_who_votes_for_nobody_has_no_seat(deciding: World) -> None:
    assert home(deciding, "participant")["proposals"][PROPOSAL]["ballot"]["mine"] == {}


def test_a_proposal_shows_its_way(deciding: World) -> None:
    seen = home(deciding, "observer")["proposals"]

    under_way = sorted(seen[PROPOSAL]["route"].values(), key=lambda each: each["order"])
    assert [(each["title"]["en"], each["state"]) for each in under_way] == [
        ("Writing", "done"),
        ("Voting", "now"),
        ("Adopted", "ahead"),
    ]
    assert seen[PROPOSAL]["order"] < seen[DECIDED]["order"], "what is under way comes first"
    assert seen[DECIDED]["outcome"] == "adopted"


def test_a_guest_has_their_one_meeting_and_what_is_on_its_table(deciding: World) -> None:
    seen = home(deciding, "guest")

    assert (set(seen["meetings"]), set(seen["proposals"]), seen["movements"]) == ({MEETING}, {PROPOSAL, DECIDED}, {})


def test_who_waits_at_the_door_sees_where_they_wait_and_no_more(deciding: World) -> None:
    seen = home(deciding, "waiting")

    assert seen["meetings"][MEETING]["roles"] == ["waiting"]
    assert "present" not in seen["meetings"][MEETING]
    assert (seen["proposals"], seen["tasks"]) == ({}, {})


def test_an_outsider_sees_nothing_of_it(deciding: World) -> None:
    seen = home(deciding, "outsider")

    assert (seen["meetings"], seen["proposals"], seen["tasks"]) == ({}, {}, {})
    assert deciding.movement not in seen["movements"]


def test_a_participant_sees_a_proposal_that_is_in_no_meeting(later: World) -> None:
    later.do(StartProposal(proposal="new", movement=later.movement, workflow="quick", title="A later plan"))

    assert home(later, "participant")["proposals"]["new"]["title"] == "A later plan"
    assert "meeting" not in home(later, "participant")["proposals"]["new"]
    assert "new" not in home(later, "guest")["proposals"]


@pytest.mark.parametrize(
    ("role", "gets"),
    [
        ("delegate", True),
        ("participant", True),
        ("observer", True),
        ("guest", True),
        ("screen", False),
        ("waiting", False),
    ],
)
def test_the_link_of_the_call_is_for_who_may_take_part(later: World, role: str, gets: bool) -> None:
    later.do(
        ChangeMeeting(
            meeting=MEETING,
            title="Autumn meeting",
            starts_at="2030-11-09T12:00:00Z",
            time_zone="Europe/Amsterdam",
            place="The old mill",
            call_link="https://call.example/mill",
            entry="admit",
            lasts=90,
        )
    )

    seen = home(later, role)["meetings"][MEETING]

    assert ("call_link" in seen) is gets
    assert seen["lasts"] == 90


def test_meetings_come_newest_first_and_say_what_they_are_part_of(later: World) -> None:
    later.do(
        PlanMeeting(
            meeting="next",
            movements=(later.movement,),
            title="Spring meeting",
            starts_at="2031-05-09T12:00:00Z",
            series="halfyearly",
        )
    )
    later.do(EndMeeting(meeting=MEETING))
    later.do(SetNextDate(meeting=MEETING, starts_at="2031-05-09T12:00:00Z"))
    later.do(ArchiveMeeting(meeting=MEETING))

    seen = home(later, "delegate")["meetings"]

    assert [id for id, _ in sorted(seen.items(), key=lambda each: each[1]["order"])] == ["next", MEETING]
    assert seen["next"]["series"] == "halfyearly"
    assert (seen[MEETING]["archived"], seen[MEETING]["next_date"]) == (True, "2031-05-09T12:00:00Z")


def test_the_numbers_of_a_meeting_are_those_who_are_there_and_who_are_expected(deciding: World) -> None:
    seen = home(deciding, "delegate")["meetings"][MEETING]

    assert (seen["present"], seen["expected"]) == (1, 1)


def test_tasks_say_whose_they_are_and_what_is_to_be_done_first(later: World) -> None:
    for task, owner, due in (("t1", "partner", ""), ("t2", "org1", "2031-02-01"), ("t3", "org1", "2031-01-01")):
        later.do(AssignTask(proposal=DECIDED, task=task, text=f"Do {task}", owner=owner, due=due))
    later.do(FinishTask(proposal=DECIDED, task="t3"))

    seen = home(later, "delegate")["tasks"]

    in_order = sorted(seen.values(), key=lambda each: each["order"])
    assert [each["task"] for each in in_order] == ["t2", "t1", "t3"]
    assert [each.get("mine", False) for each in in_order] == [True, False, True]
    assert seen[f"{DECIDED}.t3"]["done"] is True
    assert seen[f"{DECIDED}.t1"]["owner_name"] == "The partner"
    assert wrong_in(later, "/api/home", home(later, "delegate")) == []


def test_what_looks_for_somebody_is_offered_to_who_takes_part_and_given_back_by_who_took_it(later: World) -> None:
    later.do(AssignTask(proposal=DECIDED, task="t1", text="Call ten."))
    key = f"{DECIDED}.t1"
    seen = {role: home(later, role)["tasks"][key] for role in ("delegate", "observer")}
    assert [("takes" in each, "owner" in each) for each in seen.values()] == [(True, False), (False, False)]

    later.do(TakeTask(proposal=DECIDED, task="t1"), later.people["delegate"])
    taken = home(later, "delegate")
    assert {name: taken["tasks"][key].get(name) for name in ("owner", "mine", "taken", "takes")} == {
        "owner": "org1",
        "mine": True,
        "taken": True,
        "takes": None,
    }
    assert wrong_in(later, "/api/home", taken) == []


def test_the_day_to_look_again_is_shown_to_coordinators_and_so_is_that_it_has_come(later: World) -> None:
    later.do(SetReview(proposal=DECIDED, on="2022-01-01"))
    work_off(later.house.service, {})
    seen = home(later, "coordinator")
    assert seen["proposals"][DECIDED]["review"] == "2022-01-01"
    assert [each.get("review") for each in seen["notices"].values()] == ["2022-01-01"]
    assert wrong_in(later, "/api/home", seen) == []
    others = home(later, "delegate")
    assert ("review" in others["proposals"][DECIDED], others["notices"]) == (False, {})


def test_what_has_been_archived_comes_last_and_says_so(later: World) -> None:
    later.do(StartProposal(proposal="old", movement=later.movement, workflow="quick", title="An idea"))
    later.do(ArchiveProposal(proposal="old"))

    seen = home(later, "participant")["proposals"]

    assert seen["old"]["archived"] is True
    assert seen["old"]["order"] == len(seen)


def test_what_another_movement_brings_to_a_joint_meeting_is_seen_by_who_goes_there(later: World) -> None:
    elsewhere = _coordinated_too(later)
    for proposal in ("theirs", "at_home"):
        later.do(StartProposal(proposal=proposal, movement=elsewhere, workflow="quick", title="Theirs"))
    together = (later.movement, elsewhere)
    later.do(PlanMeeting(meeting="joint", movements=together, title="Both", starts_at="2031-01-09T12:00:00Z"))
    later.do(BringToMeeting(proposal="theirs", meeting="joint"))

    seen = home(later, "participant")

    assert "theirs" in seen["proposals"]
    assert "at_home" not in seen["proposals"], "what they keep to themselves"
    assert elsewhere not in seen["movements"]
    assert {"theirs", "at_home"} <= set(home(later, "outsider")["proposals"])


def _coordinated_too(world: World) -> str:
    """The movement of the outsider, which our coordinator now coordinates as well."""

    def job(tx: Transaction) -> str:
        theirs = tx.organisation(tx.memberships("outsider")[0].organisation)
        assert theirs is not None
        also = Membership(person=world.coordinator, organisation=theirs.id, role="coordinator")
        member = Organisation(id="theirs", movement=theirs.movement, name="Theirs", short="Theirs", kind="member")
        tx.change_directory(theirs.movement, [member, also])
        return theirs.movement

    return world.house.store.write(job)


def directory_reads(world: World) -> int:
    """How many questions a home asks of who belongs where."""
    asked: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if "FROM memberships" in statement or "FROM organisations" in statement:
            asked.append(statement)

    client = world.as_role("coordinator")
    event.listen(Engine, "before_cursor_execute", note)
    try:
        assert client.get("/api/home").status_code == 200
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return len(asked)


def test_many_meetings_ask_no_more_of_the_directory_than_one(later: World) -> None:
    before = directory_reads(later)
    for n in range(5):
        plan = PlanMeeting(
            meeting=f"more-{n}", movements=(later.movement,), title="Again", starts_at="2027-01-01T10:00:00Z"
        )
        later.do(plan)

    assert before
    assert directory_reads(later) == before


def test_home_and_a_meetings_own_page_agree_about_ones_roles(deciding: World) -> None:
    for role in ROLES:
        for meeting, shown in home(deciding, role)["meetings"].items():
            person = deciding.people[role]
            told = deciding.house.ask(
                lambda reader, states, person=person, meeting=meeting: roles_in_meeting(reader, states, person, meeting)
            )
            assert set(shown["roles"]) == told
