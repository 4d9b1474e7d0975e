"""The composition root: the one place that knows every part and puts the house together."""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from engine.house import Chores
from engine.ports import Store
from engine.service import Service
from neighbours import RedisNeighbours, SharedCounts, Unreachable, check, connect
from sockets.farewell import send_away
from sockets.mount import mount
from store import OpenedStore, StoreError, open_store, rebuild
from store import back_up as copy_out
from store import put_back as copy_in
from store import voted_on_in_secret as open_in_secret
from web import api, concurrency, entrance, health, letters, pages, problems
from web.auth.behind import behind
from web.auth.limits import PERIOD, Limits
from web.auth.sessions import COOKIE
from web.config import BODY_LIMIT, Config, ConfigError
from web.due_worker import DueWorker
from web.house import EXTENSION, House
from web.leaving import EXTENSION as LEAVING
from web.leaving import Leaving
from web.snapshots import Snapshots

if TYPE_CHECKING:
    from web.metrics import Metrics

__all__ = [
    "Hooks",
    "back_up",
    "check_redis",
    "create_app",
    "open_house",
    "put_back",
    "rebuild",
    "voted_on_in_secret",
    "web_app",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """What a test leaves out, or hands in because it looks at it too. A server changes nothing."""

    house: House | None = None
    background: bool = True


def create_app(config: Config, hooks: Hooks | None = None) -> Flask:
    """A complete application: store, service, HTTP and sockets. With `background`, what is due is done as well."""
    hooks = hooks or Hooks()
    house = hooks.house or open_house(config)
    app = web_app(house)
    origins = [config.public_url] if config.public_url else None
    neighbours = _neighbours(config)
    socketio = mount(
        app,
        house.service,
        async_mode=concurrency.mode(),
        cookie=COOKIE,
        origins=origins,
        neighbours=neighbours,
        meter=house.metrics,
        address_of=behind(config.trusted_proxies),
    )
    app.extensions[LEAVING] = house.leaving
    house.leaving.then(lambda: send_away(socketio.server))
    app.wsgi_app = concurrency.whole_messages(app.wsgi_app)  # type: ignore[method-assign]
    if neighbours:
        house.leaving.then(neighbours.close)
    if hooks.background:
        if house.metrics:
            house.metrics.watch_the_loop()
        house.begin_tidying()
        worker = DueWorker(house.store, house.service, house.chores)
        worker.start()
        atexit.register(worker.stop)
    return app


def open_house(config: Config, *, exclusive: bool = True) -> House:
    """Store and service, ready to be used. A command line opens a file without `exclusive`, and may work beside a
    server. Raises ConfigError when the database cannot be opened."""
    try:
        store: OpenedStore = open_store(config.database, offload=concurrency.offload, exclusive=exclusive)
    except StoreError as error:
        raise ConfigError(str(error)) from error
    watched, measured = _watched(config, store)
    service = Service(measured, os.urandom, config.most_under_way)
    return House(
        config=config,
        store=measured,
        service=service,
        snapshot=Snapshots(measured, service.shelf),
        offload=concurrency.offload,
        chores=_chores(store),
        begin_tidying=store.begin_tidying,
        limits=_limits(config),
        leaving=Leaving(notice=config.leave_notice),
        metrics=watched,
    )


def _watched(config: Config, store: Store) -> tuple[Metrics | None, Store]:
    """Only who is watched loads what counts."""
    if not config.metrics_token:
        return None, store
    from web.measured import MeasuredStore
    from web.metrics import Metrics

    metrics = Metrics(config.metrics_token)
    return metrics, MeasuredStore(store, metrics)


def voted_on_in_secret(config: Config) -> list[str]:
    """The ids of the proposals with an open secret ballot, without a house. Raises ConfigError."""
    try:
        return open_in_secret(config.database)
    except StoreError as error:
        raise ConfigError(str(error)) from error


def back_up(config: Config, file: Path) -> None:
    """Copy the whole database into a new file. Raises ConfigError."""
    try:
        copy_out(config.database, file)
    except StoreError as error:
        raise ConfigError(str(error)) from error


def put_back(config: Config, file: Path, check: Callable[[House], None]) -> None:
    """Make the database what it was in the copy. `check` looks at it before a file is replaced, and raises ConfigError
    if it is not whole. Raises ConfigError."""

    def open_and_check(database: str) -> None:
        house = open_house(replace(config, database=database), exclusive=False)
        try:
            check(house)
        finally:
            house.store.close()

    try:
        copy_in(config.database, file, open_and_check)
    except StoreError as error:
        raise ConfigError(str(error)) from error


def check_redis(config: Config) -> None:
    """Raises ConfigError unless the Redis that the settings name answers."""
    try:
        check(config.redis)
    except Unreachable as error:
        raise ConfigError(str(error)) from None


def _neighbours(config: Config) -> RedisNeighbours | None:
    return RedisNeighbours(connect(config.redis, concurrency.offload)) if config.redis else None


def _limits(config: Config) -> Limits:
    if not config.redis:
        return Limits()
    return Limits.shared_by(SharedCounts(connect(config.redis, concurrency.offload), PERIOD))


def _chores(store: OpenedStore) -> Chores:
    def tidy() -> timedelta:
        store.tidy()
        return timedelta(days=1)

    return {"house.vacuum": store.vacuum, "house.tidy": tidy}


def web_app(house: House) -> Flask:
    """The HTTP half alone."""
    app = Flask("web", static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=BODY_LIMIT)
    app.json.sort_keys = False  # type: ignore[attr-defined]  # Flask's provider has it, its base class has not
    app.extensions[EXTENSION] = house
    if proxies := house.config.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]
    entrance.register(app)
    problems.register(app)
    app.register_blueprint(health.health)
    api.register(app)
    app.register_blueprint(pages.pages)
    app.register_blueprint(letters.letters)
    return app
