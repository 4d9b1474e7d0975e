"""What the checker says of a ballot is what the machine does after one: whatever the guards, however they are
combined."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engine.proposal.commands import Settle
from engine.workflow.check import check
from tests.engine.proposal.scenes import HOUSE, PROPOSAL, definition, facts, source, voting
from tests.engine.workflow.test_guards import ENDED

CASES = {name: name.removeprefix("ballot_") for name in ENDED} | {
    "ballot_lacks_quorum": "no_quorum",
    "ballot_needs_run_off": "run_off",
    "ballot_gave_advice": "advice",
}
LEAVES = st.sampled_from(list(ENDED))
GUARDS = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3))
        | st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3))
        | st.builds(lambda part: {"not": part}, inner)
    ),
    max_leaves=5,
)


def with_moves(guards: list[list[Any]]) -> dict[str, Any]:
    """The yearly plan, every ending possible, with such moves after its ballot."""
    changed = source()
    changed["stages"]["vote"]["settings"]["adjustable"] = True
    changed["moves"] = {name: each for name, each in changed["moves"].items() if each["from"] != ["vote"]}
    for number, each in enumerate(guards):
        title = {"nl": "Verder", "en": "On"}
        changed["moves"][f"m{number}"] = {"title": title, "from": ["vote"], "to": "revise", "guards": each}
    return changed


@given(st.lists(st.lists(GUARDS, max_size=2), min_size=1, max_size=4))
def test_a_case_is_uncovered_when_nothing_moves_then_and_the_first_that_could_is_the_one_that_does(
    guards: list[list[Any]],
) -> None:
    workflow = definition(with_moves(guards))
    told = check(workflow)
    uncovered = {each.params["case"] for each in told if each.code == "case_uncovered"}
    goes: dict[str, str] = {}
    for name, case in CASES.items():
        after = (
            PROPOSAL.given(*voting(workflow), ENDED[name])
            .when(Settle(proposal="plan"), facts(workflow), **HOUSE)
            .answer
        )
        if after:
            goes[case] = after[0].move
    assert uncovered == set(CASES.values()) - set(goes)
    for each in told:
        if each.code in ("move_never_first", "guards_never_hold", "ending_impossible"):
            assert each.params["move"] not in goes.values()
        if each.code == "moves_overlap":
            assert goes[each.params["case"]] not in (None, each.params["move"])
    dead = {each.params["move"] for each in told if each.code in ("move_never_first", "guards_never_hold")}
    assert {f"m{number}" for number in range(len(guards))} - set(goes.values()) == dead
