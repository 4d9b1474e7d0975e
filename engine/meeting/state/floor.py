"""The floor as it stands: whose hands are up, who speaks, and who has spoken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from engine.moment import instant
from engine.order import without
from engine.replacing import replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A hand that is up. `number` counts the meeting's hands from 1; `by` who raised it for them."""

    person: str
    number: int
    at: str
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A turn that is over. `mode` is where the speaker was when it began and `item` what the meeting was on then."""

    person: str
    mode: str
    item: str | None
    since: str
    until: str

    @property
    def seconds(self) -> int:
        return int((instant(self.until) - instant(self.since)).total_seconds())


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks now, as `Turn`."""

    person: str
    mode: str
    item: str | None
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A round about a proposal, since it was begun, during an item of the agenda: everyone who was asked."""

    proposal: str
    item: str | None = None
    since: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """`hands` are in the order of the coordinator if they have `ordered` them, else as they were raised; `minutes` is
    how long a turn takes, 0 if nobody said; `turns` are those that are over. `asked` are the last
    rounds, by proposal; `before` those that came before the last of their proposal."""

    hands: Mapping[str, Hand] = field(default_factory=dict)
    raised: int = 0
    ordered: bool = False
    speaker: Speaker | None = None
    minutes: int = 0
    turns: tuple[Turn, ...] = ()
    asked: Mapping[str, Asked] = field(default_factory=dict)
    before: tuple[Asked, ...] = ()

    def spoken(self) -> Mapping[str, int]:
        """Seconds spoken in turns that are over, by mode."""
        seconds = Counter({"room": 0, "online": 0})
        for turn in self.turns:
            seconds[turn.mode] += turn.seconds
        return seconds

    def speakers(self) -> frozenset[str]:
        """Everyone who has had a turn, or has one."""
        now = {self.speaker.person} if self.speaker else set()
        return frozenset(now.union(turn.person for turn in self.turns))

    def with_hand(self, person: str, at: str, by: str | None) -> Floor:
        hand = Hand(person=person, number=self.raised + 1, at=at, by=by)
        return replace(self, hands={**self.hands, person: hand}, raised=hand.number)

    def everyone_asked(self, proposal: str, people: Iterable[str], at: str, item: str | None) -> Floor:
        """In a round that goes on they come besides those who were asked before."""
        floor, last = self, self.asked.get(proposal)
        for person in people:
            floor = floor if person in floor.hands else floor.with_hand(person, at, None)
        goes_on = last is not None and bool(self.yet_to_speak(proposal))
        round = last if last and goes_on else Asked(proposal=proposal, item=item, since=at)
        known = round.people
        round = replace(round, people=(*known, *(each for each in people if each not in known)))
        over = (last,) if last and not goes_on else ()
        return replace(floor, asked={**self.asked, proposal: round}, before=(*self.before, *over))

    def rounds(self) -> tuple[Asked, ...]:
        """All there were, as they began."""
        return tuple(sorted((*self.before, *self.asked.values()), key=lambda each: each.since))

    def had_turn(self, asked: Asked) -> tuple[str, ...]:
        """Of those who were asked in a round, who spoke in it: not later, during another item or in a next round."""
        next = (each.since for each in self.rounds() if each.proposal == asked.proposal and each.since > asked.since)
        until = min(next, default="")
        turns = (turn for turn in self.turns if turn.item == asked.item and turn.since >= asked.since)
        spoke = {turn.person for turn in turns if not until or turn.since < until}
        return tuple(each for each in asked.people if each in spoke)

    def yet_to_speak(self, proposal: str) -> tuple[str, ...]:
        """Of those who were asked in the round, who has neither spoken nor passed. Whoever speaks has not yet."""
        asked = self.asked.get(proposal)
        if asked is None:
            return ()
        had = {turn.person for turn in self.turns if turn.since >= asked.since}
        busy = {*self.hands, *({self.speaker.person} if self.speaker else ())}
        return tuple(each for each in asked.people if each in busy and each not in had)

    def without_hand(self, person: str) -> Floor:
        """An order that was made by hand goes with the last hand."""
        hands = without(self.hands, person)
        return replace(self, hands=hands, ordered=self.ordered and bool(hands))

    def in_order(self, people: Iterable[str]) -> Floor:
        return replace(self, hands={person: self.hands[person] for person in people}, ordered=True)

    def as_raised(self) -> Floor:
        hands = sorted(self.hands.values(), key=lambda hand: hand.number)
        return replace(self, hands={hand.person: hand for hand in hands}, ordered=False)

    def given_to(self, speaker: Speaker) -> Floor:
        return replace(self.taken_back(speaker.since).without_hand(speaker.person), speaker=speaker)

    def taken_back(self, at: str) -> Floor:
        now = self.speaker
        if now is None:
            return self
        turn = Turn(person=now.person, mode=now.mode, item=now.item, since=now.since, until=at)
        return replace(self, speaker=None, turns=(*self.turns, turn))

    def emptied(self, at: str) -> Floor:
        """Nobody speaks and no hand is up any more."""
        return replace(self.taken_back(at), hands={}, ordered=False)
