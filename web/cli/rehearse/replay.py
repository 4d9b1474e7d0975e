"""Past ballots, from their exports, under other rules: what would flip. It says of itself that it decides nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import messages
from engine.ballot.explain import explain
from engine.ballot.outcome import Outcome
from engine.ballot.rules import BallotRules, as_source, rules_of
from engine.errors import Refused
from engine.proposal.state import Ballot
from engine.proposal.what_if import what_if
from engine.tally.impossible import why
from engine.workflow.rehearse.flips import Compared, compared
from web.cli.count import own
from web.cli.count.text import contents
from web.cli.count.trouble import Trouble as FileTrouble
from web.cli.rehearse.trouble import Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """`held` is what was counted then; `rules` are the other ones, settled, `outcome` what they would give."""

    file: Path
    held: own.OwnCount
    rules: BallotRules
    outcome: Outcome
    questions: tuple[Compared, ...]

    @property
    def flips(self) -> bool:
        return any(each.flips for each in self.questions) or self.held.outcome.result != self.outcome.result


def rules_in(file: Path) -> BallotRules:
    """Raises Trouble for what is no rules of a ballot. Numbers stay as they are written."""
    try:
        source = json.loads(contents(file), parse_float=str, parse_constant=str)
    except FileTrouble as trouble:
        raise Trouble("rules_not_json", file, why=_words_of(trouble)) from None
    except (ValueError, RecursionError) as error:
        raise Trouble("rules_not_json", file, why=str(error)) from None
    try:
        return rules_of(source)
    except (ValueError, TypeError) as error:
        raise Trouble("rules_impossible", file, why=why(error)) from None


def replayed(file: Path, rules: BallotRules) -> Replay:
    """Raises Trouble for a file that is no export, and where its papers cannot be counted by such rules."""
    try:
        held = own.read(contents(file))
    except FileTrouble as trouble:
        raise Trouble("not_an_export", file, why=_words_of(trouble)) from None
    found = what_if(_ballot(held), held.papers, rules)
    if isinstance(found, Refused):
        why = {"code": f"refusal.{found.code}", "params": dict(found.params)}
        raise Trouble("cannot_replay", file, why=why)
    assert found.outcome is not None
    questions = compared(held.outcome, found.outcome)
    return Replay(file=file, held=held, rules=found.rules, outcome=found.outcome, questions=questions)


def _words_of(trouble: FileTrouble) -> dict[str, Any]:
    return {"code": f"counting.trouble.{trouble.code}", "params": dict(trouble.params)}


def _ballot(held: own.OwnCount) -> Ballot:
    """As far as counting again needs it: an export has no times and no stage."""
    return Ballot(
        ballot="",
        stage="",
        questions=tuple(each.question for each in held.outcome.questions),
        texts={},
        numbers=held.numbers,
        rules=held.rules,
        seats=held.outcome.entitled,
        opened_at="",
        closes_at=None,
        offer=held.offer,
        outcome=held.outcome,
    )


def document(replays: Iterable[Replay]) -> dict[str, Any]:
    ballots = [_document(each) for each in replays]
    return {"format": "polder-replay", "version": 1, "what_if": True, "ballots": ballots}


def _document(replay: Replay) -> dict[str, Any]:
    return {
        "file": str(replay.file),
        "title": replay.held.title,
        "rules": as_source(replay.rules),
        "was": replay.held.outcome.result,
        "would_be": replay.outcome.result,
        "flips": replay.flips,
        "questions": [_question(replay, each) for each in replay.questions],
    }


def _question(replay: Replay, each: Compared) -> dict[str, Any]:
    words = replay.held.words
    told: dict[str, Any] = {
        "question": each.question,
        "number": replay.held.numbers[each.question],
        "text": words[each.question],
        "was": each.was,
        "would_be": each.would_be,
        "flips": each.flips,
    }
    if each.chosen or each.would_choose:
        told["chosen"] = [words.get(option, option) for option in each.chosen]
        told["would_choose"] = [words.get(option, option) for option in each.would_choose]
    return told


def lines(replays: Iterable[Replay], language: str) -> Iterator[str]:
    """What would flip, in sentences; first and last that this is not the decision."""

    def say(code: str, params: Mapping[str, Any]) -> str:
        return messages.render(language, code, params)

    yield say("rehearsal.replay.not_the_decision", {})
    count = flipped = 0
    for each in replays:
        count, flipped = count + 1, flipped + each.flips
        yield ""
        yield say("rehearsal.replay.ballot", {"title": each.held.title or each.file.name, "papers": each.outcome.voted})
        yield "  " + say("rehearsal.replay.whole", {"was": each.held.outcome.result, "would_be": each.outcome.result})
        for question in each.questions:
            yield "  " + _told(each, question, language)
        yield "  " + say("rehearsal.replay.why", {})
        for reason in explain(each.outcome, each.rules, each.held.numbers, each.held.offer):
            yield "    " + say(reason["code"], reason["params"])
    yield ""
    yield say("rehearsal.replay.flipped", {"flipped": flipped, "count": count})


def _told(replay: Replay, question: Compared, language: str) -> str:
    words = replay.held.words
    code = "flips" if question.flips else "same"
    text = words[question.question]
    if question.was == question.would_be and question.flips:
        names = {
            "was": ", ".join(words.get(option, option) for option in question.chosen),
            "would_be": ", ".join(words.get(option, option) for option in question.would_choose),
        }
        return messages.render(language, "rehearsal.replay.chooses", {"text": text, **names})
    found = {"text": text, "was": question.was, "would_be": question.would_be}
    return messages.render(language, f"rehearsal.replay.{code}", found)
