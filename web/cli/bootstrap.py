"""The first steps of an installation, which nobody is there yet to be allowed: they are written to the directory
directly, by whoever holds the machine."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from engine.commands import Envelope
from engine.directory import GiveLink, Membership, Movement, Organisation, Person
from engine.errors import Refused, RefusedError
from engine.ports import Reader, StoredWorkflow, Transaction
from web.auth import passwords
from web.config import ConfigError
from web.house import House
from workflows.loader import Loaded, load_file, shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """What a coordinator signs in with."""

    email: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """A coordinator to be, and the language they read."""

    name: str
    language: str = "nl"
    login: Login | None = None


def found_movement(house: House, name: str, newcomer: Newcomer) -> tuple[str, str]:
    """A movement, its supporting organisation and its first coordinator: the movement's id and the person's. The
    workflows that come with Polder are published as well."""
    movement = Movement(id=_new_id(), name=name, language=newcomer.language)
    support = Organisation(id=_new_id(), movement=movement.id, name=name, short="", kind="support")

    def job(tx: Transaction) -> str:
        tx.change_directory(movement.id, (movement, support))
        return _add(tx, movement.id, support.id, newcomer, person)

    person = _new_id()
    house.store.write(job)
    publish_shipped(house)
    return movement.id, person


def add_coordinator(house: House, movement: str, newcomer: Newcomer) -> str:
    """Another coordinator for a movement, through its first supporting organisation."""

    def job(tx: Transaction) -> str:
        support = next((each for each in tx.organisations([movement]) if each.kind == "support"), None)
        if support is None:
            raise ConfigError("The movement has no supporting organisation for a coordinator to belong to.")
        return _add(tx, movement, support.id, newcomer, person)

    person = _new_id()
    return house.store.write(job)


def give_link(house: House, movement: str, *, by: str, person: str, uses: int) -> str:
    """The token of a new personal link, given in a coordinator's name."""
    token = secrets.token_urlsafe(24)
    command = GiveLink(movement=movement, person=person, token=token, uses=uses)
    answer = house.service.execute(Envelope(id=_new_id(), actor=by, command=command))
    if isinstance(answer, Refused):
        raise RefusedError(answer)
    return token


def coordinator_of(reader: Reader, movement: str) -> str | None:
    """A coordinator of the movement, the first there is."""
    members = reader.memberships_in([movement])
    return next((each.person for each in members if each.role == "coordinator"), None)


def publish_shipped(house: House) -> None:
    for path in shipped():
        publish(house, load_file(path))


def publish(house: House, loaded: Loaded) -> str:
    """Publish a definition without problems; its name and version. A published version never changes."""
    definition = loaded.definition
    if definition is None:
        raise ConfigError("The workflow has problems and cannot be published; `polder check` names them.")
    stored = StoredWorkflow(
        workflow=definition.name, version=definition.version, digest=definition.digest, source=loaded.source
    )
    try:
        house.store.write(lambda tx: tx.publish_workflow(stored))
    except ValueError as error:
        raise ConfigError(f"{str(error).capitalize()}. Give the file a higher version.") from None
    return f"{definition.name} version {definition.version}"


def _add(tx: Transaction, movement: str, support: str, newcomer: Newcomer, person: str) -> str:
    known = Person(id=person, name=newcomer.name, language=newcomer.language)
    membership = Membership(person=person, organisation=support, role="coordinator")
    tx.change_directory(movement, (known, membership))
    if login := newcomer.login:
        if tx.credentials(login.email):
            raise ConfigError(f"{login.email} belongs to somebody already.")
        hashed = passwords.hashed(login.password)
        if isinstance(hashed, Refused):
            raise ConfigError(f"A password has at least {passwords.LEAST} characters.")
        tx.set_credentials(person, login.email, hashed)
    return person


def _new_id() -> str:
    return secrets.token_hex(10)
