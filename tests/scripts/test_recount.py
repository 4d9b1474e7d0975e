"""The recount for outsiders: it agrees with the engine about every ballot, and notices every change to an export."""

from __future__ import annotations

import ast
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ballot.contests import Offer
from engine.ballot.outcome import judge
from engine.ballot.papers import ClosedBallot, Question, export, roll_digest, urn_digest
from engine.ballot.rules import rules_of
from engine.ballot.standing import unweighted
from engine.ports import Paper, RollSeat

SCRIPT = Path(__file__).parents[2] / "scripts" / "recount.py"
Document = dict[str, Any]


def load() -> Any:
    spec = importlib.util.spec_from_file_location("recount_of_an_outsider", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


recount = load()


def a_document(
    rows: list[str],
    threshold: dict[str, str],
    *,
    secrecy: str = "open",
    quorum: int = 0,
    absent: int = 0,
    away: int = 0,
) -> Document:
    """The export of a ballot. A row is a paper, a letter (y, n, a) per question; `absent` seats were present and cast
    nothing, `away` ones were not there."""
    option = {"y": "yes", "n": "no", "a": "abstain"}
    questions = tuple(f"c{place}" for place in range(1, len(rows[0]) + 1 if rows else 2))
    papers = [
        Paper(
            receipt=f"R{place * 7 % 101:03}-{place}",
            choice=dict(zip(questions, [option[letter] for letter in row], strict=True)),
            seat=f"s{place}" if secrecy == "open" else None,
        )
        for place, row in enumerate(rows)
    ]
    rules = rules_of({"threshold": threshold, "secrecy": secrecy, "quorum": quorum})
    present = len(rows) + absent
    outcome = judge(
        rules, questions, unweighted(each.choice for each in papers), entitled=present + away, present=present
    )
    ballot = ClosedBallot(
        ballot="b1",
        proposal="p1",
        title="Jaarplan",
        questions=tuple(Question(id=each, number=place, text="…") for place, each in enumerate(questions, start=1)),
        options=(),
        offer=Offer(),
        rules=rules,
        outcome=outcome,
        urn=urn_digest(papers),
        roll=roll_digest([RollSeat(seat=f"s{place}") for place in range(present + away)]),
    )
    document: Document = json.loads(json.dumps(export(ballot, papers, {each.seat or "": "Zorg" for each in papers})))
    return document


HALF = {"more_than": "1/2", "of": "yes_and_no"}
SAMPLE = a_document(["yy", "yn", "yn", "na", "ay"], HALF, quorum=3, absent=1, away=2)


def run(text: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    # -I: no folder of ours on the path, no variables of the environment, as on an outsider's machine
    return subprocess.run(
        [sys.executable, "-I", str(SCRIPT), *arguments], input=text, capture_output=True, timeout=60, check=False
    )


# it agrees


@st.composite
def documents(draw: st.DrawFn) -> Document:
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.text("yna", min_size=width, max_size=width), max_size=30))
    bottom = draw(st.integers(2, 12))
    way = draw(st.sampled_from(("at_least", "more_than")))
    top = draw(st.integers(1, bottom - (way == "more_than")))
    base = draw(st.sampled_from(("yes_and_no", "cast", "present", "entitled")))
    return a_document(
        rows,
        {way: f"{top}/{bottom}", "of": base},
        secrecy=draw(st.sampled_from(("open", "secret"))),
        quorum=draw(st.integers(0, 40)),
        absent=draw(st.integers(0, 5)),
        away=draw(st.integers(0, 5)),
    )


@given(document=documents())
def test_given_any_closed_ballot_when_recounted_then_it_agrees_with_the_engine(document: Document) -> None:
    read = recount.read(json.dumps(document))
    assert recount.differences(read) == []
    assert recount.recount(read) == document["outcome"]


def test_given_papers_in_another_order_when_recounted_then_it_still_agrees() -> None:
    document = {**SAMPLE, "papers": SAMPLE["papers"][::-1]}
    assert recount.differences(recount.read(json.dumps(document))) == []


def test_given_an_export_in_a_file_when_run_alone_then_a_plain_table_and_agrees(tmp_path: Path) -> None:
    file = tmp_path / "ballot.json"
    file.write_text(json.dumps(SAMPLE), encoding="utf-8")
    done = run(b"", str(file))
    told = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "   1          3        1        1        3  passed" in told
    assert "8 entitled, 6 present, quorum 3" in told
    assert "outcome: partly_passed" in told
    assert "agrees" in told


def test_given_an_export_on_standard_input_when_asked_for_json_then_it_says_so_in_json() -> None:
    done = run(json.dumps(SAMPLE, ensure_ascii=False).encode("utf-8-sig"), "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"agrees": True, "differences": [], "recounted": SAMPLE["outcome"]}


def test_given_the_script_then_it_imports_the_standard_library_alone() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    names = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [each.name for each in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert names <= sys.stdlib_module_names


# it notices


def set_in(*path: str | int) -> Callable[[Document, Any], None]:
    def change(document: Document, value: Any) -> None:
        part: Any = document
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("path", "value", "what"),
    [
        (("outcome", "result"), "passed", "result"),
        (("outcome", "voted"), 6, "voted"),
        (("outcome", "voted"), 5.0, "voted"),
        (("outcome", "quorum"), 2, "quorum"),
        (("outcome", "questions", 0, "counts", "yes"), 4, "counts of question c1"),
        (("outcome", "questions", 0, "share"), "2/3", "share of question c1"),
        (("outcome", "questions", 1, "needed"), 1, "needed of question c2"),
        (("outcome", "questions", 1, "result"), "passed", "result of question c2"),
        (("outcome", "questions", 1, "question"), "c9", "questions"),
        (("digests", "urn"), "0" * 64, "digest of the urn"),
        (("papers", 0, "choice", "c1"), "abstain", "digest of the urn"),
        (("papers", 0, "receipt"), "R999-9", "digest of the urn"),
        (("papers", 0, "seat"), "s9", "digest of the urn"),
        (("papers", 1, "seat"), "s0", "a seat stands twice"),
        (("papers", 1, "receipt"), "R000-0", "a receipt stands twice"),
        (("rules", "secrecy"), "secret", "papers that name a seat"),
        (("rules", "threshold", "more_than"), "9/10", "needed of question c1"),
        (("rules", "threshold", "of"), "entitled", "share of question c1"),
        (("rules", "quorum"), 7, "result"),
        (("present",), 4, "more papers than present"),
        (("entitled",), 5, "more present than entitled"),
    ],
)
def test_given_an_export_that_was_changed_when_recounted_then_the_difference_is_named(
    path: tuple[str | int, ...], value: Any, what: str
) -> None:
    document = deepcopy(SAMPLE)
    set_in(*path)(document, value)
    found = recount.differences(recount.read(json.dumps(document)))
    assert what in [each["what"] for each in found]


@given(data=st.data())
def test_given_any_one_answer_changed_when_recounted_then_it_is_noticed(data: st.DataObject) -> None:
    document = deepcopy(SAMPLE)
    choice = data.draw(st.sampled_from(document["papers"]))["choice"]
    question = data.draw(st.sampled_from(sorted(choice)))
    choice[question] = data.draw(st.sampled_from(sorted({"yes", "no", "abstain"} - {choice[question]})))
    assert recount.differences(recount.read(json.dumps(document)))


def test_given_a_paper_taken_out_when_run_then_it_ends_with_1_and_each_difference() -> None:
    document = deepcopy(SAMPLE)
    document["papers"].pop()
    done = run(json.dumps(document).encode())
    told = done.stdout.decode()
    assert done.returncode == 1
    assert "voted: published 5, recounted 4" in told
    assert "digest of the urn: published" in told
    assert "agrees" not in told
    assert json.loads(run(json.dumps(document).encode(), "--json").stdout)["agrees"] is False


def test_given_a_title_that_a_terminal_would_obey_when_run_then_it_is_shown_and_not_obeyed() -> None:
    document = {**SAMPLE, "title": "\x1b[2Jagrees"}
    assert b"\x1b" not in run(json.dumps(document).encode()).stdout


# it refuses


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (("format",), "other", "not an export of a ballot"),
        (("version",), 2, "reads version 1, not 2"),
        (("questions",), {}, "`questions` is missing"),
        (("papers",), None, "`papers` is missing"),
        (("entitled",), -1, "`entitled` is missing or no whole number"),
        (("present",), True, "`present` is missing or no whole number"),
        (("rules", "method"), "ranked", "cannot count by the method 'ranked'"),
        (("rules", "secrecy"), "half", "open or secret"),
        (("rules", "quorum"), 1.5, "quorum is missing"),
        (("rules", "threshold"), "1/2", "has no threshold"),
        (("rules", "threshold"), {"at_least": "1/2", "more_than": "1/2", "of": "cast"}, "exactly one of"),
        (("rules", "threshold"), {"of": "cast"}, "exactly one of"),
        (("rules", "threshold", "more_than"), 0.5, "0.5 is no fraction"),
        (("rules", "threshold", "more_than"), "1/0", "'1/0' is no fraction"),
        (("rules", "threshold", "more_than"), "1/00", "'1/00' is no fraction"),
        (("rules", "threshold", "more_than"), "3/2", "'3/2' is no fraction"),
        (("rules", "threshold", "more_than"), "0", "'0' is no fraction"),
        (("rules", "threshold", "of"), "everyone", "base 'everyone'"),
        (("questions",), [], "no questions"),
        (("questions", 0), "c1", "One question has no id"),
        (("questions", 1, "id"), "c1", "stands in the export twice"),
        (("outcome", "questions"), None, "no list of questions"),
        (("outcome", "questions", 0, "question"), [], "no list of questions"),
        (("papers", 0), 1, "Paper 1 has no receipt"),
        (("papers", 0, "seat"), 1, "has a seat that is no id"),
        (("papers", 0, "choice"), {"c1": "yes"}, "does not answer exactly"),
        (("papers", 0, "choice"), None, "does not answer exactly"),
        (("papers", 0, "choice", "c1"), ["yes"], "has an unknown answer"),
        (("title",), "\ud800", "half a character"),
    ],
)
def test_given_an_export_that_cannot_be_read_when_recounted_then_a_sentence_says_why(
    path: tuple[str | int, ...], value: Any, says: str
) -> None:
    document = deepcopy(SAMPLE)
    set_in(*path)(document, value)
    with pytest.raises(recount.BadInput, match=says):
        recount.read(json.dumps(document))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", b"not JSON"),
        (b"{", b"not JSON"),
        (b"[" * 100_000, b"not JSON"),
        (b"[]", b"not an export"),
        (b"null", b"not an export"),
        (b"\xff\xfe", b"not UTF-8"),
    ],
)
def test_given_something_else_than_an_export_when_run_then_it_ends_with_2_and_a_sentence(
    text: bytes, says: bytes
) -> None:
    done = run(text)
    assert (done.returncode, done.stdout) == (2, b"")
    assert says in done.stderr
    assert b"Traceback" not in done.stderr


def test_given_a_file_that_is_not_there_when_run_then_it_ends_with_2_and_a_sentence(tmp_path: Path) -> None:
    done = run(b"", str(tmp_path / "nothing.json"))
    assert done.returncode == 2
    assert b"cannot be read" in done.stderr
