"""The history tells every step of a proposal, in sentences that both languages have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import reduce
from typing import Any

import pytest

import messages
from engine.ports import LedgerEntry
from engine.proposal.brainstorming.events import IdeaAdded, IdeasJoined
from engine.proposal.events import (
    BallotTimeGiven,
    BroughtToMeeting,
    ClauseAdded,
    ClauseMoved,
    ClauseRemoved,
    ClauseRestored,
    Moved,
    ProposalArchived,
    ProposalRenamed,
    ProposalUnarchived,
    TaskAssigned,
    TaskChanged,
    TaskFinished,
    TaskRemoved,
    TaskReopened,
)
from engine.proposal.history import CODES, Step, history, say
from engine.proposal.reviewing.events import ReviewCame, ReviewSet
from engine.proposal.state import Proposal, evolve
from engine.proposal.suggesting.events import Suggested, SuggestionDeclined, SuggestionTaken, SuggestionWithdrawn
from engine.proposal.taking.events import TaskGivenBack, TaskTaken
from engine.text import NOTHING, said
from tests.engine.minutes import scenes

BEGAN = datetime(2022, 11, 9, 12, tzinfo=UTC)
TITLES = {"autumn": "Autumn meeting"}


def steps(*events: Any, erased: Iterable[str] = ()) -> list[Step]:
    """What is told of a proposal that was started and then went through the events, a minute apart."""
    all_events = (scenes.started(), *events)
    entries = [
        LedgerEntry(stream="proposal:plan", seq=n, event=event, actor="c", at=BEGAN + timedelta(minutes=n), hash="")
        for n, event in enumerate(all_events, start=1)
    ]
    state: Proposal | None = reduce(evolve, all_events, None)
    assert state is not None
    return history(state, entries, lambda meeting: TITLES.get(meeting, ""), scenes.names(erased=frozenset(erased)))


def told(*events: Any, erased: Iterable[str] = ()) -> list[str]:
    return [messages.render("en", each.code, each.params) for each in steps(*events, erased=erased)][1:]


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_sentence_stands_in_the_catalogue_with_its_parameters(code: str, language: str) -> None:
    assert messages.parameters(language, code) == set(CODES[code])


def test_a_sentence_takes_exactly_its_parameters() -> None:
    with pytest.raises(ValueError, match=r"history\.moved takes"):
        say("history.moved", where="there")


def test_it_begins_with_the_start_and_its_workflow() -> None:
    assert steps()[0] == Step(
        "2022-11-09T12:01:00Z", "history.started", {"workflow": {"nl": "Jaarplan", "en": "Yearly plan"}}
    )


def test_a_meeting_is_named_to_who_may_know_of_it() -> None:
    assert told(BroughtToMeeting(meeting="autumn")) == ["Put on the agenda of Autumn meeting."]
    assert told(BroughtToMeeting(meeting="secret")) == []


def test_changes_of_the_text_between_two_steps_are_one_step() -> None:
    assert told(
        ClauseAdded(clause="c8", text=said("More.")),
        ClauseMoved(clause="c8", before=None),
        ProposalRenamed(title=said("The plan, again")),
        ClauseRemoved(clause="c8"),
        ClauseRestored(clause="c8"),
        ClauseRemoved(clause="c8"),
    ) == ["The text was changed in 2 places.", "The title is now: The plan, again", "The text was changed in 3 places."]


def test_a_move_says_where_it_leads_and_an_outcome_that_it_is_done() -> None:
    discuss = Moved(move="discuss", source="draft", target="groups", by="c", guards=(), at=scenes.AT)
    withdraw = Moved(move="withdraw", source="groups", target="withdrawn", by="c", guards=(), at=scenes.AT)

    assert told(discuss, withdraw) == ["To the stage: In small groups.", "Done: Withdrawn."]


def test_an_override_tells_what_held_it_and_why_it_was_made() -> None:
    (sentence,) = told(scenes.pushed_through())

    held = messages.render("en", "guard.every_group_reported.held", {"groups": 4, "reported": 3, "missing": 1})
    assert sentence == f"To the stage all the same: Voting. {held}. The reason: The train leaves."


def test_erased_words_read_as_such() -> None:
    (sentence,) = told(scenes.pushed_through(), erased={"The train leaves."})

    assert sentence.endswith("The reason: (erased)")


def test_a_ballot_is_told_when_it_opens_and_as_it_ends() -> None:
    closed = scenes.closed({"a": "yes", "b": "no"}, {"a": "yes", "b": "yes"})

    longer = BallotTimeGiven(ballot="b1", minutes=5, closes_at="2022-11-09T14:30:00Z")
    assert told(scenes.opened(), longer, closed) == [
        "The ballot opened, on 2 points.",
        "The ballot was given 5 more minutes.",
        f"The ballot closed. {messages.render('en', 'outcome.partly_passed', {'passed': 1, 'points': 2})}",
    ]


def test_a_ballot_on_the_whole_is_told_as_such() -> None:
    whole = replace(scenes.opened(), rules=replace(scenes.RULES, per="whole"), questions=("plan",))

    assert told(whole) == ["The ballot opened, on the whole proposal."]


def test_a_task_is_told_as_it_read_at_each_step_also_when_it_is_gone() -> None:
    first = {"task": "t1", "due": "", "clause": None}
    assert told(
        TaskAssigned(**first, text=said("Call them"), owner="topaz"),
        TaskFinished(task="t1", by="anna"),
        TaskReopened(task="t1", by="anna"),
        TaskChanged(**first, text=said("Write to them"), owner="mijzo"),
        TaskRemoved(task="t1"),
    ) == [
        "Topaz takes a task: Call them",
        "Topaz has done this: Call them",
        "Still to be done after all: Call them (Topaz)",
        "The task was changed: Write to them (Mijzo)",
        "The task was dropped: Write to them (Mijzo)",
    ]


def test_tasks_that_look_for_somebody_are_one_step_and_each_is_told_once_it_has_found_them() -> None:
    first = {"due": "", "clause": None, "owner": None}
    assert told(
        TaskAssigned(task="t1", text=said("Call them"), **first),
        TaskAssigned(task="t2", text=said("Pay them"), **first),
        TaskTaken(task="t1", owner="topaz", by="anna"),
        TaskGivenBack(task="t1", by="anna"),
        TaskChanged(task="t1", text=said("Write to them"), **first),
        TaskFinished(task="t1", by="anna"),
        TaskReopened(task="t1", by="anna"),
        TaskRemoved(task="t1"),
    ) == [
        "2 tasks look for somebody.",
        "Topaz takes this task on: Call them",
        "Topaz gives this task back: Call them",
        "The task that looks for somebody was changed: Write to them",
        "This is done: Write to them",
        "Still to be done after all: Write to them",
        "The task that looked for somebody was dropped: Write to them",
    ]


def test_the_day_to_look_again_is_told() -> None:
    assert told(ReviewSet(on="2023-04-13"), ReviewSet(on=""), ReviewCame(on="2023-04-13", at=scenes.AT)) == [
        "To be looked at again on 13 April 2023.",
        "Need not be looked at again.",
        "It was time to look at this again.",
    ]


def test_putting_it_away_and_taking_it_back_are_steps() -> None:
    assert told(ProposalArchived(at=scenes.AT), ProposalUnarchived(at=scenes.AT)) == [
        "Archived.",
        "Back from the archive.",
    ]


def test_suggestions_are_told_with_why_and_not_by_whom() -> None:
    about = {"clause": None, "reason": said("It is dear"), "by": "dora", "organisation": "s1", "at": "t"}
    assert told(
        Suggested(suggestion="g1", kind="addition", text=said("Cheaper"), **about),
        Suggested(suggestion="g2", kind="removal", text=NOTHING, **about),
        SuggestionTaken(suggestion="g1", clause="g1", by="cora", at="t"),
        SuggestionDeclined(suggestion="g2", reason=said("Too late"), by="cora", at="t"),
        erased=["It is dear"],
    ) == [
        "Suggested: one more point. Why: (erased)",
        "Suggested: taking a point out. Why: (erased)",
        "A suggestion was taken over.",
        "A suggestion was declined. Why: Too late",
    ]
    gone = Suggested(suggestion="g1", kind="wording", text=said("Cheaper"), **about | {"clause": None})
    assert told(gone, SuggestionWithdrawn(suggestion="g1", at="t"))[-1] == "A suggestion was withdrawn."


def test_ideas_are_told_together_and_not_how_they_were_sorted() -> None:
    ideas = (IdeaAdded(idea=f"i{n}", text=said("A bus"), by="dora", entered=False, at="t") for n in (1, 2))
    assert told(*ideas, IdeasJoined(cluster="k1", ideas=("i1", "i2")), ProposalArchived(at="t")) == [
        "2 ideas came in.",
        "Archived.",
    ]
    assert told(IdeaAdded(idea="i1", text=said("A bus"), by="dora", entered=False, at="t")) == ["One idea came in."]
