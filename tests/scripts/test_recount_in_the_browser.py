"""The browser recounts too (`web/client/src/lib/desk/recount.ts`). Both are held to the same exports, its spec there
and this one here, so that they cannot drift apart."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.scripts.test_recount import recount

EXPORTS = Path(__file__).parents[2] / "web/client/src/lib/desk/recount.exports.json"
SHARED: list[dict[str, Any]] = json.loads(EXPORTS.read_text("utf-8"))


@pytest.mark.parametrize("shared", SHARED, ids=lambda shared: str(shared["name"]))
def test_given_an_export_that_the_browser_recounts_then_the_script_finds_the_same(shared: dict[str, Any]) -> None:
    document = recount.read(json.dumps(shared["document"]))
    assert [each["what"] for each in recount.differences(document)] == shared["differs"]


def test_given_the_shared_exports_then_some_agree_and_some_do_not() -> None:
    assert {bool(shared["differs"]) for shared in SHARED} == {True, False}
