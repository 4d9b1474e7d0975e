"""The one door. Every command, from a socket, HTTP, a deadline or the command line, comes through here:
load the state, decide, append, and only then answer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from engine import directory, whereabouts
from engine.ballot.casting import HashedCast, Recorded, SeatState, hash_key
from engine.ballot.commands import Cast
from engine.board.decide import decide as decide_board
from engine.commands import Answer, Done, Envelope
from engine.consequences import beside, follow, show
from engine.errors import Refused, refuse
from engine.gather.boards import board_facts, group_facts
from engine.gather.directory import directory_facts
from engine.gather.meeting import meeting_facts
from engine.gather.proposal import child_facts, proposal_facts, starting_facts
from engine.gather.publishing import publishing_facts
from engine.gather.teams import team_facts
from engine.gather.urn import urn_facts
from engine.group.decide import decide as decide_group
from engine.meeting.commands import Feel
from engine.meeting.decide import decide as decide_meeting
from engine.moment import HOUSE, Moment
from engine.policy import COMMANDS as POLICY
from engine.policy import may
from engine.ports import Conflict, StorageUnavailable, Store, Transaction
from engine.proposal.awaiting.commands import AwaitProposal
from engine.proposal.children.commands import StartChild
from engine.proposal.commands import BreakTie, CloseBallot, EnterPaper, RevealResult, StartProposal
from engine.proposal.decide import decide as decide_proposal
from engine.proposal.noticing.commands import ReadNotices
from engine.publishing.decide import decide as decide_publishing
from engine.publishing.rows import Draft
from engine.registry import CommandKind, kind_of
from engine.roles import roles_for
from engine.states import Folded, States, fold
from engine.team.decide import decide as decide_team
from engine.text import StoredText, seal
from engine.workflow.shelf import Shelf

Decision = tuple[Any, ...] | Refused

MOST_UNDER_WAY = 5_000
"""Commands and votes that may wait for the database at once: a hall of four thousand all at once fits, and what waits
has its answer before a phone asks again. Whoever comes on top is told at once that the house is busy."""


class Service:
    """Carries commands out. One for each process; it keeps no truth, only folded states and definitions."""

    def __init__(self, store: Store, entropy: Callable[[int], bytes], most_under_way: int = MOST_UNDER_WAY) -> None:
        """`entropy(n)` gives n random bytes fit for secrets (`os.urandom`): ids and salts of texts, seeds of dice."""
        self.store = store
        self.folded = Folded()
        self.shelf = Shelf()
        self._entropy = entropy
        self._most_under_way = most_under_way
        self._under_way: set[object] = set()
        self._listeners: list[Callable[[SeatState], None]] = []
        self._feelers: list[Callable[[str, str], None]] = []
        self._readers: list[Callable[[str, str], None]] = []

    def execute(self, envelope: Envelope, *, due: str | None = None) -> Answer:
        """Carry a command out, once. Returns after its commit. `due` is the key of the row in `due` that this command
        fulfils: the row goes in the same transaction. What the house itself has to do is never too much."""
        if len(self._under_way) >= self._most_under_way and envelope.actor != HOUSE:
            return refuse("busy")
        place = object()
        self._under_way.add(place)
        try:
            return self._execute(envelope, due)
        finally:
            self._under_way.discard(place)

    @property
    def under_way(self) -> int:
        """How many commands and votes have no answer yet."""
        return len(self._under_way)

    def _execute(self, envelope: Envelope, due: str | None) -> Answer:
        try:
            if isinstance(envelope.command, Cast):
                return self._cast(envelope.actor, envelope.command)
            answer, states = self.store.write(lambda tx: self._carry_out(tx, envelope, due))
        except Conflict:
            return refuse("busy")
        except StorageUnavailable as unavailable:
            return refuse(unavailable.code)
        states.keep()
        if isinstance(answer, Done):
            self._tell_beside(envelope)
        return answer

    def _cast(self, actor: str, cast: Cast) -> Answer:
        """A vote goes to the urn, together with whatever else has arrived; the key is forgotten here."""
        laid = self.store.cast(
            HashedCast(
                ballot=cast.ballot,
                seat=cast.seat,
                key_hash=hash_key(cast.ballot, cast.key),
                n=cast.n,
                choice=cast.choice,
                person=actor,
                reasons=self._kept_apart(cast.reasons),
            )
        )
        if not isinstance(laid, Recorded):
            return laid
        if laid.row is not None:
            for listener in self._listeners:
                # The vote is durable: whatever becomes of telling it on, the answer is that it was recorded.
                with suppress(Exception):
                    listener(laid.row)
        return Done(seat=_told(laid))

    def _kept_apart(self, reasons: Mapping[str, str]) -> dict[str, StoredText]:
        return {each: StoredText(self._random(), self._random(), words) for each, words in reasons.items()}

    def when_votes_are_laid(self, listener: Callable[[SeatState], None]) -> None:
        """Call `listener` with the seat's new row after each cast that is durable; votes are no commits of a channel.
        It should not raise, and logs its own failures: nothing that it raises is heard of here."""
        self._listeners.append(listener)

    def when_felt(self, listener: Callable[[str, str], None]) -> None:
        """Call `listener` with the meeting and the person after each feeling that is durable: like a vote, it is no
        commit of a channel. What it raises is heard of as little."""
        self._feelers.append(listener)

    def when_notices_are_read(self, listener: Callable[[str, str], None]) -> None:
        """Call `listener` with the proposal and the person, as of a feeling."""
        self._readers.append(listener)

    def _tell_beside(self, envelope: Envelope) -> None:
        """What a command did beside the ledger is heard of by no follower."""
        match envelope.command:
            case Feel(meeting=about):
                listeners = self._feelers
            case ReadNotices(proposal=about):
                listeners = self._readers
            case _:
                return
        for listener in listeners:
            with suppress(Exception):
                listener(about, envelope.actor)

    def _carry_out(self, tx: Transaction, envelope: Envelope, due: str | None) -> tuple[Answer, States]:
        states = States(tx, self.folded)
        if due is not None:
            tx.fulfil_due(due)
        digest = _digest(envelope.command)
        remembered = _is_remembered(envelope)
        if remembered and (earlier := tx.answer_of(envelope.actor, envelope.id)):
            known, answer = earlier
            return (Done(**answer) if known == digest else refuse("command_id_reused")), states
        answer_now = self._answer(tx, states, envelope)
        if isinstance(answer_now, Done) and remembered:
            tx.remember(envelope.actor, envelope.id, digest, asdict(answer_now))
        return answer_now, states

    def _answer(self, tx: Transaction, states: States, envelope: Envelope) -> Answer:
        kind = kind_of(envelope.command)
        if envelope.actor != HOUSE and tx.revoked(envelope.actor):
            return refuse("access_revoked")
        roles = roles_for(tx, states, envelope.actor, envelope.command)
        if not may(roles, POLICY[kind.name]):
            return _forbidden(kind, roles)
        moment = Moment(
            now=tx.now(),
            actor=envelope.actor,
            roles=roles,
            command=envelope.id,
            seed=int.from_bytes(self._entropy(8)),
        )
        if kind.noun == "movement":
            return self._change_directory(tx, states, envelope.command, moment)
        if kind.noun == "workflow":
            return _change_workflows(tx, envelope.command, moment)
        return self._decide(tx, states, kind, envelope.command, moment)

    def _decide(self, tx: Transaction, states: States, kind: CommandKind, command: Any, moment: Moment) -> Answer:
        if isinstance(command, AwaitProposal):
            # Two that would wait for each other are decided one after the other, so that the second is refused.
            tx.hold_directory()
        stream = kind.stream_of(command)
        seq, state = states.load(stream)
        events = self._events(tx, states, kind, state, command, moment)
        if isinstance(events, Refused):
            return events
        beside(tx, state, command, moment)
        if not events:
            return Done(seq=seq)
        if isinstance(command, EnterPaper) and (refused := self._enter(tx, command, moment.actor)):
            return refused
        return Done(seq=self._append(tx, states, stream, events, moment.actor, moment.now))

    def _enter(self, tx: Transaction, command: EnterPaper, actor: str) -> Refused | None:
        """Lay a paper by hand, in the transaction that notes it in the ledger: both happen or neither. Its key is made
        here and forgotten, so that nobody holds a receipt for somebody else's seat."""
        cast = HashedCast(
            ballot=command.ballot,
            seat=command.seat,
            key_hash=hash_key(command.ballot, self._random()),
            n=1,
            choice=command.choice,
            person=actor,
            by_hand=True,
            reasons=self._kept_apart(command.reasons),
        )
        (laid,) = tx.cast([cast])
        if not isinstance(laid, Refused):
            return None
        return refuse("ballot_already_closed") if laid.code == "ballot_closed" else laid

    def _append(
        self, tx: Transaction, states: States, stream: str, events: Iterable[Any], actor: str, now: datetime
    ) -> int:
        """Seal the events, add them to their stream with everything they bring along; give its last seq."""
        seq, state = states.load(stream)
        sealed = []
        for event in events:
            closed, texts = seal(event, self._random, self._random)
            tx.keep_texts(stream, texts)
            sealed.append(closed)
            state = fold(stream, state, closed)
        show(tx, stream, sealed)
        seq = tx.append(stream, seq, sealed, actor, now)
        states.moved(stream, seq, state)
        follow(tx, states, self.shelf, stream, sealed)
        return seq

    def _events(
        self, tx: Transaction, states: States, kind: CommandKind, state: Any, command: Any, moment: Moment
    ) -> Decision:
        """The noun's decision, with the facts that it needs."""
        if kind.noun == "meeting":
            return decide_meeting(state, command, meeting_facts(tx, states, command, moment.actor), moment)
        if kind.noun == "group":
            return decide_group(state, command, group_facts(tx, states, command.group), moment)
        if kind.noun == "board":
            return decide_board(state, command, board_facts(tx, states, command, moment.actor), moment)
        if kind.noun == "team":
            return decide_team(state, command, team_facts(tx, states, state, command), moment)
        if isinstance(command, StartChild):
            return decide_proposal(state, command, child_facts(tx, states, self.shelf, command), moment)
        if isinstance(command, StartProposal):
            return decide_proposal(state, command, starting_facts(tx, states, self.shelf, command), moment)
        if state is None:
            return refuse("not_found", what="proposal")
        counts = isinstance(command, CloseBallot | BreakTie | RevealResult)
        urn = urn_facts(tx, states, state, command) if counts else None
        facts = proposal_facts(tx, states, self.shelf, state, command, urn, moment.actor)
        return decide_proposal(state, command, facts, moment)

    def _random(self) -> str:
        return self._entropy(16).hex()

    def _change_directory(self, tx: Transaction, states: States, command: Any, moment: Moment) -> Answer:
        tx.hold_directory()
        changes = directory.decide(command, directory_facts(tx, command, moment.actor), moment)
        if isinstance(changes, Refused):
            return changes
        erased = [each for each in changes if isinstance(each, directory.Erasure)]
        tx.change_directory(command.movement, [each for each in changes if each not in erased])
        for each in erased:
            tx.erase_person(each.person)
        for meeting, events in list(whereabouts.after(tx, states, changes, moment.now)):
            self._append(tx, states, f"meeting:{meeting}", events, HOUSE, moment.now)
        return Done()


def _told(laid: Recorded) -> dict[str, Any]:
    """What a phone is told of its paper."""
    seat = {
        "ballot": laid.ballot,
        "seat": laid.seat,
        "n": laid.n,
        "receipt": laid.receipt,
        "status": laid.status,
        "choice": dict(laid.choice),
    }
    return seat | ({"reasons": dict(laid.reasons)} if laid.reasons else {})


def _change_workflows(tx: Transaction, command: Any, moment: Moment) -> Answer:
    """One movement's coordinators at a time: of two who keep the same draft, the second is told."""
    tx.hold_directory()
    changes = decide_publishing(command, publishing_facts(tx, command), moment)
    if isinstance(changes, Refused):
        return changes
    tx.change_workflows(changes)
    kept = next((each.rev for each in changes if isinstance(each, Draft)), 0)
    return Done(seq=kept)


def _forbidden(kind: CommandKind, roles: frozenset[str]) -> Refused:
    """Whoever has no role there at all is not told whether it exists."""
    if not roles:
        return refuse("not_found", what=kind.noun)
    return refuse("role_may_not", needed=sorted(POLICY[kind.name] - {HOUSE}))


def _is_remembered(envelope: Envelope) -> bool:
    """The house sends nothing twice. A feeling said again is the same feeling, and the digest of one of so few values
    would give away, for as long as answers are kept, who felt it."""
    return envelope.actor != HOUSE and not isinstance(envelope.command, Feel)


def _digest(command: Any) -> str:
    """What a repeat is recognised by. A paper's choice is no part of it: there are so few that trying them all would
    tell which of them the digest was made of, and it stands beside the seat's name. Nor are its reasons: words that can
    be erased leave no digest without salt."""
    command = replace(command, choice={}, reasons={}) if isinstance(command, EnterPaper) else command
    return hashlib.sha256(repr(command).encode()).hexdigest()
