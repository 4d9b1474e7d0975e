"""The worker under gevent: gunicorn's own, which also sends its phones away when it is told to stop. Apart from
`web.concurrency`, since importing gunicorn's imports gevent."""

from __future__ import annotations

from typing import Any

import gevent  # type: ignore[import-untyped]
from gunicorn.workers.ggevent import GeventWorker as GunicornsWorker

from web.concurrency import leaving_of

GLANCE = 0.05


class GeventWorker(GunicornsWorker):  # type: ignore[misc]  # gunicorn has no types
    """A gunicorn worker whose connections are gevent's greenlets."""

    def handle_exit(self, sig: int, frame: Any) -> None:
        # Signal handlers may run on the hub, which may not block.
        gevent.spawn(self._leave)

    def _leave(self) -> None:
        """`run` closes the listeners once the worker is not `alive`, and then waits for who is being served."""
        leaving = leaving_of(self.wsgi)
        leaving.announce()
        gevent.sleep(leaving.notice)
        self.alive = False
        while any(each.fileno() >= 0 for each in self.sockets):
            gevent.sleep(GLANCE)
        leaving.send_away()
