"""Who sits where, whoever they are: properties of dealing and of dealing again."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from engine.meeting.dealing import Chair, deal, kept_or_dealt

organisations = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=4), st.sampled_from(["", "topaz", "mijzo", "ministry"]), max_size=60
)


@given(organisations, st.integers(1, 12), st.integers())
def test_dealing_is_even_in_size_and_over_organisations(people: dict[str, str], places: int, seed: int) -> None:
    groups = deal(people, people, places, Random(seed))
    assert sorted(person for group in groups for person in group) == sorted(people)
    assert len(groups) == min(places, len(people))
    for organisation in {None, *people.values()}:
        counts = [sum(organisation in (None, people[each]) for each in group) for group in groups]
        assert max(counts, default=0) - min(counts, default=0) <= 1


@given(organisations, st.integers(1, 12), st.integers())
def test_the_same_dice_deal_the_same(people: dict[str, str], places: int, seed: int) -> None:
    shuffled = dict(reversed(people.items()))
    assert deal(people, people, places, Random(seed)) == deal(shuffled, people, places, Random(seed))


def test_other_dice_deal_otherwise() -> None:
    people = {f"p{n}": "topaz" for n in range(12)}
    assert len({tuple(map(frozenset, deal(people, people, 3, Random(seed)))) for seed in range(20)}) > 15


PLACES = {"t1": "table", "t2": "table", "o1": "room", "o2": "room"}
kinds = st.sampled_from([PLACES, {"t1": "table", "t2": "table"}, {"o1": "room"}])
people = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.sampled_from(["topaz", "mijzo", ""]), max_size=30
)


@given(people, kinds, st.data(), st.integers())
def test_dealing_again_puts_nobody_in_the_wrong_place(
    present: dict[str, str], places: dict[str, str], data: st.DataObject, seed: int
) -> None:
    modes = {person: data.draw(st.sampled_from(["room", "online"])) for person in sorted(present)}
    chairs = [Chair(group=group, place=place) for group, place in places.items()]
    sat = {person: data.draw(st.sampled_from(chairs)) for person in sorted(present) if data.draw(st.booleans())}
    seated = kept_or_dealt(present, modes, sat, places, Random(seed))
    where = {person: group for group, those in seated.items() for person in those}
    assert sorted(person for those in seated.values() for person in those) == sorted(present)
    assert all(seated.values())
    for person, group in where.items():
        theirs = "table" if modes[person] == "room" else "room"
        assert places[group] == theirs or theirs not in places.values()
        if person in sat and (sat[person].place == theirs or theirs not in places.values()):
            assert group == sat[person].group


@given(people, st.integers())
def test_who_is_new_is_spread_evenly(present: dict[str, str], seed: int) -> None:
    tables = {f"t{n}": "table" for n in range(4)}
    seated = kept_or_dealt(present, dict.fromkeys(present, "room"), {}, tables, Random(seed))
    sizes = [len(seated.get(table, ())) for table in tables]
    assert max(sizes) - min(sizes) <= 1
