"""A closed ballot counted again by other rules: what would be otherwise, and by how much. One way for two doors,
`polder rehearse --replay` and the designer. It decides nothing, and names nobody: of papers it knows choices and
weights alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.ballot.explain import explain, turnout
from engine.ballot.explain.majority import votes_from_turning
from engine.ballot.explain.message import Message
from engine.ballot.outcome import Outcome, QuestionOutcome
from engine.ballot.rules import STATUS_QUO, BallotRules
from engine.ballot.standing import StandingPaper
from engine.errors import Refused, refuse
from engine.proposal.state import Ballot
from engine.proposal.what_if import what_if
from engine.workflow.activities import ACTIVITIES
from engine.workflow.ballot_settings import never_opens
from engine.workflow.consent import Consent
from engine.workflow.plain import Plain
from engine.workflow.rehearse.flips import Compared, compared
from engine.workflow.settings import settings_at

SENTENCES: Mapping[str, tuple[str, ...]] = {
    "whole": ("was", "would_be"),
    "flips": ("text", "was", "would_be"),
    "same": ("text", "was"),
    "chooses": ("text", "was", "would_be"),
    "short": ("yes", "was", "needed", "votes"),
    "enough": ("yes", "was", "needed", "votes"),
    "none": (),
    "unfit.ballot_still_open": (),
    "unfit.result_awaits_reveal": (),
    "unfit.what_if_asks_other": (),
    "unfit.what_if_other_papers": (),
    "unfit.what_if_papers_unfit": ("papers",),
    "unfit.rules_impossible": ("why",),
}
"""What `told`, `said` and `unfit` say, under `rehearsal.replay.` in the catalogue, with the parameters of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """`was` is the ballot with what was counted then; `rules` are the other ones, settled, `outcome` what they would
    give. The questions are in the order of the ballot."""

    was: Ballot
    rules: BallotRules
    outcome: Outcome
    questions: tuple[Compared, ...]

    @property
    def held(self) -> Outcome:
        assert self.was.outcome is not None
        return self.was.outcome

    @property
    def flips(self) -> bool:
        return self.held.result != self.outcome.result or any(each.flips for each in self.questions)


def replay(ballot: Ballot, papers: Sequence[StandingPaper], asked: BallotRules) -> Replay | Refused:
    """Refused as `what_if` refuses: it is open, its result is hidden, or its papers do not go with such rules."""
    found = what_if(ballot, papers, asked)
    if isinstance(found, Refused):
        return found
    assert ballot.outcome is not None
    assert found.outcome is not None
    questions = compared(ballot.outcome, found.outcome)
    return Replay(was=ballot, rules=found.rules, outcome=found.outcome, questions=questions)


def rules_in(source: Mapping[str, Any], stage: str) -> BallotRules | Refused:
    """The rules of one stage of a workflow that somebody is writing; what is wrong elsewhere in it does not matter.
    Refused where nobody votes there, or with the first thing that is wrong with them."""
    stages = source.get("stages")
    found = stages.get(stage) if isinstance(stages, dict) else None
    activity = found.get("activity") if isinstance(found, dict) else None
    cls = ACTIVITIES[activity] if isinstance(activity, str) and activity in ACTIVITIES else None
    if not isinstance(found, dict) or cls not in (BallotRules, Consent):
        return refuse("nobody_votes_there")
    plain = Plain()
    settings = settings_at(plain, cls, found.get("settings", {}), ("stages", stage, "settings"))
    if settings is None:
        first = plain.problems[0]
        return refuse("rules_impossible", why={"code": f"workflow.{first.code}", "params": dict(first.params)})
    rules: BallotRules = settings.rules if isinstance(settings, Consent) else settings
    impossible = never_opens(rules)
    return refuse("rules_impossible", why=impossible) if impossible else rules


def said(replay: Replay, words: Mapping[str, Any]) -> Iterator[Message]:
    """What would be otherwise: the whole, each question that flips, by how much, and who took part. `words` of
    questions and options by id."""
    if replay.held.result != replay.outcome.result:
        yield _say("whole", was=replay.held.result, would_be=replay.outcome.result)
    flipping = [each for each in replay.questions if each.flips]
    margins = {each.question: margin(replay, each) for each in flipping}
    for each in flipping:
        if len(replay.questions) > 1 or each.was == each.would_be:
            yield told(each, words)
        if found := margins[each.question]:
            yield found
    if flipping and all(margins.values()):
        yield from turnout(replay.outcome, replay.rules)
    else:
        yield from explain(replay.outcome, replay.rules, replay.was.numbers, replay.was.offer)


def told(each: Compared, words: Mapping[str, Any]) -> Message:
    """One question. A choice of others is told by their names."""
    text = words.get(each.question, each.question)
    if not each.flips:
        return _say("same", text=text, was=each.was)
    if each.was != each.would_be:
        return _say("flips", text=text, was=each.was, would_be=each.would_be)
    was, would_be = _named(each.chosen, words), _named(each.would_choose, words)
    return _say("chooses", text=text, was=was, would_be=would_be)


def margin(replay: Replay, each: Compared) -> Message | None:
    """By how many votes it would pass or not, and how many it took then; None where no one majority decides, or where
    then weight was counted and now heads are."""
    if replay.was.rules.weighted != replay.rules.weighted:
        return None
    was, would_be = (_of(outcome, each.question) for outcome in (replay.held, replay.outcome))
    if each.would_be not in ("passed", "failed") or was.count or would_be.count or would_be.heads or not was.needed:
        return None
    votes = votes_from_turning(would_be)
    figures = {"yes": would_be.counts["yes"], "was": was.needed, "needed": would_be.needed}
    if each.would_be == "passed":
        return _say("enough", **figures, votes=votes - 1)
    return _say("short", **figures, votes=votes) if votes > 0 else None


def unfit(refused: Refused) -> Message:
    """Why a ballot could not be counted by such rules, said of a ballot beside others."""
    return _say(f"unfit.{refused.code}", **refused.params)


def _of(outcome: Outcome, question: str) -> QuestionOutcome:
    return next(each for each in outcome.questions if each.question == question)


def _named(options: Sequence[str], words: Mapping[str, Any]) -> list[Any]:
    """That nothing was chosen is said as that none of the options was."""
    chosen = [words.get(each, each) for each in options if each != STATUS_QUO]
    return chosen or [_say("none")]


def _say(code: str, **params: Any) -> Message:
    if set(params) != set(SENTENCES[code]):
        raise ValueError(f"sentence {code} takes {SENTENCES[code]}, got {sorted(params)}")
    return {"code": f"rehearsal.replay.{code}", "params": params}
