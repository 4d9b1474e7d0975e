"""What changed from one version to the next: each kind of change in a sentence, and marked in the diagram."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import messages
from engine.workflow.compare import Comparison, compare
from tests.engine.proposal.scenes import PLAN, definition, source
from workflows.loader import load_file, shipped
from workflows.writer import plain

Change = Callable[[dict[str, Any]], object]


def compared(change: Change) -> Comparison:
    changed = source()
    change(changed)
    return compare(PLAN, definition(changed))


def told(found: Comparison, language: str = "en") -> list[str]:
    return [messages.render(language, f"compared.{each.code}", each.params) for each in found.changes]


def setting(*place: str, value: Any) -> Change:
    def change(changed: Any) -> None:
        for step in place[:-1]:
            changed = changed[step]
        changed[place[-1]] = value

    return change


def without(*place: str) -> Change:
    def change(changed: Any) -> None:
        for step in place[:-1]:
            changed = changed[step]
        del changed[place[-1]]

    return change


def all_of(*changes: Change) -> Change:
    return lambda changed: [change(changed) for change in changes]


NEW = {"nl": "Nieuw", "en": "New"}
WAIT = setting("stages", "wait", value={"title": NEW, "activity": "waiting"})
GO = setting("moves", "go", value={"title": NEW, "from": ["draft", "revise"], "to": "withdrawn", "by": ["coordinator"]})
GUARDED = setting(
    "moves",
    "discuss",
    "guards",
    value=[{"clauses_at_least": {"count": 3}}, {"any": ["meeting_open", {"not": "every_group_reported"}]}],
)
CHANGES: dict[str, tuple[Change, list[str]]] = {
    "the title": (
        setting("title", "en", value="Annual plan"),
        ["The workflow is called ‘Annual plan’ now, and was ‘Yearly plan’."],
    ),
    "what it is good for": (without("about"), ["The workflow is explained otherwise."]),
    "what is told of a stage": (
        setting("stages", "draft", "about", value=NEW),
        ["‘Writing’ is explained otherwise."],
    ),
    "the start": (
        setting("start", value="revise"),
        ["A proposal begins in ‘Back with the writers’ now, and began in ‘Writing’."],
    ),
    "a stage more": (WAIT, ["The stage ‘New’ is new."]),
    "a stage called otherwise": (
        setting("stages", "draft", "title", value=NEW),
        ["The stage ‘Writing’ is called ‘New’ now."],
    ),
    "another activity": (
        setting("stages", "revise", "activity", value="waiting"),
        ["What happens in the stage ‘Back with the writers’: ‘Waiting’ now, and it was ‘Writing’."],
    ),
    "another end": (
        setting("stages", "withdrawn", "outcome", value="rejected"),
        ["What happens in the stage ‘Withdrawn’: ‘an end, rejected’ now, and it was ‘an end, withdrawn’."],
    ),
    "a setting": (
        setting("stages", "groups", "settings", value={"minutes": 30}),
        ["In the stage ‘In small groups’ ‘How many minutes? (0: as long as it takes)’ is ‘30’ now, and was ‘0’."],
    ),
    "who suggests": (
        setting("stages", "draft", "settings", value={"suggested_by": "delegates"}),
        ["In the stage ‘Writing’ ‘Who may suggest changes?’ is ‘Delegates’ now, and was ‘Nobody’."],
    ),
    "a deadline": (
        setting("stages", "groups", "deadline", value={"days": 14}),
        ["‘In small groups’ lasts 14 days now."],
    ),
    "what a ballot takes": (
        setting("stages", "vote", "settings", "threshold", value={"more_than": "1/2", "of": "yes_and_no"}),
        [
            "The ballot in ‘Voting’ is held otherwise. It was: Adopted if at least two thirds are for. "
            "It is now: Adopted if more than half are for."
        ],
    ),
    "a tie rule": (
        setting("stages", "vote", "settings", "tie", value="chair"),
        ["For the ballot in ‘Voting’ this is new: If it is a tie, the chair decides."],
    ),
    "what voters are not told": (
        setting("stages", "vote", "settings", "adjustable", value=True),
        ["Settings of the ballot in ‘Voting’ are otherwise now: adjustable."],
    ),
    "a move more": (GO, ["The move ‘New’ is new: from ‘Writing’ ‘Back with the writers’ to ‘Withdrawn’."]),
    "a move less": (
        without("moves", "revise"),
        ["The move ‘Back to the writers’ is gone, from ‘In small groups’ to ‘Back with the writers’."],
    ),
    "a move called otherwise": (
        setting("moves", "discuss", "title", value=NEW),
        ["The move ‘To the small groups’ is called ‘New’ now."],
    ),
    "a move that leads elsewhere": (
        setting("moves", "reject", "to", value="revise"),
        [
            "The move ‘Not adopted’ leads from ‘Voting’ to ‘Back with the writers’ now; "
            "it was from ‘Voting’ to ‘Not adopted’."
        ],
    ),
    "a move by itself": (
        without("moves", "discuss", "by"),
        ["The move ‘To the small groups’ goes by itself now."],
    ),
    "a move by hand": (
        setting("moves", "adopt", "by", value=["coordinator"]),
        ["The move ‘Adopted’ no longer goes by itself: it is made by a coordinator."],
    ),
    "conditions": (
        GUARDED,
        [
            "The move ‘To the small groups’ no longer has the condition: The proposal has at least one point.",
            "The move ‘To the small groups’ has a new condition: The proposal has enough points (3).",
            "The move ‘To the small groups’ has a new condition: At least one of these: ‘The meeting is under way’ "
            "‘Not this: ‘Each small group is done’’.",
        ],
    ),
    "an effect less": (
        without("moves", "discuss", "effects"),
        ["The move ‘To the small groups’ no longer does this: The text becomes a new version."],
    ),
    "an effect more": (
        setting("moves", "revise", "effects", value=["fix_version"]),
        ["The move ‘Back to the writers’ does more: The text becomes a new version."],
    ),
    "an override": (
        setting("moves", "discuss", "override", value=True),
        ["A coordinator may pass the conditions of ‘To the small groups’ now, with a reason."],
    ),
    "no override": (
        setting("moves", "revise", "override", value=False),
        ["Nobody may pass the conditions of ‘Back to the writers’ any more."],
    ),
    "another order": (
        lambda changed: changed.update(moves=dict(reversed(changed["moves"].items()))),
        ["The moves stand in another order."],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_kind_of_change_has_its_sentence(name: str) -> None:
    change, sentences = CHANGES[name]
    found = compared(change)
    assert told(found) == sentences
    assert all("{" not in each and "compared." not in each for each in told(found, "nl"))


def test_rounds_of_consent_are_told_as_a_ballot_is_with_what_only_they_have() -> None:
    path = next(each for each in shipped() if each.stem == "consent")
    changed = plain(path.read_text("utf-8"))
    was = load_file(path).definition
    assert changed is not None
    assert was is not None
    stage = next(name for name, each in was.stages.items() if each.activity == "consent")
    settings = changed["stages"][stage].setdefault("settings", {})
    settings |= {"rounds": 7, "suggested_by": "nobody", "electorate": "persons", "secrecy": "confidential"}
    found = compare(was, definition(changed))
    assert [each.path[2:] for each in found.changes] == [
        ("settings",),
        ("settings", "rounds"),
        ("settings", "suggested_by"),
    ]
    assert found.stages[stage] == "changed"
    for language in messages.LANGUAGES:
        assert all("setting." not in each and "rules." not in each for each in told(found, language)), told(found)


def test_other_reminders_and_a_deadline_that_is_gone() -> None:
    timed = source()
    timed["stages"]["groups"] |= {"deadline": {"hours": 36}, "reminders": [1]}
    no_reminders = source()
    no_reminders["stages"]["groups"]["deadline"] = {"hours": 36}
    found = compare(definition(timed), definition(no_reminders))
    assert told(found) == ["The reminders in ‘In small groups’ come on other days."]
    assert told(compare(definition(timed), PLAN)) == ["‘In small groups’ has no set time any more."]


def test_nothing_changed() -> None:
    same = compare(PLAN, definition())
    assert same.changes == ()
    assert set(same.stages.values()) == set(same.moves.values()) == {"same"}


def test_a_version_by_itself_is_no_change() -> None:
    assert compared(setting("version", value=9)).changes == ()


def test_what_was_touched_is_marked() -> None:
    renamed = setting("stages", "draft", "title", value=NEW)
    found = compared(all_of(WAIT, GO, GUARDED, without("moves", "revise"), renamed))
    stages = {name: mark for name, mark in found.stages.items() if mark != "same"}
    moves = {name: mark for name, mark in found.moves.items() if mark != "same"}
    assert stages == {"draft": "changed", "wait": "added"}
    assert moves == {"discuss": "changed", "go": "added", "revise": "removed"}


@pytest.mark.parametrize("name", CHANGES)
def test_going_back_changes_as_much(name: str) -> None:
    changed = source()
    CHANGES[name][0](changed)
    there, back = compare(PLAN, definition(changed)), compare(definition(changed), PLAN)
    turned = {"added": "removed", "removed": "added", "changed": "changed", "same": "same"}
    assert {each: turned[mark] for each, mark in there.stages.items()} == dict(back.stages)
    assert {each: turned[mark] for each, mark in there.moves.items()} == dict(back.moves)
    assert len(there.changes) == len(back.changes)


def test_every_sentence_about_a_change_is_said_here() -> None:
    codes = {each.code for change, _ in CHANGES.values() for each in compared(change).changes}
    codes |= {each.code for change, _ in CHANGES.values() for each in compare_back(change).changes}
    codes |= {"reminders_changed"}
    words = {code.removeprefix("compared.") for code in messages.codes() if code.startswith("compared.")}
    inside = {"guard_of", "guard_with", "name", "nothing", "part", "ends.adopted", "ends.rejected", "ends.withdrawn"}
    assert codes | {"other_hands"} == words - inside, "only one role makes moves today, so none can be another"


def compare_back(change: Change) -> Comparison:
    changed = source()
    change(changed)
    return compare(definition(changed), PLAN)
