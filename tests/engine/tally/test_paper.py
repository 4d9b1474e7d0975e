"""What an answer may say. The cases are those of the phone's own reading as well (`web/client/src/lib/paper.test.ts`),
so that both spell an answer alike and find the same fault."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.tally.paper import PaperFault, PaperRules, read, write

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "paper_cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_an_answer_is_spelled_one_way_or_its_fault_is_told(case: dict[str, Any]) -> None:
    rules = PaperRules(**{**case["rules"], "options": tuple(case["rules"]["options"])})

    if "fault" not in case:
        assert write(read(case["answer"], rules)) == case["spelling"]
        return
    with pytest.raises(PaperFault) as fault:
        read(case["answer"], rules)
    assert (fault.value.code, dict(fault.value.params)) == (case["fault"], case["params"])
