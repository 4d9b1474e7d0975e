"""What gunicorn's master does when somebody else starts it again: `gunicorn --config python:web.cluster.supervised`.

A master that outlives its worker keeps the socket open, and who connects waits until the next worker has started. One
that ends lets the proxy in front pass them on to another worker at once. For the same reason a worker that listens at
`….sock.new` is found at `….sock` only once it serves: gunicorn listens seconds before that.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from gunicorn.sock import close_sockets

NOT_YET = ".new"


def post_worker_init(worker: Any) -> None:
    """gunicorn calls it in the worker once the application is loaded. Another name for the same socket takes the place
    of what a worker before it left behind, where nobody answers."""
    for each in worker.sockets:
        name = each.getsockname()
        if isinstance(name, str) and name.endswith(NOT_YET):
            found_at = Path(name.removesuffix(NOT_YET))
            linked = found_at.with_suffix(".link")
            linked.unlink(missing_ok=True)
            os.link(name, linked)
            linked.replace(found_at)


def child_exit(server: Any, worker: Any) -> None:
    """gunicorn calls it in the master after a worker has ended, before it starts another."""
    if server.LISTENERS:  # else it is being stopped, and ends by itself
        server.log.error("The worker died, and so does its master: whoever started it starts it again.")
        close_sockets(server.LISTENERS, unlink=True)
        os._exit(1)
