"""What holds for every way of counting, whatever the papers.

Each rule goes through the whole registry, so a method that is added is held to it. One for which a rule cannot hold
stands in a table with its reason. What only some methods promise is in `test_promises.py`.
"""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from engine.tally import METHODS, TieBreak, TieRule
from engine.tally.paper import read, write
from engine.tally.settings import settings_of, settings_source
from tests.engine.tally.profiles import NAMES, VARIANTS, Election, drawn, through

FIXED = {name for name, method in METHODS.items() if method.options}
"""The question brings its own answers; there is nobody to rename and nobody to choose."""

OF_OPTIONS = sorted(set(METHODS) - FIXED)

NO_SCALE = {
    "stv": "its quota is a whole number of papers and one more, and values are cut at five decimals",
}


@pytest.mark.parametrize("by", METHODS)
def test_settings_that_are_written_and_read_are_the_same_settings(by: str) -> None:
    for variant in VARIANTS.get(by, ({},)):
        settings = METHODS[by].settings(**variant)
        written = json.loads(json.dumps(settings_source(settings)))
        assert settings_of(METHODS[by].settings, written, by) == settings


@through(METHODS)
def test_a_paper_that_is_written_and_read_is_the_same_paper(election: Election) -> None:
    for paper in election.papers:
        assert read(write(paper), election.rules) == paper


@through(METHODS)
def test_every_option_has_its_figure_and_nothing_is_counted_in_floats(election: Election) -> None:
    count = election.count
    assert set(count.totals) == set(election.contest.options)
    figures = [*count.totals.values(), *count.beside.values()]
    for each in count.rounds:
        figures += [*each.totals.values(), *each.beside.values()]
    assert all(isinstance(figure, (int, Fraction)) for figure in figures)


@through(METHODS)
def test_who_is_chosen_is_an_option_once_and_in_no_tie_that_stands(election: Election) -> None:
    count = election.count
    assert len(set(count.winners)) == len(count.winners)
    assert set(count.winners) <= set(election.contest.options)
    for tie in count.undecided:
        assert not set(tie.options) & set(count.winners)
        assert 0 < tie.places < len(tie.options)


@through(METHODS)
def test_the_order_of_papers_and_of_options_decides_nothing(election: Election) -> None:
    papers, options = list(election.papers.items()), list(election.contest.options)
    election.dice.shuffle(papers)
    election.dice.shuffle(options)
    assert election.but(dict(papers), options=tuple(options)).count == election.count


@through(OF_OPTIONS)
def test_other_names_give_the_same_outcome_under_those_names(election: Election) -> None:
    # The default is who it is by its settings: it keeps its name.
    free = [name for name in NAMES if name != election.default]
    names = dict(zip(free, election.dice.sample(free, len(free)), strict=True))
    other = election.but(
        {renamed(paper, names): weight for paper, weight in election.papers.items()},
        options=tuple(renamed(option, names) for option in election.contest.options),
        costs={renamed(option, names): cost for option, cost in election.contest.costs.items()},
    )
    winners, undecided, run_off, verdict = election.facts()
    assert other.facts() == (
        renamed(winners, names),
        {(renamed(tied, names), places, at) for tied, places, at in undecided},
        renamed(run_off, names),
        verdict,
    )


def renamed(value: Any, names: dict[str, str]) -> Any:
    """A paper, an option or a set of them, under other names; the options of one rank are sorted again."""
    match value:
        case str():
            return names.get(value, value)
        case frozenset() | set():
            return type(value)(renamed(each, names) for each in value)
        case tuple() if value and isinstance(value[0], tuple) and isinstance(value[0][-1], int):
            return tuple(sorted((renamed(option, names), figure) for option, figure in value))
        case tuple() if value and isinstance(value[0], tuple):
            return tuple(tuple(sorted(renamed(option, names) for option in rank)) for rank in value)
    return value


@through(METHODS)
def test_blank_papers_change_nothing_but_how_many_are_blank(election: Election) -> None:
    without = {paper: weight for paper, weight in election.papers.items() if paper is not None}
    blank = election.dice.randint(1, 50)
    assert election.but({**without, None: blank}).facts() == election.but(without).facts()


@through(set(METHODS) - set(NO_SCALE))
def test_so_many_times_each_paper_decides_the_same(election: Election) -> None:
    times = election.dice.randint(2, 7)
    more = {paper: weight * times for paper, weight in election.papers.items()}
    assert election.but(more).facts() == election.facts()


@through(METHODS, examples=4)
def test_without_a_choice_nobody_is_chosen_but_what_is(election: Election) -> None:
    for nothing in ({}, {None: 3}):
        winners, undecided, run_off, verdict = election.but(nothing).facts()
        assert winners <= {election.default}
        assert (undecided, run_off) == (set(), set())
        assert verdict != "passed"


@through(OF_OPTIONS)
def test_whom_everyone_wants_is_chosen(election: Election) -> None:
    for option in election.contest.options:
        alone = election.but({for_one(option, election): election.dice.randint(1, 20)})
        assert option in alone.count.winners
        if option == election.default:
            assert alone.verdict == "failed"


def for_one(option: str, election: Election) -> Any:
    """A paper that wants this option and says nothing of the others."""
    rules = election.rules
    match rules.form:
        case "one":
            return option
        case "some":
            return frozenset({option})
        case "values":
            return ((option, min(rules.highest, rules.total or rules.highest)),)
    return ((option,),)


@through(METHODS)
def test_a_lot_or_the_chair_leaves_no_tie_and_takes_nobody_who_was_certain_away(election: Election) -> None:
    options = election.contest.options
    order = tuple(election.dice.sample(options, len(options)))
    for rule in (TieBreak(rule="lot", seed=str(election.dice.random())), TieBreak(rule="chair", order=order)):
        if rule.rule in election.method.tie_rules:
            decided = election.but(tie=rule)
            assert decided.count.undecided == ()
            assert set(election.count.winners) <= set(decided.count.winners)
            assert decided.verdict != "tied"


@through(METHODS)
def test_a_tie_under_the_rule_of_the_status_quo_passes_nothing_and_under_a_run_off_goes_on(election: Election) -> None:
    verdicts = {"status_quo": "failed", "run_off": "run_off"}
    for rule in election.method.tie_rules:
        if election.count.undecided and rule in verdicts:
            assert election.but(tie=TieBreak(rule=rule)).verdict == verdicts[rule]


def under(election: Election, tie: TieRule) -> Election:
    """The same with a tie rule; the chair has said everything."""
    order = election.contest.options if tie == "chair" else ()
    return election.but(tie=TieBreak(rule=tie, seed="lot" if tie == "lot" else "", order=order))


@through(METHODS)
def test_a_method_comes_to_no_verdict_that_it_does_not_announce(election: Election) -> None:
    for tie in election.method.tie_rules:
        verdict = under(election, tie).verdict
        assert verdict is None or verdict in election.method.verdicts(election.contest.settings, tie)


@pytest.mark.parametrize("by", sorted(name for name, method in METHODS.items() if not method.by_threshold))
def test_a_method_announces_no_verdict_that_nothing_comes_to(by: str) -> None:
    """Under each tie rule, and all settings together."""
    elections = [drawn(by, options, kinds, seed) for seed in range(60) for options in (1, 3) for kinds in (0, 2, 4)]
    for tie in METHODS[by].tie_rules:
        announced = {verdict for each in elections for verdict in METHODS[by].verdicts(each.contest.settings, tie)}
        come = {under(each, tie).verdict for each in elections}
        assert announced <= come, tie
