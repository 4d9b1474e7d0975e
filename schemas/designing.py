"""What the designer of workflows sends: a source as somebody is writing it, wrong as it may be, and the people that a
rehearsal is to make up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from engine.fields import Length, Pattern, Range
from engine.publishing.commands import MOST_PARTS
from schemas.bounds import Letters
from schemas.derive import field_for
from schemas.strict import LongText, StrictSchema

MOST_LETTERS = 100_000
MOST_BROUGHT = 1_000_000
"""Letters of a file from elsewhere: about what a request may hold."""
Source = Annotated[dict[str, Any], Length(0, MOST_PARTS)]
Chance = Annotated[str, Pattern(r"[0-9]{1,4}(/[0-9]{1,4}|\.[0-9]{1,4})?", "bad_part")]
Seed = Annotated[int, Range(0, 1_000_000)]


class AskedCheck(StrictSchema):
    """One of the two: the source as data, or the text of a file. With a `movement` that one coordinates it is also said
    which workflows it names that are not there."""

    source = field_for(Source, load_default=None, allow_none=True)
    yaml = LongText(validate=Letters(0, MOST_LETTERS), load_default="")
    seats = field_for(Annotated[int, Range(1, 2000)], load_default=None)
    movement = field_for(Annotated[str, Length(0, 40)], load_default="")


class AskedPicture(StrictSchema):
    source = field_for(Source)


class AskedImport(StrictSchema):
    """The text of a file, and what it is one of. `ballots`: of OpenSlides, whether people are to vote where it lets
    them."""

    file = LongText(validate=Letters(0, MOST_BROUGHT), required=True)
    format = field_for(Literal["polder", "openslides"])
    ballots = field_for(bool, load_default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCrowd:
    """Who takes part, as `polder rehearse` asks for them."""

    source: Source
    seed: Seed = 1
    seats: Annotated[int, Range(1, 2000)] = 26
    turnout: Chance = "4/5"
    support: Chance = "3/4"
    clauses: Annotated[int, Range(1, 100)] = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRehearsal(AskedCrowd):
    """So many plays."""

    runs: Annotated[int, Range(1, 1000)] = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedStep(AskedCrowd):
    """One play, as far as was chosen: the number of each step among those that were offered, from 0."""

    choices: Annotated[tuple[Annotated[int, Range(0, 1000)], ...], Length(0, 200)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedReplay:
    """A workflow as it is being written, and the stage of it whose rules past ballots are to be counted by."""

    source: Source
    stage: Annotated[str, Length(1, 200)]
