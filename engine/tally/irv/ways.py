"""What every order of leaving would come to, where equal options have the fewest votes and no rule says who goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.tally.irv.race import Race

MOST_WAYS = 5_000
"""So many different sets of options left in the race are looked at. With more, the tie stands."""


def sure_losers(votes: Mapping[str, int], leave: int = 1) -> tuple[str, ...]:
    """The most options, from the fewest votes up, that together have fewer than the next: in whichever order they
    leave, they all do before it. At least `leave` options stay; none if there are no such losers."""
    from_below = sorted(votes, key=lambda option: (votes[option], option))
    losers, together = 0, 0
    for place, option in enumerate(from_below[: len(votes) - leave], start=1):
        together += votes[option]
        if together < votes[from_below[place]]:
            losers = place
    return tuple(from_below[:losers])


def fewest(votes: Mapping[str, int]) -> tuple[str, ...]:
    """Who has the fewest, sorted."""
    least = min(votes.values())
    return tuple(sorted(option for option in votes if votes[option] == least))


def lose_together(votes: Mapping[str, int], tied: tuple[str, ...], leave: int = 1) -> bool:
    """Whether the tied have fewer votes together than the next has alone: then the order in which they leave does not
    matter."""
    others = [votes[option] for option in votes if option not in tied]
    return len(others) >= leave and sum(votes[option] for option in tied) < min(others, default=0)


def look_back(tied: tuple[str, ...], earlier: Sequence[Mapping[str, int]]) -> tuple[str, ...]:
    """Those of the tied who had the fewest when last they were not equal, the latest round first."""
    for votes in reversed(earlier):
        tied = fewest({option: votes[option] for option in tied})
    return tied


def possible_winners(race: Race, earlier: Sequence[Mapping[str, int]] | None) -> frozenset[str] | None:
    """Everyone who wins in some order of leaving. `earlier`, the rounds so far, where ties are first looked back upon.
    None when there are more than MOST_WAYS ways."""
    found: set[str] = set()
    seen: set[object] = set()
    stack = [(race, tuple(earlier) if earlier is not None else None)]
    while stack:
        race, rounds = stack.pop()
        votes = race.votes
        top = max(votes, key=lambda option: votes[option])
        if 2 * votes[top] > race.continuing or len(votes) == 1:
            found.add(top)
            continue
        following = None if rounds is None else (*rounds, votes)
        for leaving in _who_may_leave(votes, rounds):
            state = race.standing - set(leaving), None if following is None else _figures(following)
            if state not in seen:
                seen.add(state)
                stack.append((race.without(leaving), following))
        if len(seen) > MOST_WAYS:
            return None
    return frozenset(found)


def _who_may_leave(votes: Mapping[str, int], rounds: tuple[Mapping[str, int], ...] | None) -> list[tuple[str, ...]]:
    tied = fewest(votes)
    if rounds is None:
        losers = sure_losers(votes)
        return [losers] if losers else [(option,) for option in tied]
    if lose_together(votes, tied):
        return [tied]
    return [(option,) for option in look_back(tied, rounds)]


def _figures(rounds: tuple[Mapping[str, int], ...]) -> tuple[tuple[tuple[str, int], ...], ...]:
    return tuple(tuple(sorted(votes.items())) for votes in rounds)
