#!/usr/bin/env python3
"""Recount a closed ballot from its export, without trusting the program that counted it first.

    python3 recount.py ballot.json          or:  ... | python3 recount.py
    python3 recount.py --json ballot.json   the same as JSON

One file, Python 3.11 or newer and nothing else. It shares no code with the program that it checks, and is written to be
read: where it could be fast or plain, it is plain. What each way of counting means stands in docs/counting.md.
It ends with 0 if everything agrees, 1 if something differs, 2 if the input cannot be read as an export.

What it checks:
  counts      every paper read again, and counted by the method that the rules name: totals, rounds, ties, who is chosen
  ties        by the chair's order or the lot's seed as the export has them; the lot is SHA-256 of seed, newline, option
  needed      the least number of yes votes that passes, from the threshold and its base, in whole numbers
  result      of each question and of the whole, and the quorum
  papers      within the rules; no receipt or seat twice, no more papers than seats present, no more present than
              entitled, and in a weighted ballot the same of what they weigh
  urn         the digest published at the close: SHA-256 of the papers, each as one line of JSON with its
              `receipt`, `choice`, `seat` (open ballots) and `weight` (unless that is 1), keys sorted, no spaces,
              sorted by receipt

What it cannot check, because the export does not hold it: who was entitled and who was present.

The file from top to bottom: papers; ties; methods by figures, by pairs, by rounds, and with a budget; what the counts
mean by the rules; what an export must hold; what is printed.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from pathlib import Path
from typing import Any

FORMAT, VERSION = "polder-ballot", 1
BASES = ("yes_and_no", "valid", "cast", "present", "entitled")
NONE = "none"

SECRECY = ("open", "confidential", "secret")

Difference = dict[str, Any]
"""`{"what": str, "published": value, "recounted": value}`"""
Figures = dict[str, Fraction]
Tally = dict[str, Any]
"""What a method found, as an export has it, with fractions instead of strings."""


class BadInput(Exception):
    """The input is no export that this script can read; the message is a sentence that says why."""


# ---------------------------------------------------------------- papers

FIXED = {
    "yes_no_abstain": ("yes", "no", "abstain"),
    "consent": ("consent", "concern", "objection", "aside"),
    "temperature": (
        "veto",
        "serious_disagreement",
        "no_liking_but_support",
        "more_discussion",
        "abstain",
        "reservations",
        "minor_point",
        "wholehearted",
    ),
}
"""The answers of methods that have their own."""

Papers = list[tuple[Any, int]]
"""What each paper says (None: nothing), and its weight."""


@dataclass(frozen=True)
class Contest:
    """One question: its options, the method's settings as the export has them, what options cost, and the tie rule with
    what it needs: a lot's seed or a chair's order."""

    options: tuple[str, ...]
    settings: dict[str, Any]
    costs: Figures
    rule: str
    seed: str
    chair: tuple[str, ...]


def form_of(method: str, settings: dict[str, Any]) -> str:
    """How an answer is written: `b` (one), `a+c` (some), `a:3+c:1` (values), `b>a=c` (ranking, best first)."""
    if method in FIXED or method == "plurality":
        return "one"
    if method in ("approval", "portfolio") or settings.get("papers") == "approvals":
        return "some"
    return "values" if method in ("score", "dots") or settings.get("papers") == "values" else "ranking"


def parse(answer: str, form: str, options: tuple[str, ...]) -> Any:
    """An option, a list of options, a number for options, or a list of ranks. Raises ValueError for anything else."""
    if answer == "abstain" and answer not in options:
        return None
    if form == "one":
        said: Any = answer
        named = [answer]
    elif form == "some":
        said = named = answer.split("+")
    elif form == "values":
        pairs = [part.split(":") for part in answer.split("+")]
        named = [option for option, _ in pairs]
        said = {option: int(value) for option, value in pairs}
    else:
        said = [rank.split("=") for rank in answer.split(">")]
        named = [option for rank in said for option in rank]
    if len(set(named)) != len(named) or not set(named) <= set(options):
        raise ValueError(answer)
    return said


def within_limits(said: Any, method: str, settings: dict[str, Any]) -> bool:
    """No more marks, points or dots than a paper has, and no equal ranks where there may be none."""
    if isinstance(said, dict):
        lowest, highest = settings.get("lowest", 0), settings.get("highest", settings.get("dots"))
        if method == "dots" and settings["most_on_one"]:
            highest = settings["most_on_one"]
        total = settings.get("dots") or settings.get("total") or sum(map(abs, said.values()))
        return all(lowest <= each <= highest for each in said.values()) and sum(map(abs, said.values())) <= total
    if isinstance(said, list) and isinstance(said[0], list):
        alone = method == "stv" or (method == "irv" and not settings["equal"])
        return not alone or all(len(rank) == 1 for rank in said)
    return not isinstance(said, list) or len(said) <= (settings["most"] or len(said))


def turnout(papers: Papers) -> Figures:
    blank = sum(weight for said, weight in papers if said is None)
    return {"papers": Fraction(sum(weight for _, weight in papers)), "blank": Fraction(blank)}


def weight_of(papers: Papers, holds: Callable[[Any], bool]) -> Fraction:
    """What the papers weigh that say something of which this holds."""
    return Fraction(sum(weight for said, weight in papers if said is not None and holds(said)))


# ---------------------------------------------------------------- ties


def in_order(tied: Iterable[str], contest: Contest) -> list[str]:
    """The tied options, the one that the ballot's rule prefers first; none if the rule does not order them."""
    options = sorted(tied)
    if contest.rule == "lot":
        return sorted(options, key=lambda each: hashlib.sha256(f"{contest.seed}\n{each}".encode()).hexdigest())
    if contest.rule == "chair" and set(options) <= set(contest.chair):
        return sorted(options, key=contest.chair.index)
    return []


def a_tie(options: Iterable[str], chosen: Iterable[str] = (), at: str = "winner", places: int = 1) -> dict[str, Any]:
    return {"options": sorted(options), "places": places, "at": at, "chosen": list(chosen)}


def a_round(number: int, totals: Figures, reason: str, **more: Any) -> dict[str, Any]:
    empty = {"elected": [], "eliminated": [], "transferred": [], "beside": {}}
    return {"number": number, "totals": totals, "reason": reason, **empty, **more}


def a_tally(totals: Figures, **more: Any) -> Tally:
    empty = {"winners": [], "ties": [], "rounds": [], "order": [], "pairs": {}, "run_off": [], "beside": {}}
    return {"totals": totals, **empty, **more}


def levels(figures: Figures) -> list[list[str]]:
    """The options from the highest figure to the lowest, equal ones together."""
    return [
        sorted(option for option in figures if figures[option] == figure)
        for figure in sorted(set(figures.values()), reverse=True)
    ]


def highest(figures: Figures, places: int, contest: Contest) -> Tally:
    """Fill the places from the highest figure down; equals for whom there are too few places are tied."""
    winners: list[str] = []
    for equals in levels(figures):
        left = places - len(winners)
        if len(equals) > left > 0:
            taken = in_order(equals, contest)[:left]
            ties = [a_tie(equals, taken, places=left)]
            return {
                "winners": winners + taken,
                "ties": ties,
                "run_off": equals if contest.rule == "run_off" else [],
            }
        if left > 0:
            winners += equals
    return {"winners": winners, "ties": [], "run_off": []}


# ---------------------------------------------------------------- methods by figures


def fixed_answers(papers: Papers, contest: Contest) -> Tally:
    """Yes, no or abstain: how many of each."""
    return a_tally({option: weight_of(papers, lambda said, o=option: said == o) for option in contest.options})


def consent(papers: Papers, contest: Contest) -> Tally:
    return fixed_answers(papers, contest) | {"beside": turnout(papers)}


def temperature(papers: Papers, contest: Contest) -> Tally:
    """The mean and the middle of degrees from 1 to 7; abstentions are no degree."""
    degree = {option: n for n, option in enumerate((o for o in contest.options if o != "abstain"), start=1)}
    given = sorted(degree[said] for said, weight in papers if said in degree for _ in range(weight))
    beside = {"papers": turnout(papers)["papers"]}
    if given:
        beside["mean"] = Fraction(sum(given), len(given))
        beside["median"] = Fraction(given[(len(given) - 1) // 2] + given[len(given) // 2], 2)
    return fixed_answers(papers, contest) | {"beside": beside}


def plurality(papers: Papers, contest: Contest) -> Tally:
    totals = fixed_answers(papers, contest)["totals"]
    beside = turnout(papers)
    voted_for = {option: votes for option, votes in totals.items() if votes}
    tally = a_tally(totals, order=levels(totals), beside=beside)
    if not contest.settings["majority"]:
        return tally | highest(voted_for, contest.settings["seats"], contest)
    beside["half"] = (beside["papers"] - beside["blank"]) / 2
    if not voted_for or max(voted_for.values()) > beside["half"]:
        return tally | highest(voted_for, 1, contest)
    # The first two go to another ballot, and whoever is level with the second, unless the rule breaks that tie.
    first_two = highest(voted_for, 2, contest)
    broken = [tie | {"at": "run_off"} for tie in first_two["ties"] if tie["chosen"]]
    standing = [option for tie in first_two["ties"] if not tie["chosen"] for option in tie["options"]]
    return tally | {"ties": broken, "run_off": first_two["winners"] + standing}


def marks(papers: Papers, options: Iterable[str]) -> Figures:
    return {option: weight_of(papers, lambda said, o=option: o in said) for option in options}


def approval(papers: Papers, contest: Contest) -> Tally:
    totals = marks(papers, contest.options)
    marked = {option: votes for option, votes in totals.items() if votes}
    tally = a_tally(totals, order=levels(totals), beside=turnout(papers))
    return tally | highest(marked, contest.settings["seats"], contest)


def portfolio(papers: Papers, contest: Contest) -> Tally:
    """Each option with enough marks goes on, as far as there are places."""
    settings, totals, beside = contest.settings, marks(papers, contest.options), turnout(papers)
    beside["base"] = beside["papers"] - (beside["blank"] if settings["of"] == "valid" else 0)
    beside["needed"] = needed = Fraction(settings["share"]) * beside["base"]
    enough = {
        option: votes
        for option, votes in totals.items()
        if votes and (votes > needed or (votes == needed and settings["compare"] == "at_least"))
    }
    tally = a_tally(totals, order=levels(totals), beside=beside)
    return tally | highest(enough, settings["seats"] or len(enough), contest)


def score(papers: Papers, contest: Contest) -> Tally:
    settings, beside = contest.settings, turnout(papers)
    totals, enough = {}, {}
    for option in contest.options:
        given = [(said.get(option), weight) for said, weight in papers if said is not None]
        scored = sum(weight for value, weight in given if value is not None)
        beside[f"scored.{option}"] = Fraction(scored)
        if settings["unscored"] == "lowest":
            given = [(settings["lowest"] if value is None else value, weight) for value, weight in given]
        counted = [(value, weight) for value, weight in given if value is not None]
        total, over = sum(value * weight for value, weight in counted), sum(weight for _, weight in counted)
        totals[option] = Fraction(total, (over or 1) if settings["by"] == "mean" else 1)
        if scored >= settings["enough"]:
            enough[option] = totals[option]
    return a_tally(totals, order=levels(totals), beside=beside) | highest(enough, settings["seats"], contest)


def dots(papers: Papers, contest: Contest) -> Tally:
    valid = [(said, weight) for said, weight in papers if said is not None]
    totals = {option: Fraction(sum(said.get(option, 0) * w for said, w in valid)) for option in contest.options}
    dotted = {option: number for option, number in totals.items() if number}
    has = contest.settings["dots"] * sum(weight for _, weight in valid)
    beside = {**turnout(papers), "unused": has - sum(totals.values())}
    tally = a_tally(totals, order=levels(totals), beside=beside)
    return tally | highest(dotted, contest.settings["seats"], contest)


def borda(papers: Papers, contest: Contest) -> Tally:
    """A point for each option that stands below, half a point for each that stands level."""
    totals = dict.fromkeys(contest.options, Fraction(0))
    for said, weight in papers:
        ranks = said or []
        ranked = [option for rank in ranks for option in rank]
        left_out = [option for option in contest.options if option not in ranked]
        below = len(ranked) + 1 if contest.settings["unranked"] == "modified" else len(contest.options)
        for rank in ranks:
            below -= len(rank)
            for option in rank:
                totals[option] += weight * (below + Fraction(len(rank) - 1, 2))
        if ranked and contest.settings["unranked"] == "average":
            for option in left_out:
                totals[option] += weight * Fraction(len(left_out) - 1, 2)
    somebody = any(said for said, _ in papers)
    tally = a_tally(totals, order=levels(totals), beside=turnout(papers))
    return tally | highest(totals if somebody else {}, 1, contest)


# ---------------------------------------------------------------- methods by pairs

Pairs = dict[str, dict[str, Fraction]]


def compared(papers: Papers, options: tuple[str, ...]) -> Pairs:
    """For each option and each other: how many rank the first higher, or rank it and not the other."""

    def place(said: list[list[str]], option: str) -> int:
        return next((n for n, rank in enumerate(said) if option in rank), len(options))

    return {
        one: {
            other: weight_of(papers, lambda said, a=one, b=other: place(said, a) < place(said, b))
            for other in options
            if other != one
        }
        for one in options
    }


def held_against_default(pairs: Pairs, contest: Contest) -> tuple[list[str], list[dict[str, Any]]]:
    """Who stays, and the two steps in which others were dropped: too few who prefer them to the default, or too few
    compared with those who prefer the default."""
    settings, default = contest.settings, contest.settings["default"]
    stay = list(contest.options)
    if not default:
        return stay, []
    quorum = Fraction(settings["quorum"])
    over = {option: pairs[option][default] for option in stay if option != default}
    short = sorted(option for option in over if over[option] < quorum)
    rounds = [a_round(1, over, "quorum", eliminated=short, beside={"quorum": quorum})]
    over = {option: votes for option, votes in over.items() if option not in short}
    under = {option: pairs[default][option] for option in over}
    needed = {option: Fraction(settings["ratios"].get(option, 1)) * under[option] for option in over}
    if settings["compare"] == "more_than":
        lost = sorted(option for option in over if not over[option] > needed[option])
    else:
        lost = sorted(o for o in over if not (over[o] >= needed[o] and over[o] > under[o]))
    rounds.append(a_round(2, over, "ratio", eliminated=lost, beside=needed))
    return [option for option in stay if option not in short + lost], rounds


def victories(pairs: Pairs, stay: list[str], strength: str) -> dict[tuple[str, str], Any]:
    """Each option that more prefer to another than the other way round, and how strong that is: a value to compare."""
    won = {}
    for one, other in itertools.permutations(stay, 2):
        votes, against = pairs[one][other], pairs[other][one]
        if votes > against:
            won[one, other] = (votes, -against) if strength == "winning_votes" else (votes - against,)
    return won


def layers(options: Iterable[str], above: set[tuple[str, str]]) -> list[list[str]]:
    """First those with nobody above them, then those with nobody above them when the first are away, and so on."""
    left, order = set(options), []
    while left:
        best = sorted(option for option in left if not any((other, option) in above for other in left))
        order.append(best)
        left -= set(best)
    return order


def by_pairs(papers: Papers, contest: Contest, who_is_above: Callable[..., Tally]) -> Tally:
    pairs = compared(papers, contest.options)
    stay, rounds = held_against_default(pairs, contest)
    found = who_is_above(pairs, stay, victories(pairs, stay, contest.settings["strength"]), len(rounds))
    always: set[tuple[str, str]] = found["above"]
    somebody = contest.settings["default"] or any(said for said, _ in papers)
    may_win = {option: Fraction(1) for option in found["unbeaten"] if somebody}
    totals = {option: Fraction(sum(one == option for one, _ in always)) for option in contest.options}
    tally = a_tally(
        totals, rounds=rounds + found["rounds"], order=layers(stay, always), pairs=pairs, beside=turnout(papers)
    )
    return tally | highest(may_win, 1, contest)


def schulze(papers: Papers, contest: Contest) -> Tally:
    """One option stands above another if its strongest path there is stronger than the one back. A path leads over
    victories, and is as strong as the weakest of them."""

    def above(_: Pairs, stay: list[str], won: dict[tuple[str, str], Any], __: int) -> Tally:
        path = dict(won)
        for through, one, other in itertools.permutations(stay, 3):
            if (one, through) in path and (through, other) in path:
                by_way_of = min(path[one, through], path[through, other])
                path[one, other] = max(by_way_of, path.get((one, other), by_way_of))
        pairs = set(itertools.permutations(stay, 2))
        stands = {(a, b) for a, b in pairs if (a, b) in path and ((b, a) not in path or path[a, b] > path[b, a])}
        unbeaten = [option for option in stay if not any((other, option) in stands for other in stay)]
        return {"above": stands, "unbeaten": unbeaten, "rounds": []}

    return by_pairs(papers, contest, above)


MOST_STATES = 2000


def ranked_pairs(papers: Papers, contest: Contest) -> Tally:
    """Victories from the strongest to the weakest; one that would close a circle is skipped. Those that are equally
    strong are taken in every possible order, and only what holds in every order is certain."""

    def above(pairs: Pairs, stay: list[str], won: dict[tuple[str, str], Any], before: int) -> Tally:
        ends: set[frozenset[tuple[str, str]]] = {frozenset()}
        for strength in sorted(set(won.values()), reverse=True):
            equal = frozenset(pair for pair in won if won[pair] == strength)
            ends = {end for known in ends for end in every_order_of(known, equal)}
            if len(ends) > MOST_STATES:
                raise BadInput("There are more orders of equal victories than this script follows.")
        always, sometimes = frozenset.intersection(*ends), frozenset.union(*ends)
        rounds = [
            a_round(
                before + n,
                {one: pairs[one][other], other: pairs[other][one]},
                "locked" if (one, other) in always else "either" if (one, other) in sometimes else "skipped",
            )
            for n, (one, other) in enumerate(sorted(sorted(won), key=won.__getitem__, reverse=True), start=1)
        ]
        unbeaten = [o for o in stay if any(not any((other, o) in end for other in stay) for end in ends)]
        return {"above": set(always), "unbeaten": unbeaten, "rounds": rounds}

    return by_pairs(papers, contest, above)


def every_order_of(
    known: frozenset[tuple[str, str]], equal: Iterable[tuple[str, str]]
) -> set[frozenset[tuple[str, str]]]:
    """All that can be known of who stands above whom after these victories, in whichever order they are taken."""
    left = frozenset((a, b) for a, b in equal if (a, b) not in known and (b, a) not in known)
    together = known
    for pair in left:
        together = with_victory(together, pair)
    for one, other in left:  # in no circle even with all the others: it is locked in every order
        if (other, one) not in together:
            known = with_victory(known, (one, other))
    seen, ends, waiting = set(), set(), [(known, left)]
    while waiting:
        known, left = waiting.pop()
        left = frozenset((a, b) for a, b in left if (a, b) not in known and (b, a) not in known)
        if (known, left) in seen:
            continue
        seen.add((known, left))
        if len(seen) > MOST_STATES:
            raise BadInput("There are more orders of equal victories than this script follows.")
        if not left:
            ends.add(known)
        waiting += [(with_victory(known, pair), left) for pair in left]
    return ends


def with_victory(known: frozenset[tuple[str, str]], pair: tuple[str, str]) -> frozenset[tuple[str, str]]:
    """Whoever stands above the winner, or is the winner, now stands above the loser and whoever stands below."""
    one, other = pair
    over = {one} | {a for a, b in known if b == one}
    under = {other} | {b for a, b in known if a == other}
    return known | {(a, b) for a in over for b in under}


# ---------------------------------------------------------------- methods by rounds

MOST_WAYS = 5000


@dataclass
class Way:
    """One way in which rounds may go. `history`: the votes of earlier rounds, for ties that look back upon them."""

    standing: frozenset[str]
    history: tuple[Figures, ...]


def irv(papers: Papers, contest: Contest) -> Tally:
    """Each paper stands with the best of those still there that it ranks; the fewest leaves, until one has more than
    half."""
    settings = contest.settings
    totals = dict.fromkeys(contest.options, Fraction(0))
    tally = a_tally(totals, beside=turnout(papers))
    cast = weight_of(papers, bool)
    if not cast:
        return tally
    widest = max(len(rank) for said, _ in papers for rank in said or [])
    unit = lcm(*range(1, widest + 1)) if settings["equal"] else 1
    way = Way(frozenset(contest.options), ())
    first_round = least_majority(stands_with(papers, way.standing), unit)
    threshold = first_round
    while True:
        votes = stands_with(papers, way.standing)
        totals.update(votes)
        if not tally["winners"] and settings["threshold"] == "continuing":
            threshold = least_majority(votes, unit)
        elected: list[str] = []
        leaving: list[str] = []
        if tally["winners"] and len(votes) <= 2:
            reason = "two"
        elif not tally["winners"] and (reason := why_it_wins(votes, threshold)):
            tally["winners"] = elected = [max(votes, key=votes.__getitem__)]
        else:
            leaving, reason = who_leaves(votes, way, papers, contest, tally)
        beside = {"exhausted": cast - sum(votes.values()), "threshold": threshold}
        number = len(tally["rounds"]) + 1
        tally["rounds"].append(a_round(number, votes, reason, elected=elected, eliminated=leaving, beside=beside))
        if leaving:
            way = Way(way.standing - set(leaving), (*way.history, votes))
        elif not (elected and settings["until_two"] and len(votes) > 2):
            return tally


def stands_with(papers: Papers, standing: Iterable[str]) -> Figures:
    """Each paper with the best of those standing that it ranks, shared among equal ones."""
    votes = dict.fromkeys(sorted(standing), Fraction(0))
    for said, weight in papers:
        best = next((here for rank in said or [] if (here := [o for o in rank if o in votes])), [])
        for option in best:
            votes[option] += Fraction(weight, len(best))
    return votes


def least_majority(votes: Figures, unit: int) -> Fraction:
    """More than half by the least that there can be: one paper, or the part into which equal ranks divide it."""
    return Fraction(sum(votes.values()) * unit // 2 + 1, unit)


def why_it_wins(votes: Figures, threshold: Fraction) -> str:
    if max(votes.values()) >= threshold:
        return "majority"
    if len(votes) == 1:
        return "last"
    return "two" if len(votes) == 2 and len(set(votes.values())) == 2 else ""


def who_leaves(votes: Figures, way: Way, papers: Papers, contest: Contest, tally: Tally) -> tuple[list[str], str]:
    """Who leaves and why; nobody where a tie stands, which is noted in the tally."""
    settings = contest.settings
    must_stay = 2 if settings["until_two"] else 1
    if settings["elimination"] == "batch" and (losers := cannot_catch_up(votes, must_stay)):
        return losers, "batch"
    tied = fewest(votes)
    if len(tied) == 1 or fewer_together(votes, tied, must_stay):
        return tied, "fewest"
    if settings["look_back"]:
        tied = had_fewest_before(tied, way.history)
        if len(tied) == 1:
            return tied, "look_back"
    ordered = in_order(tied, contest)
    possible = sorted(tally["winners"] or who_might_win(papers, way, settings["look_back"]))
    if len(possible) == 1:
        return (ordered[-1:] or tied[:1]), "either"
    if ordered:
        last_two = len(votes) == 2
        kept = ordered[:1] if last_two else ordered[-1:]
        tally["ties"].append(a_tie(tied, kept, at="winner" if last_two else "elimination"))
        return ordered[-1:], "tie_rule"
    if possible != tied:
        tally["ties"].append(a_tie(tied, at="elimination"))
    tally["ties"].append(a_tie(possible))
    tally["run_off"] = possible if contest.rule == "run_off" else []
    return [], "tied"


def cannot_catch_up(votes: Figures, must_stay: int) -> list[str]:
    """The most of them, from the fewest votes up, who together have fewer than the next."""
    from_below = sorted(votes, key=lambda option: (votes[option], option))
    for many in range(len(votes) - must_stay, 0, -1):
        if sum(votes[option] for option in from_below[:many]) < votes[from_below[many]]:
            return from_below[:many]
    return []


def fewest(votes: Figures) -> list[str]:
    return sorted(option for option in votes if votes[option] == min(votes.values()))


def fewer_together(votes: Figures, tied: list[str], must_stay: int = 1) -> bool:
    """Whether the tied have fewer together than the next alone: then the order in which they leave does not matter."""
    others = [votes[option] for option in votes if option not in tied]
    return len(others) >= must_stay and sum(votes[option] for option in tied) < min(others)


def had_fewest_before(tied: list[str], history: tuple[Figures, ...]) -> list[str]:
    for votes in reversed(history):
        tied = fewest({option: votes[option] for option in tied})
    return tied


def who_might_win(papers: Papers, way: Way, look_back: bool) -> set[str]:
    """Everyone who wins in some order of leaving."""
    found: set[str] = set()
    seen, waiting = set(), [way]
    while waiting:
        way = waiting.pop()
        key = way.standing, str(way.history) if look_back else ""
        if key in seen:
            continue
        seen.add(key)
        if len(seen) > MOST_WAYS:
            raise BadInput("There are more ways to go on from a tie than this script follows.")
        votes = stands_with(papers, way.standing)
        top = max(votes, key=votes.__getitem__)
        if 2 * votes[top] > sum(votes.values()) or len(votes) == 1:
            found.add(top)
            continue
        tied = fewest(votes)
        if look_back and fewer_together(votes, tied):
            ways = [tied]
        else:
            ways = [[option] for option in (had_fewest_before(tied, way.history) if look_back else tied)]
        waiting += [Way(way.standing - set(gone), (*way.history, votes)) for gone in ways]
    return found


SCALE = 100_000
"""Values of papers are cut off at five decimals: everything is a whole number of hundred-thousandths."""


@dataclass
class Stage:
    """Where a count for several seats stands. `piles`: what each holds, as papers with the value of each and how many;
    `before`: the votes at earlier stages."""

    quota: int
    seats: int
    piles: dict[str, list[tuple[list[str], int, int]]]
    kept: dict[str, int]
    continuing: set[str]
    elected: list[str]
    surplus: set[str]
    before: list[dict[str, int]]
    exhausted: int = 0
    lost: int = 0

    def votes(self) -> dict[str, int]:
        """Of everyone not excluded: what they hold, and the quota that those keep who passed a surplus on."""
        held = {o: sum(value * many for _, value, many in pile) for o, pile in self.piles.items()}
        return {option: held[option] + self.kept.get(option, 0) for option in held}

    def vacancies(self) -> int:
        return self.seats - len(self.elected)


def stv(papers: Papers, contest: Contest) -> Tally:
    """The Scottish rule: the quota is the papers divided by one more than the seats, the fraction dropped, plus 1. The
    largest surplus is passed on first; without one, whoever has the fewest is excluded."""
    ranked = [([rank[0] for rank in said], weight) for said, weight in papers if said]
    valid = sum(weight for _, weight in ranked)
    beside = turnout(papers)
    totals = dict.fromkeys(contest.options, Fraction(0))
    tally = a_tally(totals, beside=beside)
    if not ranked:
        return tally
    seats = contest.settings["seats"]
    quota = (valid // (seats + 1) + 1) * SCALE
    beside["quota"] = Fraction(quota, SCALE)
    piles = {o: [(paper, SCALE, many) for paper, many in ranked if paper[0] == o] for o in contest.options}
    stage = Stage(quota, seats, piles, {}, set(contest.options), [], set(), [])
    elect(stage)
    told = 0
    most_ways = [200_000 // (50 + len(papers))]
    while stage.vacancies():
        tied, at = whose_turn(stage)
        option = settled(stage, tied, at, contest, tally, most_ways)
        if option is None:
            stv_round(stage, tally, "tied", told)
            ways = ways_after(stage, tied, at, contest, most_ways)
            certain = frozenset.intersection(*ways)
            votes = stage.votes()
            more = sorted(certain - set(stage.elected), key=lambda each: (-votes[each], each))
            tally["ties"].append(a_tie(tied, at=at))
            tally["winners"] = stage.elected + more
            if contest.rule == "run_off":
                tally["run_off"] = sorted(frozenset.union(*ways) - certain)
            return tally
        stv_round(stage, tally, at, told, **{"transferred" if at == "surplus" else "eliminated": [option]})
        told = len(stage.elected)
        stage = after(stage, option, at)
    votes = stage.votes()
    short = any(votes[option] < quota for option in stage.elected[told:])
    stv_round(stage, tally, "last_vacancies" if short else "filled", told)
    tally["winners"] = stage.elected
    return tally


def stv_round(stage: Stage, tally: Tally, reason: str, told: int, **more: list[str]) -> None:
    """`told`: how many were elected in earlier rounds."""
    votes = {option: Fraction(had, SCALE) for option, had in stage.votes().items()}
    tally["totals"].update(votes)
    beside = {"exhausted": Fraction(stage.exhausted, SCALE), "lost": Fraction(stage.lost, SCALE)}
    number = len(tally["rounds"]) + 1
    tally["rounds"].append(a_round(number, votes, reason, elected=stage.elected[told:], beside=beside, **more))


def elect(stage: Stage) -> None:
    """Whoever has the quota is elected; then, if no more are left than there are vacancies, everybody who is left."""
    votes = stage.votes()
    history = [votes, *reversed(stage.before)]

    def foremost_first(options: Iterable[str]) -> list[str]:
        return sorted(options, key=lambda option: ([-then[option] for then in history], option))

    def deem_elected(options: Iterable[str]) -> None:
        now = foremost_first(options)
        stage.elected += now
        stage.continuing = stage.continuing - set(now)
        stage.surplus |= {option for option in now if votes[option] > stage.quota}

    deem_elected([option for option in stage.continuing if votes[option] >= stage.quota])
    if len(stage.continuing) <= stage.vacancies():
        deem_elected(stage.continuing)


def whose_turn(stage: Stage) -> tuple[list[str], str]:
    """The largest surplus or, without one, the fewest votes; equals by the latest stage at which they differed."""
    at = "surplus" if stage.surplus else "elimination"
    tied = sorted(stage.surplus or stage.continuing)
    for votes in (stage.votes(), *reversed(stage.before)):
        best = (max if at == "surplus" else min)(votes[option] for option in tied)
        tied = [option for option in tied if votes[option] == best]
    return tied, at


def by_rule(tied: list[str], at: str, contest: Contest) -> str | None:
    """The surplus of the first in the rule's order goes first; the last in it is excluded first."""
    ordered = tied if len(tied) == 1 else in_order(tied, contest)
    return (ordered[0] if at == "surplus" else ordered[-1]) if ordered else None


def nothing_to_pass_on(stage: Stage, tied: list[str], at: str) -> bool:
    """None of the tied holds a paper, and all of them must go: the order changes nothing."""
    enough = len(stage.continuing) - len(tied) >= stage.vacancies()
    return at == "elimination" and enough and not any(stage.piles[option] for option in tied)


def settled(stage: Stage, tied: list[str], at: str, contest: Contest, tally: Tally, most_ways: list[int]) -> str | None:
    """Whose turn it is; None where that is open and matters."""
    option = by_rule(tied, at, contest)
    if len(tied) == 1 or nothing_to_pass_on(stage, tied, at):
        return option or tied[0]
    if len(ways_after(stage, tied, at, contest, most_ways)) == 1:
        return option or tied[0]
    if option is not None:
        tally["ties"].append(a_tie(tied, [option], at=at))
    return option


def ways_after(stage: Stage, tied: list[str], at: str, contest: Contest, most_ways: list[int]) -> set[frozenset[str]]:
    """Who is elected in the end, for each way to go on from here."""
    ends: set[frozenset[str]] = set()
    waiting = [after(stage, option, at) for option in tied]
    while waiting:
        most_ways[0] -= 1
        if most_ways[0] < 0:
            raise BadInput("There are more ways to go on from a tie than this script follows.")
        stage = waiting.pop()
        if not stage.vacancies():
            ends.add(frozenset(stage.elected))
            continue
        tied, at = whose_turn(stage)
        option = tied[0] if nothing_to_pass_on(stage, tied, at) else by_rule(tied, at, contest)
        waiting += [after(stage, each, at) for each in ([option] if option else tied)]
    return ends


def after(stage: Stage, option: str, at: str) -> Stage:
    """The next stage: a surplus is passed on at a part of each paper's value, or somebody is excluded and the papers go
    on at the value that they had."""
    votes = stage.votes()
    leaving = stage.piles[option]
    lost = 0
    piles = {other: list(pile) for other, pile in stage.piles.items() if other != option}
    if at == "surplus":
        above = votes[option] - stage.quota
        leaving = [(paper, above * value // votes[option], many) for paper, value, many in leaving]
        lost = above - sum(value * many for _, value, many in leaving)
        piles[option] = []
    left = stage.continuing - {option}
    exhausted = 0
    for paper, value, many in leaving:
        rest = paper[paper.index(option) + 1 :]
        following = next((other for other in rest if other in left), None)
        if following is None:
            exhausted += value * many
        else:
            piles[following].append((paper, value, many))
    following_stage = Stage(
        quota=stage.quota,
        seats=stage.seats,
        piles=piles,
        kept={**stage.kept, option: stage.quota} if at == "surplus" else stage.kept,
        continuing=left,
        elected=list(stage.elected),
        surplus=stage.surplus - {option},
        before=[*stage.before, votes],
        exhausted=stage.exhausted + exhausted,
        lost=stage.lost + lost,
    )
    elect(following_stage)
    return following_stage


# ---------------------------------------------------------------- methods with a budget

MOST_ORDERS = 128


@dataclass
class Budget:
    """What competes: for each project with enough supporters what it costs, its support in all, and the marks or points
    that each paper gives it."""

    amount: Fraction
    cost: Figures
    support: dict[str, int]
    gives: dict[str, list[tuple[int, int]]]
    """(place of the paper, mark)"""
    weights: list[int]
    preferences: list[str]

    def foremost(self, tied: list[str]) -> list[str]:
        """Those of equals that come first by more support or lower cost, as the settings say."""
        for preference in self.preferences:
            rank = {o: self.cost[o] if preference == "lower_cost" else -self.support[o] for o in tied}
            tied = [option for option in tied if rank[option] == min(rank.values())]
        return tied


@dataclass
class Spent:
    """What one order of tied projects comes to."""

    funded: list[str]
    rounds: list[dict[str, Any]]
    ties: list[dict[str, Any]]
    beside: Figures


First = Callable[[list[str]], str]
"""Of tied projects, the one that comes first."""


class Fork(Exception):
    """No rule says which of these tied comes first: each is followed."""

    def __init__(self, candidates: list[str], tied: list[str]) -> None:
        super().__init__()
        self.candidates, self.tied = candidates, tied


def greedy(papers: Papers, contest: Contest) -> Tally:
    """The project with the most support that fits, then the next."""
    given, totals = budget_of(papers, contest)

    def run(first: First) -> Spent:
        spent = Spent([], [], [], {})
        fill(given, spent, list(given.cost), given.amount, first, "funded", skip=contest.settings["skip"])
        return spent

    alike = {option: (given.cost[option], given.support[option]) for option in given.cost}
    return spend(run, given, totals, contest, alike, papers)


def equal_shares(papers: Papers, contest: Contest) -> Tally:
    """Everybody has the same part of the budget; a project is paid for by those who want it, each the same."""
    settings = contest.settings
    given, totals = budget_of(papers, contest)
    by_cost = settings["worth"] == "cost" or (settings["worth"] == "usual" and settings["papers"] == "approvals")

    def run(first: First) -> Spent:
        if not given.weights:
            return Spent([], [], [], {})
        count = budget_turnout(papers)
        share = given.amount / (count["papers"] - (count["blank"] if settings["blank"] == "left_out" else 0))
        if settings["completion"] in ("add1", "add1u"):
            share = raised(
                given, share // 1 if settings["start"] == "whole" else share, settings["step"], by_cost, first
            )
        spent = buy(given, Fraction(share), by_cost, first)
        if settings["completion"] in ("utilitarian", "add1u"):
            left = given.amount - sum(given.cost[option] for option in spent.funded)
            rest = [option for option in given.cost if option not in spent.funded]
            fill(given, spent, rest, left, first, "completion", skip=True)
        return Spent(spent.funded, spent.rounds, spent.ties, {"share": Fraction(share)})

    alike = {option: (given.cost[option], tuple(given.gives[option])) for option in given.cost}
    return spend(run, given, totals, contest, alike, papers)


def budget_of(papers: Papers, contest: Contest) -> tuple[Budget, Figures]:
    supporting = [(supports(said), weight) for said, weight in papers if supports(said)]
    same: dict[str, tuple[dict[str, int], int]] = {}
    for marks_given, weight in supporting:  # equal papers are one kind, so that projects can be seen to be alike
        key = str(sorted(marks_given.items()))
        same[key] = (marks_given, same.get(key, ({}, 0))[1] + weight)
    kinds = list(same.values())
    gives = {
        option: [(n, said[option]) for n, (said, _) in enumerate(kinds) if option in said]
        for option in sorted(contest.options)
    }
    weights = [weight for _, weight in kinds]
    support = {option: sum(weights[n] * mark for n, mark in gives[option]) for option in gives}
    enough = [o for o in gives if sum(weights[n] for n, _ in gives[o]) >= contest.settings["enough"]]
    given = Budget(
        amount=Fraction(contest.settings["budget"]),
        cost={option: contest.costs[option] for option in enough},
        support=support,
        gives=gives,
        weights=weights,
        preferences=contest.settings["ties"],
    )
    return given, {option: Fraction(number) for option, number in support.items()}


def supports(said: Any) -> dict[str, int]:
    """The marks or points above 0 that a paper gives."""
    given = said if isinstance(said, dict) else dict.fromkeys(said or [], 1)
    return {option: mark for option, mark in given.items() if mark > 0}


def budget_turnout(papers: Papers) -> Figures:
    """A paper that gives nothing above 0 is blank too."""
    blank = sum(weight for said, weight in papers if not supports(said))
    return {"papers": turnout(papers)["papers"], "blank": Fraction(blank)}


def fill(
    given: Budget, spent: Spent, options: list[str], left: Fraction, first: First, reason: str, *, skip: bool
) -> None:
    """Fund by support what still fits; pass over what does not, or stop there."""

    def note(option: str, why: str, what: str) -> None:
        beside = {"cost": given.cost[option], "left": left}
        totals = {option: Fraction(given.support[option])}
        spent.rounds.append(a_round(len(spent.rounds) + 1, totals, why, beside=beside, **{what: [option]}))

    for level in levels({option: Fraction(given.support[option]) for option in options}):
        waiting = list(level)
        while waiting:
            if skip:
                for option in [each for each in waiting if given.cost[each] > left]:
                    note(option, "skipped", "eliminated")
                waiting = [each for each in waiting if given.cost[each] <= left]
                if not waiting:
                    break
            foremost = given.foremost(waiting)
            costs = [given.cost[each] for each in foremost]
            option = foremost[0]
            if len(foremost) > 1 and min(costs) <= left < sum(costs):
                option = first(foremost)
                spent.ties.append(a_tie(foremost, [option]))
            if given.cost[option] > left:
                note(option, "stopped", "eliminated")
                return
            waiting.remove(option)
            left -= given.cost[option]
            spent.funded.append(option)
            note(option, reason, "elected")


def buy(given: Budget, share: Fraction, by_cost: bool, first: First) -> Spent:
    """One run of equal shares: again and again the project that costs its backers the least for what it is worth."""
    money = [share] * len(given.weights)
    spent = Spent([], [], [], {})
    left = given.amount
    worth = {option: given.cost[option] if by_cost else Fraction(1) for option in given.cost}

    def note(totals: Figures, why: str, **more: Any) -> None:
        beside = {**more.pop("beside", {}), "left": left}
        spent.rounds.append(a_round(len(spent.rounds) + 1, totals, why, beside=beside, **more))

    def have(option: str) -> Fraction:
        return sum((money[n] * given.weights[n] for n, _ in given.gives[option]), Fraction(0))

    for option in [each for each in given.cost if not given.cost[each]]:
        spent.funded.append(option)
        note({}, "free", elected=[option])
    while left >= 0:
        waiting = [option for option in given.cost if option not in spent.funded]
        price = {option: price_of(given, option, money) for option in waiting if have(option) >= given.cost[option]}
        if not price:
            if waiting:
                note({option: have(option) for option in waiting}, "short", eliminated=waiting)
            break
        lowest = min(price[option] / worth[option] for option in price)
        cheapest = given.foremost([option for option in price if price[option] / worth[option] == lowest])
        option = cheapest[0]
        if len(cheapest) > 1 and not all_can_be_bought(given, cheapest, price, money):
            option = first(cheapest)
            spent.ties.append(a_tie(cheapest, [option]))
        behind = {each: have(each) for each in price}
        for n, mark in given.gives[option]:
            money[n] -= min(money[n], price[option] * mark)
        left -= given.cost[option]
        spent.funded.append(option)
        beside = {"price": price[option], "rho": price[option] / worth[option], "cost": given.cost[option]}
        note(behind, "funded", elected=[option], beside=beside)
    return spent


def price_of(given: Budget, option: str, money: list[Fraction]) -> Fraction:
    """What each backer pays for a mark or a point, if whoever has less pays all they have."""
    backers = sorted(given.gives[option], key=lambda each: money[each[0]] / each[1])
    rest, points = given.cost[option], given.support[option]
    for n, mark in backers:  # the poorest first
        if money[n] >= rest / points * mark:
            break
        rest -= money[n] * given.weights[n]
        points -= mark * given.weights[n]
    return rest / points


def all_can_be_bought(given: Budget, tied: list[str], price: Figures, money: list[Fraction]) -> bool:
    """Whether nobody runs out of money if all of the tied are bought at these prices."""
    due = [Fraction(0)] * len(money)
    for option in tied:
        for n, mark in given.gives[option]:
            due[n] += min(money[n], price[option] * mark)
    return all(owed <= money[n] for n, owed in enumerate(due))


def raised(given: Budget, share: Fraction | int, step: int, by_cost: bool, first: First) -> Fraction:
    """Everybody's share, raised step by step until nothing more fits, or a step more would spend too much."""
    share = Fraction(share)
    bought = buy(given, share, by_cost, first)
    while True:
        left = given.amount - sum(given.cost[option] for option in bought.funded)
        if all(given.cost[option] > left for option in given.cost if option not in bought.funded):
            return share
        more = buy(given, share + step, by_cost, first)
        if sum(given.cost[option] for option in more.funded) > given.amount:
            return share
        share, bought = share + step, more


def spend(
    run: Callable[[First], Spent],
    given: Budget,
    totals: Figures,
    contest: Contest,
    alike: dict[str, object],
    papers: Papers,
) -> Tally:
    """What is funded in every order of tied projects is certain; what is funded in some is tied."""
    outcomes, twins = every_order(run, contest, alike)
    certain, tie = settled_orders([set(each.funded) for each in outcomes], twins)
    one = outcomes[0]
    clear = len(outcomes) == 1 and tie is None
    spent = sum((given.cost[option] for option in certain), Fraction(0))
    same = all(each.beside == one.beside for each in outcomes)
    return a_tally(
        totals,
        winners=[option for option in one.funded if option in certain],
        ties=one.ties if clear else [tie] if tie else [],
        rounds=one.rounds if clear else in_common(outcomes, tie),
        order=levels(totals),
        run_off=tie["options"] if tie and contest.rule == "run_off" else [],
        beside={
            **budget_turnout(papers),
            "budget": given.amount,
            "spent": spent,
            "left": given.amount - spent,
            **(one.beside if same else {}),
        },
    )


def every_order(
    run: Callable[[First], Spent], contest: Contest, alike: dict[str, object]
) -> tuple[list[Spent], dict[str, object]]:
    """A run for each order of what is tied, kept to throughout the run. Of projects that are alike in everything one
    stands for all: they are twins, and each may have come where the other did."""
    outcomes: list[Spent] = []
    stood_for: set[object] = set()
    waiting: list[frozenset[tuple[str, str]]] = [frozenset()]
    while waiting:
        if len(outcomes) >= MOST_ORDERS:
            raise BadInput("There are more orders of tied projects than this script follows.")
        before = waiting.pop()

        def first(tied: list[str], before: frozenset[tuple[str, str]] = before) -> str:
            if ordered := in_order(tied, contest):
                return ordered[0]
            free = [option for option in sorted(tied) if not any((other, option) in before for other in tied)]
            kinds: dict[object, str] = {}
            for option in free:
                if kinds.setdefault(alike[option], option) != option:
                    stood_for.add(alike[option])
            if len(kinds) > 1:
                raise Fork(list(kinds.values()), tied)
            return next(iter(kinds.values()))

        try:
            outcomes.append(run(first))
        except Fork as fork:
            for option in reversed(fork.candidates):
                known = before
                for other in fork.tied:
                    if other != option:
                        known = with_victory(known, (option, other))
                waiting.append(known)
    return outcomes, {option: kind if kind in stood_for else option for option, kind in alike.items()}


def settled_orders(outcomes: list[set[str]], twins: dict[str, object]) -> tuple[set[str], dict[str, Any] | None]:
    """Of twins of which some are funded and some are not, any could have been."""
    sure, possible = [], set()
    for funded in outcomes:
        kinds = {twins[option] for option in funded}
        split = {twins[option] for option in twins if twins[option] in kinds and option not in funded}
        sure.append({option for option in funded if twins[option] not in split})
        possible |= {option for option in twins if twins[option] in kinds}
    certain = set.intersection(*sure)
    still_open = possible - certain
    if not still_open:
        return certain, None
    return certain, a_tie(still_open, places=max(len(funded & still_open) for funded in outcomes))


def in_common(outcomes: list[Spent], tie: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The rounds that all begin with, before anything happens to what is tied."""
    tied = set(tie["options"] if tie else [])
    common: list[dict[str, Any]] = []
    for steps in zip(*(each.rounds for each in outcomes), strict=False):
        if any(step != steps[0] for step in steps) or tied & {*steps[0]["elected"], *steps[0]["eliminated"]}:
            break
        common.append(steps[0])
    return common


METHODS: dict[str, Callable[[Papers, Contest], Tally]] = {
    "yes_no_abstain": fixed_answers,
    "consent": consent,
    "temperature": temperature,
    "plurality": plurality,
    "approval": approval,
    "portfolio": portfolio,
    "score": score,
    "dots": dots,
    "borda": borda,
    "schulze": schulze,
    "ranked_pairs": ranked_pairs,
    "irv": irv,
    "stv": stv,
    "equal_shares": equal_shares,
    "greedy": greedy,
}

# ---------------------------------------------------------------- what the counts mean by the rules


def recount(document: dict[str, Any]) -> dict[str, Any]:
    """The outcome that the papers and the rules of an export give, in the shape of its `outcome`."""
    papers, rules = document["papers"], document["rules"]
    questions = [judge_question(each["id"], document) for each in document["questions"]]
    results = [each["result"] for each in questions]
    part = Fraction(rules.get("quorum_part", 0)) if rules.get("quorum_of") == "present" else Fraction(0)
    must_vote = -(-part.numerator * document["present"] // part.denominator)
    if document["present"] < rules["quorum"] or len(papers) < must_vote:
        whole = "no_quorum"
    elif all(result == "passed" for result in results):
        whole = "passed"
    elif "passed" in results:
        whole = "partly_passed"
    else:
        whole = next((each for each in ("tied", "run_off", "advice") if each in results), "failed")
    return {"result": whole, "voted": len(papers), "quorum": rules["quorum"], "questions": questions}


def judge_question(question: str, document: dict[str, Any]) -> dict[str, Any]:
    method = document["rules"]["method"]
    contest = contest_of(question, document)
    papers = papers_of(question, document, contest)
    if method == "yes_no_abstain":
        return judge_majorities(question, papers, document, contest)
    tally = METHODS[method](papers, contest)
    counts = {option: int(tally["totals"][option]) for option in FIXED.get(method, ())}
    if document["rules"].get("status_quo") and NONE in tally["winners"]:
        result, chosen = "failed", [NONE]
    else:
        result, chosen = verdict(method, tally, contest), tally["winners"]
    told = {"question": question, "counts": counts, "result": result, "chosen": list(chosen)}
    return {**told, "tally": plain(tally)}


def contest_of(question: str, document: dict[str, Any]) -> Contest:
    rules = document["rules"]
    options = document.get("options", [])
    return Contest(
        options=FIXED.get(rules["method"]) or tuple(each["id"] for each in options),
        settings=rules["counting"],
        costs={each["id"]: Fraction(each["cost"]) for each in options if "cost" in each},
        rule=rules["tie"],
        seed=f"{document.get('lot', '')}:{question}",
        chair=tuple(document.get("chair", {}).get(question, ())),
    )


def papers_of(question: str, document: dict[str, Any], contest: Contest) -> Papers:
    method, weighted = document["rules"]["method"], document["rules"].get("weighted")
    form = form_of(method, contest.settings)
    return [
        (parse(answer, form, contest.options), part)
        for paper in document["papers"]
        for answer, part in shares(paper["choice"][question], paper.get("weight", 1) if weighted else 1, document)
    ]


def shares(answer: str, weight: int, document: dict[str, Any]) -> list[tuple[str, int]]:
    """What a vote is divided into, where the ballot allows that: `yes*3+no*2`."""
    if not document["rules"].get("splitting") or "*" not in answer:
        return [(answer, weight)]
    found = re.findall(r"([^*]+)\*([1-9][0-9]{0,8})(?:\+(?=[^+])|$)", answer)
    if "+".join(f"{each}*{part}" for each, part in found) != answer or sum(int(part) for _, part in found) != weight:
        raise ValueError(f"{answer} does not divide {weight}")
    return [(each, int(part)) for each, part in found]


def verdict(method: str, tally: Tally, contest: Contest) -> str:
    """What the method decides by itself."""
    totals = tally["totals"]
    if method == "temperature":
        return "advice"
    if method == "consent":
        return "passed" if totals["consent"] and not totals["objection"] else "failed"
    if contest.settings.get("default") and contest.settings["default"] in tally["winners"]:
        return "failed"
    if method == "plurality" and tally["run_off"]:
        return "run_off"
    if any(not tie["chosen"] for tie in tally["ties"]):
        return {"run_off": "run_off", "status_quo": "failed"}.get(contest.rule, "tied")
    places = 1 if method == "portfolio" else contest.settings.get("seats", 1)
    return "passed" if len(tally["winners"]) >= places else "failed"


def judge_majorities(question: str, papers: Papers, document: dict[str, Any], contest: Contest) -> dict[str, Any]:
    """By weight where the ballot is weighted, and where the rules ask for a second majority, also by heads."""
    rules = document["rules"]
    seats = {"entitled": document["entitled"], "present": document["present"]}
    first = majority(papers, rules["threshold"], document["weights"] if rules.get("weighted") else seats, contest)
    if "heads" not in rules:
        return {"question": question, **first}
    heads = majority([(said, 1) for said, _ in papers], rules["heads"], seats, contest)
    results = {first["result"], heads["result"]}
    both = "failed" if "failed" in results else "tied" if "tied" in results else "passed"
    return {"question": question, **first, "result": both, "heads": heads}


def majority(papers: Papers, threshold: dict[str, Any], seats: dict[str, int], contest: Contest) -> dict[str, Any]:
    counts = {o: int(votes) for o, votes in fixed_answers(papers, contest)["totals"].items()}
    yes, no = counts["yes"], counts["no"]
    fraction, strictly_more, base_name = read_threshold(threshold)
    base = {
        "yes_and_no": yes + no,
        "valid": yes + no,
        "cast": yes + no + counts["abstain"],
        "present": seats["present"],
        "entitled": seats["entitled"],
    }[base_name]
    # Multiplied out, so that only whole numbers are compared:  yes / base >= top / bottom.
    top, bottom = fraction.numerator, fraction.denominator
    enough = yes * bottom > top * base if strictly_more else yes * bottom >= top * base
    needed = top * base // bottom + 1 if strictly_more else -(-top * base // bottom)
    result = "passed" if base > 0 and enough else "tied" if yes == no else "failed"
    if result == "tied" and contest.rule in ("lot", "chair") and (not yes or needed > yes + 1):
        result = "failed"  # a lot or a chair is one vote more, and that would not make it
    if result == "tied" and contest.rule != "none":
        first = in_order(("yes", "no"), contest)
        result = "passed" if first[:1] == ["yes"] else "failed" if first or contest.rule == "status_quo" else "tied"
    return {
        "counts": counts,
        "share": str(Fraction(yes, base)) if base else "0",
        "needed": max(1, needed),
        "result": result,
    }


def plain(value: Any) -> Any:
    """Fractions as strings, as an export has them."""
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, (list, tuple)) else value


# ---------------------------------------------------------------- what an export must hold


def urn_digest(papers: list[dict[str, Any]]) -> str:
    kept = [
        {name: paper[name] for name in ("receipt", "choice", "seat", "weight") if name in paper} for paper in papers
    ]
    lines = [
        (paper["receipt"], json.dumps(paper, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
        for paper in kept
    ]
    return hashlib.sha256("".join(line + "\n" for _, line in sorted(lines)).encode()).hexdigest()


def differences(document: dict[str, Any]) -> list[Difference]:
    """Everything in which an export disagrees with itself; empty if it agrees."""
    published, recounted = document["outcome"], recount(document)
    found: list[Difference] = []

    def compare(what: str, was: object, now: object) -> None:
        if was != now or type(was) is not type(now):
            found.append({"what": what, "published": was, "recounted": now})

    for name in ("result", "voted", "quorum"):
        compare(name, published.get(name), recounted[name])
    asked = [each["question"] for each in recounted["questions"]]
    told = {each.get("question"): each for each in published["questions"]}
    compare("questions", [each.get("question") for each in published["questions"]], asked)
    for question in recounted["questions"]:
        was = told.get(question["question"], {})
        for name in question:
            if name == "tally":
                published_tally = was.get("tally") if isinstance(was.get("tally"), dict) else {}
                for part in sorted({*question["tally"], *published_tally}):
                    where = f"{part} of question {question['question']}"
                    compare(where, published_tally.get(part), question["tally"].get(part))
            elif name != "question":
                compare(f"{name} of question {question['question']}", was.get(name), question[name])
    compare("digest of the urn", document["digests"].get("urn"), urn_digest(document["papers"]))
    return found + impossible(document)


def impossible(document: dict[str, Any]) -> list[Difference]:
    """What no honest ballot can hold, whatever its counts."""
    papers = document["papers"]
    found: list[Difference] = []
    for name in ("receipt", "seat"):
        values = [paper[name] for paper in papers if name in paper]
        if len(values) != len(set(values)):
            twice = sorted({value for value in values if values.count(value) > 1})
            found.append({"what": f"a {name} stands twice", "published": twice, "recounted": []})
    named = len(papers) if document["rules"]["secrecy"] == "open" else 0
    seats = sum("seat" in paper for paper in papers)
    if seats != named:
        found.append({"what": "papers that name a seat", "published": seats, "recounted": named})
    if not len(papers) <= document["present"]:
        found.append({"what": "more papers than present", "published": document["present"], "recounted": len(papers)})
    if not document["present"] <= document["entitled"]:
        what = "more present than entitled"
        found.append({"what": what, "published": document["present"], "recounted": document["entitled"]})
    return found + impossible_weights(document)


def impossible_weights(document: dict[str, Any]) -> list[Difference]:
    """What papers weigh stands in them; of who is present and entitled, only that it is not less can be seen."""
    if not document["rules"].get("weighted"):
        return []
    weights, cast = document["weights"], sum(paper.get("weight", 1) for paper in document["papers"])
    found: list[Difference] = []
    if weights["cast"] != cast:
        found.append({"what": "weight of the papers", "published": weights["cast"], "recounted": cast})
    if not cast <= weights["present"] <= weights["entitled"]:
        what = "more weight than present or entitled"
        found.append({"what": what, "published": [weights["present"], weights["entitled"]], "recounted": cast})
    return found


def read_threshold(source: dict[str, Any]) -> tuple[Fraction, bool, str]:
    """The fraction, whether strictly more than it is asked for, and of what it is a part."""
    way = "more_than" if "more_than" in source else "at_least"
    return Fraction(source[way]), way == "more_than", source["of"]


def read(text: str) -> dict[str, Any]:
    """An export, checked as far as the recount relies on it. Raises BadInput with a sentence."""
    try:
        document: dict[str, Any] = json.loads(text)
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise BadInput("The input holds half a character (a lone surrogate).") from None
    except (ValueError, RecursionError) as error:
        raise BadInput(f"The input is not JSON: {error}.") from None
    need(isinstance(document, dict), "The input is not an export of a ballot.")
    need(document.get("format") == FORMAT, f"The input is not an export of a ballot: `format` is not {FORMAT!r}.")
    need(document.get("version") == VERSION, f"This script reads version {VERSION}, not {document.get('version')!r}.")
    shapes = {"questions": list, "rules": dict, "papers": list, "outcome": dict, "digests": dict}
    for name, shape in shapes.items():
        need(isinstance(document.get(name), shape), f"`{name}` is missing or of the wrong shape.")
    for name in ("entitled", "present"):
        need(is_count(document.get(name)), f"`{name}` is missing or no whole number.")
    check_rules(document)
    check_questions(document["questions"])
    told = document["outcome"].get("questions")
    need(
        isinstance(told, list)
        and all(isinstance(each, dict) and isinstance(each.get("question"), str) for each in told),
        "`outcome` has no list of questions.",
    )
    for place, paper in enumerate(document["papers"], start=1):
        check_paper(place, paper, document)
    try:
        recount(document)
    except (KeyError, ValueError, TypeError, AttributeError, ZeroDivisionError) as error:
        raise BadInput(f"The papers cannot be counted by the rules that the export has: {error!r}.") from None
    return document


def check_rules(document: dict[str, Any]) -> None:
    rules = document["rules"]
    rules.setdefault("counting", {})
    rules.setdefault("tie", "none")
    need(rules.get("method") in METHODS, f"This script cannot count by the method {rules.get('method')!r}.")
    need(rules.get("secrecy") in SECRECY, "`rules` does not say whether the ballot was open or secret.")
    need(is_count(rules.get("quorum")), "The quorum is missing or no whole number.")
    need(isinstance(rules["counting"], dict), "The settings of the method have the wrong shape.")
    if rules["method"] == "yes_no_abstain":
        check_threshold(rules.get("threshold"))
    if "heads" in rules:
        check_threshold(rules["heads"])
    if rules["method"] not in FIXED:
        need(isinstance(document.get("options"), list) and document["options"], "The ballot has no options.")
        check_questions(document["options"], "option")
    if rules.get("weighted"):
        weights = document.get("weights")
        weighed = isinstance(weights, dict) and all(
            is_count(weights.get(each)) for each in ("entitled", "present", "cast")
        )
        need(weighed, "The ballot is weighted, and what was present and entitled has no weight.")


def check_threshold(threshold: Any) -> None:
    need(isinstance(threshold, dict), "`rules` has no threshold.")
    written = [threshold[way] for way in ("at_least", "more_than") if way in threshold]
    need(len(written) == 1, "The threshold has not exactly one of `at_least` and `more_than`.")
    exact = isinstance(written[0], str) and re.fullmatch(r"[0-9]{1,9}(/0*[1-9][0-9]{0,8})?", written[0])
    need(exact and 0 < Fraction(written[0]) <= 1, f"The threshold {written[0]!r} is no fraction above 0 and up to 1.")
    need(threshold.get("of") in BASES, f"The base {threshold.get('of')!r} of the threshold is unknown.")


def check_questions(questions: list[Any], what: str = "question") -> None:
    for each in questions:
        named = isinstance(each, dict) and isinstance(each.get("id"), str) and is_count(each.get("number"))
        need(named, f"One {what} has no id or no number.")
    need(questions, f"The ballot has no {what}s.")
    need(len({each["id"] for each in questions}) == len(questions), f"One {what} stands in the export twice.")


def check_paper(place: int, paper: Any, document: dict[str, Any]) -> None:
    need(isinstance(paper, dict) and isinstance(paper.get("receipt"), str), f"Paper {place} has no receipt.")
    need(isinstance(paper.get("seat", ""), str), f"Paper {paper['receipt']} has a seat that is no id.")
    weight = paper.get("weight", 1)
    need(is_count(weight) and weight > 0, f"Paper {paper['receipt']} has a weight that is no whole number above 0.")
    choice: Any = paper.get("choice")
    complete = isinstance(choice, dict) and sorted(choice) == sorted(each["id"] for each in document["questions"])
    need(complete, f"Paper {paper['receipt']} does not answer exactly the questions of the ballot.")
    method, settings = document["rules"]["method"], document["rules"]["counting"]
    options = contest_of("", document).options
    for answer in choice.values():
        try:
            parts = [each for each, _ in shares(answer, weight, document)]
            said = [parse(each, form_of(method, settings), options) for each in parts]
            fits = all(each is None or within_limits(each, method, settings) for each in said)
        except (ValueError, AttributeError, TypeError, KeyError):
            raise BadInput(f"Paper {paper['receipt']} has an unknown answer.") from None
        need(fits, f"Paper {paper['receipt']} says more than the rules of the ballot allow.")


def is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def need(holds: object, sentence: str) -> None:
    if not holds:
        raise BadInput(sentence)


def table(document: dict[str, Any], found: list[Difference]) -> str:
    outcome = recount(document)
    lines = [f"{document.get('title', '')} (ballot {document.get('ballot', '')})", ""]
    if document["rules"]["method"] == "yes_no_abstain":
        lines += majorities_table(document, outcome)
    else:
        for asked, each in zip(document["questions"], outcome["questions"], strict=True):
            lines += tally_table(asked, each, document)
    seats = f"{document['entitled']} entitled, {document['present']} present, quorum {outcome['quorum']}"
    lines += [
        "",
        f"{outcome['voted']} papers; {seats} (entitled and present as given)",
        f"outcome: {outcome['result']}",
        "",
    ]
    if not found:
        return "\n".join([*lines, "agrees: the recount gives the published outcome, of the published urn"])
    told = [f"  {each['what']}: published {each['published']}, recounted {each['recounted']}" for each in found]
    return "\n".join([*lines, f"DIFFERS in {len(found)}:", *told])


def majorities_table(document: dict[str, Any], outcome: dict[str, Any]) -> list[str]:
    options = FIXED["yes_no_abstain"]
    lines = [f"{'':>4}  " + "".join(f"{option:>9}" for option in options) + f"{'needed':>9}  result"]
    for asked, each in zip(document["questions"], outcome["questions"], strict=True):
        counts = "".join(f"{each['counts'][option]:>9}" for option in options)
        lines.append(f"{asked['number']:>4}  {counts}{each['needed']:>9}  {each['result']}")
    return lines


def tally_table(asked: dict[str, Any], each: dict[str, Any], document: dict[str, Any]) -> list[str]:
    """What each option ended with, who is chosen, and the ties."""
    tally = each["tally"]
    number = {option["id"]: option["number"] for option in document.get("options", [])}
    lines = [f"{asked['number'] or '':>4}  counted by {document['rules']['method']}: {each['result']}"]
    for option, total in tally["totals"].items():
        place = each["chosen"].index(option) + 1 if option in each["chosen"] else 0
        lines.append(f"{number.get(option) or '':>8}  {option:<24}{total:>12}{f'  chosen {place}' if place else ''}")
    for tie in tally["ties"]:
        became = f"; then {', '.join(tie['chosen'])}" if tie["chosen"] else "; it stands"
        lines.append(f"{'':>8}  tied ({tie['at']}): {', '.join(tie['options'])}{became}")
    return lines


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Recount a closed ballot from its export.")
    parser.add_argument("file", nargs="?", default="-", help="the export; - or nothing reads standard input")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    options = parser.parse_args(arguments)
    try:
        document = read(contents(options.file))
        found = differences(document)
    except BadInput as error:
        print(printable(str(error)), file=sys.stderr)
        return 2
    if options.json:
        result = {"agrees": not found, "differences": found, "recounted": recount(document)}
        print(json.dumps(result, indent=2))
    else:
        print(printable(table(document, found)))
    return 1 if found else 0


def printable(text: str) -> str:
    """The same text without what a terminal would obey or could not show."""
    lines = ("".join(letter if letter.isprintable() else "?" for letter in line) for line in text.split("\n"))
    known = sys.stdout.encoding or "ascii"
    return "\n".join(lines).encode(known, "replace").decode(known)


def contents(name: str) -> str:
    try:
        if name == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return Path(name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("The input is not UTF-8 text.") from None
    except OSError as error:
        raise BadInput(f"{name} cannot be read: {error.strerror}.") from None


if __name__ == "__main__":
    sys.exit(main())
