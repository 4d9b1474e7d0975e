"""How one process serves thousands of phones. The only file that names eventlet or gevent, but for
`web.gevent_worker` and `sockets.straight`, which eventlet's connections are made of.

gunicorn 26 dropped its eventlet worker; `EventletWorker` stands on gunicorn's own extension point instead. Its gevent
worker still comes with gunicorn, and ours is made of that one. Neither library is imported before its worker asks for
it, and the worker patches the standard library before it loads the application: whoever imports this file has chosen
nothing yet.
"""

from __future__ import annotations

import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from socket import SHUT_RDWR
from typing import Any, TypeVar

from gunicorn import sock as gunicorn_sock
from gunicorn.workers.base_async import AsyncWorker

from web.leaving import EXTENSION, Leaving

T = TypeVar("T")

WORKERS = {"eventlet": "web.concurrency.EventletWorker", "gevent": "web.gevent_worker.GeventWorker"}
"""Async mode → gunicorn's `--worker-class`."""


def mode() -> str:
    """What this process has become: `eventlet`, `gevent`, or `threading` (a command line, a test). These are also
    Flask-SocketIO's names for its `async_mode`."""
    eventlet, gevent = sys.modules.get("eventlet.patcher"), sys.modules.get("gevent.monkey")
    if eventlet is not None and eventlet.is_monkey_patched("socket"):
        return "eventlet"
    if gevent is not None and gevent.is_module_patched("socket"):
        return "gevent"
    return "threading"


def offload(function: Callable[[], T]) -> T:
    """Run something slow (a commit, a password hash) in an OS thread while greenlets go on; give its result."""
    match mode():
        case "eventlet":
            from eventlet import tpool

            result: T = tpool.execute(function)
        case "gevent":
            import gevent  # type: ignore[import-untyped]

            result = gevent.get_hub().threadpool.apply(function)
        case _:
            result = function()
    return result


def leaving_of(app: Any) -> Leaving:
    """How an application leaves; one that is not ours just ends."""
    found: Leaving | None = getattr(app, "extensions", {}).get(EXTENSION)
    return found or Leaving()


def whole_messages(app: Any) -> Any:
    """A WSGI application whose websockets send whole messages or none. With gevent they are those of simple_websocket,
    which asks the socket to send once and believes that all of it went: to a phone on a slow network half did."""
    if mode() != "gevent":
        return app

    def with_whole_messages(environ: dict[str, Any], start_response: Any) -> Any:
        if "HTTP_UPGRADE" in environ and "gunicorn.socket" in environ:
            environ["gunicorn.socket"] = _WholeSender(environ["gunicorn.socket"])
        return app(environ, start_response)

    return with_whole_messages


class _WholeSender:
    """A socket whose `send` sends everything, one message after another. Whoever takes none of it for so long has gone:
    the socket is shut down, which its reader notices, and what is sent afterwards goes nowhere."""

    PATIENCE = 40.0

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._socket.settimeout(self.PATIENCE)
        self._one_by_one = threading.Lock()
        self._gone = False

    def send(self, message: bytes) -> int:
        with self._one_by_one:
            try:
                if not self._gone:
                    self._socket.sendall(message)
            except OSError:
                self._gone = True
                with suppress(OSError):
                    self._socket.shutdown(SHUT_RDWR)
        return len(message)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._socket, name)


class EventletWorker(AsyncWorker):  # type: ignore[misc]  # gunicorn has no types
    """A gunicorn worker whose connections are eventlet's green threads."""

    def init_process(self) -> None:
        # The kernel's sendfile refuses sockets that do not block, and eventlet's never do.
        self.cfg.set("sendfile", False)
        _become_eventlet()
        super().init_process()

    def load_wsgi(self) -> None:
        super().load_wsgi()
        self._leaving = leaving_of(self.wsgi)
        self.wsgi: Any = partial(_without_farewell, self.wsgi)

    def timeout_ctx(self) -> Any:
        return patience(self.cfg.keepalive)

    def is_already_handled(self, respiter: Iterable[bytes]) -> bool:
        """A websocket has answered on the socket itself; its connection ends with it."""
        from eventlet import wsgi

        if getattr(wsgi.WSGI_LOCAL, "already_handled", False):
            wsgi.WSGI_LOCAL.already_handled = False
            raise StopIteration
        return bool(super().is_already_handled(respiter))

    def handle(self, listener: Any, client: Any, addr: Any) -> None:
        if self.cfg.is_ssl:
            client = gunicorn_sock.ssl_wrap_socket(client, self.cfg)
        super().handle(listener, client, addr)

    def handle_exit(self, sig: int, frame: Any) -> None:
        # Signal handlers run on the hub, which may not block.
        import eventlet

        eventlet.spawn(self._leave)

    def _leave(self) -> None:
        self._leaving.announce()
        _pause(self._leaving.notice)
        self.alive = False

    def handle_quit(self, sig: int, frame: Any) -> None:
        import eventlet

        eventlet.spawn(super().handle_quit, sig, frame)

    def handle_usr1(self, sig: int, frame: Any) -> None:
        import eventlet

        eventlet.spawn(super().handle_usr1, sig, frame)

    def run(self) -> None:
        """Accept until told to stop, then send the phones away and give who is being served the graceful timeout."""
        import eventlet

        pool = eventlet.GreenPool(self.worker_connections)
        listeners = [_green_listener(each) for each in self.sockets]
        acceptors = [eventlet.spawn(self._accept, listener, pool) for listener in listeners]
        while self.alive:
            self.notify()
            if self.ppid != os.getppid():
                self.log.info("Parent changed, shutting down: %s", self)
                break
            eventlet.sleep(0.5)
        self.notify()
        for acceptor in acceptors:
            acceptor.kill()
        # Or whoever connects now would wait in a queue that nobody looks at.
        for listener in listeners:
            listener.close()
        with eventlet.Timeout(self.cfg.graceful_timeout, False):
            self._leaving.send_away()
            pool.waitall()

    def _accept(self, listener: Any, pool: Any) -> None:
        serve = partial(self.handle, listener)
        while True:
            try:
                client, address = listener.accept()
            except OSError as error:
                # Out of file descriptors, or gone before we looked: the next one may fare better.
                self.log.warning("A connection was lost before it was accepted: %s", error)
                _pause(0.1)
                continue
            pool.spawn_n(serve, client, address)


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Leave the block silently when its green thread has waited so long; with 0, never. As gevent's, and unlike
    eventlet's own timeout, it looks at the network once more before it gives up: when the hub is late, what a phone
    said in time has come already and only has not been read."""
    import eventlet
    from eventlet import hubs

    hub, waiting, up = hubs.get_hub(), eventlet.getcurrent(), eventlet.Timeout(None, False)
    timers: list[Any] = []

    def last_look() -> None:
        timers.append(hub.schedule_call_global(0, waiting.throw, up))

    with up:
        if seconds:
            timers.append(hub.schedule_call_global(seconds, last_look))
        try:
            yield
        finally:
            for timer in timers:
                timer.cancel()


def _become_eventlet() -> None:
    """Before anything of ours is imported. psycopg would block every green thread unless it waits by selector."""
    os.environ.setdefault("PSYCOPG_WAIT_FUNC", "wait_selector")
    # The system's resolver, as in any other program.
    os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
    warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
    import eventlet
    from eventlet import hubs

    hubs.use_hub()
    eventlet.monkey_patch()


class _Nowhere:
    def write(self, words: str) -> None: ...
    def flush(self) -> None: ...


def _without_farewell(app: Any, environ: dict[str, Any], start_response: Any) -> Any:
    """eventlet shuts each websocket down twice, and the second time complains on `wsgi.errors`: a line for every phone
    that leaves."""
    if "HTTP_UPGRADE" in environ:
        environ["wsgi.errors"] = _Nowhere()
    return app(environ, start_response)


def _green_listener(listener: Any) -> Any:
    from eventlet.greenio import GreenSocket

    green = GreenSocket(listener.sock if hasattr(listener, "sock") else listener)
    green.setblocking(True)
    return green


def _pause(seconds: float) -> None:
    import eventlet

    eventlet.sleep(seconds)
