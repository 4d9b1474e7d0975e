"""A movement to ask things of: a member, a partner, the support; a delegate and a coordinator."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.directory import DirectoryFacts, Membership, Movement, Organisation, Person, Standing, decide
from tests.engine.given import MOMENT

CARE = Movement(id="care", name="Care", language="nl")
TOPAZ = Organisation(id="topaz", movement="care", name="Topaz", short="Topaz", kind="member")
BRIDGE = Organisation(id="bridge", movement="care", name="De Brug", short="De Brug", kind="partner")
SUPPORT = Organisation(id="support", movement="care", name="Care", short="", kind="support")
ANNA = Person(id="anna", name="Anna", language="nl")
DELEGATE = Membership(person="anna", organisation="topaz", role="delegate")
COORDINATES = Membership(person="chief", organisation="support", role="coordinator")
TOKEN = "t" * 22


def ask(command: object, *, actor: str = "chief", **facts: Any) -> Any:
    """What becomes of a command, by the rules and nothing else."""
    given: dict[str, Any] = {
        "movement": CARE,
        "organisations": {each.id: each for each in (TOPAZ, BRIDGE, SUPPORT)},
        "memberships": (DELEGATE, COORDINATES),
    }
    return decide(command, DirectoryFacts(**(given | facts)), replace(MOMENT, actor=actor))


def known(person: Person = ANNA, **more: Any) -> dict[str, Standing]:
    """The movement knows them; `more` is what else is so of them."""
    return {person.id: Standing(person=person, **more)}
