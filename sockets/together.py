"""Many who ask the same kind of question at the same moment are answered by one look at the database."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

MOST = 200
"""Questions that are answered by one look, or a few more."""

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class _Asked(Generic[Question, Answer]):
    def __init__(self, question: Question) -> None:
        self.question = question
        self.settled = threading.Event()
        self.answers: list[Answer] = []
        self.error: BaseException | None = None


class Together(Generic[Question, Answer]):
    """`look` answers questions in their order. It begins after each of them was asked, so nobody gets what is older
    than their question. What it raises is raised to all of them."""

    def __init__(self, look: Callable[[Sequence[Question]], Sequence[Answer]]) -> None:
        self._look = look
        self._turn = threading.Lock()
        self._waiting: list[_Asked[Question, Answer]] = []

    def ask(self, question: Question) -> Answer:
        mine: _Asked[Question, Answer] = _Asked(question)
        with self._turn:
            self._waiting.append(mine)
            first = len(self._waiting) == 1
        if first:
            self._answer_all()
        else:
            mine.settled.wait()
        if mine.error is not None:
            raise mine.error
        return mine.answers[0]

    def _answer_all(self) -> None:
        """The first lets the others come in who are at the door already, as long as there are more each time, and asks
        for all."""
        batch: list[_Asked[Question, Answer]] = []
        try:
            here = 0
            while here < len(self._waiting) < MOST:
                here = len(self._waiting)
                time.sleep(0)
        finally:
            with self._turn:
                batch, self._waiting = self._waiting, []
            try:
                for each, answer in zip(batch, self._look([each.question for each in batch]), strict=True):
                    each.answers.append(answer)
            except BaseException as error:
                for each in batch:
                    each.error = error
                raise
            finally:
                for each in batch:
                    each.settled.set()
