"""What can happen next in a play, the likeliest first: people do what their stage is for, then the coordinator moves.

Whether something can happen is asked of `decide`, so what is offered here is never refused. What a coordinator does
who leaves it to the workflow, `likeliest` says: the first move that can be made, or another once that was made too
often; if there is none, another day; guards are passed only if the crowd says so, and nothing is withdrawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any

from engine.ballot.electorate import may_be_named
from engine.ballot.rules import BallotRules
from engine.errors import Refused
from engine.proposal.advising.commands import Advise
from engine.proposal.awaiting.commands import AwaitProposal
from engine.proposal.brainstorming.commands import AddIdea, JoinIdeas
from engine.proposal.commands import (
    AddClauses,
    AssignTask,
    BreakTie,
    ChangeTask,
    CloseBallot,
    CostClause,
    FinishTask,
    NameVoters,
    OpenRound,
    RemoveClause,
    RevealResult,
    ReviseClause,
)
from engine.tally import METHODS
from engine.workflow.check.advice import asks_advice
from engine.workflow.definition import Move
from engine.workflow.guards import AdviceGiven, EveryClauseCosted, atoms_of
from engine.workflow.rehearse.crowd import happens
from engine.workflow.rehearse.hall import ANOTHER_DAY, BY_THE_CHAIR, REVISING, TASK_DONE, minutes_of
from engine.workflow.rehearse.held import held, try_move, unmet, withdraws
from engine.workflow.rehearse.play import PLAN, Events, Play
from engine.workflow.waiting import waits_for_proposal

REASON = "Tried in a rehearsal."
SOME_SUM = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`code` is what happens, `move` which move is made, where it is one. `does` lets it happen."""

    code: str
    move: str = ""
    does: Callable[[], None] = field(compare=False, repr=False)


CODES = (
    *("write", "cost", "revise", "take_out", "form_groups", "groups_report", "hand_out", "finish_tasks", "open_round"),
    *("collect_ideas", "go_round", "stage_goes_by", "advise", "name_voters", "vote", "close", "reveal", "break_tie"),
    *("children_end", "await", "awaited_ends"),
    *("move", "another_round", "another_day", "await_date", "override", "withdraw"),
)
"""Every step that there is; each has a sentence in the catalogue under `rehearsal.step.`."""


def take(play: Play, step: Step) -> None:
    """Let it happen."""
    play.taken += 1
    step.does()


def steps(play: Play) -> Iterator[Step]:
    """Found one by one: who takes the first asks nothing about the others."""
    if play.ended:
        return
    if play.ballot is not None:
        yield _in_the_ballot(play)
        return
    newest = play.state.newest_ballot
    if newest is not None and newest.hidden:
        reveal = _allowed(play, "reveal", RevealResult(proposal=PLAN, ballot=newest.ballot), BY_THE_CHAIR)
        yield from (reveal,) if reveal else ()
        return
    yield from chain(_by_the_chair(play), _children(play), _work(play), _moves(play))


def likeliest(play: Play) -> Step | None:
    """What happens if nobody does anything special; None when the play is stuck, or at its end."""
    crowd = play.crowd
    left_out = {"withdraw"} | (set() if crowd.overrides else {"override"})
    left_out |= {"another_day"} if play.days >= crowd.patience else set()
    return next((step for step in steps(play) if step.code not in left_out), None)


def _in_the_ballot(play: Play) -> Step:
    ballot = play.ballot
    assert ballot is not None
    close = CloseBallot(proposal=PLAN, ballot=ballot.ballot)
    if play.urns[ballot.ballot].papers is None:
        return Step(code="vote", does=play.vote)
    closed = _allowed(play, "close", close, minutes_of(play.definition.stages[ballot.stage]))
    if closed is None:
        raise ValueError(f"the ballot in stage {ballot.stage} cannot be closed")
    return closed


def _by_the_chair(play: Play) -> Iterator[Step]:
    """The chair's order is drawn, as a chair's mind is their own."""
    newest = play.state.newest_ballot
    if newest is None or newest.outcome is None or not newest.awaits_chair:
        return
    tied = next(each.question for each in newest.outcome.questions if each.result == "tied")
    order = list(METHODS[newest.rules.method].options or newest.offer.options)
    play.dice.shuffle(order)
    breaks = BreakTie(proposal=PLAN, ballot=newest.ballot, question=tied, order=tuple(order))
    if step := _allowed(play, "break_tie", breaks, BY_THE_CHAIR):
        yield step


def _children(play: Play) -> Iterator[Step]:
    if under_way := [each for each in play.state.newest_children if each not in play.hall.children]:
        yield Step(code="children_end", does=partial(_children_end, play, under_way))


def _work(play: Play) -> Iterator[Step]:
    """What the stage is for, as far as it is still to be done."""
    match play.stage.activity:
        case "drafting":
            yield from _drafting(play)
        case "small_groups":
            yield from _groups(play)
        case "follow_up":
            yield from _tasks(play)
        case "consent":
            yield from _between_rounds(play)
        case "brainstorm" if not play.state.ideas:
            yield Step(code="collect_ideas", does=partial(_collect_ideas, play))
        case "round" if play.worked != play.entries:
            yield Step(code="go_round", does=play.everyone_speaks)
        case "ballot" | "brainstorm" | "round":
            pass
        case "waiting" if _advice_missing(play):
            yield Step(code="advise", does=partial(_advise, play))
        case "waiting" if waits_for_proposal(play.stage.settings):
            yield from _awaiting(play)
        case _ if play.worked != play.entries:
            yield Step(code="stage_goes_by", does=play.stage_goes_by)
    yield from _lists(play)


def _awaiting(play: Play) -> Iterator[Step]:
    if play.state.awaits is None:
        yield Step(code="await", does=partial(_await, play))
    elif not play.state.awaits.outcome:
        yield Step(code="awaited_ends", does=partial(_awaited_ends, play))


def _lists(play: Play) -> Iterator[Step]:
    """Of the ballots to which a move leads from here."""
    for stage in {move.target: None for move in play.definition.moves_from(play.state.stage)}:
        rules = play.state.rules_in(stage, play.definition)
        if rules is not None and rules.among == "list" and stage not in play.state.voters:
            yield from _naming_voters(play, stage, rules)


def _groups(play: Play) -> Iterator[Step]:
    if play.grouped != play.entries:
        yield Step(code="form_groups", does=play.form_groups)
    elif play.worked != play.entries:
        yield Step(code="groups_report", does=play.groups_report)
    elif play.rounds_here < play.stage.settings.rounds:
        yield Step(code="another_round", does=play.form_groups)


def _drafting(play: Play) -> Iterator[Step]:
    state = play.state
    if not play.support:
        yield Step(code="write", does=partial(_write, play))
    yield from _mending(play)
    if (budget := _budget(play)) and any(clause.cost is None for clause in state.clauses.values()):
        yield Step(code="cost", does=partial(_cost, play, budget))


def _mending(play: Play) -> Iterator[Step]:
    """What a ballot did not pass, or what was objected to, is rewritten, or taken out in the end."""
    failed = [id for id, clause in play.state.clauses.items() if clause.result == "failed"]
    hopeless = [id for id in failed if len(play.failed[id]) >= play.crowd.tries]
    if revised := [id for id in failed if id not in hopeless]:
        yield Step(code="revise", does=partial(_revise, play, revised))
    if hopeless:
        yield Step(code="take_out", does=partial(_take_out, play, hopeless))


def _between_rounds(play: Play) -> Iterator[Step]:
    """Objections are integrated, and the next round is opened; after one without a quorum, on another day."""
    yield from _mending(play)
    if play.days < len(play.state.rounds) - play.state.rounds_held:
        return
    if step := _allowed(play, "open_round", OpenRound(proposal=PLAN, knowing=True), 1):
        yield step


def _tasks(play: Play) -> Iterator[Step]:
    """One for each clause; of a proposal without any, one for the whole. What looks for somebody finds them."""
    tasks = play.state.tasks.values()
    made = {task.clause for task in tasks}
    without = [clause for clause in play.state.clauses or (None,) if clause not in made]
    looking = [task.task for task in tasks if not task.owner and not task.done]
    if without or looking:
        yield Step(code="hand_out", does=partial(_hand_out, play, without, looking))
    if open_tasks := [task.task for task in play.state.tasks.values() if not task.done]:
        yield Step(code="finish_tasks", does=partial(_finish, play, open_tasks))


def _moves(play: Play) -> Iterator[Step]:
    by_hand = _as_tried([move for move in play.definition.moves_from(play.state.stage) if not move.automatic], play)
    waiting: list[Move] = []
    for move in by_hand:
        if withdraws(play, move):
            continue
        answer = try_move(play, move)
        if isinstance(answer, Refused):
            waiting.append(move)
        else:
            yield _happens("move", play, answer, 1, move.name)
    yield from _waiting(play)
    for move in waiting:
        if move.override and not isinstance(answer := try_move(play, move, REASON), Refused):
            yield _happens("override", play, answer, 1, move.name)
    for move in by_hand:
        if withdraws(play, move) and not isinstance(answer := try_move(play, move), Refused):
            yield _happens("withdraw", play, answer, 1, move.name)


def _as_tried(moves: list[Move], play: Play) -> list[Move]:
    """In the order of the definition; but whoever has gone one way as often as is tried, takes another where there is
    one. Otherwise each play of a team that may go on would go on for ever."""
    made = Counter(moved.move for moved in play.state.history)
    return sorted(moves, key=lambda move: max(0, made[move.name] - play.crowd.tries + 1))


def _waiting(play: Play) -> Iterator[Step]:
    """What may change so that a move can be made after all."""
    found = [each for move in held(play) for each in unmet(move.guards)]
    if play.stage.activity == "small_groups" and any(each["guard"] == "rounds_held" for each in found):
        yield Step(code="another_round", does=play.form_groups)
    yield Step(code="another_day", does=partial(_another_day, play))
    if hours := [until for each in found if (until := _hours_until(each["guard"], each["params"]))]:
        yield Step(code="await_date", does=partial(_await_date, play, min(hours)))


def _allowed(play: Play, code: str, command: object, minutes: int) -> Step | None:
    answer = play.ask(command)
    return None if isinstance(answer, Refused) else _happens(code, play, answer, minutes)


def _happens(code: str, play: Play, events: Events, minutes: int, move: str = "") -> Step:
    return Step(code=code, move=move, does=partial(play.happen, events, minutes))


def _naming_voters(play: Play, stage: str, rules: BallotRules) -> Iterator[Step]:
    """All who can be on the list."""
    voters = tuple(sorted(may_be_named(rules, play.hall.facts())))
    if step := _allowed(play, "name_voters", NameVoters(proposal=PLAN, stage=stage, voters=voters), 1):
        yield step


def _write(play: Play) -> None:
    play.must(AddClauses(proposal=PLAN, clauses=play.new_clauses()), minutes_of(play.stage))


def _collect_ideas(play: Play) -> None:
    """Everybody has one, and those that say the same are joined: each cluster is liked as a clause is."""
    for cluster, ideas in play.new_ideas().items():
        for idea in ideas:
            play.must(AddIdea(proposal=PLAN, idea=idea, text=f"Idea {idea}.", entered=True), 0)
        play.must(JoinIdeas(proposal=PLAN, cluster=cluster, ideas=ideas), 0)
    play.hall.pass_time(minutes_of(play.stage))


def _revise(play: Play, clauses: list[str]) -> None:
    for clause in clauses:
        play.support[clause] = play.crowd.revised(play.support[clause])
        text = f"Clause {clause}, after {len(play.failed[clause])} ballots."
        play.must(ReviseClause(proposal=PLAN, clause=clause, text=text), REVISING)


def _take_out(play: Play, clauses: list[str]) -> None:
    for clause in clauses:
        play.must(RemoveClause(proposal=PLAN, clause=clause), REVISING)


def _hand_out(play: Play, clauses: list[str | None], looking: list[str]) -> None:
    for task in looking:
        owner, known = play.dice.choice(play.hall.seats), play.state.tasks[task]
        given = ChangeTask(proposal=PLAN, task=task, text="To do.", owner=owner, due=known.due, clause=known.clause)
        play.must(given, 1)
    for clause in clauses:
        owner = play.dice.choice(play.hall.seats)
        name = f"t{len(play.state.tasks) + 1}"
        play.must(AssignTask(proposal=PLAN, task=name, text="To do.", owner=owner, clause=clause), 1)


def _finish(play: Play, tasks: list[str]) -> None:
    """All within the same weeks."""
    play.hall.pass_time(TASK_DONE)
    for task in tasks:
        play.must(FinishTask(proposal=PLAN, task=task), 0)


def _children_end(play: Play, children: list[str]) -> None:
    """All within the same weeks, each adopted as likely as a clause is liked."""
    play.hall.pass_time(TASK_DONE)
    for child in children:
        play.hall.child_ends(child, "adopted" if happens(play.crowd.support, play.dice) else "rejected")
    play.settle()


def _await(play: Play) -> None:
    play.hall.another_begins()
    play.must(AwaitProposal(proposal=PLAN, awaited=play.hall.awaited.proposal), 1)


def _awaited_ends(play: Play) -> None:
    """Within the same weeks as children, and adopted as likely."""
    play.hall.pass_time(TASK_DONE)
    play.hall.awaited_ends("adopted" if happens(play.crowd.support, play.dice) else "rejected")
    play.settle()


def _budget(play: Play) -> int:
    """That of the first ballot that has one; of a workflow that asks for costs without a budget, some sum."""
    guards = [each for move in play.definition.moves.values() for each in atoms_of(move.guards)]
    for name in play.definition.stages:
        rules = play.state.rules_in(name, play.definition)
        if rules is not None and METHODS[rules.method].spends:
            return max(int(rules.settings.budget), 1)
    return SOME_SUM if any(isinstance(each, EveryClauseCosted) for each in guards) else 0


def _cost(play: Play, budget: int) -> None:
    """Each from a tenth of the budget to all of it, so that all together can hardly be paid."""
    for clause in play.state.clauses:
        cost = max(1, budget * play.dice.randint(1, 10) // 10)
        play.must(CostClause(proposal=PLAN, clause=clause, cost=cost), 1)


def _another_day(play: Play) -> None:
    play.days += 1
    play.hall.people_come()
    play.hall.pass_time(ANOTHER_DAY)
    play.settle()


def _advice_missing(play: Play) -> int:
    """As much as a move from here waits for, and at least one, where advice is asked for."""
    if not asks_advice(play.stage):
        return 0
    moves = play.definition.moves_from(play.state.stage)
    wanted = [each.count for move in moves for each in atoms_of(move.guards) if isinstance(each, AdviceGiven)]
    given = sum(each.stay == play.state.stay for each in play.state.advice.values())
    return max(0, max(wanted, default=1) - given)


def _advise(play: Play) -> None:
    """Each by somebody else, of those who are asked, within the same time."""
    stay = play.state.stay
    play.hall.pass_time(minutes_of(play.stage))
    while play.state.stay == stay and _advice_missing(play):
        name = f"a{len(play.state.advice) + 1}"
        given = play.ask(Advise(proposal=PLAN, advice=name, text="Advice."), frozenset({"observer"}), name)
        if isinstance(given, Refused):
            raise ValueError(f"advice was refused: {given.code}")
        play.happen(given, 0)


def _hours_until(guard: str, params: Mapping[str, Any]) -> int:
    """What only time lets hold; 0 of whatever else."""
    match guard:
        case "after_date" | "review_due":
            return int(params["left"]) * 24
        case "deadline_passed":
            return int(params["hours"])
    return 0


def _await_date(play: Play, hours: int) -> None:
    """Until the first of the dates and deadlines that something waits for."""
    play.hall.pass_time(hours * 60)
    play.settle()
