"""A ballot opens when a move leads into its stage: its questions, offer, rules and roll are frozen then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction

from engine.ballot.contests import Offer, offered, paper_rules
from engine.ballot.electorate import here_of, roll_of
from engine.ballot.papers import roll_digest
from engine.ballot.rules import BallotRules
from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import Moment, timestamp
from engine.ports import RollSeat
from engine.proposal.commands import ReopenBallot
from engine.proposal.events import BallotOpened
from engine.proposal.state import Ballot, Proposal
from engine.tally import METHODS
from engine.tally.impossible import why
from engine.workflow.definition import Definition

FEW = 3
"""A weight that fewer seats have than this can give away, in a secret ballot, whose paper it is."""


def open_ballot(
    state: Proposal,
    definition: Definition,
    facts: ProposalFacts,
    moment: Moment,
    minutes: int,
    *,
    knowing: bool,
    again: Ballot | None = None,
    round: int = 0,
) -> BallotOpened | Refused:
    """A clause that an earlier ballot passed in the same wording is not voted on again. `minutes` 0: no deadline.
    `knowing`: whoever opens it has been told that choices may be guessed. `again`: the closed ballot whose questions
    are put once more, those that it passed as well. `round`: its number, where consent is asked in rounds."""
    rules = state.rules_in(state.stage, definition)
    if rules is None:
        raise TypeError(f"stage {state.stage} has no ballot rules")
    questions = _questions(state, rules, again)
    if not questions or not state.clauses:
        return refuse("no_clauses")
    roll = roll_of(rules, facts, state.voters.get(state.stage, ()))
    if wrong := _why_not(rules, roll, knowing=knowing):
        return wrong
    offer = _offer(state, rules, moment, again)
    if isinstance(offer, Refused):
        return offer
    return BallotOpened(
        # The house settles under one id for good, so the count keeps its ballots apart.
        ballot=moment.new_id(f"ballot-{state.proposal}-{len(state.ballots) + 1}"),
        stage=state.stage,
        questions=questions,
        rules=rules.settled(len(roll)),
        offer=offer,
        seats=len(roll),
        roll=roll_digest(roll),
        present=len(here_of(rules, facts, roll)),
        opened_at=moment.at,
        closes_at=timestamp(moment.now + timedelta(minutes=minutes)) if minutes else None,
        weights={each.seat: each.weight for each in roll} if rules.weighted else {},
        proxies={each.seat: each.proxy for each in roll if each.proxy is not None},
        again=again.ballot if again else None,
        round=round,
    )


def reopen_ballot(
    state: Proposal, command: ReopenBallot, definition: Definition, facts: ProposalFacts, moment: Moment
) -> tuple[BallotOpened, ...] | Refused:
    """A new round. Of a run-off, the same options as before: who goes on to the next is for a move to say."""
    earlier = state.ballots.get(command.ballot)
    if earlier is None:
        return refuse("ballot_unknown")
    if state.open_ballot is not None:
        return refuse("ballot_still_open")
    if waits := state.waits_for:
        return refuse(waits)
    if not earlier.rules.reopens or earlier.stage != state.stage or state.archived:
        return refuse("not_reopened")
    minutes, knowing = command.minutes, command.knowing
    opened = open_ballot(state, definition, facts, moment, minutes, knowing=knowing, again=earlier)
    return opened if isinstance(opened, Refused) else (opened,)


def _questions(state: Proposal, rules: BallotRules, again: Ballot | None) -> tuple[str, ...]:
    if rules.per != "clause":
        return (state.proposal,)
    return tuple(each for each in again.questions if each in state.clauses) if again else state.to_be_decided


def _why_not(rules: BallotRules, roll: tuple[RollSeat, ...], *, knowing: bool) -> Refused | None:
    if not roll:
        return refuse("nobody_may_vote")
    if rules.quorum > len(roll):
        return refuse("quorum_impossible", quorum=rules.quorum, seats=len(roll))
    if rules.secrecy != "open" and not knowing and (rare := _rare(roll)):
        return refuse("choices_may_be_guessed", seats=len(rare), few=FEW)
    return None


def _rare(roll: tuple[RollSeat, ...]) -> tuple[str, ...]:
    """The seats whose weight gives away which paper could be theirs. Where all weigh the same there are none."""
    having = Counter(each.weight for each in roll)
    return tuple(each.seat for each in roll if having[each.weight] < FEW) if len(having) > 1 else ()


def _offer(state: Proposal, rules: BallotRules, moment: Moment, again: Ballot | None) -> Offer | Refused:
    """The seed of a lot is drawn and published here: nobody knows yet who will be tied, and nobody can change it once
    that is known."""
    lot = f"{moment.dice().getrandbits(128):032x}" if rules.tie == "lot" else ""
    racing = (
        tuple(each for each in again.offer.options if each in state.clauses)
        if again
        else _still_in_the_race(state, rules)
    )
    options = offered(rules, racing) if rules.per == "options" else ()
    costs: Mapping[str, Fraction] = {}
    if METHODS[rules.method].spends:
        if unknown := [id for id in options if state.clauses[id].cost is None]:
            return refuse("clause_without_cost", number=state.number_of(unknown[0]))
        costs = {id: Fraction(state.clauses[id].cost or 0) for id in options}
    offer = Offer(options=options, costs=costs, lot=lot)
    try:
        paper_rules(rules, offer)
    except ValueError as error:
        return refuse("rules_impossible", why=why(error))
    return offer


def _still_in_the_race(state: Proposal, rules: BallotRules) -> tuple[str, ...]:
    """After a ballot that ended in a run-off only those whom it named, where the text still has them; else everyone."""
    last = state.last_outcome
    if last is None or last.result != "run_off":
        return tuple(state.clauses)
    count = last.questions[0].count
    named = count.run_off if count else ()
    return tuple(id for id in state.clauses if id in named) or tuple(state.clauses)
