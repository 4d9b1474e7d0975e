"""Polder's own export of a closed ballot (`polder export ballot`), counted by the ballot's own rules.

`scripts/recount.py` does the same with nothing of ours, and compares; this one prints it as every other count.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from engine.ballot.contests import Offer
from engine.ballot.explain import explain
from engine.ballot.outcome import Outcome, QuestionOutcome, judge
from engine.ballot.papers import FORMAT, VERSION
from engine.ballot.rules import STATUS_QUO, BallotRules, as_source, rules_of
from engine.ballot.standing import StandingPaper, Weights
from engine.tally.impossible import why
from engine.tally.settings import exact
from web.cli.count.outcome import count_document
from web.cli.count.trouble import Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCount:
    """`words`: of questions and options, by id; a number where there are none. `numbers`: of the clauses. `papers` as
    they were counted."""

    title: str
    words: Mapping[str, str]
    numbers: Mapping[str, int]
    rules: BallotRules
    offer: Offer
    papers: tuple[StandingPaper, ...]
    outcome: Outcome

    @property
    def winners(self) -> list[str]:
        """What was chosen, the best first; of questions of yes or no, those that passed. In the words of the ballot.
        That none of the options is chosen is a winner too, and adopts nothing."""
        return [self.words[each] for each in self._passed]

    @property
    def adopted(self) -> bool:
        return any(each != STATUS_QUO for each in self._passed)

    @property
    def _passed(self) -> list[str]:
        if self.outcome.result == "no_quorum":
            return []
        passed = (each for each in self.outcome.questions if each.result == "passed" or STATUS_QUO in each.chosen)
        return [chosen for question in passed for chosen in _chosen(question)]


def _chosen(question: QuestionOutcome) -> tuple[str, ...]:
    return (question.question,) if question.count is None else question.chosen


def read(text: str) -> OwnCount:
    """Raises Trouble for what is no export, or one whose papers and rules do not go together."""
    try:
        source: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise Trouble("not_an_export") from None
    if not isinstance(source, dict) or source.get("format") != FORMAT or source.get("version") != VERSION:
        raise Trouble("not_an_export")
    try:
        return _read(source)
    except KeyError as error:
        raise Trouble("bad_rules", why=f"the export has no {error}.") from None
    except (ValueError, TypeError, AttributeError) as error:
        raise Trouble("bad_rules", why=why(error)) from None


def _read(source: Mapping[str, Any]) -> OwnCount:
    questions, options = list(source["questions"]), list(source.get("options", ()))
    rules = rules_of(source["rules"])
    offer = Offer(
        options=tuple(str(each["id"]) for each in options),
        costs={str(each["id"]): exact(each["cost"], "A cost") for each in options if "cost" in each},
        lot=str(source.get("lot", "")),
        chair={str(question): tuple(map(str, order)) for question, order in source.get("chair", {}).items()},
    )
    papers = tuple(_standing(paper) for paper in source["papers"])
    outcome = judge(
        rules,
        [str(each["id"]) for each in questions],
        papers,
        entitled=_whole(source["entitled"]),
        present=_whole(source["present"]),
        weights=_weights(source["weights"]) if "weights" in source else None,
        offer=offer,
    )
    return OwnCount(
        title=_plain(source.get("title", "")),
        words=_words([*questions, *options]),
        numbers={str(each["id"]): _whole(each["number"]) for each in [*questions, *options]},
        rules=rules,
        offer=offer,
        papers=papers,
        outcome=outcome,
    )


def _standing(paper: Mapping[str, Any]) -> StandingPaper:
    choice = {str(key): str(answer) for key, answer in paper["choice"].items()}
    return StandingPaper(choice=choice, weight=_whole(paper.get("weight", 1)))


def _weights(source: Mapping[str, Any]) -> Weights:
    return Weights(entitled=_whole(source["entitled"]), present=_whole(source["present"]), cast=_whole(source["cast"]))


def _words(asked: list[Any]) -> dict[str, str]:
    """Different words for each: two clauses may say the same."""
    words: dict[str, str] = {}
    for each in asked:
        text = _plain(each.get("text", "")).strip() or str(each["id"])
        words[str(each["id"])] = text if text not in words.values() else f"{text} ({each['number']})"
    return words


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"{value!r} is no whole number of 0 or more.")
    return value


def _plain(value: object) -> str:
    """Text that can be written: half a letter, which JSON can spell, cannot."""
    return str(value).encode("utf-8", "replace").decode()


def document(count: OwnCount) -> dict[str, Any]:
    """As of any other file, with a part for each question; what a single question found stands at the top too."""
    outcome = count.outcome
    questions = [_question(count, each) for each in outcome.questions]
    found = questions[0] if len(questions) == 1 else {}
    return {
        "method": count.rules.method.replace("_", "-") if count.rules.per == "options" else count.rules.method,
        "format": FORMAT,
        "title": count.title,
        "winners": count.winners,
        "adopted": count.adopted,
        "verdict": outcome.result,
        "ties": [tie for each in questions for tie in each["ties"]],
        "rounds": found.get("rounds", []),
        **{key: found[key] for key in ("totals", "order", "pairs", "run_off", "beside") if key in found},
        "questions": questions,
        "settings": as_source(count.rules),
        "papers": {"cast": str(outcome.voted), "entitled": str(outcome.entitled), "present": str(outcome.present)},
    }


def _question(count: OwnCount, each: QuestionOutcome) -> dict[str, Any]:
    told: dict[str, Any] = {
        "question": each.question,
        "number": count.numbers[each.question],
        "text": count.words[each.question],
        "result": each.result,
    }
    if each.count is not None:
        return (
            told
            | {"winners": [count.words[chosen] for chosen in each.chosen]}
            | count_document(each.count, count.words)
        )
    tied = {"options": ["yes", "no"], "places": 1, "at": "threshold", "chosen": []}
    return told | {
        "totals": {option: str(votes) for option, votes in each.counts.items()},
        "share": str(Fraction(each.share)),
        "needed": str(each.needed),
        "ties": [tied] if each.result == "tied" else [],
    }


def sentences(count: OwnCount) -> list[dict[str, Any]]:
    """Why it ended so, as codes of the catalogue."""
    return list(explain(count.outcome, count.rules, count.numbers, count.offer))
