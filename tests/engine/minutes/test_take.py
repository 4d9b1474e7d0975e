"""The minutes tell what happened, from the ledger alone, and name nobody."""

from __future__ import annotations

from dataclasses import asdict, replace

from engine.ballot.reasons import Reason
from engine.ballot.rules import rules_of
from engine.meeting.events import (
    Admitted,
    AgendaItemBegun,
    AgendaItemMoved,
    AgendaItemRemoved,
    CheckedOut,
    EntryAsked,
    FormedGroup,
    GroupsFormed,
    HiddenFromMinutes,
    MeetingChanged,
    MeetingReopened,
    MinutesWritten,
    NextDateSet,
    NoteHarvested,
    ThemeRemoved,
    WelcomeWished,
)
from engine.minutes.record import (
    Counted,
    Marks,
    Minutes,
    Point,
    Present,
    RoundSaid,
    Said,
    ThemeSaid,
    TopicSaid,
    VotedFor,
    Why,
)
from engine.proposal.events import (
    ClauseMoved,
    ClauseRemoved,
    ClauseRestored,
    PaperEntered,
    ProposalRenamed,
    ReasonsGiven,
    TaskAssigned,
    TaskChanged,
    TaskFinished,
    TaskRemoved,
    TaskReopened,
)
from engine.text import said
from tests.engine.meeting.scenes import ended, here, opened, with_theme
from tests.engine.minutes import scenes
from tests.engine.minutes.scenes import minutes, names, proposal


def test_who_was_there_stands_by_organisation_with_where_its_people_were() -> None:
    told = minutes((*opened(), here("anna", seats=("topaz",)), here("carla", "online")))

    assert told.present == (
        Present(organisation="Topaz", kind="member", room=1, online=0),
        Present(organisation="Ministry", kind="partner", room=0, online=1),
    )


def test_who_left_early_was_there_and_who_moved_stands_where_they_last_were() -> None:
    told = minutes((*opened(), here("anna"), here("bert"), here("bert", "online"), CheckedOut(person="anna")))

    assert [(each.organisation, each.room, each.online) for each in told.present] == [("Topaz", 1, 0), ("Mijzo", 0, 1)]


def test_guests_stand_last_under_where_they_say_they_come_from_and_a_screen_is_nobody() -> None:
    events = (EntryAsked(person="gerda"), Admitted(person="gerda", role="participant"), here("gerda"), here("anna"))
    told = minutes((*opened(), *events, here("screen")))

    assert [(each.organisation, each.kind) for each in told.present] == [("Topaz", "member"), ("De Buurt", "guest")]


def test_the_agenda_says_what_was_come_to() -> None:
    told = minutes((*opened(), AgendaItemBegun(item="welcome", at=scenes.AT)))

    assert told.agenda == (
        Point(title="Welcome", minutes=15, begun=True, times=(("2022-11-09T13:30:00Z", None),)),
        Point(title="The plan", minutes=40, begun=False),
    )


def test_notes_lie_under_their_theme_and_the_others_are_not_lost() -> None:
    groups = {"g1": scenes.group(("n1", "quote", "It began with a call."), ("n2", "idea", "Ask a fund."))}
    events = (*with_theme(), NoteHarvested(theme="t1", group="g1", note="n2"))

    told = minutes(events, lookup=names(groups=groups))

    assert told.rounds == (
        RoundSaid(
            question="What first?",
            tables=1,
            rooms=1,
            from_tables=2,
            from_rooms=0,
            themes=(ThemeSaid(title="Money", notes=(Said(kind="idea", text="Ask a fund."),)),),
            loose=(Said(kind="quote", text="It began with a call."),),
        ),
    )


def test_an_open_space_tells_each_topic_with_the_places_that_talked_about_it() -> None:
    places = [("g1", "table", 1, "Money"), ("g2", "table", 2, "Growth"), ("g3", "room", 1, "Money")]
    groups = tuple(
        FormedGroup(group=group, place=place, number=number, people=(), topic=title.lower(), title=said(title))
        for group, place, number, title in places
    )
    space = GroupsFormed(
        round="r1", question=said("What first?"), proposal=None, groups=groups, at=scenes.AT, how="open_space"
    )

    assert minutes((*opened(), space)).rounds[0].topics == (
        TopicSaid(title="Money", tables=(1,), rooms=(1,)),
        TopicSaid(title="Growth", tables=(2,), rooms=()),
    )
    assert minutes((*opened(), replace(space, how="even"))).rounds[0].topics == ()


def test_a_note_taken_away_after_its_harvest_is_gone() -> None:
    events = (*with_theme(), NoteHarvested(theme="t1", group="g1", note="n1"))

    told = minutes(events, lookup=names(groups={"g1": scenes.group()}))

    assert told.rounds[0].themes == (ThemeSaid(title="Money", notes=()),)


def test_nobody_is_named_anywhere() -> None:
    groups = {"g1": scenes.group(("n1", "quote", "It began with a call."))}
    events = (*with_theme(), NoteHarvested(theme="t1", group="g1", note="n1"))
    plan = proposal(scenes.pushed_through(), scenes.opened(), scenes.closed({"a": "yes", "b": "no"}))

    told = str(asdict(minutes(events, plan, lookup=names(groups=groups))))

    assert not [each for each in ("Achternaam", "Gerda", "anna", "bert", "carla", "gerda") if each in told]


def test_an_erased_text_is_empty() -> None:
    told = minutes(opened(), proposal(), lookup=names(erased=frozenset({"We grow."})))

    assert [clause.text for clause in told.decisions[0].clauses] == ["", "We pay more."]


def test_a_decision_has_its_rules_its_counts_and_why_it_ended_so() -> None:
    papers = ({"a": "yes", "b": "no"}, {"a": "yes", "b": "abstain"})
    (decision,) = minutes(opened(), proposal(scenes.opened(), scenes.closed(*papers))).decisions
    (ballot,) = decision.ballots

    assert [each["code"] for each in ballot.rules][3] == "rules.threshold.two_thirds"
    assert ballot.explained[0]["code"] == "outcome.partly_passed"
    assert ballot.questions[1] == Counted(
        number=2, text="We pay more.", counts={"yes": 0, "no": 1, "abstain": 1}, needed=1, result="failed"
    )
    assert [(clause.number, clause.result) for clause in decision.clauses] == [(1, "passed"), (2, "failed")]


def test_options_stand_in_the_order_in_which_they_were_offered() -> None:
    told = minutes(opened(), proposal(scenes.opened(), scenes.closed({"b": "no", "a": "abstain"})))

    assert [list(each.counts) for each in told.decisions[0].ballots[0].questions] == [["yes", "no", "abstain"]] * 2


def test_a_ballot_that_is_still_open_tells_nothing() -> None:
    assert minutes(opened(), proposal(scenes.opened())).decisions[0].ballots == ()


def test_an_outcome_is_told_once_there_is_one() -> None:
    under_way = minutes(opened(), proposal()).decisions[0]
    adopted = minutes(opened(), proposal(scenes.moved("adopted", "adopt", "vote"))).decisions[0]

    assert (under_way.outcome, under_way.stage["en"]) == (None, "Writing")
    assert adopted.outcome == "adopted"


def test_an_override_stands_with_its_reason_and_what_it_passed_over() -> None:
    (override,) = minutes(opened(), proposal(scenes.pushed_through())).decisions[0].overrides

    assert override.reason == "The train leaves."
    assert override.move["en"] == "Open the ballot"
    held = {"groups": 4, "reported": 3, "missing": 1}
    assert override.held == ({"code": "guard.every_group_reported.held", "params": held},)


def test_tasks_say_who_does_what_by_when_and_from_which_clause() -> None:
    assigned = TaskAssigned(task="t", text=said("Call ten."), owner="mijzo", due="2023-03-01", clause="b")
    (task,) = minutes(opened(), proposal(assigned, TaskFinished(task="t", by="bert"))).decisions[0].tasks

    assert (task.text, task.owner, task.due, task.clause, task.done) == ("Call ten.", "Mijzo", "2023-03-01", 2, True)


def test_the_next_date_and_whether_the_meeting_has_ended() -> None:
    told = minutes((*ended(), NextDateSet(starts_at="2023-04-13T11:00:00Z")))

    assert (told.next_date, told.phase) == ("2023-04-13T11:00:00Z", "ended")
    assert minutes(opened()).phase == "open"


def test_they_follow_what_was_changed_moved_and_taken_off() -> None:
    changed = MeetingChanged(
        title=said("Spring meeting"),
        starts_at="2023-04-13T11:00:00Z",
        time_zone="Europe/Brussels",
        place=said("Breda"),
        call_link=said(""),
        entry="open",
        lasts=90,
    )
    told = minutes((*opened(), changed, AgendaItemMoved(item="decide", before="welcome")))

    assert (told.title, told.place, told.starts_at) == ("Spring meeting", "Breda", "2023-04-13T11:00:00Z")
    assert [point.title for point in told.agenda] == ["The plan", "Welcome"]
    assert minutes((*opened(), AgendaItemRemoved(item="decide"))).agenda == (
        Point(title="Welcome", minutes=15, begun=False),
    )


def test_a_meeting_that_goes_on_after_all_has_a_draft_again() -> None:
    assert minutes((*ended(), MeetingReopened(at=scenes.AT))).phase == "open"


def test_the_notes_of_a_theme_that_was_removed_are_loose_again() -> None:
    groups = {"g1": scenes.group(("n1", "quote", "It began with a call."))}
    events = (*with_theme(), NoteHarvested(theme="t1", group="g1", note="n1"), ThemeRemoved(theme="t1"))

    told = minutes(events, lookup=names(groups=groups))

    assert told.rounds[0].themes == ()
    assert told.rounds[0].loose == (Said(kind="quote", text="It began with a call."),)


def test_what_was_voted_on_stands_as_it_was_and_the_text_as_it_is() -> None:
    renamed = ProposalRenamed(title=said("The better plan"))
    after = (ClauseMoved(clause="b", before="a"), ClauseRemoved(clause="a"), renamed)
    voted = proposal(scenes.opened(), scenes.closed({"a": "yes", "b": "no"}), *after)
    (decision,) = minutes(opened(), voted).decisions

    assert decision.title == "The better plan"
    assert [(clause.number, clause.text) for clause in decision.clauses] == [(1, "We pay more.")]
    assert [(each.number, each.text) for each in decision.ballots[0].questions] == [
        (1, "We grow."),
        (2, "We pay more."),
    ]


def test_a_task_outlives_its_clause_and_is_told_as_it_was_last_written() -> None:
    assigned = TaskAssigned(task="t", text=said("Call ten."), owner="mijzo", due="2023-03-01", clause="b")
    changed = TaskChanged(task="t", text=said("Call twenty."), owner="topaz", due="", clause="b")
    undone = (TaskFinished(task="t", by="bert"), TaskReopened(task="t", by="bert"))
    events = (assigned, changed, *undone, ClauseRemoved(clause="b"))
    (task,) = minutes(opened(), proposal(*events)).decisions[0].tasks

    assert (task.text, task.owner, task.clause, task.done) == ("Call twenty.", "Topaz", 0, False)
    (task,) = minutes(opened(), proposal(*events, ClauseRestored(clause="b"))).decisions[0].tasks
    assert task.clause == 2
    assert minutes(opened(), proposal(*events, TaskRemoved(task="t"))).decisions[0].tasks == ()


def test_who_could_have_been_there_is_counted_too() -> None:
    assert minutes((*opened(), here("anna", seats=("topaz",)))).seats == 2


def test_who_has_a_vote_and_was_not_there_is_named() -> None:
    assert minutes((*opened(), here("anna", seats=("topaz",)))).absent == ("Mijzo",)
    assert minutes((*opened(), here("anna", seats=("topaz", "mijzo")))).absent == ()
    assert minutes((*opened(), here("carla"))).absent == ("Topaz", "Mijzo")


def test_an_open_ballot_says_what_each_organisation_voted() -> None:
    cast = {"b1": {"topaz": {"a": "yes", "b": "no"}, "mijzo": {"a": "yes", "b": "yes"}}}
    voted = proposal(scenes.opened(), scenes.closed(*cast["b1"].values()))

    (ballot,) = minutes(opened(), voted, lookup=names(cast=cast)).decisions[0].ballots

    assert ballot.choices == (
        VotedFor(organisation="Mijzo", points={"yes": (1, 2), "no": (), "abstain": ()}),
        VotedFor(organisation="Topaz", points={"yes": (1,), "no": (2,), "abstain": ()}),
    )


def test_a_choice_says_what_each_option_came_to_and_what_each_organisation_marked() -> None:
    (ballot,) = scenes.of_a_choice(opened()).decisions[0].ballots

    assert [(each.number, each.text, each.chosen) for each in ballot.options] == [
        (1, "We grow.", False),
        (2, "We pay more.", True),
        (0, "", False),
    ]
    assert [each.marks for each in ballot.choices] == [
        (Marks(ranked=True, ranks=(((2, None),), ((0, None),))),),
        (Marks(ranked=True, ranks=(((2, None),), ((1, None),))),),
    ]


def test_a_split_vote_on_a_choice_tells_each_of_its_answers() -> None:
    rules = rules_of({"per": "options", "method": "plurality", "weighted": True, "splitting": True})
    (ballot,) = scenes.of_a_choice(opened(), rules, {"topaz": "a*3+b*2", "mijzo": "b"}).decisions[0].ballots

    assert [each.marks for each in ballot.choices] == [
        (Marks(ranked=False, ranks=(((2, None),),)),),
        (Marks(ranked=False, ranks=(((1, None),),), part=3), Marks(ranked=False, ranks=(((2, None),),), part=2)),
    ]


def test_a_split_vote_of_yes_and_no_tells_the_part_of_each() -> None:
    cast = {"b1": {"topaz": {"a": "no*1+yes*3", "b": "no"}}}
    voted = proposal(scenes.opened(), scenes.closed({"a": "yes", "b": "no"}))

    (ballot,) = minutes(opened(), voted, lookup=names(cast=cast)).decisions[0].ballots

    (topaz,) = ballot.choices
    assert topaz.points == {"yes": (1,), "no": (1, 2), "abstain": ()}
    assert topaz.shares == {"yes": {1: 3}, "no": {1: 1}}


def test_where_persons_vote_nobody_is_named_with_a_vote() -> None:
    rules = rules_of({"per": "options", "method": "plurality", "electorate": "persons"})
    (ballot,) = scenes.of_a_choice(opened(), rules, {"anna": "a", "bert": "b"}).decisions[0].ballots

    assert (ballot.choices, ballot.by_hand) == ((), ())


def test_a_secret_ballot_says_of_nobody_what_they_voted() -> None:
    secret = replace(scenes.opened(), rules=replace(scenes.RULES, secrecy="secret"))
    cast = {"b1": {"topaz": {"a": "yes", "b": "no"}}}
    voted = proposal(secret, scenes.closed({"a": "yes", "b": "no"}))

    (ballot,) = minutes(opened(), voted, lookup=names(cast=cast)).decisions[0].ballots

    assert ballot.choices == ()


def test_a_ballot_says_how_many_could_vote_and_which_point_was_the_closest() -> None:
    papers = ({"a": "no", "b": "yes"}, {"a": "no", "b": "yes"})
    decided = proposal(scenes.pushed_through(), scenes.opened(), scenes.closed(*papers))

    (ballot,) = minutes(opened(), decided).decisions[0].ballots

    assert ballot.entitled == 2
    assert ballot.questions[ballot.closest].number == 2


def test_what_the_coordinator_wrote_stands_in_its_place() -> None:
    written = {"opening": "It rained.", "item.welcome": "*Ada* spoke.", "round.r1": "Loud.", "closing": "Thanks."}
    told = minutes((*with_theme(), *(MinutesWritten(place=p, text=said(t), rev=1) for p, t in written.items())))

    assert (told.opening, told.agenda[0].text, told.rounds[0].text, told.closing) == tuple(written.values())
    assert told.agenda[1].text == ""


def test_what_was_left_out_is_not_in_them() -> None:
    def without(*places: str) -> Minutes:
        groups = {"g1": scenes.group(("n1", "quote", "It began with a call."), ("n2", "idea", "Ask a fund."))}
        left_out = (HiddenFromMinutes(place=place, hidden=True) for place in places)
        cast = {"b1": {"topaz": {"a": "yes", "b": "no"}}}
        voted = proposal(scenes.opened(), scenes.closed(*cast["b1"].values()))
        return minutes((*with_theme(), *left_out), voted, lookup=names(groups=groups, cast=cast))

    assert without("note.g1.n1").rounds[0].loose == (Said(kind="idea", text="Ask a fund."),)
    assert without("said").rounds == without("round.r1").rounds == ()
    assert [point.title for point in without("item.welcome").agenda] == ["The plan"]
    assert without("agenda").agenda == ()
    assert without("present").present == without("present").absent == ()
    assert without("present").left_out == {"present"}
    assert without().decisions[0].ballots[0].choices
    assert without("votes").decisions[0].ballots[0].choices == ()


def test_who_came_for_the_first_time_is_told_by_organisation_unless_all_did() -> None:
    new = replace(here("bert", "online"), first=True), WelcomeWished(person="bert", wish=True)

    assert minutes((*opened(), here("anna"), *new)).newcomers == ("Mijzo",)
    assert minutes((*opened(), *new)).newcomers == ()
    assert minutes((*opened(), here("anna"))).newcomers == ()


def test_who_did_not_wish_to_be_welcomed_is_not_told_of() -> None:
    new = replace(here("bert", "online"), first=True)

    assert minutes((*opened(), here("anna"), new)).newcomers == ()
    assert minutes((*opened(), here("anna"), new, WelcomeWished(person="bert", wish=False))).newcomers == ()


def test_a_vote_from_paper_says_for_whom_it_was_entered() -> None:
    entered = PaperEntered(ballot="b1", seat="mijzo", by="carla", at=scenes.AT)
    voted = proposal(scenes.opened(), entered, scenes.closed({"a": "yes", "b": "no"}))

    assert minutes(opened(), voted).decisions[0].ballots[0].by_hand == ("Mijzo",)
    left_out = HiddenFromMinutes(place="votes", hidden=True)
    ballot = minutes((*opened(), left_out), voted).decisions[0].ballots[0]
    assert (ballot.from_paper, ballot.by_hand) == (1, ())


def test_of_a_secret_ballot_only_how_many_votes_came_from_paper() -> None:
    secret = replace(scenes.opened(), rules=replace(scenes.RULES, secrecy="secret"))
    entered = PaperEntered(ballot="b1", seat="mijzo", by="carla", at=scenes.AT)
    ballot = (
        minutes(opened(), proposal(secret, entered, scenes.closed({"a": "yes", "b": "no"}))).decisions[0].ballots[0]
    )

    assert (ballot.from_paper, ballot.by_hand) == (1, ())


def test_reasons_stand_with_the_organisation_unless_who_voted_what_is_left_out() -> None:
    reasons = (
        Reason(question="a", kind="objection", text=said("Too dear"), seat="mijzo"),
        Reason(question="b", kind="concern", text=said("Who does it?")),
    )
    told = ReasonsGiven(ballot="b1", reasons=reasons)
    voted = proposal(scenes.opened(), scenes.closed({"a": "yes", "b": "no"}), told)

    assert minutes(opened(), voted).decisions[0].ballots[0].reasons == (
        Why(number=1, kind="objection", text="Too dear", organisation="Mijzo"),
        Why(number=2, kind="concern", text="Who does it?"),
    )
    left_out = HiddenFromMinutes(place="votes", hidden=True)
    without = minutes((*opened(), left_out), voted).decisions[0].ballots[0].reasons
    assert [(each.text, each.organisation) for each in without] == [("Too dear", ""), ("Who does it?", "")]
    persons = replace(scenes.opened(), rules=replace(scenes.RULES, electorate="persons"))
    of_persons = proposal(persons, scenes.closed({"a": "yes", "b": "no"}), told)
    assert [each.organisation for each in minutes(opened(), of_persons).decisions[0].ballots[0].reasons] == ["", ""]
