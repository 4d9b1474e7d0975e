"""What the papers of a closed ballot would have given, had they been counted by other rules. It decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.ballot.contests import paper_rules
from engine.ballot.outcome import judge
from engine.ballot.rules import BallotRules
from engine.ballot.standing import StandingPaper
from engine.errors import Refused, refuse
from engine.proposal.state import Ballot
from engine.tally.impossible import why
from engine.tally.paper import PaperFault, PaperRules, read
from engine.tally.shares import shares_of

OTHERWISE = ("method", "counting", "tie", "threshold", "heads", "weighted", "quorum", "quorum_part", "quorum_of")
"""What of the rules can be asked otherwise. Who had a paper, what it asked and how openly, does not change later."""


def what_if(ballot: Ballot, papers: Sequence[StandingPaper], asked: BallotRules) -> Ballot | Refused:
    """The ballot as it would have ended under the rules that are asked for. Refused while its result is
    not known, where the rules ask about something else, or where a paper says what could not be said under them."""
    decided = ballot.outcome
    if decided is None:
        return refuse("result_awaits_reveal" if ballot.hidden else "ballot_still_open")
    if asked.per != ballot.rules.per:
        return refuse("what_if_asks_other")
    try:
        rules = _with_what_stays(ballot, asked)
        bounds = paper_rules(rules, ballot.offer)
    except ValueError as error:
        return refuse("rules_impossible", why=why(error))
    was = paper_rules(ballot.rules, ballot.offer)
    if (bounds.form, bounds.options) != (was.form, was.options):
        return refuse("what_if_other_papers")
    if unfit := sum(not _fits(paper, bounds) for paper in papers):
        return refuse("what_if_papers_unfit", papers=unfit)
    outcome = judge(
        rules,
        ballot.questions,
        papers,
        entitled=decided.entitled,
        present=decided.present,
        weights=decided.weights,
        offer=ballot.offer,
    )
    return replace(ballot, rules=rules, outcome=outcome, breakdown={}, reasons=())


def _with_what_stays(ballot: Ballot, asked: BallotRules) -> BallotRules:
    """Votes that had no weight have none afterwards. Raises ValueError for rules that contradict each other so."""
    asked_for = {name: getattr(asked, name) for name in OTHERWISE}
    if not ballot.rules.weighted:
        asked_for |= {"weighted": False, "heads": None}
    return replace(ballot.rules, **asked_for).settled(ballot.seats)


def _fits(paper: StandingPaper, bounds: PaperRules) -> bool:
    try:
        for answer in (share for each in paper.choice.values() for share, _ in shares_of(each, paper.weight)):
            read(answer, bounds)
    except PaperFault:
        return False
    return True
