"""Closed registries: each name once, in one place, complete before anything runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Mapping[str, T], Generic[T]):
    """A mapping that refuses a second entry under a name."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._entries: dict[str, T] = {}

    def add(self, name: str, entry: T) -> None:
        if name in self._entries:
            raise ValueError(f"two {self.what} are called {name!r}")
        self._entries[name] = entry

    def __getitem__(self, name: str) -> T:
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


@dataclass(frozen=True, slots=True)
class CommandKind:
    """A command's place: its stable name, its class, the noun that decides it and the field that names the stream."""

    name: str
    type: type
    noun: str
    key: str

    def stream_of(self, command: object) -> str:
        return f"{self.noun}:{getattr(command, self.key)}"


COMMANDS: Registry[CommandKind] = Registry("commands")
EVENTS: Registry[type] = Registry("events")
_COMMAND_OF: dict[type, CommandKind] = {}
_EVENT_NAME: dict[type, str] = {}


def command(name: str) -> Callable[[type[T]], type[T]]:
    """Register a command dataclass under `noun.verb`. The field called like the noun names the stream it goes to."""

    def register(cls: type[T]) -> type[T]:
        noun = name.split(".")[0]
        kind = CommandKind(name, cls, noun, noun)
        COMMANDS.add(name, kind)
        _COMMAND_OF[cls] = kind
        return cls

    return register


def event(name: str) -> Callable[[type[T]], type[T]]:
    """Register an event dataclass under `noun.past_tense`. The name is what the ledger stores: never change it."""

    def register(cls: type[T]) -> type[T]:
        EVENTS.add(name, cls)
        _EVENT_NAME[cls] = name
        return cls

    return register


def kind_of(command: object) -> CommandKind:
    return _COMMAND_OF[type(command)]


def name_of(event: object) -> str:
    return _EVENT_NAME[type(event)]
