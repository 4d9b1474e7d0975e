"""A small installation to ask things of: one meeting, somebody in each role, somebody who has nothing to do with it."""

from __future__ import annotations

import itertools
from copy import deepcopy
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from engine.ballot.commands import Cast
from engine.commands import Done, Envelope
from engine.directory import AddOrganisation, AddPerson, GiveLink
from engine.errors import Refused
from engine.meeting.commands import Admit, AgendaLine, CheckIn, FormGroups, OpenDoors, PlanMeeting
from engine.proposal.commands import ClauseLine, CloseBallot, MakeMove, StartProposal
from engine.team.commands import FoundTeam
from web.app import open_house, web_app
from web.auth import sessions
from web.config import Config
from web.founding import Login, Newcomer, found_movement, publish
from web.house import House
from workflows.loader import load

WORKFLOW = """
workflow: quick
version: 1
title: {nl: Kort, en: Quick}
start: draft
stages:
  draft: {title: {nl: Schrijven, en: Writing}, activity: drafting}
  vote:
    title: {nl: Stemmen, en: Voting}
    activity: ballot
    settings:
      electorate: member_organisations
      per: clause
      secrecy: open
      quorum: 1
      threshold: {at_least: 1/2, of: yes_and_no}
  adopted: {title: {nl: Aangenomen, en: Adopted}, outcome: adopted}
  rejected: {title: {nl: Niet aangenomen, en: Not adopted}, outcome: rejected}
moves:
  open_ballot:
    title: {nl: Open, en: Open}
    from: [draft]
    to: vote
    by: [coordinator]
    guards: [has_clauses]
    effects: [fix_version]
  adopt: {title: {nl: Aangenomen, en: Adopted}, from: [vote], to: adopted, guards: [ballot_passed]}
  mend: {title: {nl: Terug, en: Back}, from: [vote], to: draft, guards: [ballot_partly_passed]}
  reject: {title: {nl: Niet aangenomen, en: Not adopted}, from: [vote], to: rejected, guards: [ballot_failed]}
  tie: {title: {nl: Staken, en: Tied}, from: [vote], to: draft, guards: [ballot_tied]}
  again: {title: {nl: Geen quorum, en: No quorum}, from: [vote], to: draft, guards: [ballot_lacks_quorum]}
"""
EMAIL, PASSWORD = "ada@example.org", "a long enough password"
ROLES = ("coordinator", "delegate", "participant", "observer", "screen", "guest", "waiting", "outsider")
MEETING, PROPOSAL, DECIDED, TEAM = "m1", "p1", "p2", "t1"
FILE = "polder.sqlite"


@dataclass
class World:
    house: House
    app: Flask
    movement: str
    coordinator: str
    code: str = ""
    group: str = ""
    open_ballot: str = ""
    closed_ballot: str = ""
    people: dict[str, str] = field(default_factory=dict)
    _ids: Any = field(default_factory=lambda: itertools.count(1))

    def do(self, command: object, actor: str = "") -> Done:
        envelope = Envelope(id=f"world-{next(self._ids)}", actor=actor or self.coordinator, command=command)
        answer = self.house.service.execute(envelope)
        assert not isinstance(answer, Refused), (command, answer)
        return answer

    def browser(self, address: str = "10.0.0.1") -> FlaskClient:
        """A client that keeps cookies, at an address."""
        client = self.app.test_client()
        client.environ_base["REMOTE_ADDR"] = address
        return client

    def session_of(self, person: str) -> str:
        return self.house.store.write(lambda tx: sessions.begin(tx, person))

    def as_role(self, role: str) -> FlaskClient:
        """A client with the session of somebody in that role; `nobody` has none."""
        client = self.browser()
        if role != "nobody":
            client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {self.session_of(self.people[role])}"
        return client

    def link_for(self, role: str, uses: int = 5) -> str:
        token = f"token-of-{role}-{next(self._ids)}".ljust(30, "x")
        self.do(GiveLink(movement=self.movement, person=self.people[role], token=token, uses=uses))
        return token

    def close(self) -> None:
        self.house.store.close()


def bare_world(folder: Path, **settings: Any) -> World:
    """An installation with a coordinator and nobody else."""
    return _copied(_founded(), folder, settings)


def meeting_world(folder: Path, entry: str = "admit", **settings: Any) -> World:
    """A meeting with open doors, and somebody in each role of ROLES."""
    return _copied(_met(entry), folder, settings)


def deciding_world(folder: Path) -> World:
    """Besides, a guest let in, one who waits, a small group, a proposal that is voted on and one that is decided."""
    return _copied(_decided(), folder, {})


@dataclass(frozen=True)
class Made:
    """The file of an installation, made once and copied for each test, and who and what is in it."""

    file: bytes
    known: dict[str, Any]
    next_id: int


def _copied(made: Made, folder: Path, settings: dict[str, Any]) -> World:
    path = folder / FILE
    path.write_bytes(made.file)
    house = open_house(Config(database=f"sqlite:///{path}", **settings))
    return World(house=house, app=web_app(house), _ids=itertools.count(made.next_id), **deepcopy(made.known))


def _made(world: World, folder: str) -> Made:
    world.close()
    known = {
        each.name: getattr(world, each.name) for each in fields(world) if each.name not in ("house", "app", "_ids")
    }
    return Made(Path(folder, FILE).read_bytes(), known, next(world._ids))


@cache
def _founded() -> Made:
    with TemporaryDirectory() as folder:
        house = open_house(Config(database=f"sqlite:///{folder}/{FILE}"))
        login = Login(email=EMAIL, password=PASSWORD)
        movement, coordinator = found_movement(house, "Samen", Newcomer(name="Ada", language="en", login=login))
        people = {"coordinator": coordinator}
        world = World(house=house, app=web_app(house), movement=movement, coordinator=coordinator, people=people)
        return _made(world, folder)


@cache
def _met(entry: str) -> Made:
    with TemporaryDirectory() as folder:
        world = bare_world(Path(folder))
        _meet(world, entry)
        return _made(world, folder)


@cache
def _decided() -> Made:
    with TemporaryDirectory() as folder:
        world = meeting_world(Path(folder))
        _go_on(world)
        return _made(world, folder)


def _meet(world: World, entry: str) -> None:
    _people(world)
    movements = (world.movement,)
    world.do(
        PlanMeeting(
            meeting=MEETING,
            movements=movements,
            title="Autumn meeting",
            starts_at="2030-11-09T12:00:00Z",
            place="The old mill",
            entry=entry,  # type: ignore[arg-type]
            agenda=(AgendaLine(item="i1", title="Welcome"),),
        )
    )
    world.do(OpenDoors(meeting=MEETING))
    row = world.house.store.read(lambda reader: reader.meeting_row(MEETING))
    assert row is not None
    world.code = row.code


def _go_on(world: World) -> None:
    for role, name in (("guest", "Gus"), ("waiting", "Wim")):
        answer = world.browser().post("/api/session/code", json={"code": world.code, "name": name})
        world.people[role] = answer.json["person"]
    world.do(Admit(meeting=MEETING, person=world.people["guest"]))
    for role in ("delegate", "participant", "coordinator"):
        world.do(CheckIn(meeting=MEETING, mode="room"), world.people[role])
    world.do(FormGroups(meeting=MEETING, round="r1", question="What next?", tables=1, rooms=0))
    view = world.house.snapshot(f"meeting:{MEETING}", "participant", world.coordinator)
    assert not isinstance(view, Refused)
    world.group = next(iter(view["view"]["groups"]))
    world.do(FoundTeam(team=TEAM, movement=world.movement, name="Visible"))
    publish(world.house, load(WORKFLOW))
    world.open_ballot = _voted_on(world, PROPOSAL)
    world.closed_ballot = _voted_on(world, DECIDED)
    _decide(world)


def _people(world: World) -> None:
    for organisation, kind in (("org1", "member"), ("partner", "partner")):
        world.do(
            AddOrganisation(movement=world.movement, organisation=organisation, name=f"The {organisation}", kind=kind)  # type: ignore[arg-type]
        )
    for role in ("delegate", "participant", "observer", "screen"):
        organisation = "org1" if role == "delegate" else "partner"
        world.people[role] = role
        world.do(
            AddPerson(
                movement=world.movement,
                person=role,
                name=role.title(),
                organisation=organisation,
                role=role,  # type: ignore[arg-type]
                language="nl",
            )
        )
    elsewhere, _ = found_movement(world.house, "Elsewhere", Newcomer(name="Eve"))
    chief = world.house.store.read(lambda reader: reader.memberships_in([elsewhere]))[0]
    world.people["outsider"] = "outsider"
    add = AddPerson(
        movement=elsewhere, person="outsider", name="Otto", organisation=chief.organisation, role="participant"
    )
    world.do(add, chief.person)


def _voted_on(world: World, proposal: str) -> str:
    clauses = (ClauseLine(clause=f"{proposal}c1", text="We do it."),)
    world.do(
        StartProposal(
            proposal=proposal,
            movement=world.movement,
            workflow="quick",
            title="A plan",
            clauses=clauses,
            meeting=MEETING,
        )
    )
    world.do(MakeMove(proposal=proposal, move="open_ballot"))
    view = world.house.snapshot(f"proposal:{proposal}", "participant", world.coordinator)
    assert not isinstance(view, Refused)
    ballot: str = view["view"]["proposals"][proposal]["ballot"]["id"]
    return ballot


def _decide(world: World) -> None:
    choice = {f"{DECIDED}c1": "yes"}
    world.do(Cast(ballot=world.closed_ballot, seat="org1", key="k" * 22, n=1, choice=choice), "delegate")
    world.do(CloseBallot(proposal=DECIDED, ballot=world.closed_ballot))
