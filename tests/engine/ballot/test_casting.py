"""The rule book of casting: what becomes of one cast, and in which order the reasons are asked."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ballot.casting import (
    BallotRow,
    HashedCast,
    Standing,
    Verdict,
    Write,
    hash_key,
    judge,
    receipt_of,
)
from engine.errors import Refused, refuse
from engine.tally.paper import PaperRules
from tests.engine.ballot.held import PaperRow, SeatRow

MINE, THEIRS = hash_key("b1", "my-phone"), hash_key("b1", "a-colleague")
YES, NO = {"c1": "yes", "c2": "yes"}, {"c1": "no", "c2": "yes"}
PAPER = PaperRules(form="one", options=("yes", "no", "abstain"))
OPEN = BallotRow(ballot="b1", secret=False, questions=("c1", "c2"), paper=PAPER, closed=False)
SECRET = replace(OPEN, secret=True)
CAST = HashedCast(ballot="b1", seat="s1", key_hash=MINE, n=1, choice=YES, person="p1")
FREE = SeatRow(seat="s1", voted=False)
MY_VOTE = SeatRow(seat="s1", voted=True, stands=MINE)
THEIR_VOTE = SeatRow(seat="s1", voted=True, stands=THEIRS)
SECRET_VOTE = SeatRow(seat="s1", voted=True)
FIRST = PaperRow(n=1, choice=YES)
SECOND = PaperRow(n=2, choice=NO)

both = pytest.mark.parametrize("ballot", [OPEN, SECRET], ids=["open", "secret"])


def verdict(
    cast: HashedCast = CAST,
    ballot: BallotRow | None = OPEN,
    seat: SeatRow | None = FREE,
    paper: PaperRow | None = None,
    *,
    may: bool = True,
    late: bool = False,
) -> Verdict:
    return judge(cast, ballot, seat, paper, may=may, late=late)


# who may cast, and what


def test_given_no_such_ballot_when_cast_then_it_is_refused_as_unknown() -> None:
    assert verdict(ballot=None, seat=None, may=False) == refuse("ballot_unknown")


def test_given_a_seat_that_is_not_on_the_roll_when_cast_then_it_is_refused() -> None:
    assert verdict(seat=None, may=False) == refuse("not_on_roll")


@both
def test_given_a_person_who_may_not_cast_for_the_seat_when_cast_then_it_is_refused(ballot: BallotRow) -> None:
    assert verdict(ballot=ballot, may=False) == refuse("not_your_seat")


@both
def test_given_a_replacement_let_in_late_when_cast_for_the_seat_then_it_is_laid(ballot: BallotRow) -> None:
    assert verdict(replace(CAST, person="replacement"), ballot) == Write(new=True)


def test_given_a_choice_that_leaves_questions_out_when_cast_then_it_says_how_many() -> None:
    assert verdict(replace(CAST, choice={})) == refuse("choice_incomplete", missing=2)
    assert verdict(replace(CAST, choice={"c1": "yes"})) == refuse("choice_incomplete", missing=1)


def test_given_a_choice_of_something_that_is_not_offered_when_cast_then_it_is_refused() -> None:
    assert verdict(replace(CAST, choice={**YES, "c3": "yes"})) == refuse("choice_unknown", questions=1)
    perhaps = refuse("paper_unknown_option", option="perhaps")
    assert verdict(replace(CAST, choice={**YES, "c2": "perhaps"})) == perhaps


def test_given_a_ranking_in_another_spelling_when_cast_then_the_one_spelling_is_told() -> None:
    ballot = replace(OPEN, paper=PaperRules(form="ranking", options=("a", "b", "c"), equal=True))
    choice = {"c1": "c>b=a", "c2": "abstain"}
    assert verdict(replace(CAST, choice=choice), ballot) == refuse("paper_spelling", spelling="c>a=b")


@both
def test_given_a_malformed_choice_after_the_close_when_cast_then_its_form_is_named_first(ballot: BallotRow) -> None:
    assert verdict(replace(CAST, choice={}), ballot, late=True) == refuse("choice_incomplete", missing=2)


# the first paper, and changing it


@both
def test_given_a_seat_that_has_not_voted_when_cast_then_a_new_paper_is_laid(ballot: BallotRow) -> None:
    assert verdict(ballot=ballot) == Write(new=True)


@pytest.mark.parametrize(("ballot", "seat"), [(OPEN, MY_VOTE), (SECRET, SECRET_VOTE)], ids=["open", "secret"])
def test_given_my_paper_when_i_change_it_with_a_higher_n_then_the_same_paper_changes(
    ballot: BallotRow, seat: SeatRow
) -> None:
    assert verdict(replace(CAST, n=2, choice=NO), ballot, seat, FIRST) == Write(new=False)


def test_given_my_paper_when_a_higher_n_brings_the_same_choice_then_it_counts_as_a_change() -> None:
    assert verdict(replace(CAST, n=2), OPEN, MY_VOTE, FIRST) == Write(new=False)


def test_given_numbers_that_were_skipped_when_a_higher_n_comes_then_it_stands() -> None:
    assert verdict(replace(CAST, n=40), OPEN, MY_VOTE, FIRST) == Write(new=False)


def test_given_a_colleagues_vote_in_an_open_ballot_when_i_cast_with_a_new_key_then_mine_is_laid() -> None:
    assert verdict(seat=THEIR_VOTE) == Write(new=True)


def test_given_a_colleague_replaced_my_vote_in_an_open_ballot_when_i_change_mine_then_mine_is_laid_again() -> None:
    assert verdict(replace(CAST, n=2, choice=NO), OPEN, THEIR_VOTE, FIRST) == Write(new=False)


def test_given_a_seat_that_has_voted_in_a_secret_ballot_when_cast_with_a_new_key_then_the_first_stays() -> None:
    assert verdict(ballot=SECRET, seat=SECRET_VOTE) == refuse("already_voted")


# sent twice


@pytest.mark.parametrize("late", [False, True], ids=["in time", "after the close"])
@pytest.mark.parametrize(("ballot", "seat"), [(OPEN, MY_VOTE), (SECRET, SECRET_VOTE)], ids=["open", "secret"])
def test_given_a_cast_in_the_urn_when_it_is_sent_again_then_the_same_answer_comes_also_after_the_close(
    ballot: BallotRow, seat: SeatRow, late: bool
) -> None:
    assert verdict(CAST, ballot, seat, FIRST, late=late) == Standing(1, YES, replaced=False)


@pytest.mark.parametrize("late", [False, True], ids=["in time", "after the close"])
def test_given_a_colleagues_later_vote_when_mine_is_sent_again_then_it_says_since_replaced(late: bool) -> None:
    assert verdict(CAST, OPEN, THEIR_VOTE, FIRST, late=late) == Standing(1, YES, replaced=True)


@pytest.mark.parametrize("late", [False, True], ids=["in time", "after the close"])
@pytest.mark.parametrize(("ballot", "seat"), [(OPEN, MY_VOTE), (SECRET, SECRET_VOTE)], ids=["open", "secret"])
def test_given_a_change_in_the_urn_when_the_earlier_cast_arrives_then_what_stands_is_the_answer(
    ballot: BallotRow, seat: SeatRow, late: bool
) -> None:
    assert verdict(CAST, ballot, seat, SECOND, late=late) == Standing(2, NO, replaced=False)


@both
def test_given_a_paper_when_the_same_n_brings_another_choice_then_it_is_a_conflict(ballot: BallotRow) -> None:
    assert verdict(replace(CAST, choice=NO), ballot, MY_VOTE, FIRST) == refuse("conflict")


def test_given_a_paper_when_the_same_choice_comes_in_another_order_then_it_is_no_conflict() -> None:
    backwards = dict(reversed(YES.items()))
    assert verdict(replace(CAST, choice=backwards), OPEN, MY_VOTE, FIRST) == Standing(1, YES, replaced=False)


# too late


@pytest.mark.parametrize(
    ("ballot", "seat", "paper", "standing"),
    [
        (OPEN, FREE, None, "none"),
        (OPEN, MY_VOTE, FIRST, "yours"),
        (OPEN, THEIR_VOTE, FIRST, "seat"),
        (OPEN, THEIR_VOTE, None, "seat"),
        (SECRET, FREE, None, "none"),
        (SECRET, SECRET_VOTE, FIRST, "yours"),
        (SECRET, SECRET_VOTE, None, "seat"),
    ],
)
def test_given_the_close_when_something_new_is_cast_then_it_is_refused_and_says_what_stands(
    ballot: BallotRow, seat: SeatRow, paper: PaperRow | None, standing: str
) -> None:
    new = replace(CAST, n=2, choice=NO)
    assert verdict(new, ballot, seat, paper, late=True) == refuse("ballot_closed", standing=standing)


# keys and receipts


def test_given_one_key_in_two_ballots_when_hashed_then_the_papers_cannot_be_linked() -> None:
    assert hash_key("b1", "key") != hash_key("b2", "key")


@given(key=st.text(min_size=22, max_size=64))
def test_given_any_key_when_its_receipt_is_made_then_it_is_three_groups_without_letters_that_look_alike(
    key: str,
) -> None:
    receipt = receipt_of(hash_key("b1", key))
    assert re.fullmatch(r"[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){2}", receipt)


# for any cast

rows = {"open": (FREE, MY_VOTE, THEIR_VOTE), "secret": (FREE, SECRET_VOTE)}


@given(
    data=st.data(),
    kind=st.sampled_from(("open", "secret")),
    n=st.integers(1, 4),
    choice=st.sampled_from((YES, NO)),
    late=st.booleans(),
)
def test_given_any_cast_after_the_close_then_nothing_is_written(
    data: st.DataObject, kind: str, n: int, choice: dict[str, str], late: bool
) -> None:
    ballot = OPEN if kind == "open" else SECRET
    seat = data.draw(st.sampled_from(rows[kind]))
    paper = data.draw(st.sampled_from((None, FIRST, SECOND)))
    found = verdict(replace(CAST, n=n, choice=choice), ballot, seat, paper, late=late)
    assert isinstance(found, (Write, Standing, Refused))
    assert not (late and isinstance(found, Write))
    if isinstance(found, Write) and paper is not None:
        assert n > paper.n
