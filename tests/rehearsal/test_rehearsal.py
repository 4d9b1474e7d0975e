"""A whole meeting against a real server holds; and one in a house with a fault is found out, by the check that is
there for that fault. All of it runs in seconds, so nothing here is left for a nightly run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rehearsal.play import main

FEW = ("--organisations", "20")


def test_the_whole_meeting_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--output", str(tmp_path)]) == 0, capsys.readouterr().out

    told = capsys.readouterr().out
    assert "valt de server om" in told
    assert "alle 24 bevestigde stemmen staan precies één keer in de uitslag" in told
    assert len(json.loads((tmp_path / "ballot.json").read_text("utf-8"))["papers"]) == 24
    for language, heading in (("nl", "Wat is besloten"), ("en", "What was decided")):
        for form in ("html", "md"):
            assert heading in (tmp_path / f"minutes.{language}.{form}").read_text("utf-8")


def test_it_holds_on_gevent_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main([*FEW, "--async-mode", "gevent", "--language", "en", "--output", str(tmp_path)])

    assert code == 0, capsys.readouterr().out
    assert "All is well" in capsys.readouterr().out


def test_a_patch_that_leaves_something_out_is_found_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*FEW, "--app", "tests.rehearsal.dropped_key:app", "--output", str(tmp_path)]) == 1

    told = capsys.readouterr().out
    for audience in ("coordinator", "participant", "screen"):
        assert f"does not show what is so in {audience}: /agenda/welkom/began_at, /agenda/welkom/begun" in told


def test_a_vote_that_is_acknowledged_too_early_is_found_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*FEW, "--app", "tests.rehearsal.early_ack:app", "--output", str(tmp_path)]) == 1

    told = capsys.readouterr().out
    assert "valt de server om" in told
    assert "is in the tally 0 times" in told


def test_a_server_that_does_not_start_is_told_with_its_last_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--app", "tests.rehearsal.no_such_house:app", "--output", str(tmp_path)]) == 1

    assert "No module named 'tests.rehearsal.no_such_house'" in capsys.readouterr().out
