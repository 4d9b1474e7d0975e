"""Why somebody objects, or is concerned: words beside an answer, which the tally never reads.

While a ballot is open its urn holds them. When the result becomes known they go into the ledger as all words do, by id
and salted digest: the record is whole, and they can still be erased (docs/decisions/015).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from engine.ballot.rules import Secrecy
from engine.errors import Refused, refuse
from engine.fields import Id, Length
from engine.tally.paper import PaperRules
from engine.text import Text

if TYPE_CHECKING:
    from engine.ballot.casting import Choice, Words
    from engine.ports import Paper

Reasons = Annotated[dict[Id, Annotated[str, Length(1, 1000)]], Length(0, 100)]
"""Question → why, in the voter's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """`kind` is the answer that it goes with, `seat` whose it is: of an open ballot alone."""

    question: str
    kind: str
    text: Text
    seat: str | None = None


def asked_of(answer: str, paper: PaperRules) -> str | None:
    """For which part of an answer a reason is taken; of a vote that was split, first for what needs one."""
    parts = {part.rpartition("*")[0] for part in answer.split("+")} if "*" in answer else {answer}
    return next((each for each in (*paper.must_say_why, *paper.may_say_why) if each in parts), None)


def missing_or_unasked(choice: Choice, reasons: Words, paper: PaperRules) -> Refused | None:
    """What is wrong with the reasons of a paper, if anything."""
    asked = {question: asked_of(answer, paper) for question, answer in choice.items()}
    needed = {question for question, kind in asked.items() if kind in paper.must_say_why}
    if needed - set(reasons) or not all(words.strip() for words in reasons.values()):
        return refuse("reason_missing")
    if any(asked.get(question) is None for question in reasons):
        return refuse("reason_unasked")
    return None


def given_on(
    papers: Iterable[Paper], questions: Sequence[str], rules: PaperRules, secrecy: Secrecy
) -> tuple[Reason, ...]:
    """The reasons on the papers that stand: by question, what needed one first. Between those their ids decide, which
    were drawn at random, or the words themselves, which have no id yet on a secret paper: so the order tells nothing
    of who wrote them, nor of the receipts beside which they lay."""
    kinds = (*rules.must_say_why, *rules.may_say_why)

    def place(each: Reason) -> tuple[int, int, str]:
        return questions.index(each.question), kinds.index(each.kind), each.text.id or each.text.plain or ""

    return tuple(sorted(_given(papers, rules, secrecy), key=place))


def _given(papers: Iterable[Paper], rules: PaperRules, secrecy: Secrecy) -> Iterator[Reason]:
    for paper in papers:
        for question, text in paper.reasons.items():
            if kind := asked_of(paper.choice[question], rules):
                seat = paper.seat if secrecy == "open" else None
                yield Reason(question=question, kind=kind, text=text, seat=seat)
