"""Personal links: `/link#TOKEN`. What stands behind the # never reaches a server or its logs; the page sends it."""

from __future__ import annotations

from engine.directory import hash_token
from engine.errors import Refused, RefusedError, refuse
from engine.ports import Session, Transaction
from web.auth import sessions
from web.house import House


def redeem(house: House, address: str, token: str, current: Session | None) -> tuple[str, str | None]:
    """The person and the token of a new session; no token when this device already is that person, since tapping the
    link again must not use it up. Use and session are one transaction."""
    house.limits.check_link(address)

    def job(tx: Transaction) -> tuple[str, str | None] | Refused:
        found = tx.link(hash_token(token))
        if found is None:
            return refuse("link_unknown")
        link, revoked = found
        if revoked or tx.revoked(link.person):
            return refuse("link_revoked")
        if current is not None and current.person == link.person:
            return link.person, None
        if link.uses < 1:
            return refuse("link_used_up")
        tx.use_link(link.token_hash)
        return link.person, sessions.begin(tx, link.person)

    done = house.store.write(job)
    if isinstance(done, Refused):
        house.limits.wrong_link(address)
        raise RefusedError(done)
    return done
