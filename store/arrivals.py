"""Casts that arrive together are laid together.

The first to arrive leads: its job takes whatever has arrived by the time that it runs, and everyone in the batch is
answered after its commit. Then somebody who is still waiting leads the next batch, so that nobody works for others
longer than for one batch.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence

from engine.ballot.casting import HashedCast, Recorded
from engine.errors import Refused
from engine.ports import StorageUnavailable, Transaction
from store.casts import MOST

Answer = Recorded | Refused
Lay = Callable[[Transaction], Sequence[Answer]]


class _Waiting:
    """One cast on its way. It wakes with an answer, with an error, or to lead."""

    def __init__(self, cast: HashedCast) -> None:
        self.cast = cast
        self._gate = threading.Lock()  # an event would cost as much as the rest of a cast's way through here
        self._gate.acquire()
        self.woken = False
        self.answer: Answer | None = None
        self.error: BaseException | None = None

    def wait(self) -> None:
        self._gate.acquire()

    def wake(self) -> None:
        """Once for all: whoever was woken to lead is woken again with its own batch."""
        if not self.woken:
            self.woken = True
            self._gate.release()


class Arrivals:
    """`write` is the store's own: it runs a job and returns after the commit."""

    def __init__(self, write: Callable[[Lay], Sequence[Answer]]) -> None:
        self._write = write
        self._turn = threading.Lock()
        self._arrived: deque[_Waiting] = deque()
        self._led = False

    def cast(self, cast: HashedCast) -> Answer:
        mine = _Waiting(cast)
        with self._turn:
            self._arrived.append(mine)
            lead, self._led = not self._led, True
        if not lead:
            self._wait(mine)
        if mine.answer is None and mine.error is None:
            self._lead()
        if mine.error is not None:
            raise mine.error
        if mine.answer is None:
            raise AssertionError("a leader always settles its own cast")
        return mine.answer

    def _wait(self, mine: _Waiting) -> None:
        try:
            mine.wait()
        except BaseException:
            # Ended from outside (a killed greenlet). If it was to lead, somebody else must.
            with self._turn:
                waiting = mine in self._arrived
                if waiting:
                    self._arrived.remove(mine)
            if waiting and mine.woken:
                self._hand_over()
            raise

    def _lead(self) -> None:
        batch: list[_Waiting] = []

        def lay(tx: Transaction) -> Sequence[Answer]:
            # A job may run again after a conflict; then it takes those who have come since as well.
            self._take(batch)
            return tx.cast([each.cast for each in batch])

        try:
            answers = self._write(lay)
        except StorageUnavailable as error:
            self._fail(batch, error)
        except Exception as error:  # noqa: BLE001 - it goes to the caller whose cast it is
            self._one_by_one(batch, error)
        except BaseException:
            self._fail(batch, StorageUnavailable("storage_unavailable"))
            raise
        else:
            for each, answer in zip(batch, answers, strict=True):
                each.answer = answer
        finally:
            self._hand_over()
            for each in batch:
                each.wake()

    def _take(self, batch: list[_Waiting]) -> None:
        with self._turn:
            while self._arrived and len(batch) < MOST:
                batch.append(self._arrived.popleft())

    def _one_by_one(self, batch: list[_Waiting], error: BaseException) -> None:
        """One bad row fails nobody else."""
        if len(batch) < 2:
            self._fail(batch, error)
            return
        for each in batch:
            try:
                each.answer = self._write(lambda tx, cast=each.cast: tx.cast([cast]))[0]  # type: ignore[misc]
            except Exception as own:  # noqa: BLE001 - it goes to its caller
                each.error = own

    def _fail(self, batch: list[_Waiting], error: BaseException) -> None:
        """If the job never ran, nobody has been taken yet: it fails those who wait now."""
        if not batch:
            self._take(batch)
        for each in batch:
            each.error = error

    def _hand_over(self) -> None:
        with self._turn:
            if self._arrived:
                self._arrived[0].wake()
            else:
                self._led = False
