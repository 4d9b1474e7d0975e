"""A proposal waits for another one, and goes on when that has ended: through the door, each in a stream of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from engine.commands import Envelope
from engine.directory import Membership, Movement, Organisation, Person
from engine.errors import Refused
from engine.house import work_off
from engine.moment import HOUSE
from engine.proposal.awaiting.commands import AwaitProposal, BeAwaited
from engine.proposal.awaiting.events import AwaitedTold, ProposalAwaited, ProposalAwaits
from engine.proposal.changing.events import VersionChanged
from engine.proposal.decide import decide
from engine.proposal.history import history
from engine.proposal.state import Proposal, evolve
from engine.proposal.view import view_proposal
from engine.states import Folded, States
from engine.text import said
from engine.workflow.case import Case
from engine.workflow.check import check
from engine.workflow.definition import Definition
from engine.workflow.guards import GUARDS
from engine.workflow.read import read
from engine.workflow.rehearse import Crowd, rehearse
from store import OpenedStore
from tests.engine.door import events, publish
from tests.engine.given import MOMENT
from tests.engine.names import Names
from tests.engine.proposal.scenes import PROPOSAL, at, definition, facts
from tests.engine.proposal.scenes import source as yearly_plan
from tests.house import COORDINATOR, House, delegate

BOTH = {"nl": "Woorden", "en": "Words"}
BY = {"by": ["coordinator"]}


def stage(**about: Any) -> dict[str, Any]:
    return {"title": BOTH, **about}


def move(source: str, target: str, **about: Any) -> dict[str, Any]:
    return {"title": BOTH, "from": [source], "to": target, **about}


def source(**moves: Any) -> dict[str, Any]:
    """A plan that waits for another; adopted with it, and written anew without it. A coordinator may go back."""
    return {
        "workflow": "after",
        "version": 1,
        "title": BOTH,
        "start": "draft",
        "stages": {
            "draft": stage(activity="drafting"),
            "hold": stage(activity="waiting", settings={"waits_for": "proposal"}),
            "adopted": stage(outcome="adopted"),
            "withdrawn": stage(outcome="withdrawn"),
        },
        "moves": {
            "wait": move("draft", "hold", **BY),
            "go_on": move("hold", "adopted", guards=["awaited_adopted"]),
            "go_back": move("hold", "draft", guards=["awaited_ended"]),
            "stop_waiting": move("hold", "draft", **BY),
            "withdraw": move("draft", "withdrawn", **BY),
            **moves,
        },
    }


def begin(house: House, *proposals: str, workflow: str = "after") -> None:
    for each in proposals:
        fields = {"proposal": each, "movement": "movement", "workflow": workflow, "title": each.title()}
        house.must(COORDINATOR, "proposal.start", **fields)


def make(house: House, proposal: str, *moves: str) -> None:
    for name in moves:
        house.must(COORDINATOR, "proposal.make_move", proposal=proposal, move=name)


def wait_for(house: House, proposal: str, awaited: str) -> Any:
    return house.do(COORDINATOR, "proposal.await", proposal=proposal, awaited=awaited)


def work(house: House) -> None:
    while (worked := work_off(house.service, {})) is not None:
        assert not isinstance(worked.answer, Refused), worked


def state_of(store: OpenedStore, proposal: str) -> Proposal:
    found = store.read(lambda reader: States(reader, Folded()).proposal(proposal))
    assert found
    return found


@pytest.fixture
def waiting(house: House) -> House:
    """`here` waits for `there`, which is being written."""
    publish(house, source())
    begin(house, "here", "there", "third")
    make(house, "here", "wait")
    assert not isinstance(wait_for(house, "here", "there"), Refused)
    work(house)
    return house


def test_it_goes_on_by_itself_when_the_other_has_ended(waiting: House, store: OpenedStore) -> None:
    awaits = next(each for each in events(store, "proposal:here") if isinstance(each, ProposalAwaits))
    assert (awaits.awaited, awaits.outcome) == ("there", "")
    assert events(store, "proposal:there")[-1] == ProposalAwaited(by="here")

    make(waiting, "there", "withdraw")
    assert state_of(store, "here").stage == "hold", "not in the same transaction"
    work(waiting)
    assert state_of(store, "here").stage == "draft", "withdrawn is not adopted"
    told, moved = events(store, "proposal:here")[-2:]
    assert isinstance(told, AwaitedTold)
    assert (told.outcome, moved.move, state_of(store, "here").awaits) == ("withdrawn", "go_back", None)
    assert store.read(lambda reader: [each for each in reader.streams() if reader.verify(each)]) == []


def test_a_chain_of_them_ends_one_after_the_other(waiting: House, store: OpenedStore) -> None:
    """`here` waits for `there`, that for `third`, which waits for what was adopted already."""
    decided = source(adopt=move("draft", "adopted", **BY)) | {"workflow": "decided"}
    publish(waiting, decided)
    begin(waiting, "fourth", workflow="decided")
    make(waiting, "fourth", "adopt")
    make(waiting, "there", "wait")
    make(waiting, "third", "wait")
    assert not isinstance(wait_for(waiting, "there", "third"), Refused)
    assert not isinstance(wait_for(waiting, "third", "fourth"), Refused)
    assert state_of(store, "third").stage == "adopted", "it had ended: that follows at once"
    work(waiting)
    assert [state_of(store, each).stage for each in ("here", "there")] == ["adopted", "adopted"]


def test_what_ended_before_it_knew_is_heard_of_all_the_same(waiting: House, store: OpenedStore) -> None:
    """The errand comes to one that has ended meanwhile."""
    assert not isinstance(wait_for(waiting, "here", "third"), Refused)
    make(waiting, "third", "withdraw")
    work(waiting)
    assert state_of(store, "here").stage == "draft"


def test_another_is_chosen_and_the_first_one_left(waiting: House, store: OpenedStore) -> None:
    assert not isinstance(wait_for(waiting, "here", "third"), Refused)
    work(waiting)
    make(waiting, "there", "withdraw")
    work(waiting)
    here = state_of(store, "here")
    assert here.awaits
    assert (here.stage, here.awaits.proposal) == ("hold", "third")
    before = len(events(store, "proposal:here"))
    assert not isinstance(wait_for(waiting, "here", "third"), Refused)
    assert len(events(store, "proposal:here")) == before, "it does so already"


def test_who_has_gone_on_hears_nothing(waiting: House, store: OpenedStore) -> None:
    make(waiting, "here", "stop_waiting", "wait")
    make(waiting, "there", "withdraw")
    work(waiting)
    assert (state_of(store, "here").stage, state_of(store, "here").awaits) == ("hold", None)


def test_another_title_is_heard_of(waiting: House, store: OpenedStore) -> None:
    waiting.must(COORDINATOR, "proposal.rename", proposal="there", title="Anders")
    work(waiting)
    here, there = state_of(store, "here"), state_of(store, "there")
    assert here.awaits
    assert (here.stage, here.awaits.title) == ("hold", there.title), "by the same reference: erased there, erased here"


def test_the_house_tells_it_once(waiting: House, store: OpenedStore) -> None:
    again = Envelope(id="again", actor=HOUSE, command=BeAwaited(proposal="there", by="here"))
    assert not isinstance(waiting.service.execute(again), Refused)
    assert state_of(store, "there").awaited_by == ("here",)


def test_who_and_what_cannot_be_waited_for(waiting: House) -> None:
    make(waiting, "there", "wait")
    make(waiting, "third", "wait")
    assert wait_for(waiting, "third", "third") == Refused("awaits_itself")
    assert wait_for(waiting, "there", "here") == Refused("awaits_in_circle")
    assert not isinstance(wait_for(waiting, "there", "third"), Refused)
    assert wait_for(waiting, "third", "here") == Refused("awaits_in_circle"), "by way of another"
    assert wait_for(waiting, "third", "nowhere") == Refused("not_found", {"what": "proposal"})
    begin(waiting, "fifth")
    assert wait_for(waiting, "fifth", "here") == Refused("no_proposal_awaited_here", {"stage": BOTH})
    refused = waiting.do(delegate(1), "proposal.await", proposal="here", awaited="third")
    assert isinstance(refused, Refused)
    assert refused.code == "role_may_not"


def test_a_parent_that_waits_for_its_child_is_not_waited_for_by_it(house: House, store: OpenedStore) -> None:
    publish(house, source())
    split = source(
        split=move(
            "draft", "apart", effects=[{"start_children": {"workflow": "after", "for_each": "clause"}}], by=BY["by"]
        ),
        join=move("apart", "adopted", guards=["children_ended"]),
    ) | {"workflow": "split"}
    split["stages"]["apart"] = stage(activity="waiting")
    publish(house, split)
    begin(house, "whole", workflow="split")
    house.must(COORDINATOR, "proposal.add_clause", proposal="whole", clause="c1", text="Een")
    make(house, "whole", "split")
    work(house)
    (child,) = state_of(store, "whole").children
    make(house, child, "wait")
    assert wait_for(house, child, "whole") == Refused("awaits_in_circle")


def test_one_of_others_is_not_waited_for(waiting: House) -> None:
    """Of a movement that the coordinator has no role in, nobody is told that it is there."""
    rows = [
        Movement(id="elsewhere", name="Elders", language="nl"),
        Organisation(id="s2", movement="elsewhere", name="Steun", short="S", kind="support"),
        Person(id="else", name="Coördinator elders", language="nl"),
        Membership(person="else", organisation="s2", role="coordinator"),
    ]
    waiting.store.write(lambda tx: tx.change_directory("elsewhere", rows))
    fields = {"proposal": "theirs", "movement": "elsewhere", "workflow": "after", "title": "Van hen"}
    waiting.must("else", "proposal.start", **fields)
    assert wait_for(waiting, "here", "theirs") == Refused("not_found", {"what": "proposal"})
    mine = [Membership(person=COORDINATOR, organisation="s2", role="coordinator")]
    waiting.store.write(lambda tx: tx.change_directory("elsewhere", mine))
    assert not isinstance(wait_for(waiting, "here", "theirs"), Refused), "who coordinates both may"


WAITS = ProposalAwaits(awaited="there", title=said("Daar"), outcome="", at=MOMENT.at)


def held() -> Definition:
    changed = yearly_plan()
    changed["stages"]["groups"] = stage(activity="waiting", settings={"waits_for": "proposal"})
    return definition(changed)


HELD = held()


def ask(guard: str, *happened: Any) -> tuple[bool, dict[str, Any]]:
    state = PROPOSAL.given(*at("groups"), *happened).state
    case = Case(
        definition=HELD, proposal=state, facts=facts(HELD), move=next(iter(HELD.moves.values())), now=MOMENT.now
    )
    return GUARDS[guard]().ask(case)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("outcome", "ended", "adopted"),
    [("", False, False), ("adopted", True, True), ("rejected", True, False), ("withdrawn", True, False)],
)
def test_awaited_ended_and_awaited_adopted(outcome: str, ended: bool, adopted: bool) -> None:
    told = AwaitedTold(awaited="there", title=said("Daar"), outcome=outcome, at=MOMENT.at)
    assert ask("awaited_ended", WAITS, told) == (ended, {"chosen": 1})
    assert ask("awaited_adopted", WAITS, told) == (adopted, {"chosen": 1})


@pytest.mark.parametrize("guard", ["awaited_ended", "awaited_adopted"])
def test_as_long_as_nobody_says_which_nothing_holds(guard: str) -> None:
    assert ask(guard) == (False, {"chosen": 0})


def test_what_everybody_sees() -> None:
    state = PROPOSAL.given(*at("groups")).state
    names = Names(definitions={("yearly_plan", state.version): HELD})
    assert view_proposal(state, names)["awaits"] == {}
    state = evolve(state, WAITS)
    assert view_proposal(state, names)["awaits"] == {"proposal": "there", "title": "Daar"}
    state = evolve(state, AwaitedTold(awaited="there", title=said("Daar"), outcome="rejected", at=MOMENT.at))
    assert view_proposal(state, names)["awaits"]["outcome"] == "rejected"
    assert "awaits" not in view_proposal(PROPOSAL.given(*at("draft")).state, names)


def test_history_tells_of_it(waiting: House, store: OpenedStore) -> None:
    waiting.must(COORDINATOR, "proposal.rename", proposal="there", title="Anders")
    make(waiting, "there", "withdraw")
    work(waiting)
    make(waiting, "here", "wait")
    wait_for(waiting, "here", "there")
    entries = store.read(lambda reader: reader.entries("proposal:here"))
    names = Names(definitions={("after", 1): _read(source())})
    told = [step.code for step in history(state_of(store, "here"), entries, lambda _: "", names)]
    assert [each for each in told if "await" in each] == [
        "history.awaits",
        "history.awaited_ended",
        "history.awaits_ended",
    ]


def test_in_another_version_it_waits_on_only_where_it_stays() -> None:
    state = PROPOSAL.given(*at("groups"), WAITS).state
    stays = VersionChanged(version=2, digest="d", stage="groups", dropped=(), at=MOMENT.at, by="c")
    assert evolve(state, stays).awaits == state.awaits
    assert evolve(state, stays).stay == state.stay
    goes = replace(stays, stage="draft")
    assert (evolve(state, goes).awaits, evolve(state, goes).stay) == (None, state.stay + 1)


def test_what_is_put_away_hears_it_and_stays_where_it_is(waiting: House, store: OpenedStore) -> None:
    waiting.must(COORDINATOR, "proposal.archive", proposal="here")
    make(waiting, "there", "withdraw")
    work(waiting)
    assert state_of(store, "here").stage == "hold"
    waiting.must(COORDINATOR, "proposal.unarchive", proposal="here")
    assert state_of(store, "here").stage == "draft", "taken out, it goes on with what it heard"


def test_nothing_is_awaited_without_facts() -> None:
    here = PROPOSAL.given(*at("groups")).state
    answer = decide(here, AwaitProposal(proposal="plan", awaited="x"), facts(HELD), MOMENT)
    assert answer == Refused("not_found", {"what": "proposal"})


def _read(written: dict[str, Any]) -> Definition:
    found = read(written)
    assert isinstance(found, Definition), found
    return found


def problems(written: dict[str, Any]) -> Iterable[str]:
    return [each.code for each in check(_read(written))]


def test_it_is_sound_and_is_rehearsed_to_its_end() -> None:
    assert problems(source()) == []
    report = rehearse(_read(source()), Crowd(), seed=1, runs=20)
    assert report.outcomes["adopted"] == 20


@pytest.mark.parametrize(
    ("left_out", "code", "refuses"),
    [
        (("go_on", "go_back"), "awaited_not_asked_for", False),
        (("go_back", "stop_waiting"), "awaited_rejected_uncovered", True),
        (("stop_waiting",), "awaited_may_never_end", False),
    ],
)
def test_the_checker_says_what_is_missing(left_out: tuple[str, ...], code: str, refuses: bool) -> None:
    written = source()
    for name in left_out:
        del written["moves"][name]
    found = {each.code: each.refuses for each in check(_read(written))}
    assert found[code] is refuses


def test_the_checker_on_what_is_adopted_and_on_who_waits_elsewhere() -> None:
    written = source(go_on=move("hold", "draft", guards=["awaited_ended", {"not": "awaited_adopted"}]))
    del written["moves"]["go_back"], written["moves"]["stop_waiting"]
    written["moves"]["decide"] = move("draft", "adopted", **BY)
    assert "awaited_adopted_uncovered" in problems(written)
    written = source(withdraw=move("draft", "withdrawn", guards=["awaited_ended"], by=BY["by"]))
    assert problems(written) == ["no_proposal_awaited"]
