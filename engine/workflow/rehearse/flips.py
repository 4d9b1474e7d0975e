"""A closed ballot under other rules: what would have come out otherwise. It is never the decision."""

from __future__ import annotations

from dataclasses import dataclass

from engine.ballot.outcome import Outcome, Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One question: how it ended and how it would have, with who was chosen, where somebody is."""

    question: str
    was: Whole
    would_be: Whole
    chosen: tuple[str, ...] = ()
    would_choose: tuple[str, ...] = ()

    @property
    def flips(self) -> bool:
        """The order in which options are chosen makes no difference."""
        return self.was != self.would_be or set(self.chosen) != set(self.would_choose)


def compared(was: Outcome, would_be: Outcome) -> tuple[Compared, ...]:
    """Of the same papers, so of the same questions in the same order. Without a quorum nothing is decided."""
    return tuple(
        Compared(
            question=before.question,
            was=_of(was, before.result),
            would_be=_of(would_be, after.result),
            chosen=() if was.result == "no_quorum" else before.chosen,
            would_choose=() if would_be.result == "no_quorum" else after.chosen,
        )
        for before, after in zip(was.questions, would_be.questions, strict=True)
    )


def _of(outcome: Outcome, result: Whole) -> Whole:
    return "no_quorum" if outcome.result == "no_quorum" else result
