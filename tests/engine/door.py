"""Sending commands through the door of a house, and what came of them."""

from __future__ import annotations

from typing import Any

import yaml

from engine.commands import Envelope
from engine.ports import StoredWorkflow
from engine.registry import COMMANDS
from engine.workflow.read import canonical, read
from store import OpenedStore
from tests.house import COORDINATOR, MEETING, House
from workflows.loader import shipped


def send(house: House, actor: str, id: str, command: str, **fields: Any) -> Any:
    return house.service.execute(Envelope(id=id, actor=actor, command=COMMANDS[command].type(**fields)))


def events(store: OpenedStore, stream: str) -> list[Any]:
    return [entry.event for entry in store.read(lambda reader: reader.entries(stream))]


def bend(house: House, **settings: Any) -> None:
    """Publish a later version of the yearly plan with other rules for its ballot; None takes a rule away."""
    path = next(path for path in shipped() if path.stem == "yearly_plan")
    source = yaml.safe_load(path.read_text()) | {"version": 9}
    rules = source["stages"]["vote"]["settings"] | settings
    source["stages"]["vote"]["settings"] = {name: each for name, each in rules.items() if each is not None}
    publish(house, source)


def publish(house: House, source: dict[str, Any]) -> None:
    definition = read(source)
    assert not isinstance(definition, list), definition
    row = StoredWorkflow(
        workflow=definition.name, version=definition.version, digest=definition.digest, source=canonical(source)
    )
    house.store.write(lambda tx: tx.publish_workflow(row))


def another_plan(house: House, plan: str) -> House:
    """A plan that begins now, hence on the newest version."""
    fields = {"proposal": plan, "movement": "movement", "workflow": "yearly_plan", "title": "Tweede plan"}
    clauses = COMMANDS["proposal.start"].type.__annotations__ and ()
    house.must(COORDINATOR, "proposal.start", **fields, clauses=clauses, meeting=MEETING)
    house.must(COORDINATOR, "proposal.add_clause", proposal=plan, clause="c1", text="Een punt")
    return House(house.store, MEETING, plan, sent=house.sent)
