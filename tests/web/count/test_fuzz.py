"""Whatever is in a file, the answer is an outcome or a sentence, never a traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.count.test_budgets import PARK
from tests.web.count.test_command import BOARD, DINNER
from tests.web.count.told import polder_count
from web.cli.count.asked import NAMES
from web.cli.count.formats import READERS
from web.cli.count.trouble import Trouble

SAMPLES = {
    "blt": BOARD + "# end",
    "preflib": DINNER + "3: 1,{2,3}\n2: 3\n",
    "pabulib": PARK.replace("approval", "cumulative").replace("voter_id;vote", "voter_id;vote;points"),
}
PIECES = st.sampled_from(
    [
        "",
        "0",
        "-1",
        "-",
        "=",
        "{",
        "}",
        "(",
        ")",
        '"',
        ";",
        ",",
        ":",
        "#",
        "\n",
        " ",
        "1",
        "99",
        "1.5",
        "META",
        "VOTES",
        "٣",
        "²",
        "é",
        "\x1b",
        "[x]",
        "/*",
        "*/",
        "none",
    ]
)


@st.composite
def damaged(draw: st.DrawFn, sample: str) -> str:
    """A good file in which pieces were left out, put in or cut off."""
    text = sample
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(PIECES) + text[end:]
    return text


@pytest.mark.parametrize("form", READERS)
@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_a_damaged_file_is_read_or_refused(form: str, data: st.DataObject) -> None:
    text = data.draw(st.one_of(damaged(SAMPLES[form]), st.text(max_size=200)))
    try:
        election = READERS[form](text)
    except Trouble as trouble:
        refused = trouble
    else:
        refused = None
    if refused is not None:
        assert refused.told("nl") != refused.told("en")
        assert 0 <= refused.line <= text.count("\n") + 1
        return
    assert election.options
    assert len(set(election.options)) == len(election.options)
    assert all(weight >= 0 for weight in election.papers.values())


RULES = st.sampled_from(
    [
        "",
        "{}",
        '{"tie": "lot", "seed": "s"}',
        '{"default": 1}',
        '{"seats": 2}',
        '{"budget": "0"}',
        '{"approve": 1}',
        "null",
    ]
)
METHODS = st.sampled_from(["", *NAMES])


@given(data=st.data(), form=st.sampled_from(sorted(SAMPLES)), method=METHODS, rules=RULES)
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_is_counted_or_refused_by_every_method(
    data: st.DataObject, form: str, method: str, rules: str
) -> None:
    text = data.draw(damaged(SAMPLES[form]))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "votes"
        file.write_bytes(text.encode("utf-8", "replace"))
        arguments = ["--method", method] if method else []
        arguments += ["--rules", rules] if rules else []
        for more in ([], ["--json"]):
            assert polder_count(file, "--format", form, *arguments, *more).exit_code in (0, 1)
