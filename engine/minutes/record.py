"""What stands in the minutes, in the order in which it is read. Words of people are strings, the empty one once they
have been erased; words of ours are `{code, params}` or titles by language. Nobody is named, only organisations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from engine.ballot.explain import Message
from engine.parity import Part

Title = Mapping[str, str]
"""A workflow's own words, by language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """An organisation that was there, with how many people, and where they last were. `kind` is the organisation's;
    guests, who belong to none, stand under the organisation that they said they came from, with the kind `guest`."""

    organisation: str
    kind: str
    room: int
    online: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An item of the agenda. `begun`: the meeting has been on it. `text` is what the coordinator wrote of it, in
    Markdown; perhaps nothing. `times` are since when and until when it was on it (UTC), each time that it was; the
    last is still going on if its end is none."""

    title: str
    minutes: int
    begun: bool
    text: str = ""
    times: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A note. `kind` as in `engine.group.commands.NoteKind`; a `quote` is somebody's own words, without their name."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSaid:
    title: str
    notes: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSaid:
    """What places of an open space talked about: the numbers of those tables and of those online rooms."""

    title: str
    tables: tuple[int, ...]
    rooms: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSaid:
    """A round of small groups: over how many tables and online rooms, how many notes each kind of place wrote, the
    notes by theme, and under `loose` those that nobody laid under one. `topics` are an open space's, in the order of
    their places. `text` is the coordinator's, in Markdown."""

    question: str
    text: str = ""
    tables: int
    rooms: int
    from_tables: int
    from_rooms: int
    topics: tuple[TopicSaid, ...] = ()
    themes: tuple[ThemeSaid, ...]
    loose: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnsTaken:
    """A round in which everybody got a turn, about the proposal of that title: how many were asked, how many of them
    spoke, and the organisations that they are from. `kind` as in `engine.workflow.turns`, with the workflow's own
    `question` if it has one; empty where the workflow knew of no round."""

    title: str
    kind: str
    question: Title
    asked: int
    spoke: int
    organisations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reacted:
    """A kind of reaction and how often it was tapped. `word` is the meeting's own, empty for the catalogue's."""

    kind: str
    word: str
    room: int
    online: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TappedOn:
    """How often people tapped while the meeting was on an item."""

    title: str
    room: int
    online: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TappedAt:
    """How often people tapped in a piece of time that began at `since` (UTC)."""

    since: str
    room: int
    online: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tapped:
    """The reactions of a meeting: by kind, by item, and over time in pieces of `length` minutes, one behind the
    other."""

    kinds: tuple[Reacted, ...]
    items: tuple[TappedOn, ...]
    length: int
    over_time: tuple[TappedAt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A `question` or an `idea` from the board, whether it was answered, and how many stood behind it or against."""

    kind: str
    text: str
    answered: bool
    support: int
    against: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The room against online, in an item of the agenda; without a title, in the whole meeting."""

    title: str
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseDecided:
    """A clause as it reads now. `result` is what the last vote on this wording gave; none if there was none."""

    number: int
    text: str
    result: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was asked, as it was put to the vote. `number` is the clause's; 0 for a vote on the whole. `counts` are in
    the order in which the method offers its options. `apart` are those of each side and of each kind of organisation
    (`engine.ballot.breakdown`), where each is large enough."""

    number: int
    text: str
    counts: Mapping[str, int]
    needed: int
    result: str
    apart: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionCounted:
    """An option of a choice: its number (0 for none of the others), its words and the figure that it ended with."""

    number: int
    text: str
    total: Fraction
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What stood on a paper of a choice: options by number (0 for none of the others), each with its value if the paper
    gives values. Of a ranking the best rank comes first; every other paper has one rank. Blank: none. `part` is the
    weight of one answer where a vote was split over several; else 0."""

    ranked: bool
    ranks: tuple[tuple[tuple[int, int | None], ...], ...]
    part: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VotedFor:
    """What an organisation voted in an open ballot: to each option the numbers of the points (0 for the
    whole); in a choice, what it marked. `shares`: to each option, by point, what it had of a weight that was split."""

    organisation: str
    points: Mapping[str, tuple[int, ...]]
    shares: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    marks: tuple[Marks, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A reason for an answer of that `kind` to a question: its number, 0 for the whole. The organisation is named in an
    open ballot alone."""

    number: int
    kind: str
    text: str
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotHeld:
    """A closed ballot: the rules that it was held by, why it ended as it did, and the counts of each question.
    `entitled` is the size of its roll; `closest` the place of the question that the fewest votes would have turned.
    `choices`: who voted what, by the organisation's name; none of a secret ballot. `from_paper` counts
    the votes that a coordinator entered from paper; `by_hand` are the organisations, but for a secret ballot. `options`
    are those of a choice. `round`: which round of consent it was, 0 for any other ballot. `reasons`:
    why some objected or were concerned."""

    ballot: str
    closed_at: str
    entitled: int
    closest: int
    rules: tuple[Message, ...]
    explained: tuple[Message, ...]
    questions: tuple[Counted, ...]
    choices: tuple[VotedFor, ...]
    options: tuple[OptionCounted, ...] = ()
    by_hand: tuple[str, ...] = ()
    from_paper: int = 0
    round: int = 0
    reasons: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A move that a coordinator made although its guards held it: `held` says which, in sentences."""

    move: Title
    at: str
    reason: str
    held: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """A task: who does what by when (`due` a day, or empty). `clause` is the number it follows from; 0 if from none.
    `owner` is empty where it looks for somebody; `task` tells it from all others."""

    task: str = ""
    text: str
    owner: str
    due: str
    clause: int
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Ideas that were joined, under the name that they got; an idea by itself has none."""

    title: str
    ideas: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceSaid:
    """Advice that was given, and the organisation it came from; none of a guest."""

    by: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What became of one proposal. `outcome` is `adopted`, `rejected` or `withdrawn`, or none while it is under way.
    `ideas` are those of a brainstorm, as they were brought together; what was set aside is not told. `review` is the
    day on which it is looked at again, empty if none is set, and `proposal` tells it from all others."""

    title: str
    workflow: Title
    stage: Title
    outcome: str | None
    clauses: tuple[ClauseDecided, ...]
    ballots: tuple[BallotHeld, ...]
    overrides: tuple[Override, ...]
    suggested: tuple[Message, ...] = ()
    team: tuple[Message, ...] = ()
    ideas: tuple[Gathered, ...] = ()
    followed: tuple[Message, ...] = ()
    advice: tuple[AdviceSaid, ...] = ()
    tasks: tuple[Agreed, ...]
    review: str = ""
    proposal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """`starts_at` and `next_date` are UTC, to be shown in `time_zone`. `phase` other than `ended`: a draft so far.
    `seats` is how many organisations have a vote, whether they were there or not; `absent` those of them that were
    not, `newcomers` the organisations from which somebody came for the first time and wished to be welcomed. `opening`
    and `closing` are the coordinator's words, in Markdown. `left_out` names the sections that the coordinator took out;
    nothing of them is in here. `edition` is 0 for what has not been published."""

    meeting: str = ""
    edition: int = 0
    published_at: str = ""
    left_out: frozenset[str] = frozenset()
    opening: str = ""
    closing: str = ""
    title: str
    movements: tuple[str, ...]
    starts_at: str
    time_zone: str
    place: str
    phase: str
    seats: int
    present: tuple[Present, ...]
    absent: tuple[str, ...]
    newcomers: tuple[str, ...] = ()
    agenda: tuple[Point, ...]
    turns: tuple[TurnsTaken, ...] = ()
    rounds: tuple[RoundSaid, ...]
    decisions: tuple[Decision, ...]
    tapped: Tapped | None = None
    posted: tuple[Posted, ...] = ()
    parity: tuple[Compared, ...] = ()
    next_date: str | None
