"""Workflows of motions as OpenSlides keeps them, made into ours: what a coordinator brings along who used it before.

Three shapes are read: a list of workflows with their states by name (`{"workflows": [{"name", "first_state", "states":
[{"name", "next"}]}]}`), the same as OpenSlides itself writes it for one workflow (`first_state_name`,
`next_state_names`), and the two collections of an exported meeting (`motion_workflow`, `motion_state`), which point at
each other by number.

States become stages and what follows a state becomes moves that a coordinator makes, so that the process is the same as
it was: there a motion is decided by putting it in another state, whether or not people voted. With `ballots` the
decision is put to a vote wherever OpenSlides would let one hold a poll.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.workflow.definition import Outcome
from engine.workflow.plain import MOST_LETTERS

MOST_BYTES = 20_000_000
"""A whole exported meeting may be brought; only its workflows are read."""
MOST_WORKFLOWS = 50

_KNOWN: Mapping[str, tuple[str, str]] = {
    "submitted": ("Ingediend", "Submitted"),
    "in progress": ("In behandeling", "In progress"),
    "permitted": ("Toegelaten", "Permitted"),
    "not permitted": ("Niet toegelaten", "Not permitted"),
    "accepted": ("Aangenomen", "Adopted"),
    "rejected": ("Niet aangenomen", "Not adopted"),
    "rejected (not authorized)": ("Niet aangenomen (niet toegelaten)", "Not adopted (not permitted)"),
    "withdrawn": ("Ingetrokken", "Withdrawn"),
    "not decided": ("Geen besluit", "Not decided"),
    "not concerned": ("Niet aan de orde", "Not dealt with"),
    "adjourned": ("Verdaagd", "Adjourned"),
    "adjournment": ("Verdaagd", "Adjourned"),
    "referred to committee": ("Naar een commissie", "Referred to a committee"),
    "simple workflow": ("Eenvoudige werkwijze", "Simple workflow"),
    "complex workflow": ("Uitgebreide werkwijze", "Elaborate workflow"),
    "needs review": ("Nog eens bekijken", "Needs review"),
}
"""The names of states and workflows that OpenSlides ships with, in the words of our two languages."""
_BY_COLOUR: Mapping[str, Outcome] = {"green": "adopted", "red": "rejected"}
_BY_NAME: Mapping[str, Outcome] = {
    "accept": "adopted",
    "adopt": "adopted",
    "reject": "rejected",
    "withdraw": "withdrawn",
}


_NOT_OURS: Mapping[str, str] = {
    "restrictions": "restrictions",
    "allow_support": "support",
    "recommendation_label": "recommendation",
    "allow_motion_forwarding": "forwarding",
    "submitter_withdraw_state_id": "withdrawing",
}
"""What a state says there for which there is nothing here, by what it is called under `imported.what.`."""


class NotOpenSlides(ValueError):
    """The file holds no workflow in a shape that is known; `code` is a sentence under `imported.`."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params


@dataclass(frozen=True, slots=True)
class Note:
    """What was decided in making one into the other, and whoever brings it should look at: a sentence in the catalogue
    under `imported.`."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imported:
    """A workflow as the plain data of a file of ours. Whether it makes sense as a process, the checker tells."""

    source: dict[str, Any]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _State:
    name: str
    next: tuple[str, ...]
    colour: str
    merges: bool
    written: bool
    polled: bool
    lost: tuple[str, ...]


def from_openslides(text: str | bytes, *, ballots: bool = False) -> list[Imported]:
    """Every workflow in the text of a file, in its order. Raises NotOpenSlides if there is none."""
    if len(text) > MOST_BYTES:
        raise NotOpenSlides("too_large", megabytes=MOST_BYTES // 1_000_000)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise NotOpenSlides("not_json") from None
    found = list(_workflows(data))[:MOST_WORKFLOWS]
    if not found:
        raise NotOpenSlides("no_workflows")
    made: dict[str, Imported] = {}
    for title, first, states in found:
        name = _slug(title, "motion", made)
        made[name] = _Making(name, title, first, states, ballots=ballots).imported()
    return list(made.values())


def _workflows(data: Any) -> Iterator[tuple[str, str, list[_State]]]:
    if isinstance(data, Mapping):
        states, flows = data.get("motion_state"), data.get("motion_workflow")
        if isinstance(states, Mapping) and isinstance(flows, Mapping):
            yield from _by_number(flows, states)
            return
        listed = data.get("workflows", data if "states" in data else None)
    else:
        listed = data
    for each in listed if isinstance(listed, list) else [listed]:
        if isinstance(each, Mapping) and isinstance(each.get("states"), list):
            yield from _by_name(each)


def _by_name(flow: Mapping[str, Any]) -> Iterator[tuple[str, str, list[_State]]]:
    states = [_state(each, _names(each.get("next", each.get("next_state_names")))) for each in _maps(flow["states"])]
    if states:
        first = _word(flow.get("first_state", flow.get("first_state_name")))
        yield _word(flow.get("name")), first or states[0].name, states


def _by_number(flows: Mapping[str, Any], states: Mapping[str, Any]) -> Iterator[tuple[str, str, list[_State]]]:
    for flow in _maps(flows.values()):
        ids = flow.get("state_ids")
        numbers = [str(each) for each in ids] if isinstance(ids, list) else []
        own = {number: states[number] for number in numbers if isinstance(states.get(number), Mapping)}
        in_order = sorted(own, key=lambda number: _weight(own[number]))
        found = []
        for number in in_order:
            follows = own[number].get("next_state_ids")
            leads = [str(each) for each in follows] if isinstance(follows, list) else []
            found.append(_state(own[number], tuple(_word(own[each].get("name")) for each in leads if each in own)))
        if found:
            first = own.get(str(flow.get("first_state_id")), {})
            yield _word(flow.get("name")), _word(first.get("name")) or found[0].name, found


def _state(raw: Mapping[str, Any], follows: tuple[str, ...]) -> _State:
    return _State(
        name=_word(raw.get("name")),
        next=follows,
        colour=_word(raw.get("css_class")),
        merges=raw.get("merge_amendment_into_final") == "do_merge",
        written=raw.get("allow_submitter_edit") is True,
        polled=raw.get("allow_create_poll") is True,
        lost=tuple(ours for theirs, ours in _NOT_OURS.items() if raw.get(theirs)),
    )


class _Making:
    """One workflow, made into the source of ours."""

    def __init__(self, name: str, title: str, first: str, states: Sequence[_State], *, ballots: bool) -> None:
        self.name, self.title, self.first, self.ballots = name, title, first, ballots
        self.states = {each.name: each for each in states}
        self.slugs: dict[str, str] = {}
        self.by_hand: dict[tuple[str, str], str] = {}
        self.notes: list[Note] = []
        for each in self.states:
            self.slugs[each] = _slug(each, "stage", self.slugs.values())

    def imported(self) -> Imported:
        reached = self._reached()
        for each in self.states:
            if each not in reached:
                self.notes.append(Note("left_out", {"stage": _title(each)}))
        states = [each for name, each in self.states.items() if name in reached]
        stages = {self.slugs[each.name]: self._stage(each) for each in states}
        moves = self._moves(states)
        if self.ballots:
            self._put_to_vote(states, stages, moves)
        source: dict[str, Any] = {
            "workflow": self.name,
            "version": 1,
            "title": _title(self.title or "Motion"),
            "start": self.slugs.get(self.first, self.first),
            "stages": stages,
            "moves": moves,
        }
        if foreign := [each.name for each in states if each.name.lower() not in _KNOWN]:
            self.notes.append(Note("translate", {"names": foreign}))
        if lost := sorted({each for state in states for each in state.lost}):
            self.notes.append(Note("not_kept", {"what": lost}))
        return Imported(source, tuple(self.notes))

    def _reached(self) -> set[str]:
        reached, ahead = set[str](), [self.first]
        while ahead:
            name = ahead.pop()
            if name in self.states and name not in reached:
                reached.add(name)
                ahead.extend(self.states[name].next)
        return reached

    def _stage(self, state: _State) -> dict[str, Any]:
        title = _title(state.name)
        if self._leads_on(state):
            return {"title": title, "activity": "drafting" if state.written else "waiting"}
        outcome = _outcome(state)
        if outcome is None:
            self.notes.append(Note("no_decision", {"stage": title}))
        return {"title": title, "outcome": outcome or "withdrawn"}

    def _leads_on(self, state: _State) -> bool:
        return any(each in self.states and each != state.name for each in state.next)

    def _moves(self, states: Sequence[_State]) -> dict[str, Any]:
        moves: dict[str, Any] = {}
        for state in states:
            for target in dict.fromkeys(state.next):
                if target not in self.states:
                    self.notes.append(Note("leads_nowhere", {"stage": _title(state.name), "name": target}))
                elif target != state.name:
                    here, there = self.slugs[state.name], self.slugs[target]
                    self.by_hand[here, there] = name = _slug(f"{here} to {there}", "move", moves)
                    moves[name] = {"title": _title(target), "from": [here], "to": there, "by": ["coordinator"]}
        return moves

    def _put_to_vote(self, states: Sequence[_State], stages: dict[str, Any], moves: dict[str, Any]) -> None:
        """Where a poll may be held and adoption may follow, a ballot decides it: passed leads there, failed to where a
        motion is rejected (or back), and a tie back."""
        for state in states:
            here = self.slugs[state.name]
            ends = {
                stages[self.slugs[each]].get("outcome"): self.slugs[each] for each in state.next if each in self.states
            }
            if not state.polled or "adopted" not in ends:
                continue
            vote = _slug(f"vote {here}", "vote", stages)
            stages[vote] = {
                "title": {"nl": "Stemming", "en": "Vote"},
                "activity": "ballot",
                "settings": {"per": "whole", "threshold": {"more_than": "1/2", "of": "yes_and_no"}},
            }
            for decided in ("adopted", "rejected"):
                if decided in ends:
                    del moves[self.by_hand[here, ends[decided]]]
            moves[_slug(f"open {vote}", "move", moves)] = {
                "title": {"nl": "Open de stemming", "en": "Open the ballot"},
                "from": [here],
                "to": vote,
                "by": ["coordinator"],
                "guards": ["has_clauses"],
                "effects": ["fix_version"],
            }
            back = stages[here]["title"]
            rejected = ends.get("rejected", here)
            for name, target, guard in (
                ("passed", ends["adopted"], "ballot_passed"),
                ("failed", rejected, "ballot_failed"),
                ("tied", here, "ballot_tied"),
            ):
                title = back if target == here else stages[target]["title"]
                moves[_slug(f"{name} {vote}", "move", moves)] = {
                    "title": title,
                    "from": [vote],
                    "to": target,
                    "guards": [guard],
                }
            self.notes.append(Note("put_to_vote", {"stage": back}))


def _outcome(state: _State) -> Outcome | None:
    """How it ends there: by the colour, else by what becomes of an amendment, else by the name; None if none tells."""
    if state.colour in _BY_COLOUR:
        return _BY_COLOUR[state.colour]
    if state.merges:
        return "adopted"
    return next((outcome for part, outcome in _BY_NAME.items() if part in state.name.lower()), None)


def _title(name: str) -> dict[str, str]:
    nl, en = _KNOWN.get(name.lower(), (name, name))
    return {"nl": nl, "en": en}


def _slug(name: str, otherwise: str, taken: Any) -> str:
    """A name as ours are: small letters and digits, a letter first, and not one of those taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:36].strip("_")
    first = words if words[:1].isalpha() else f"{otherwise}_{words}".rstrip("_")
    if first not in taken:
        return first
    return next(each for number in range(2, 1000) if (each := f"{first}_{number}") not in taken)


def _maps(raw: Any) -> list[Mapping[str, Any]]:
    return [each for each in raw if isinstance(each, Mapping)]


def _names(raw: Any) -> tuple[str, ...]:
    return tuple(_word(each) for each in raw) if isinstance(raw, list) else ()


def _weight(raw: Mapping[str, Any]) -> int:
    weight = raw.get("weight")
    return weight if isinstance(weight, int) else 0


def _word(raw: Any) -> str:
    """One line of words; whatever else stands there is none."""
    return (
        " ".join("".join(c if c.isprintable() else " " for c in raw).split())[:MOST_LETTERS]
        if isinstance(raw, str)
        else ""
    )
