"""The first steps of an installation, which nobody is there yet to be allowed: they are written to the directory
directly, by whoever holds the machine, or the key that its server printed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from engine.directory import Change, Membership, Movement, Organisation, Person
from engine.errors import Refused, RefusedError, refuse
from engine.ports import StoredWorkflow, Transaction
from web.auth import passwords
from web.auth.limits import Limits
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinator:
    """A newcomer whose password has been hashed, which takes long and so happens before the transaction."""

    person: Person
    email: str = ""
    password_hash: str = ""


def is_empty(house: House) -> bool:
    """Whether nobody has founded anything here."""
    return not house.store.read(lambda reader: reader.movements())


def found_movement(house: House, name: str, newcomer: Newcomer) -> tuple[str, str]:
    """A movement, its supporting organisation and its first coordinator: the movement's id and the person's. The
    workflows that come with Polder are published as well."""
    return _found(house, name, newcomer, first=False)


def found_first(house: House, address: str, key: str, name: str, newcomer: Newcomer) -> tuple[str, str]:
    """The same for whoever has the key of an installation in which there is nothing yet. Raises `already_founded`,
    `setup_key_wrong`, and `too_many_attempts` to a guesser."""
    if not is_empty(house):
        raise RefusedError(refuse("already_founded"))
    _check_key(house.limits, address, expected=house.config.setup_key, given=key)
    return _found(house, name, newcomer, first=True)


def add_coordinator(house: House, movement: str, newcomer: Newcomer) -> str:
    """Another coordinator for a movement, through its first supporting organisation."""
    coordinator = _prepared(house, newcomer)

    def job(tx: Transaction) -> str:
        support = next((each for each in tx.organisations([movement]) if each.kind == "support"), None)
        if support is None:
            raise ConfigError("The movement has no supporting organisation for a coordinator to belong to.")
        return _add(tx, movement, (), support.id, coordinator)

    return house.store.write(job)


def publish_shipped(house: House) -> None:
    """The workflows that come with Polder, those that are not there yet: under a name and version of their own making
    somebody may have published another."""
    for loaded in map(load_file, shipped()):
        if not _stands(house, loaded):
            publish(house, loaded)


def _stands(house: House, loaded: Loaded) -> bool:
    if (definition := loaded.definition) is None:
        return False
    name, version = definition.name, definition.version
    return house.store.read(lambda reader: reader.workflow(name, version)) is not None


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


def _found(house: House, name: str, newcomer: Newcomer, *, first: bool) -> tuple[str, str]:
    coordinator = _prepared(house, newcomer)
    movement = Movement(id=_new_id(), name=name, language=newcomer.language)
    support = Organisation(id=_new_id(), movement=movement.id, name=name, short="", kind="support")

    def job(tx: Transaction) -> str:
        tx.hold_directory()
        if first and tx.movements():
            raise RefusedError(refuse("already_founded"))
        return _add(tx, movement.id, (movement, support), support.id, coordinator)

    person = house.store.write(job)
    publish_shipped(house)
    return movement.id, person


def _check_key(limits: Limits, address: str, *, expected: str, given: str) -> None:
    limits.check_link(address)
    if not expected or not secrets.compare_digest(expected.encode(), given.encode()):
        limits.wrong_link(address)
        raise RefusedError(refuse("setup_key_wrong"))


def _prepared(house: House, newcomer: Newcomer) -> Coordinator:
    login = newcomer.login
    email = login.email if login else ""
    person = Person(id=_new_id(), name=newcomer.name, language=newcomer.language, email=email)
    if login is None:
        return Coordinator(person=person)
    hashed = house.offload(lambda: passwords.hashed(login.password))
    if isinstance(hashed, Refused):
        raise RefusedError(hashed)
    return Coordinator(person=person, email=email, password_hash=hashed)


def _add(tx: Transaction, movement: str, new: tuple[Change, ...], support: str, coordinator: Coordinator) -> str:
    person = coordinator.person
    membership = Membership(person=person.id, organisation=support, role="coordinator")
    tx.change_directory(movement, (*new, person, membership))
    if coordinator.email:
        if tx.credentials(coordinator.email):
            raise RefusedError(refuse("email_taken"))
        tx.set_credentials(person.id, coordinator.email, coordinator.password_hash)
    return person.id


def _new_id() -> str:
    return secrets.token_hex(10)
