"""`polder count FILE`, as somebody types it who was handed a file of votes."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

import messages
from engine.tally import TieBreak
from tests.scripts.test_recount import HALF, a_document
from tests.web.count.told import outcome, polder_count, trouble, written
from web.cli.count.outcome import exactly
from web.cli.count.trouble import CODES

BOARD = '3 2\n6 1 2 0\n3 2 0\n2 3 0\n1 0\n0\n"Ann"\n"Bob"\n"Cas"\n"Board"\n'
DINNER = "# TITLE: Dinner\n# ALTERNATIVE NAME 1: Fish\n# ALTERNATIVE NAME 2: Beans\n# ALTERNATIVE NAME 3: Home\n"


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return written(tmp_path, "board.blt", BOARD)


# -- what is asked, and what is said


def test_blt_is_counted_by_stv_with_the_seats_of_the_file(board: Path) -> None:
    told = outcome(board)
    assert (told["method"], told["winners"], told["adopted"]) == ("stv", ["Ann", "Bob"], True)
    assert (told["title"], told["seats"], told["quota"]) == ("Board", 2, "4")
    assert told["papers"] == {"cast": "12", "counted": "11", "blank": "1", "invalid": "0"}
    assert told["rounds"][0]["totals"] == {"Ann": "6", "Bob": "3", "Cas": "2"}
    assert told["rounds"][0]["elected"] == told["rounds"][0]["transferred"] == ["Ann"]
    assert told["rounds"][1]["totals"]["Bob"] == "4.99998"
    assert outcome(board, "--seats", "1")["winners"] == ["Ann"]


def test_a_report_says_it_in_english_and_in_dutch(board: Path) -> None:
    english = polder_count(board).output
    assert "Counted by stv: 12 papers, 3 options." in english
    assert "Blank: 1. Not valid: 0." in english
    assert "Elected: Ann." in english
    assert "4.99998" in english
    dutch = polder_count(board, "--language", "nl").output
    assert "Kiesdeler: 4." in dutch
    assert "4,99998" in dutch


def test_a_name_that_would_command_a_terminal_does_not(tmp_path: Path) -> None:
    file = written(tmp_path, "vote.blt", '1 1\n1 1 0\n0\n"\x1b[2JAnn"\n')
    assert "\x1b" not in polder_count(file).output


def test_rankings_are_counted_by_schulze(tmp_path: Path) -> None:
    file = written(tmp_path, "dinner.soi", DINNER + "3: 1,2\n2: 2,1\n1: 3\n")
    told = outcome(file)
    assert (told["method"], told["winners"]) == ("schulze", ["Fish"])
    assert told["pairs"]["Fish"] == {"Beans": "3", "Home": "5"}
    assert told["order"][0] == ["Fish"]


def test_a_status_quo_has_to_be_beaten_as_the_rules_ask(tmp_path: Path) -> None:
    file = written(tmp_path, "dinner.toi", DINNER + "5: 1,3\n2: 3,1\n")
    assert outcome(file, default="Home")["adopted"] is True
    ratio = outcome(file, default="Home", quorum="2.5", ratios={"Fish": "3"})
    assert (ratio["winners"], ratio["adopted"]) == (["Home"], False)
    # A number is read as it is written, and an option may be named by its number.
    quorum = outcome(file, default=3, quorum=5.5)
    assert (quorum["winners"], quorum["adopted"], quorum["settings"]["quorum"]) == (["Home"], False, "11/2")
    assert "'Home' remains" in polder_count(file, "--rules", '{"default": "Home", "quorum": 6}').output


# -- ties


def test_a_tie_stands_until_the_rules_break_it(tmp_path: Path) -> None:
    file = written(tmp_path, "vote.blt", '2 1\n1 1 0\n1 2 0\n0\n"Ann"\n"Bob"\n')
    told = outcome(file)
    assert (told["winners"], told["adopted"], told["verdict"]) == ([], False, "tied")
    assert told["ties"][0]["options"] == ["Ann", "Bob"]
    assert told["ties"][0]["chosen"] == []
    drawn = TieBreak(rule="lot", seed="2022").in_order(["Ann", "Bob"])
    assert outcome(file, tie="lot", seed="2022")["winners"] == [drawn[0]]
    assert outcome(file, tie="chair", order=["Bob", "1"])["winners"] == ["Bob"]
    assert "A tie that the rules leave open: Ann, Bob." in polder_count(file).output


# -- papers of one kind read by a method for another


def test_a_ranking_read_by_plurality_is_its_first_choice(tmp_path: Path) -> None:
    file = written(tmp_path, "dinner.toi", DINNER + "3: 1,2\n2: 2,1\n4: {1,2},3\n")
    told = outcome(file, "--method", "plurality")
    assert told["totals"] == {"Fish": "3", "Beans": "2", "Home": "0"}
    assert (told["papers"]["invalid"], told["notes"]) == ("4", {"several_first": "4"})


def test_a_ranking_read_by_approval_is_all_it_ranks_or_as_many_as_was_said(tmp_path: Path) -> None:
    file = written(tmp_path, "dinner.soi", DINNER + "3: 1,2\n2: 2\n")
    assert outcome(file, "--method", "approval")["totals"] == {"Fish": "3", "Beans": "5", "Home": "0"}
    full = written(tmp_path, "dinner.soc", DINNER + "3: 1,2,3\n2: 2,1,3\n")
    assert trouble(full, "--method", "approval") == ("full_rankings", 0)
    assert outcome(full, "--method", "approval", approve=1)["totals"] == {"Fish": "3", "Beans": "2", "Home": "0"}


def test_equal_ranks_end_a_paper_for_a_method_that_takes_one_at_a_time(tmp_path: Path) -> None:
    file = written(tmp_path, "dinner.toc", DINNER + "3: 1,{2,3}\n4: 2,1,3\n")
    told = outcome(file, "--method", "irv")
    assert (told["winners"], told["notes"]) == (["Beans"], {"overvote": "3"})
    assert outcome(file, "--method", "stv", overvote="skip")["notes"] == {}
    assert outcome(file, "--method", "borda")["notes"] == {}


def test_an_empty_rank_and_a_second_one_are_passed_over_or_end_the_paper(tmp_path: Path) -> None:
    file = written(tmp_path, "vote.blt", '3 1\n2 1 - 2 0\n2 3 3 2 0\n3 2 0\n0\n"Ann"\n"Bob"\n"Cas"\n')
    assert outcome(file)["notes"] == {}
    assert outcome(file, skipped=0)["notes"] == {"skipped": "2"}
    assert outcome(file, repeated="exhaust")["notes"] == {"repeated": "2"}


# -- what cannot be


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--method", "dice"], "unknown_method"),
        (["--method", "irv", "--seats", "2"], "one_winner"),
        (["--seats", "4"], "bad_rules"),
        (["--rules", "{"], "rules_not_json"),
        (["--rules", "[1]"], "rules_not_json"),
        (["--rules", "[" * 100_000], "rules_not_json"),
        (["--rules", '{"tie": "coin"}'], "bad_rules"),
        (["--rules", '{"tie": ["lot"]}'], "bad_rules"),
        (["--rules", '{"tie": "lot"}'], "bad_rules"),
        (["--rules", '{"order": 3}'], "bad_rules"),
        (["--rules", '{"tie": "chair", "order": ["Zed"]}'], "unknown_option"),
        (["--rules", '{"sauce": 1}'], "bad_rules"),
        (["--rules", '{"seats": 1e400}'], "bad_rules"),
        (["--rules", '{"overvote": "eat"}'], "bad_rules"),
        (["--rules", '{"approve": -1}'], "bad_rules"),
        (["--method", "schulze", "--rules", '{"default": "Zed"}'], "unknown_option"),
        (["--method", "schulze", "--rules", '{"quorum": "3"}'], "bad_rules"),
        (["--method", "schulze", "--rules", '{"default": "Ann", "ratios": {"Zed": "3"}}'], "unknown_option"),
        (["--method", "schulze", "--rules", '{"default": "Ann", "ratios": ["3"]}'], "bad_rules"),
        (["--method", "score"], "cannot_read_as"),
        (["--method", "greedy"], "no_costs"),
        (["--format", "pabulib"], "missing_section"),
        (["--format", "polder-ballot"], "not_an_export"),
    ],
)
def test_what_is_wrong_with_the_question_is_said(board: Path, arguments: list[str], code: str) -> None:
    assert trouble(board, *arguments)[0] == code


def test_what_is_wrong_with_the_file_is_said_with_its_line_in_both_languages(tmp_path: Path) -> None:
    file = written(tmp_path, "vote.blt", BOARD.replace("6 1 2", "6 1 9"))
    english = polder_count(file)
    assert english.exit_code == 1
    assert f"{file}:2: Option 9 is named here, and they are numbered 1 to 3. (unknown_number)" in english.stderr
    assert "genummerd van 1 tot en met 3" in polder_count(file, "--language", "nl").stderr


def test_a_file_is_known_by_its_name_or_by_how_it_begins(tmp_path: Path) -> None:
    for name, text in (("a.txt", BOARD), ("b", DINNER + "1: 1\n"), ("d", "2\n1,A\n2,B\n1,1,1\n1,1\n")):
        assert outcome(written(tmp_path, name, text))["winners"]
    assert trouble(written(tmp_path, "e.txt", "Dear all,\n")) == ("unknown_format", 0)


# -- Polder's own export


def test_an_export_is_counted_by_its_own_rules(tmp_path: Path) -> None:
    export = a_document(["yy", "yn", "yn", "na"], HALF)
    file = written(tmp_path, "ballot.json", json.dumps(export))
    told = outcome(file)
    assert (told["method"], told["adopted"], len(told["winners"])) == ("yes_no_abstain", True, 1)
    assert [each["result"] for each in told["questions"]] == ["passed", "failed"]
    assert told["questions"][0]["totals"] == {"yes": "3", "no": "1", "abstain": "0"}
    assert polder_count(file, "--language", "nl").exit_code == 0
    assert trouble(file, "--method", "irv") == ("own_method", 0)


def a_choice(*papers: str, **rules: object) -> dict[str, object]:
    """The export of a secret ballot that asks which of three."""
    options = [("c1", "Ann"), ("c2", "Bob"), ("c3", "Cas"), ("none", "")]
    offered = options if rules.get("status_quo") else options[:3]
    return {
        "format": "polder-ballot",
        "version": 1,
        "title": "Board",
        "questions": [{"id": "plan", "number": 0, "text": "Who?"}],
        "options": [{"id": id, "number": place, "text": text} for place, (id, text) in enumerate(offered, start=1)],
        "rules": {"per": "options", "secrecy": "secret", **rules},
        "lot": "seed",
        "entitled": 30,
        "present": 20,
        "papers": [{"receipt": str(place), "choice": {"plan": paper}} for place, paper in enumerate(papers)],
    }


def test_an_export_of_a_choice_tells_who_was_chosen_by_name(tmp_path: Path) -> None:
    papers = ["c3>c1"] * 5 + ["c1"] * 3 + ["abstain"]
    export = a_choice(*papers, method="stv", counting={"seats": 2}, tie="lot")
    file = written(tmp_path, "ballot.json", json.dumps(export))
    told = outcome(file)
    assert (told["method"], told["winners"], told["adopted"]) == ("stv", ["Cas", "Ann"], True)
    assert told["rounds"][0]["totals"] == {"Ann": "3", "Bob": "0", "Cas": "5"}
    assert "Cas  5" in polder_count(file).output


def test_an_export_in_which_what_is_was_chosen_adopts_nothing(tmp_path: Path) -> None:
    export = a_choice("none>c1", "none", "c1", method="schulze", status_quo=True)
    told = outcome(written(tmp_path, "ballot.json", json.dumps(export)))
    assert (told["winners"], told["adopted"]) == (["none"], False)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 99},
        {"papers": 3},
        {"papers": [{"choice": {}}]},
        {"rules": None},
        {"questions": [{}]},
        {"entitled": -1},
        {"present": True},
        {"title": "\ud800"},
    ],
)
def test_an_export_that_is_not_whole_is_refused_in_a_sentence(tmp_path: Path, change: dict[str, object]) -> None:
    export = a_document(["y"], HALF) | change
    result = polder_count(written(tmp_path, "ballot.json", json.dumps(export)), "--json")
    assert (result.exit_code == 1) == ("title" not in change)


# -- the words


def test_every_trouble_has_a_sentence_with_its_parameters() -> None:
    for language in messages.LANGUAGES:
        for code, params in CODES.items():
            assert messages.parameters(language, f"counting.trouble.{code}") <= set(params), code
    said = {code for code in messages.codes() if code.startswith("counting.trouble.")}
    assert said == {f"counting.trouble.{code}" for code in CODES}


@pytest.mark.parametrize(
    ("value", "said"),
    [(Fraction(3), "3"), (Fraction("927.98248"), "927.98248"), (Fraction(2, 3), "2/3"), (Fraction(-1, 20), "-0.05")],
)
def test_a_number_is_exact(value: Fraction, said: str) -> None:
    assert exactly(value) == said
    assert Fraction(said) == value
