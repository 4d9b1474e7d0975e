"""What people can ask of a proposal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from engine.ballot.commands import Choice
from engine.ballot.reasons import Reasons
from engine.fields import Id, Length, Line, NotePlace, Paragraph, Pattern, Range
from engine.registry import command

Day = Annotated[str, Pattern(r"(\d{4}-\d{2}-\d{2})?", "bad_date")]
"""A calendar day, `2022-04-14`, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseLine:
    """One numbered clause as it is written. Its number is its place in the list."""

    clause: Id
    text: Paragraph


@command("proposal.start")
@dataclass(frozen=True, slots=True, kw_only=True)
class StartProposal:
    """Begin a proposal on the newest published version of a workflow. `meeting` is where it will be decided; `note` is
    what it was made of, if it came from a small group or the board."""

    proposal: Id
    movement: Id
    workflow: Id
    title: Line
    clauses: Annotated[tuple[ClauseLine, ...], Length(0, 100)] = ()
    meeting: Id | None = None
    note: NotePlace | None = None


@command("proposal.bring")
@dataclass(frozen=True, slots=True, kw_only=True)
class BringToMeeting:
    """Say in which meeting the proposal is discussed and decided from now on."""

    proposal: Id
    meeting: Id


@command("proposal.rename")
@dataclass(frozen=True, slots=True, kw_only=True)
class RenameProposal:
    """Give it another title, where its text can be written."""

    proposal: Id
    title: Line


@command("proposal.add_clause")
@dataclass(frozen=True, slots=True, kw_only=True)
class AddClause:
    """Add one at the end; `note` is what it was made of, if it came from a small group or the board."""

    proposal: Id
    clause: Id
    text: Paragraph
    note: NotePlace | None = None


@command("proposal.add_clauses")
@dataclass(frozen=True, slots=True, kw_only=True)
class AddClauses:
    """Add several at once, at the end, in this order: all of them or none."""

    proposal: Id
    clauses: Annotated[tuple[ClauseLine, ...], Length(1, 100)]


@command("proposal.revise_clause")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseClause:
    proposal: Id
    clause: Id
    text: Paragraph


@command("proposal.cost_clause")
@dataclass(frozen=True, slots=True, kw_only=True)
class CostClause:
    """Say what doing it costs, in whole units of the movement's money; without `cost`, that it is not known."""

    proposal: Id
    clause: Id
    cost: Annotated[int, Range(0, 1_000_000_000)] | None = None


@command("proposal.set_rules")
@dataclass(frozen=True, slots=True, kw_only=True)
class SetRules:
    """Say how this proposal is decided in the ballot of a stage, where its workflow leaves that open: the rules as a
    workflow writes them (docs/workflows.md), every field that is left out as the rules have it by default."""

    proposal: Id
    stage: Id
    rules: dict[str, Any]


@command("proposal.name_voters")
@dataclass(frozen=True, slots=True, kw_only=True)
class NameVoters:
    """Say who may vote in the ballot of a stage, where its rules ask for a list: member organisations, or persons. The
    list stands until another one is named; a ballot that is open keeps the voters that it was opened with."""

    proposal: Id
    stage: Id
    voters: Annotated[tuple[Id, ...], Length(1, 2000)]


@command("proposal.break_tie")
@dataclass(frozen=True, slots=True, kw_only=True)
class BreakTie:
    """The chair says in which order the tied options of a question come, the preferred first, where the rules leave a
    tie to the chair."""

    proposal: Id
    ballot: Id
    question: Id
    order: Annotated[tuple[Id, ...], Length(1, 100)]


@command("proposal.remove_clause")
@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveClause:
    proposal: Id
    clause: Id


@command("proposal.move_clause")
@dataclass(frozen=True, slots=True, kw_only=True)
class MoveClause:
    """Put a clause before another one; without `before`, at the end."""

    proposal: Id
    clause: Id
    before: Id | None = None


@command("proposal.restore_clause")
@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreClause:
    """Bring a removed clause back, in its words and at its place of then."""

    proposal: Id
    clause: Id


@command("proposal.make_move")
@dataclass(frozen=True, slots=True, kw_only=True)
class MakeMove:
    """Take the proposal to another stage. With a `reason`, a coordinator overrides the guards that hold the move.
    `minutes` sets the deadline of the ballot that the move opens, if it opens one; 0 leaves it open until closed.
    `knowing` opens a secret ballot also where few seats have the same weight: whoever says so knows that choices may be
    guessed then, and the rules tell the voters."""

    proposal: Id
    move: Id
    reason: Annotated[str, Length(0, 1000)] = ""
    minutes: Annotated[int, Range(0, 14 * 24 * 60)] = 0
    knowing: bool = False


@command("proposal.close_ballot")
@dataclass(frozen=True, slots=True, kw_only=True)
class CloseBallot:
    proposal: Id
    ballot: Id


@command("proposal.reopen_ballot")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenBallot:
    """Put the questions of a closed ballot once more, in a new ballot, where its rules allow that and the proposal is
    still in its stage. The earlier result stays beside the new one. `minutes` and `knowing` as when a move opens it."""

    proposal: Id
    ballot: Id
    minutes: Annotated[int, Range(0, 14 * 24 * 60)] = 0
    knowing: bool = False


@command("proposal.open_round")
@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRound:
    """Ask for consent once more, in a stage that does so in rounds: to the clauses that have not passed in their
    present wording. `minutes` and `knowing` as when a move opens a ballot."""

    proposal: Id
    minutes: Annotated[int, Range(0, 14 * 24 * 60)] = 0
    knowing: bool = False


@command("proposal.reveal_result")
@dataclass(frozen=True, slots=True, kw_only=True)
class RevealResult:
    """Make known how a closed ballot ended, where its rules keep that hidden until somebody does. What follows from the
    result follows then."""

    proposal: Id
    ballot: Id


@command("proposal.enter_paper")
@dataclass(frozen=True, slots=True, kw_only=True)
class EnterPaper:
    """Enter what a seat has filled in on paper. The ledger says who entered a paper for which seat, never what stood on
    it; nobody gets its receipt. In an open ballot it replaces what the seat cast before, in a secret one the first
    paper of a seat stands. Of two with one command id the first counts, whatever the second chooses. `reasons` says
    why, where an answer asks for that."""

    proposal: Id
    ballot: Id
    seat: Id
    choice: Choice
    reasons: Reasons = field(default_factory=dict)


@command("proposal.give_ballot_time")
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveBallotTime:
    """Put off the deadline of an open ballot by so many minutes."""

    proposal: Id
    ballot: Id
    minutes: Annotated[int, Range(1, 60)]


@command("proposal.settle")
@dataclass(frozen=True, slots=True, kw_only=True)
class Settle:
    """Take whatever automatic moves have become possible. Sent by the house itself, never by a person."""

    proposal: Id


@command("proposal.assign_task")
@dataclass(frozen=True, slots=True, kw_only=True)
class AssignTask:
    """Write down who does what by when. `owner` is an organisation of the movement; without one the task looks for
    somebody. `note` is what the task was made of, if it came from a small group or the board."""

    proposal: Id
    task: Id
    text: Paragraph
    owner: Id | None = None
    due: Day = ""
    clause: Id | None = None
    note: NotePlace | None = None


@command("proposal.change_task")
@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTask:
    """Write a task anew. One that is finished stays finished; without `owner` it stays whose it is."""

    proposal: Id
    task: Id
    text: Paragraph
    owner: Id | None = None
    due: Day = ""
    clause: Id | None = None


@command("proposal.remove_task")
@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTask:
    proposal: Id
    task: Id


@command("proposal.finish_task")
@dataclass(frozen=True, slots=True, kw_only=True)
class FinishTask:
    proposal: Id
    task: Id


@command("proposal.reopen_task")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenTask:
    """A task was not finished after all: said by whoever finished it, or by a coordinator."""

    proposal: Id
    task: Id


@command("proposal.archive")
@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveProposal:
    """Put a proposal away: it stands in no list of what is on its way, and does not move by itself."""

    proposal: Id


@command("proposal.unarchive")
@dataclass(frozen=True, slots=True, kw_only=True)
class UnarchiveProposal:
    proposal: Id
