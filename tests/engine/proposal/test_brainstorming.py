"""Ideas: who adds one and when, what a coordinator makes of them, what is seen of it, and which clauses come of it."""

from __future__ import annotations

from typing import Any

from engine.minutes.decided import decision_on
from engine.proposal.brainstorming.commands import (
    AddIdea,
    BringIdeaBack,
    JoinIdeas,
    NameCluster,
    PartIdea,
    SetIdeaAside,
    WithdrawIdea,
)
from engine.proposal.brainstorming.decide import MOST
from engine.proposal.brainstorming.events import (
    ClusterNamed,
    IdeaAdded,
    IdeaBroughtBack,
    IdeaParted,
    IdeaSetAside,
    IdeasJoined,
    IdeaWithdrawn,
)
from engine.proposal.commands import MakeMove
from engine.proposal.drafting import MOST_CLAUSES
from engine.proposal.events import ClauseAdded, Moved, ProposalArchived, VersionFixed
from engine.proposal.view import view_proposal
from engine.proposal.written import written_at
from engine.text import NOTHING, said
from engine.workflow.definition import Definition
from tests.engine.names import Names
from tests.engine.proposal.scenes import COORDINATOR, NOON, PROPOSAL, at, definition, facts, source, started

DORA: dict[str, Any] = {"actor": "dora", "roles": frozenset({"delegate"})}
PIET: dict[str, Any] = {"actor": "piet", "roles": frozenset({"participant"})}
TITLE = {"nl": "Bedenken", "en": "Finding ideas"}
PROMPT = {"nl": "Wat kan?", "en": "What could we do?"}


def collecting(**settings: Any) -> Definition:
    changed = source()
    changed["stages"]["draft"] = {"title": TITLE, "activity": "brainstorm", "settings": {"prompt": PROMPT, **settings}}
    changed["moves"]["discuss"] = {**changed["moves"]["discuss"], "effects": ["ideas_to_clauses", "fix_version"]}
    changed["moves"]["discuss"].pop("guards")
    return definition(changed)


EVERYONE = collecting()
HERE = facts(EVERYONE)
DISCUSS = MakeMove(proposal="plan", move="discuss")


def add(idea: str = "i1", text: str = "A bus", **fields: Any) -> AddIdea:
    return AddIdea(proposal="plan", idea=idea, text=text, **fields)


def added(idea: str = "i1", text: str = "A bus", by: str = "dora", entered: bool = False) -> IdeaAdded:
    return IdeaAdded(idea=idea, text=said(text), by=by, entered=entered, at=NOON)


def joined(*ideas: str, cluster: str = "k1") -> IdeasJoined:
    return IdeasJoined(cluster=cluster, ideas=ideas)


THREE = (started(), added(), added("i2", "A train"), added("i3", "A garden", by="piet"))


def test_an_idea_is_written_down() -> None:
    PROPOSAL.given(started()).when(add(), HERE, **DORA).then(added())
    PROPOSAL.given(started()).when(add(), HERE, **PIET).then(added(by="piet"))


def test_a_coordinator_writes_it_down_for_who_has_no_phone_and_nobody_else_does() -> None:
    given = PROPOSAL.given(started())
    given.when(add(entered=True), HERE, **COORDINATOR).then(added(by="cora", entered=True))
    given.when(add(entered=True), HERE, **DORA).refused("role_may_not", needed=["coordinator"])


def test_the_stage_says_who_may() -> None:
    delegates = facts(collecting(ideas_by="delegates"))
    PROPOSAL.given(started()).when(add(), delegates, **PIET).refused("role_may_not", needed=["coordinator", "delegate"])
    elsewhere = PROPOSAL.given(*at("groups"))
    elsewhere.when(add(), HERE, **DORA).refused("no_ideas_now", stage=dict(EVERYONE.stages["groups"].title))


def test_sent_twice_it_is_one_idea_and_no_two_things_have_one_id() -> None:
    given = PROPOSAL.given(started(), added())
    given.when(add(), HERE, **DORA).then()
    given.when(add(), HERE, **PIET).refused("already_exists", what="idea")
    given.when(add("c1"), HERE, **DORA).refused("already_exists", what="idea")


def test_one_person_has_as_many_as_the_stage_says_but_what_was_entered_is_somebody_elses() -> None:
    two = facts(collecting(most_each=2))
    given = PROPOSAL.given(*THREE)
    given.when(add("i4"), two, **DORA).refused("too_many_ideas", most=2)
    assert given.when(add("i4"), two, **PIET).answer
    entered = PROPOSAL.given(started(), *(added(f"i{n}", by="cora", entered=True) for n in range(3)))
    assert entered.when(add("i4", entered=True), two, **COORDINATOR).answer
    assert entered.when(add("i4"), two, **COORDINATOR).answer


def test_there_is_an_end_to_all_ideas() -> None:
    many = (added(f"i{n}") for n in range(MOST))
    PROPOSAL.given(started(), *many).when(add("more"), HERE, **PIET).refused("too_many_ideas_in_all", most=MOST)


def test_only_who_wrote_it_takes_it_back() -> None:
    take = WithdrawIdea(proposal="plan", idea="i1")
    given = PROPOSAL.given(*THREE, joined("i1"))
    after = given.when(take, HERE, **DORA).then(IdeaWithdrawn(idea="i1"))
    assert "i1" not in after.ideas
    assert not after.clusters, "nothing is left in it"
    given.when(take, HERE, **PIET).refused("not_your_idea")
    PROPOSAL.given(started()).when(take, HERE, **DORA).refused("not_found", what="idea")


def test_ideas_that_say_the_same_are_joined_and_parted() -> None:
    join = JoinIdeas(proposal="plan", cluster="k1", ideas=("i1", "i2", "i1"))
    given = PROPOSAL.given(*THREE)
    after = given.when(join, HERE, **COORDINATOR).then(joined("i1", "i2"))
    assert [name for name, each in after.ideas.items() if each.cluster == "k1"] == ["i1", "i2"]
    together = PROPOSAL.given(*THREE, joined("i1", "i2"))
    together.when(join, HERE, **COORDINATOR).then()
    further = JoinIdeas(proposal="plan", cluster="k1", ideas=("i2", "i3"))
    together.when(further, HERE, **COORDINATOR).then(joined("i3"))
    part = PartIdea(proposal="plan", idea="i1")
    assert together.when(part, HERE, **COORDINATOR).then(IdeaParted(idea="i1")).ideas["i1"].cluster is None
    given.when(part, HERE, **COORDINATOR).then()


def test_what_is_not_there_cannot_be_joined() -> None:
    given = PROPOSAL.given(*THREE)
    nowhere = JoinIdeas(proposal="plan", cluster="k1", ideas=("i1", "i9"))
    given.when(nowhere, HERE, **COORDINATOR).refused("not_found", what="idea")
    taken = JoinIdeas(proposal="plan", cluster="c1", ideas=("i1",))
    given.when(taken, HERE, **COORDINATOR).refused("already_exists", what="cluster")


def test_a_cluster_has_a_name_or_none() -> None:
    name = NameCluster(proposal="plan", cluster="k1", title=" Travel ")
    given = PROPOSAL.given(*THREE, joined("i1", "i2"))
    given.when(name, HERE, **COORDINATOR).then(ClusterNamed(cluster="k1", title=said("Travel")))
    none = NameCluster(proposal="plan", cluster="k1", title="")
    given.when(none, HERE, **COORDINATOR).then(ClusterNamed(cluster="k1", title=NOTHING))
    PROPOSAL.given(*THREE).when(name, HERE, **COORDINATOR).refused("not_found", what="cluster")


def test_what_is_not_for_here_is_set_aside_and_comes_back_where_it_lay() -> None:
    aside, back = SetIdeaAside(proposal="plan", idea="i1"), BringIdeaBack(proposal="plan", idea="i1")
    given = PROPOSAL.given(*THREE, joined("i1", "i2"))
    given.when(aside, HERE, **COORDINATOR).then(IdeaSetAside(idea="i1"))
    given.when(back, HERE, **COORDINATOR).then()
    gone = PROPOSAL.given(*THREE, joined("i1", "i2"), IdeaSetAside(idea="i1"))
    gone.when(aside, HERE, **COORDINATOR).then()
    assert gone.when(back, HERE, **COORDINATOR).then(IdeaBroughtBack(idea="i1")).ideas["i1"].cluster == "k1"


def moving_on(*events: Any) -> Any:
    answer = PROPOSAL.given(*events).when(DISCUSS, HERE, **COORDINATOR).answer
    assert isinstance(answer[0], Moved)
    return [each for each in answer[1:] if not isinstance(each, VersionFixed)]


def test_on_leaving_clauses_are_made_of_clusters_and_of_ideas_by_themselves() -> None:
    named = ClusterNamed(cluster="k1", title=said("Travel"))
    rest = (added("i4", "A joke"), IdeaSetAside(idea="i4"))
    assert moving_on(*THREE, *rest, joined("i1", "i2"), named) == [
        ClauseAdded(clause="k1", text=said("Travel")),
        ClauseAdded(clause="i3", text=said("A garden")),
    ]
    assert moving_on(*THREE, joined("i2", "i3"))[1] == ClauseAdded(clause="k1", text=said("A train")), (
        "the first speaks"
    )


def test_what_became_a_clause_before_becomes_none_again() -> None:
    assert moving_on(*THREE, ClauseAdded(clause="i1", text=said("A bus")))[0].clause == "i2"


def test_more_than_a_paper_can_ask_are_not_made() -> None:
    many = (added(f"i{n}") for n in range(MOST_CLAUSES))
    PROPOSAL.given(started(), *many).when(DISCUSS, HERE, **COORDINATOR).refused("too_many_clauses", most=MOST_CLAUSES)


def shown(*events: Any, workflow: Definition = EVERYONE) -> dict[str, Any]:
    names = Names(definitions={("yearly_plan", EVERYONE.version): workflow})
    return view_proposal(PROPOSAL.given(*events).state, names)


def test_everyone_sees_ideas_and_nobodys_name_by_them() -> None:
    view = shown(*THREE, joined("i1", "i2"), IdeaSetAside(idea="i3"))
    assert view["brainstorm"] == {"by": "participants", "prompt": PROMPT}
    assert view["ideas"] == {
        "i1": {"order": 1, "text": "A bus", "cluster": "k1"},
        "i2": {"order": 2, "text": "A train", "cluster": "k1"},
        "i3": {"order": 3, "text": "A garden", "aside": True},
    }
    assert view["clusters"] == {"k1": {"order": 1}}
    assert "dora" not in str({name: view[name] for name in ("ideas", "clusters", "brainstorm")})


def test_what_is_asked_is_told_before_there_is_an_idea_and_no_more_after_it() -> None:
    assert shown(started(), workflow=collecting(most_each=3, minutes=10))["brainstorm"] == {
        "by": "participants",
        "prompt": PROMPT,
        "most": 3,
        "minutes": 10,
    }
    assert not {"brainstorm", "ideas", "clusters"} & set(shown(*at("groups"), added()))
    named = ClusterNamed(cluster="k1", title=said("Travel"))
    assert shown(*THREE, joined("i1"), named)["clusters"]["k1"]["title"] == "Travel"


def test_a_phone_knows_which_are_its_own() -> None:
    state = PROPOSAL.given(*THREE).state
    assert written_at([state]) == {"dora": {"ideas": ("i1", "i2")}, "piet": {"ideas": ("i3",)}}


def test_the_minutes_tell_them_as_they_were_brought_together() -> None:
    names = Names(definitions={("yearly_plan", EVERYONE.version): EVERYONE})
    named = ClusterNamed(cluster="k1", title=said("Travel"))
    rest = (added("i4", "A joke"), IdeaSetAside(idea="i4"))
    told = decision_on(PROPOSAL.given(*THREE, *rest, joined("i1", "i2"), named).state, names).ideas
    assert [(each.title, each.ideas) for each in told] == [("Travel", ("A bus", "A train")), ("", ("A garden",))]


def test_nothing_is_added_to_what_was_put_away() -> None:
    given = PROPOSAL.given(started(), ProposalArchived(at=NOON))
    given.when(add(), HERE, **DORA).refused("no_ideas_now", stage=TITLE)
