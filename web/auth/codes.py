"""Coming in by a meeting's code: whoever types it gives a name, becomes a guest of the meeting and asks to enter."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass

from engine.commands import Envelope
from engine.directory import Person
from engine.errors import Refused, RefusedError, refuse
from engine.meeting.commands import AskToEnter
from engine.policy import EVERYONE
from engine.ports import MeetingRow, Session, Transaction
from engine.roles import Roles
from web.auth import sessions
from web.house import House
from web.reading import roles_in_meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """What somebody says of themselves at the door."""

    name: str
    says_from: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """`token` is absent when the device goes in as the person it already was."""

    person: str
    meeting: MeetingRow
    token: str | None = None


def meeting_of(house: House, address: str, code: str) -> MeetingRow:
    """The meeting behind a code. Raises `code_unknown`, and `too_many_attempts` to a guesser."""
    wanted = forgiving(code)
    row = house.store.read(lambda reader: reader.meeting_by_code(wanted)) if wanted else None
    # After looking, so that nothing waits between this and the count: many at once learn no more than the limit.
    house.limits.check_code(address)
    if row is None:
        house.limits.wrong_code(address)
        raise RefusedError(refuse("code_unknown"))
    return row


def enter(house: House, address: str, code: str, guest: Guest, current: Session | None) -> Entered:
    """Come in. Raises what the meeting refuses: `meeting_ended`, `entry_closed`."""
    row = meeting_of(house, address, code)
    if row.phase == "ended":
        raise RefusedError(refuse("meeting_ended"))
    roles = _roles(house, current, row.meeting)
    if current is not None and roles & EVERYONE:
        return Entered(person=current.person, meeting=row)
    if current is not None and roles:
        entered = Entered(person=current.person, meeting=row)
    else:
        entered = _become_guest(house, row, guest)
    command = AskToEnter(meeting=row.meeting)
    answer = house.service.execute(Envelope(id=secrets.token_hex(16), actor=entered.person, command=command))
    if isinstance(answer, Refused):
        raise RefusedError(answer)
    return entered


def forgiving(code: str) -> str:
    """As people type or paste it: spaces, hyphens and the word 'code' do not matter, and neither does whose digits they
    are."""
    plain = (each for each in unicodedata.normalize("NFKC", code) if each.isalnum())
    return (
        "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in plain).upper().removeprefix("CODE")
    )


def _roles(house: House, current: Session | None, meeting: str) -> Roles:
    """What somebody already signed in is at this meeting: a member, or its own guest, who then is no new one."""
    if current is None:
        return frozenset()
    return house.ask(lambda reader, states: roles_in_meeting(reader, states, current.person, meeting))


def _become_guest(house: House, row: MeetingRow, guest: Guest) -> Entered:
    person = Person(
        id=secrets.token_hex(10),
        name=" ".join(guest.name.split()),
        language=guest.language,
        guest_of=row.meeting,
        says_from=" ".join(guest.says_from.split()),
    )

    def job(tx: Transaction) -> str:
        tx.add_guest(person)
        return sessions.begin(tx, person.id)

    return Entered(person=person.id, meeting=row, token=house.store.write(job))
