"""Past ballots, from their exports, under other rules: what would flip. It says of itself that it decides nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import messages
from engine.ballot.explain import explain
from engine.ballot.rules import BallotRules, as_source, rules_of
from engine.errors import Refused
from engine.proposal.state import Ballot
from engine.tally.impossible import why
from engine.workflow.rehearse.flips import Compared
from engine.workflow.rehearse.replay import Replay, margin, replay, told
from web.cli.count import own
from web.cli.count.text import contents
from web.cli.count.trouble import Trouble as FileTrouble
from web.cli.rehearse.trouble import Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """`past` is what the export tells, counted as it was then."""

    file: Path
    past: own.OwnCount
    replay: Replay

    @property
    def flips(self) -> bool:
        return self.replay.flips


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


def replayed(file: Path, rules: BallotRules) -> Replayed:
    """Raises Trouble for a file that is no export, and where its papers cannot be counted by such rules."""
    try:
        past = own.read(contents(file))
    except FileTrouble as trouble:
        raise Trouble("not_an_export", file, why=_words_of(trouble)) from None
    found = replay(_ballot(past), past.papers, rules)
    if isinstance(found, Refused):
        why = {"code": f"refusal.{found.code}", "params": dict(found.params)}
        raise Trouble("cannot_replay", file, why=why)
    return Replayed(file=file, past=past, replay=found)


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


def document(replays: Iterable[Replayed]) -> dict[str, Any]:
    ballots = [_document(each) for each in replays]
    return {"format": "polder-replay", "version": 1, "what_if": True, "ballots": ballots}


def _document(found: Replayed) -> dict[str, Any]:
    replay = found.replay
    return {
        "file": str(found.file),
        "title": found.past.title,
        "rules": as_source(replay.rules),
        "was": replay.held.result,
        "would_be": replay.outcome.result,
        "flips": replay.flips,
        "questions": [_question(found.past, each) for each in replay.questions],
    }


def _question(past: own.OwnCount, each: Compared) -> dict[str, Any]:
    words = past.words
    found: dict[str, Any] = {
        "question": each.question,
        "number": past.numbers[each.question],
        "text": words[each.question],
        "was": each.was,
        "would_be": each.would_be,
        "flips": each.flips,
    }
    if each.chosen or each.would_choose:
        found["chosen"] = [words.get(option, option) for option in each.chosen]
        found["would_choose"] = [words.get(option, option) for option in each.would_choose]
    return found


def lines(replays: Iterable[Replayed], language: str) -> Iterator[str]:
    """What would flip, in sentences; first and last that this is not the decision."""

    def say(code: str, **params: Any) -> str:
        return messages.render(language, f"rehearsal.replay.{code}", params)

    yield say("not_the_decision")
    count = flipped = 0
    for each in replays:
        count, flipped = count + 1, flipped + each.flips
        yield ""
        yield from _lines(each, language)
    yield ""
    yield say("flipped", flipped=flipped, count=count)


def _lines(found: Replayed, language: str) -> Iterator[str]:
    past, replay = found.past, found.replay

    def say(code: str, params: Mapping[str, Any]) -> str:
        return messages.render(language, code, params)

    title = {"title": past.title or found.file.name, "papers": replay.outcome.voted}
    yield say("rehearsal.replay.ballot", title)
    yield "  " + say("rehearsal.replay.whole", {"was": replay.held.result, "would_be": replay.outcome.result})
    for question in replay.questions:
        each = told(question, past.words)
        yield "  " + say(each["code"], each["params"])
        if question.flips and (by := margin(replay, question)):
            yield "    " + say(by["code"], by["params"])
    yield "  " + say("rehearsal.replay.why", {})
    for reason in explain(replay.outcome, replay.rules, past.numbers, past.offer):
        yield "    " + say(reason["code"], reason["params"])
