"""A running server of each async mode for all, and a meeting of its own for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache, partial
from itertools import count
from pathlib import Path

import pytest

from engine.directory import Person, hash_token
from engine.ports import Session, Transaction
from store import open_store
from tests.house import COORDINATOR, House, delegate
from tests.serving import Server, serving
from tests.sockets.phones import Phone

PEOPLE = (COORDINATOR, "partner-1", "observer-1", "projector", "stranger", *(delegate(n) for n in range(1, 27)))


def session_of(person: str) -> str:
    return f"session-of-{person}-0123456789"


def give_session(tx: Transaction, person: str) -> None:
    token = hash_token(session_of(person))
    tx.add_session(Session(token_hash=token, person=person, expires_at=tx.now() + timedelta(hours=1)))


def furnish(database: str) -> None:
    """A movement, and everybody has a session."""
    store = open_store(database)
    House(store).furnish()
    for person in PEOPLE:
        store.write(partial(give_session, person=person))
    store.close()


@contextmanager
def furnished(database: str, folder: Path, mode: str, **settings: str) -> Iterator[tuple[Server, str]]:
    """A running server on a database with a movement in it. Everybody has a session."""
    furnish(database)
    with serving(database, folder, mode, **settings) as server:
        yield server, database


@contextmanager
def new_server(folder: Path, mode: str, **settings: str) -> Iterator[tuple[Server, str]]:
    """The server on SQLite, and the address of its database."""
    with furnished(f"sqlite:///{folder}/polder.sqlite", folder, mode, **settings) as both:
        yield both


def is_alone(request: pytest.FixtureRequest) -> bool:
    """Whether a file says that it shares no server."""
    return bool(getattr(request.module, "ALONE", False))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], tuple[Server, str]]]:
    """The server of a mode, started when it is first asked for."""
    with ExitStack() as running:
        yield cache(lambda mode: running.enter_context(new_server(tmp_path_factory.mktemp(mode), mode)))


@pytest.fixture(scope="module", params=["eventlet", "gevent"])
def running(
    request: pytest.FixtureRequest,
    shared: Callable[[str], tuple[Server, str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Server, str]]:
    """One for all of a mode, but for a file that says it is `ALONE`: it changes the movement itself, or the server."""
    if is_alone(request):
        with new_server(tmp_path_factory.mktemp("alone"), request.param) as both:
            yield both
    else:
        yield shared(request.param)


@dataclass
class Hall:
    """A meeting on the running server. `phone` connects somebody; every phone is hung up after the test."""

    server: Server
    house: House
    phones: list[Phone] = field(default_factory=list)

    @property
    def channel(self) -> str:
        return f"meeting:{self.house.meeting_id}"

    def guest(self, *, admitted: bool) -> str:
        """Somebody who came to the door with the code, and perhaps was let in."""
        meeting = self.house.meeting_id
        person = f"guest-of-{meeting}"
        guest = Person(id=person, name="Gast", language="nl", guest_of=meeting)
        self.house.store.write(lambda tx: (tx.add_guest(guest), give_session(tx, person)))
        self.house.must(person, "meeting.ask_to_enter", meeting=meeting)
        if admitted:
            self.house.must(COORDINATOR, "meeting.admit", meeting=meeting, person=person, role="participant")
        return person

    def phone(self, person: str, *, join: str | None = "participant") -> Phone:
        phone = Phone(self.server.url, session_of(person)).connect()
        self.phones.append(phone)
        if join:
            assert phone.join(self.channel, join)["ok"]
        return phone


_halls = count(1)


@contextmanager
def meeting_at(server: Server, database: str) -> Iterator[Hall]:
    """The plan in draft, the doors open, nobody there. The house writes beside the server, as a command line may."""
    store = open_store(database, exclusive=False)
    number = next(_halls)
    hall = Hall(server, House(store, meeting_id=f"meeting-{number}", plan_id=f"plan-{number}").plan_meeting())
    yield hall
    for phone in hall.phones:
        phone.close()
    store.close()


@pytest.fixture
def hall(running: tuple[Server, str]) -> Iterator[Hall]:
    with meeting_at(*running) as hall:
        yield hall
