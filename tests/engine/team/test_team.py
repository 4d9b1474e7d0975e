"""What becomes of a team: founded, changed by its members and by coordinators, dissolved, revived."""

from __future__ import annotations

from typing import Any

from engine.facts import TeamFacts
from engine.team.commands import (
    AddMember,
    DescribeTeam,
    DissolveTeam,
    FoundTeam,
    FoundTeamFor,
    RemoveMember,
    ReviveTeam,
)
from engine.team.decide import MOST_MEMBERS, decide
from engine.team.events import (
    MemberAdded,
    MemberRemoved,
    TeamDescribed,
    TeamDissolved,
    TeamFounded,
    TeamRevived,
)
from engine.team.state import evolve
from engine.text import NOTHING, said
from tests.engine.given import Noun

NOON = "2022-11-09T12:00:00Z"
COORDINATOR: dict[str, Any] = {"actor": "cora", "roles": frozenset({"coordinator"})}
DELEGATE: dict[str, Any] = {"actor": "anna", "roles": frozenset({"delegate"})}
TEAM = Noun(decide, evolve, TeamFacts(person_takes_part=True))
FOUNDED = TeamFounded(team="t1", movement="m", name=said("Visible"), about=NOTHING, proposal=None, at=NOON)
ANNA = MemberAdded(person="anna", at=NOON)
ENDED = TeamDissolved(at=NOON)


def test_a_coordinator_founds_a_team() -> None:
    founding = FoundTeam(team="t1", movement="m", name="Visible")
    team = TEAM.given().when(founding, **COORDINATOR).then(FOUNDED)
    assert (team.state, team.members) == ("active", ())
    TEAM.given(FOUNDED).when(founding, **COORDINATOR).refused("already_exists", what="team")


def test_nothing_is_asked_of_a_team_that_is_not_there() -> None:
    TEAM.given().when(DissolveTeam(team="t1"), **COORDINATOR).refused("not_found", what="team")
    TEAM.given().when(FoundTeamFor(team="t1", proposal="p")).refused("not_found", what="proposal")
    TEAM.given(FOUNDED).when(FoundTeamFor(team="t1", proposal="p")).then()


def test_a_coordinator_names_the_first_member_and_members_name_others() -> None:
    adding = AddMember(team="t1", person="bert")
    TEAM.given(FOUNDED).when(adding, **DELEGATE).refused("not_your_team")
    TEAM.given(FOUNDED).when(adding, **COORDINATOR).then(MemberAdded(person="bert", at=NOON))
    team = TEAM.given(FOUNDED, ANNA).when(adding, **DELEGATE).then(MemberAdded(person="bert", at=NOON))
    assert team.members == ("anna", "bert")
    TEAM.given(FOUNDED, ANNA).when(AddMember(team="t1", person="anna"), **DELEGATE).then()


def test_only_who_takes_part_in_the_movement_becomes_a_member() -> None:
    outsider = AddMember(team="t1", person="otto")
    TEAM.given(FOUNDED).when(outsider, TeamFacts(), **COORDINATOR).refused("not_found", what="person")
    full = [MemberAdded(person=f"p{n}", at=NOON) for n in range(MOST_MEMBERS)]
    TEAM.given(FOUNDED, *full).when(outsider, **COORDINATOR).refused("too_many_members", most=MOST_MEMBERS)


def test_a_member_leaves_and_then_changes_it_no_more() -> None:
    leaving = RemoveMember(team="t1", person="anna")
    gone = MemberRemoved(person="anna", at=NOON)
    team = TEAM.given(FOUNDED, ANNA).when(leaving, **DELEGATE).then(gone)
    assert team.members == ()
    TEAM.given(FOUNDED, ANNA, gone).when(leaving, **DELEGATE).refused("not_your_team")
    TEAM.given(FOUNDED).when(leaving, **COORDINATOR).then()


def test_a_member_says_anew_what_it_is_for() -> None:
    anew = DescribeTeam(team="t1", name="Small stunts", about=" ")
    told = TeamDescribed(name=said("Small stunts"), about=NOTHING)
    assert TEAM.given(FOUNDED, ANNA).when(anew, **DELEGATE).then(told).name == said("Small stunts")


def test_a_dissolved_team_keeps_its_members_and_goes_on_with_them() -> None:
    team = TEAM.given(FOUNDED, ANNA).when(DissolveTeam(team="t1"), **COORDINATOR).then(ENDED)
    assert (team.state, team.members) == ("dissolved", ("anna",))
    over = TEAM.given(FOUNDED, ANNA, ENDED)
    over.when(DissolveTeam(team="t1"), **COORDINATOR).then()
    over.when(RemoveMember(team="t1", person="anna"), **DELEGATE).refused("team_is_dissolved")
    revived = over.when(ReviveTeam(team="t1"), **COORDINATOR).then(TeamRevived(at=NOON))
    assert revived.state == "active"
    TEAM.given(FOUNDED).when(ReviveTeam(team="t1"), **COORDINATOR).then()
