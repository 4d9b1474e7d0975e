"""Sign-in by e-mail address and password: for coordinators, who need no link to get in again."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from engine.directory import hash_token
from engine.errors import Refused, RefusedError, refuse
from engine.ports import Transaction
from web.auth import sessions
from web.house import House

LEAST = 12
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""OWASP's smallest advice for argon2id: 19 MiB for each attempt under way."""


def sign_in(house: House, address: str, email: str, password: str) -> tuple[str, str]:
    """The person and the token of a new session. Raises `wrong_credentials` after the same work and with the same
    words whether or not the account exists, and `access_revoked` to whoever knows the password of one that has ended.
    """
    account = hash_token(email.strip().casefold())
    known = house.store.read(lambda reader: reader.credentials(email.strip()))
    house.limits.try_password(address, account)
    person, kept = known or ("", _nobodys())
    if not house.offload(lambda: _matches(kept, password)) or not person:
        raise RefusedError(refuse("wrong_credentials"))
    house.limits.right_password(address, account)

    def job(tx: Transaction) -> str | Refused:
        return refuse("access_revoked") if tx.revoked(person) else sessions.begin(tx, person)

    token = house.store.write(job)
    if isinstance(token, Refused):
        raise RefusedError(token)
    return person, token


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody is going to sign in with."""

    email: str
    password: str = field(repr=False)


def change(house: House, address: str, person: str, wanted: Wanted, current: str) -> None:
    """Set what a person signs in with. Whoever has a password already shows that they know it: a device that was left
    lying about does not give the account away. Raises `wrong_credentials`, `password_too_short`, `email_taken`."""
    if known := house.store.read(lambda reader: reader.password_of(person)):
        email, kept = known
        account = hash_token(email)
        house.limits.try_password(address, account)
        if not house.offload(lambda: _matches(kept, current)):
            raise RefusedError(refuse("wrong_credentials"))
        house.limits.right_password(address, account)
    kept_now = house.offload(lambda: hashed(wanted.password))
    if isinstance(kept_now, Refused):
        raise RefusedError(kept_now)

    def job(tx: Transaction) -> None:
        owner = tx.credentials(wanted.email)
        if owner is not None and owner[0] != person:
            raise RefusedError(refuse("email_taken"))
        tx.set_credentials(person, wanted.email, kept_now)

    house.store.write(job)


def hashed(password: str) -> str | Refused:
    """What is kept of a password, or why it cannot be one."""
    return _HASHER.hash(password) if len(password) >= LEAST else refuse("password_too_short", least=LEAST)


@cache
def _nobodys() -> str:
    """The hash that an unknown address is compared with, so that it takes as long as a known one."""
    return _HASHER.hash("nobody has this password")


def _matches(kept: str, password: str) -> bool:
    try:
        return _HASHER.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False
