"""The action teams of a movement, and who can be in one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.errors import RefusedError, refuse
from engine.gather.teams import takes_part
from engine.me import commands_for
from engine.names import Names
from engine.ports import Reader
from engine.roles import Roles
from engine.states import States
from engine.team.state import Team
from engine.team.view import view_team
from web.house import House, View


def teams_view(house: House, person: str, movement: str, roles: Roles) -> View:
    """`schemas.views.teams.TeamsView`. Raises `not_found`."""
    shelf = house.service.shelf

    def look(reader: Reader, states: States) -> View:
        found = reader.movement(movement)
        if found is None:
            raise RefusedError(refuse("not_found", what="movement"))
        teams = [each for id in reader.teams([movement]) if (each := states.team(id))]
        names = Names(shelf)
        names.relearn(reader, [movement], None)
        names.learn_words(reader, (text.id for each in teams for text in (each.name, each.about)))
        view: View = {
            "id": found.id,
            "name": found.name,
            "roles": sorted(roles),
            "may": [name for name in commands_for(roles) if name.startswith("team.")],
            "teams": {
                each.team: {"order": order} | _team(reader, states, each, names, person)
                for order, each in enumerate(_active_first(teams), start=1)
            },
        }
        changes = "coordinator" in roles or any(person in each.members for each in teams)
        return view | ({"people": _people(takes_part(reader, movement), names)} if changes else {})

    return house.ask(look)


def team_of_proposal(reader: Reader, states: States, names: Names, team: str) -> View:
    """For the proposal's page; empty until the house has founded it."""
    found = states.team(team)
    if found is None:
        return {}
    names.learn_words(reader, [found.name.id])
    return {"id": found.team} | view_team(found, names)


def _active_first(teams: Iterable[Team]) -> list[Team]:
    return sorted(teams, key=lambda each: bool(each.dissolved_at))


def _team(reader: Reader, states: States, team: Team, names: Names, viewer: str) -> View:
    said = {"about": names.words(team.about), "dissolved_at": team.dissolved_at}
    view: View = {
        "name": names.words(team.name),
        "state": team.state,
        "founded_at": team.founded_at,
        "members": _people(team.members, names),
    } | {name: value for name, value in said.items() if value}
    if team.proposal and (row := reader.proposal_row(team.proposal)):
        view["proposal"] = {"id": row.proposal, "title": row.title}
        founder = states.proposal(row.proposal)
        if founder and founder.review and team.state == "active":
            view["review"] = founder.review
    return view | ({"mine": True} if viewer in team.members else {})


def _people(people: Iterable[str], names: Names) -> Mapping[str, View]:
    """Whoever has been erased, or belongs to the movement no more, has no name here."""
    known = [(id, found) for id in people if (found := names.person(id))]
    return {
        id: {"order": order, "name": found.name, "organisation": names.organisation_name(id)}
        for order, (id, found) in enumerate(known, start=1)
    }
