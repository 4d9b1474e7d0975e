"""Rankings beside three programs of others: pref_voting (W. Holliday and E. Pacuit, MIT), votelib (J. Simbera, MIT) and
pyrankvote (J. Tingvold, MIT). Few voters, so that ties, which programs handle differently, are common; each test says
what the other makes of one."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyrankvote
import pytest
from pref_voting.iterative_methods import instant_runoff_put
from pref_voting.margin_based_methods import beat_path, ranked_pairs
from pref_voting.profiles import Profile
from pref_voting.profiles_with_ties import ProfileWithTies
from pref_voting.scoring_methods import symmetric_borda_scores
from votelib.component.rankscore import Borda as BordaScores
from votelib.convert import RankedToCondorcetVotes, RankedToFirstPreference, RankedToPositionalVotes
from votelib.evaluate.condorcet import RankedPairs, Schulze

from engine.tally import METHODS, Contest, Count
from engine.tally.paper import Ranking

SEEDS = range(120)


@dataclass(frozen=True)
class Vote:
    """`options` from 0; the papers as ours, all different, with how many there are of each."""

    options: tuple[int, ...]
    papers: dict[Ranking, int]

    def counted(self, method: str, **settings: Any) -> Count:
        contest = Contest(options=tuple(map(str, self.options)), settings=METHODS[method].settings(**settings))
        return METHODS[method].count(self.papers, contest)

    @property
    def numbered(self) -> list[list[list[int]]]:
        return [[[int(option) for option in rank] for rank in paper] for paper in self.papers]

    @property
    def numbers(self) -> list[int]:
        return list(self.papers.values())

    def for_pref_voting(self) -> ProfileWithTies:
        """Whom a paper leaves out stands below those it ranks."""
        ranks = [
            {option: place for place, rank in enumerate(paper, start=1) for option in rank} for paper in self.numbered
        ]
        profile = ProfileWithTies(ranks, self.numbers, candidates=list(self.options))
        profile.use_extended_strict_preference()
        return profile

    def for_votelib(self) -> dict[tuple[Any, ...], int]:
        return {
            tuple(frozenset(rank) if len(rank) > 1 else rank[0] for rank in paper): number
            for paper, number in zip(self.numbered, self.numbers, strict=True)
        }


def vote(seed: int, *, equal: bool = True, full: bool = False, voters: int = 9, most: int = 5) -> Vote:
    dice = random.Random(seed)
    options = tuple(range(dice.randint(2, most)))
    papers: dict[Ranking, int] = {}
    for _ in range(dice.randint(1, voters)):
        named = dice.sample(options, len(options) if full else dice.randint(1, len(options)))
        ranks: list[list[str]] = []
        for option in map(str, named):
            if ranks and equal and dice.random() < 0.3:
                ranks[-1].append(option)
            else:
                ranks.append([option])
        paper = tuple(tuple(sorted(rank)) for rank in ranks)
        papers[paper] = papers.get(paper, 0) + dice.randint(1, 3)
    return Vote(options, papers)


def may_win(count: Count) -> set[int]:
    tied = (option for tie in count.undecided if tie.at == "winner" for option in tie.options)
    return {int(option) for option in (*count.winners, *tied)}


def by_votes(pro: int, con: int, most: int = 1000) -> int:
    """The strength of a victory by winning votes; of two equal ones that with fewer against is the stronger."""
    return pro * most - con if pro > con else 0


def winning_votes(profile: ProfileWithTies) -> Callable[[int, int], int]:
    return lambda one, other: by_votes(profile.support(one, other), profile.support(other, one))


@pytest.mark.parametrize("method", ["schulze", "ranked_pairs"])
@pytest.mark.parametrize("strength", ["winning_votes", "margins"])
def test_given_equal_and_partial_rankings_when_compared_then_pref_voting_names_the_same_possible_winners(
    method: str, strength: str
) -> None:
    theirs = {"schulze": beat_path, "ranked_pairs": ranked_pairs}[method]
    for seed in SEEDS:
        # It takes the victories in every order there is, ours only where the order matters: few options.
        drawn = vote(seed, most=4)
        profile = drawn.for_pref_voting()
        by = winning_votes(profile) if strength == "winning_votes" else None
        assert may_win(drawn.counted(method, strength=strength)) == set(theirs(profile, strength_function=by)), seed


def test_given_equal_and_partial_rankings_when_compared_then_votelib_has_the_same_pairs() -> None:
    for seed in SEEDS:
        drawn = vote(seed)
        theirs = RankedToCondorcetVotes().convert(drawn.for_votelib())
        ours = drawn.counted("schulze").pairs
        # It knows those whom somebody ranks.
        ranked = {option for paper in drawn.numbered for rank in paper for option in rank}
        for one in ranked:
            for other in ranked - {one}:
                assert ours[str(one)][str(other)] == theirs.get((one, other), 0), seed


@pytest.mark.parametrize(
    ("method", "evaluator", "strength"),
    [
        ("schulze", Schulze(), "winning_votes"),
        ("ranked_pairs", RankedPairs("margins"), "margins"),
        ("ranked_pairs", RankedPairs("winning_votes"), "winning_votes"),
    ],
)
def test_given_full_rankings_when_one_wins_for_certain_then_votelib_chooses_the_same(
    method: str, evaluator: Any, strength: str
) -> None:
    # Of equally strong victories votelib takes the first that it met: it is asked where there are none.
    asked = 0
    for seed in range(400):
        drawn = vote(seed, equal=False, full=True, voters=40)
        count = drawn.counted(method, strength=strength)
        victories = [votes for row in count.pairs.values() for votes in row.values()]
        if len(set(victories)) < len(victories):
            continue
        asked += 1
        pairs = RankedToCondorcetVotes().convert(drawn.for_votelib())
        assert count.winners == tuple(map(str, evaluator.evaluate(pairs, 1))), seed
    assert asked > 100


def test_given_full_rankings_when_the_fewest_are_equal_then_pref_voting_follows_each_way_to_the_same_winners() -> None:
    for seed in SEEDS:
        drawn = vote(seed, equal=False, full=True)
        profile = Profile([[rank[0] for rank in paper] for paper in drawn.numbered], drawn.numbers)
        for elimination in ("single", "batch"):
            ours = may_win(drawn.counted("irv", elimination=elimination))
            assert ours == set(instant_runoff_put(profile)), seed


def test_given_partial_rankings_when_nobody_is_equal_then_pyrankvote_elects_the_same() -> None:
    asked = 0
    for seed in range(400):
        drawn = vote(seed, equal=False, voters=40)
        count = drawn.counted("irv")
        # Of equal ones it asks the second choices who leaves, and at the end a lot: it is asked where there are none.
        totals = [each.totals.values() for each in count.rounds]
        if any(len(set(votes)) < len(votes) for votes in totals):
            continue
        asked += 1
        candidates = [pyrankvote.Candidate(str(option)) for option in drawn.options]
        ballots = [
            pyrankvote.Ballot([candidates[rank[0]] for rank in paper])
            for paper, number in zip(drawn.numbered, drawn.numbers, strict=True)
            for _ in range(number)
        ]
        theirs = pyrankvote.instant_runoff_voting(candidates, ballots)
        assert [winner.name for winner in theirs.get_winners()] == list(count.winners), seed
    assert asked > 100


def test_given_first_choices_when_counted_then_votelib_has_the_same_figures() -> None:
    for seed in SEEDS:
        drawn = vote(seed, equal=False)
        first = {paper[0][0]: 0 for paper in drawn.papers}
        for paper, number in drawn.papers.items():
            first[paper[0][0]] += number
        contest = Contest(options=tuple(map(str, drawn.options)), settings=METHODS["plurality"].settings())
        ours = METHODS["plurality"].count(first, contest).totals
        theirs = RankedToFirstPreference().convert(drawn.for_votelib())
        assert {option: votes for option, votes in ours.items() if votes} == {
            str(option): votes for option, votes in theirs.items()
        }


def test_given_full_rankings_when_they_give_points_then_votelib_gives_the_same() -> None:
    points = RankedToPositionalVotes(BordaScores(base=0))
    for seed in SEEDS:
        drawn = vote(seed, equal=False, full=True)
        for unranked in ("average", "zero"):
            ours = {int(option): total for option, total in drawn.counted("borda", unranked=unranked).totals.items()}
            assert ours == points.convert(drawn.for_votelib()), seed


def test_given_equal_and_partial_rankings_when_they_share_points_then_pref_voting_has_the_same_order() -> None:
    # Its figure of an option is how many stand below it less how many above: of n options twice our points, less n - 1
    # for each paper.
    for seed in SEEDS:
        drawn = vote(seed)
        theirs = symmetric_borda_scores(drawn.for_pref_voting())
        papers = sum(drawn.numbers)
        for option, total in drawn.counted("borda").totals.items():
            assert 2 * total - papers * (len(drawn.options) - 1) == theirs[int(option)], seed
