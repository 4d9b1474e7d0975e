"""Does what is due: claims a row, executes its command as the house, and takes the next. One for each process; the
lease in the database keeps two of them from doing the same thing twice."""

from __future__ import annotations

import logging
import threading

from engine.errors import Refused
from engine.house import Chores, work_off
from engine.ports import Store
from engine.service import Service

PAUSE = 1.0
_log = logging.getLogger(__name__)


class DueWorker:
    """`chores` are what the house does to its storage, by the name in the row; everything else is a command. It uses
    plain `threading`, which the server's worker class turns green."""

    def __init__(self, store: Store, service: Service, chores: Chores) -> None:
        self._store = store
        self._service = service
        self._chores = chores
        self._woken = threading.Event()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="polder-due", daemon=True)

    def start(self) -> None:
        """A commit may have written a row that is due at once, so each one wakes the worker."""
        self._stop_waking = self._store.wake(lambda _: self._woken.set())
        self._thread.start()

    def stop(self) -> None:
        self._stopped = True
        self._stop_waking()
        self._woken.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopped:
            self._woken.clear()
            try:
                self._do_all()
            except Exception:  # noqa: BLE001  (whatever it was, the row's lease ends and it is tried again)
                _log.exception("Something that was due could not be done; it will be tried again.")
            self._woken.wait(PAUSE)

    def _do_all(self) -> None:
        while self.do_one():
            if self._stopped:
                return

    def do_one(self) -> bool:
        """Do the oldest thing that is due; whether there was one."""
        worked = work_off(self._service, self._chores)
        if worked and isinstance(worked.answer, Refused):
            _log.info("%s was refused: %s", worked.key, worked.answer.code)
        return worked is not None
