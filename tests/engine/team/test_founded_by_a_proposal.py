"""A proposal founds its team and dissolves it: it only says so, and the house does it through the door, once."""

from __future__ import annotations

from engine.errors import Refused
from engine.minutes.decided import decision_on
from engine.minutes.record import Decision
from engine.names import Names
from engine.ports import Reader
from engine.proposal.commands import ClauseLine
from engine.proposal.teams.events import TeamAskedFor, TeamDismissed
from engine.states import Folded, States
from engine.team.state import Team
from store import OpenedStore
from store.projections import rebuild
from tests.engine.door import events
from tests.house import COORDINATOR, House, delegate


def begin(house: House) -> House:
    lines = (ClauseLine(clause="c1", text="Stunts"),)
    fields = {"proposal": "visible", "movement": "movement", "workflow": "action_team", "title": "Zichtbaar"}
    house.must(COORDINATOR, "proposal.start", **fields, clauses=lines)
    return house


def move(house: House, name: str) -> None:
    house.must(COORDINATOR, "proposal.make_move", proposal="visible", move=name)


def teams(store: OpenedStore) -> list[Team]:
    def read(reader: Reader) -> list[Team]:
        states = States(reader, Folded())
        return [each for id in reader.teams(["movement"]) if (each := states.team(id))]

    return store.read(read)


def test_a_team_is_founded_and_dissolved_by_moves(house: House, store: OpenedStore) -> None:
    begin(house)
    move(house, "found")
    (asked,) = (each for each in events(store, "proposal:visible") if isinstance(each, TeamAskedFor))
    assert asked == TeamAskedFor(team=asked.team, at=asked.at)
    assert teams(store) == []
    house.work_off()
    (team,) = teams(store)
    assert (team.team, team.proposal, team.state) == (asked.team, "visible", "active")
    assert store.read(lambda reader: reader.texts([team.name.id])) == {team.name.id: "Zichtbaar"}

    house.must(COORDINATOR, "team.add_member", team=team.team, person=delegate(1))
    assert house.do(delegate(2), "team.add_member", team=team.team, person=delegate(2)) == Refused("not_your_team")
    house.must(delegate(1), "team.add_member", team=team.team, person=delegate(2))
    house.must(delegate(1), "team.remove_member", team=team.team, person=delegate(1))
    assert house.do(COORDINATOR, "team.add_member", team=team.team, person="projector") == Refused(
        "not_found", {"what": "person"}
    )
    assert store.read(lambda reader: reader.teams_with(delegate(2))) == [team.team]
    rebuild(store)
    assert store.read(lambda reader: (reader.teams_with(delegate(1)), reader.teams_with(delegate(2)))) == (
        [],
        [team.team],
    )

    move(house, "dissolve")
    (dismissed,) = (each for each in events(store, "proposal:visible") if isinstance(each, TeamDismissed))
    assert dismissed == TeamDismissed(team=team.team, at=dismissed.at)
    house.work_off()
    assert [each.state for each in teams(store)] == ["dissolved"]
    assert store.read(lambda reader: [each for each in reader.streams() if reader.verify(each)]) == []


def test_one_that_is_dissolved_before_the_house_came_was_there(house: House, store: OpenedStore) -> None:
    begin(house)
    move(house, "found")
    move(house, "dissolve")
    house.work_off()
    assert [each.state for each in teams(store)] == ["dissolved"]


def test_given_others_dissolved_its_team_when_the_house_comes_by_then_the_proposal_has_ended(
    house: House, store: OpenedStore
) -> None:
    begin(house)
    move(house, "found")
    house.work_off()
    (team,) = teams(store)
    house.must(COORDINATOR, "team.dissolve", team=team.team)
    house.work_off()
    found = store.read(lambda reader: States(reader, Folded()).proposal("visible"))
    assert found
    assert found.stage == "dissolved"


def test_nobody_takes_the_place_of_a_team_that_a_proposal_asked_for(house: House) -> None:
    begin(house)
    house.must(COORDINATOR, "team.found", team="mine", movement="movement", name="Van ons")
    assert house.do(delegate(1), "team.dissolve", team="mine") == Refused("role_may_not", {"needed": ["coordinator"]})
    assert house.do("stranger", "team.dissolve", team="mine") == Refused("not_found", {"what": "team"})


def test_the_minutes_say_what_became_of_the_team(house: House, store: OpenedStore) -> None:
    begin(house)
    told = [_decision(house, store).team]
    for each in ("found", "dissolve"):
        move(house, each)
        told.append(_decision(house, store).team)
    assert told == [
        (),
        ({"code": "minutes.team_founded", "params": {}},),
        ({"code": "minutes.team_dissolved", "params": {}},),
    ]


def _decision(house: House, store: OpenedStore) -> Decision:
    def look(reader: Reader) -> Decision:
        proposal = States(reader, Folded()).proposal("visible")
        assert proposal
        names = Names(house.service.shelf)
        names.learn_proposal(reader, proposal)
        return decision_on(proposal, names)

    return store.read(look)
