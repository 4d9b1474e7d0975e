"""Rules of a ballot that do not go together are told at their place and in the reader's language: what the rules
themselves refuse with an English sentence, the reading of a workflow has seen before."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.ballot.rules import Among, Electorate, Per, Results, Secrecy, VoterRole, rules_of
from engine.tally import METHODS, TieRule
from engine.workflow.definition import Definition
from engine.workflow.read import read
from tests.engine.proposal.scenes import source

THRESHOLD = {"more_than": "1/2", "of": "cast"}
RULES = st.fixed_dictionaries(
    {},
    optional={
        "threshold": st.just(THRESHOLD),
        "heads": st.just(THRESHOLD),
        "method": st.sampled_from(list(METHODS)),
        "tie": st.sampled_from(get_args(TieRule)),
        "per": st.sampled_from(get_args(Per)),
        "electorate": st.sampled_from(get_args(Electorate)),
        "among": st.sampled_from(get_args(Among)),
        "role": st.sampled_from(get_args(VoterRole)),
        "secrecy": st.sampled_from(get_args(Secrecy)),
        "results": st.sampled_from(get_args(Results)),
        "status_quo": st.booleans(),
        "weighted": st.booleans(),
        "quorum": st.integers(0, 9),
        "quorum_part": st.sampled_from(["1/2", "1", "3/2", "0"]),
        "counting": st.sampled_from([{}, {"seats": 2}, {"budget": 100}, {"majority": True}]),
    },
)


def refused(rules: dict[str, Any]) -> str:
    try:
        rules_of(rules)
    except ValueError as error:
        return str(error)
    return ""


@settings(max_examples=200)
@given(RULES)
def test_a_workflow_can_be_read_when_its_rules_hold_together_and_else_says_why_in_either_language(
    rules: dict[str, Any],
) -> None:
    changed = source()
    changed["stages"]["vote"]["settings"] = rules
    found = read(changed)
    assert isinstance(found, Definition) == (refused(rules) == "")
    if isinstance(found, list):
        assert "bad_settings" not in {each.code for each in found}
        assert all(each.path[:3] == ("stages", "vote", "settings") for each in found)
