"""What became of a question with options of its own: what came out, each that was chosen, ties, each that was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.ballot.contests import Offer
from engine.ballot.explain.figures import Figures
from engine.ballot.explain.message import Message, say
from engine.ballot.explain.money import Money
from engine.ballot.explain.pairs import Pairs
from engine.ballot.explain.rounds import Rounds
from engine.ballot.explain.told import Telling, Told
from engine.ballot.outcome import QuestionOutcome
from engine.ballot.rules import STATUS_QUO, BallotRules
from engine.tally import Tie

TELLINGS: Mapping[str, Telling] = {
    "plurality": Figures("votes"),
    "approval": Figures("marks"),
    "portfolio": Figures("goes_on"),
    "score": Figures("points"),
    "dots": Figures("dots"),
    "borda": Figures("points"),
    "irv": Rounds(),
    "stv": Rounds(),
    "schulze": Pairs(),
    "ranked_pairs": Pairs(),
    "equal_shares": Money(),
    "greedy": Money(),
}
"""Every method that chooses of options; a test holds it to the registry."""


def tell(found: QuestionOutcome, rules: BallotRules, numbers: Mapping[str, int], offer: Offer) -> tuple[Message, ...]:
    if found.count is None:
        raise ValueError(f"question {found.question} has options, and no count of them")
    options = [option for option in offer.options or found.count.totals if option != STATUS_QUO]
    told = Told(
        result=found.result,
        chosen=found.chosen,
        count=found.count,
        rules=rules,
        numbers={option: numbers.get(option, place) for place, option in enumerate(options, start=1)},
        costs=offer.costs,
    )
    telling = TELLINGS[rules.method]
    return (
        *_headline(told),
        *(each for option in told.chosen if (each := telling.won(told, option))),
        *telling.beside(told),
        *(each for tie in told.count.ties if tie.chosen for each in _broken(told, tie)),
        *(each for option in told.lost if (each := _lost(told, telling, option))),
    )


def _headline(told: Told) -> Iterator[Message]:
    """What came of the whole. Where one is chosen, and that is all, the sentence about that one says it."""
    match told.result:
        case "passed":
            if len(told.chosen) > 1:
                yield say("outcome.chosen_several", chosen=len(told.chosen))
        case "tied":
            yield say("outcome.choice_partly_tied" if told.chosen else "outcome.choice_tied")
            yield from _standing(told)
        case "run_off":
            yield from _run_off(told)
        case _:
            yield from _failed(told)


def _failed(told: Told) -> Iterator[Message]:
    seats = getattr(told.settings, "seats", 1)
    if told.open_ties:
        yield from (told.of_several("outcome.tied_stays", tie.options) for tie in told.open_ties)
    elif stays(told):
        yield say("outcome.stays")
    elif told.chosen:
        yield say("outcome.too_few_chosen", chosen=len(told.chosen), seats=seats)
    else:
        yield say("outcome.nothing_chosen")


def stays(told: Told) -> bool:
    """Whether what won is that all stays as it is."""
    default = STATUS_QUO if told.rules.status_quo else getattr(told.settings, "default", "")
    return default in told.chosen


def _standing(told: Told) -> Iterator[Message]:
    for tie in told.open_ties:
        if tie.at in ("winner", "run_off"):
            yield told.of_several("outcome.tie_open", tie.options, places=tie.places)
        else:
            yield told.of_several("outcome.tie_leaves", tie.options)
    if told.rules.tie == "chair":
        yield say("outcome.tie_waits")


def _run_off(told: Told) -> Iterator[Message]:
    yield say("outcome.choice_run_off")
    if getattr(told.settings, "majority", False) and not told.count.winners:
        yield say("outcome.no_majority", half=told.count.beside["half"])
    yield told.of_several("outcome.run_off_between", told.count.run_off)


def _broken(told: Told, tie: Tie) -> Iterator[Message]:
    """What the chair or the lot made of a tie. A budget's method breaks ties by its own preferences first."""
    rule = told.rules.tie
    if rule not in ("lot", "chair"):
        return
    if tie.at == "surplus":
        yield told.of_several(f"outcome.tie_surplus.{rule}", tie.options)
        return
    kind = "tie_left" if tie.at == "elimination" else "tie_broken"
    yield told.of_several(f"outcome.{kind}.{rule}", tie.options, chosen=tie.chosen)


def _lost(told: Told, telling: Telling, option: str) -> Message | None:
    if option in told.count.winners:
        return told.of("outcome.lost.stays", option)
    if told.tie_lost_by(option):
        return told.of("outcome.lost.equal", option)
    return telling.lost(told, option)
