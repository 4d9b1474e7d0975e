"""What an installation can choose, from the environment. Read once, frozen; docs/operations.md lists the names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from engine.service import MOST_UNDER_WAY

AsyncMode = Literal["eventlet", "gevent"]
LogLevel = Literal["debug", "info", "warning", "error"]
LANGUAGES = ("nl", "en")
LEAST_KEY = 16
LONGEST_NOTICE = 60
MOST_WORTH_WAITING = 100_000
ORIGIN = re.compile(r"https://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?")
"""Where video calls are held: one host, or with `*.` every host under a name."""
BODY_LIMIT = 1024 * 1024
"""A list of a thousand people with their organisations, as JSON or as a workbook, fits in a megabyte."""


class ConfigError(Exception):
    """A setting cannot be used. The text is for the person at the console."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """`public_url` is how phones reach the server, without a slash at its end; when it is empty, links are made from
    the address that was asked for. `trusted_proxies` counts the proxies in front whose X-Forwarded-* headers hold.
    `trusted_hosts` is every Host that is answered; none means any. A video call at one of `call_origins` is shown
    within our page, any other in a window of its own. `redis` is where workers tell each other what moved; empty,
    there is one. A worker that is told to stop says for `leave_notice` seconds that it is not ready, before it listens
    no more. `setup_key` is what the first visitor of an empty installation has to show; without one nobody can found
    anything over the web. `metrics_token` is what is shown at `/metrics`; without one there is no such page.
    `most_under_way` commands and votes may wait for the database at once. Database and Redis may be named with a
    password, so they are not shown, and neither are key and token."""

    database: str = field(default="sqlite:///var/polder.sqlite", repr=False)
    async_mode: AsyncMode = "eventlet"
    public_url: str = ""
    trusted_hosts: tuple[str, ...] = ()
    call_origins: tuple[str, ...] = ()
    trusted_proxies: int = 0
    languages: tuple[str, ...] = LANGUAGES
    log_level: LogLevel = "info"
    redis: str = field(default="", repr=False)
    leave_notice: int = 0
    setup_key: str = field(default="", repr=False)
    metrics_token: str = field(default="", repr=False)
    most_under_way: int = MOST_UNDER_WAY

    @property
    def embedded(self) -> bool:
        """Whether the database is a file, which one process holds."""
        return self.database.startswith("sqlite")

    @property
    def database_shown(self) -> str:
        """The database's address without its password."""
        return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1:…@", self.database)


def from_environment(environ: Mapping[str, str]) -> Config:
    """Settings from POLDER_* variables; what is not set keeps its default. Raises ConfigError."""
    default = Config()
    return Config(
        database=environ.get("POLDER_DATABASE") or default.database,
        async_mode=_one_of("POLDER_ASYNC_MODE", environ, AsyncMode, default.async_mode),
        public_url=_address(environ.get("POLDER_PUBLIC_URL", "")),
        trusted_hosts=_words(environ.get("POLDER_TRUSTED_HOSTS", "")),
        call_origins=_origins(environ.get("POLDER_CALL_ORIGINS", "")),
        trusted_proxies=_count("POLDER_TRUSTED_PROXIES", environ),
        languages=_languages(environ.get("POLDER_LANGUAGES", "")),
        log_level=_one_of("POLDER_LOG_LEVEL", environ, LogLevel, default.log_level),
        leave_notice=_seconds("POLDER_LEAVE_NOTICE", environ),
        redis=_redis(environ.get("POLDER_REDIS", "")),
        setup_key=_key("POLDER_SETUP_KEY", environ),
        metrics_token=_key("POLDER_METRICS_TOKEN", environ),
        most_under_way=_most("POLDER_MOST_UNDER_WAY", environ, default.most_under_way),
    )


def to_environment(config: Config) -> dict[str, str]:
    """The same settings for another process."""
    return {
        "POLDER_DATABASE": config.database,
        "POLDER_ASYNC_MODE": config.async_mode,
        "POLDER_PUBLIC_URL": config.public_url,
        "POLDER_TRUSTED_HOSTS": ",".join(config.trusted_hosts),
        "POLDER_CALL_ORIGINS": ",".join(config.call_origins),
        "POLDER_TRUSTED_PROXIES": str(config.trusted_proxies),
        "POLDER_LANGUAGES": ",".join(config.languages),
        "POLDER_LOG_LEVEL": config.log_level,
        "POLDER_REDIS": config.redis,
        "POLDER_LEAVE_NOTICE": str(config.leave_notice),
        "POLDER_SETUP_KEY": config.setup_key,
        "POLDER_METRICS_TOKEN": config.metrics_token,
        "POLDER_MOST_UNDER_WAY": str(config.most_under_way),
    }


def _words(value: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in value.split(",") if word.strip())


def _origins(value: str) -> tuple[str, ...]:
    """They are written into a header, so nothing passes that could end one."""
    origins = tuple(word.rstrip("/") for word in _words(value))
    if wrong := [each for each in origins if not ORIGIN.fullmatch(each)]:
        raise ConfigError(f"POLDER_CALL_ORIGINS names {wrong[0]!r}; one looks like https://meet.example.org.")
    return origins


def _one_of(name: str, environ: Mapping[str, str], options: Any, default: Any) -> Any:
    value = environ.get(name) or default
    if value not in get_args(options):
        raise ConfigError(f"{name} is {value!r}; it can be {', '.join(get_args(options))}.")
    return value


def _count(name: str, environ: Mapping[str, str]) -> int:
    value = environ.get(name) or "0"
    if not value.isdecimal() or int(value) > 10:
        raise ConfigError(f"{name} is {value!r}; it counts the proxies in front of the server, from 0 to 10.")
    return int(value)


def _seconds(name: str, environ: Mapping[str, str]) -> int:
    value = environ.get(name) or "0"
    if not value.isdecimal() or int(value) > LONGEST_NOTICE:
        raise ConfigError(f"{name} is {value!r}; it is a number of seconds, from 0 to {LONGEST_NOTICE}.")
    return int(value)


def _most(name: str, environ: Mapping[str, str], default: int) -> int:
    value = environ.get(name) or str(default)
    if not value.isdecimal() or not 1 <= int(value) <= MOST_WORTH_WAITING:
        raise ConfigError(f"{name} is {value!r}; it is a number from 1 to {MOST_WORTH_WAITING}.")
    return int(value)


def _address(value: str) -> str:
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
        raise ConfigError(f"POLDER_PUBLIC_URL is {value!r}; it looks like https://polder.example.org.")
    return value.rstrip("/")


def _redis(value: str) -> str:
    if value and urlsplit(value).scheme not in ("redis", "rediss", "unix"):
        raise ConfigError(
            "POLDER_REDIS looks like redis://host:6379/0, rediss://… with TLS, or unix:///path/to/socket."
        )
    return value


def _key(name: str, environ: Mapping[str, str]) -> str:
    value = environ.get(name, "")
    if value and (len(value) < LEAST_KEY or not value.isascii() or not value.isprintable() or " " in value):
        raise ConfigError(f"{name} is too easy to guess: take {LEAST_KEY} letters and digits or more.")
    return value


def _languages(value: str) -> tuple[str, ...]:
    languages = _words(value) or LANGUAGES
    if unknown := [each for each in languages if each not in LANGUAGES]:
        raise ConfigError(f"POLDER_LANGUAGES names {unknown[0]!r}; the languages are {', '.join(LANGUAGES)}.")
    return languages
