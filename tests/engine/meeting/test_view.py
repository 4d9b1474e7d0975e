from __future__ import annotations

from dataclasses import replace

from engine.directory import Organisation, Person
from engine.group.state import Group, Note
from engine.me import view_me
from engine.meeting.events import (
    Admitted,
    AgendaItemBegun,
    BellRung,
    CheckedIn,
    CheckedOut,
    ChosenReaction,
    ClausePointedAt,
    EntryAsked,
    GroupSet,
    GroupsTold,
    MeetingArchived,
    NextDateSet,
    NoteHarvested,
    ReactionsSet,
    RoundTimeGiven,
    ShownOnScreen,
    ThemeAdded,
    TopicProposed,
    TopicsCalledFor,
    TurnedAway,
    WelcomeWished,
)
from engine.meeting.state import Meeting
from engine.meeting.view import view_group_chain, view_meeting
from engine.text import said
from tests.engine.meeting.scenes import MEETING, after_groups, here, in_groups, opened, planned, with_theme
from tests.engine.names import Names, is_patchable

TOPAZ = Organisation(id="topaz", movement="care", name="Topaz", short="TPZ", kind="member")
MINISTRY = Organisation(id="ministry", movement="care", name="The ministry", short="VWS", kind="partner")
MIJZO = Organisation(id="mijzo", movement="care", name="Mijzo", short="MZO", kind="member")
ELSEWHERE = Organisation(id="jeugd", movement="youth", name="Youth", short="YTH", kind="member")

NAMES = Names(
    organisations=(TOPAZ, MINISTRY, MIJZO, ELSEWHERE),
    persons=(
        Person(id="anna", name="Anna", language="nl"),
        Person(id="bert", name="Bert", language="nl"),
        Person(id="gerda", name="Gerda", language="nl", guest_of="m1", says_from="A village"),
        Person(id="hans", name="Hans", language="nl", guest_of="m1"),
    ),
    roles={"anna": ("delegate", "topaz"), "bert": ("coordinator", "")},
    groups={
        "g1": Group(
            notes={
                "n1": Note(kind="idea", text=said("Crowdfunding"), by="anna", order=1),
                "n2": Note(kind="quote", text=said("Together"), by="anna", order=2),
            },
            reported=True,
            written=2,
        )
    },
)


BY_ANNA = {"by": "anna", "by_organisation": "Topaz", "agrees": {}}


def meeting(*events: object) -> Meeting:
    state = MEETING.given(*events).state
    assert isinstance(state, Meeting)
    return state


def test_a_planned_meeting() -> None:
    assert view_meeting(meeting(planned()), "participant", NAMES) == {
        "meeting": {
            "id": "m1",
            "title": "Autumn meeting",
            "code": "123456",
            "starts_at": "2022-11-09T12:00:00Z",
            "time_zone": "Europe/Amsterdam",
            "place": "Utrecht",
            "phase": "planned",
            "entry": "admit",
            "movements": {"care": {"name": "Movement care", "order": 1}},
            "reactions": {
                kind: {"order": order, "icon": kind}
                for order, kind in enumerate(("beautiful", "agree", "idea", "question", "calm"), 1)
            },
        },
        "floor": {"hands": {}, "spoken": {"room": 0, "online": 0}},
        "agenda": {
            "welcome": {"order": 1, "title": "Welcome", "minutes": 15},
            "decide": {"order": 2, "title": "The plan", "minutes": 40, "proposal": "plan"},
        },
        "seats": {
            "topaz": {"name": "Topaz", "short": "TPZ", "order": 1},
            "mijzo": {"name": "Mijzo", "short": "MZO", "order": 2},
        },
        "rounds": {},
        "groups": {},
        "themes": {},
    }


def test_what_is_known_later_is_shown_then() -> None:
    begun = AgendaItemBegun(item="decide", at="2022-11-09T12:05:00Z")
    next_date = NextDateSet(starts_at="2023-04-13T11:00:00Z")
    link, number = said("https://example.org/call"), said("088 000 48 21")
    linked = planned(call_link=link, dial_in=number, place=said(""))
    shown = view_meeting(meeting(linked, opened()[1], begun, next_date), "participant", NAMES)
    assert shown["meeting"]["item"] == "decide"
    assert shown["meeting"]["item_since"] == "2022-11-09T12:05:00Z"
    assert shown["meeting"]["next_date"] == "2023-04-13T11:00:00Z"
    assert shown["meeting"]["call_link"] == "https://example.org/call"
    assert shown["meeting"]["dial_in"] == "088 000 48 21"
    assert "place" not in shown["meeting"]
    assert [name for name, item in shown["agenda"].items() if item.get("begun")] == ["decide"]


def test_a_meeting_says_how_long_it_takes_of_which_series_it_is_and_that_it_was_put_away() -> None:
    told = planned(lasts=180, series="seasons"), MeetingArchived(at="2022-11-01T12:00:00Z")
    shown = view_meeting(meeting(*told), "participant", NAMES)["meeting"]
    assert (shown["lasts"], shown["series"], shown["archived"]) == (180, "seasons", True)


def test_what_is_on_the_screen_in_the_hall_is_seen_by_everybody() -> None:
    code = ShownOnScreen(moment="code", at="2022-11-09T12:10:00Z")
    pause = ShownOnScreen(moment="pause", at="2022-11-09T12:10:00Z", until="2022-11-09T12:25:00Z")
    for audience in ("participant", "coordinator", "screen"):
        shown = view_meeting(meeting(*opened(), code), audience, NAMES)["meeting"]
        assert shown["shown"] == {"moment": "code", "since": "2022-11-09T12:10:00Z"}
        assert view_meeting(meeting(*opened(), pause), audience, NAMES)["meeting"]["shown"] == {
            "moment": "pause",
            "since": "2022-11-09T12:10:00Z",
            "until": "2022-11-09T12:25:00Z",
        }
        assert "shown" not in view_meeting(meeting(*opened()), audience, NAMES)["meeting"]


def test_the_reactions_that_the_meeting_chose_and_what_it_looks_at() -> None:
    chosen = (
        ChosenReaction(kind="fire", icon="🔥", word=said("Vuur")),
        ChosenReaction(kind="agree", icon="agree", word=said("")),
    )
    pointed = ClausePointedAt(proposal="plan", clause="c1", at="2022-11-09T12:10:00Z")
    shown = view_meeting(meeting(*opened(), ReactionsSet(reactions=chosen), pointed), "screen", NAMES)["meeting"]
    assert shown["reactions"] == {
        "fire": {"order": 1, "icon": "🔥", "word": "Vuur"},
        "agree": {"order": 2, "icon": "agree"},
    }
    assert shown["pointed"] == {"proposal": "plan", "clause": "c1", "since": "2022-11-09T12:10:00Z"}


def test_rounds_groups_and_themes() -> None:
    laid = NoteHarvested(theme="t1", group="g1", note="n2")
    gone = NoteHarvested(theme="t1", group="g2", note="n9")
    shown = view_meeting(meeting(*with_theme(), gone, laid), "participant", NAMES)
    assert shown["rounds"] == {
        "r1": {
            "order": 1,
            "question": "What first?",
            "formed_at": "2022-11-09T12:30:00Z",
            "how": "even",
            "proposal": "plan",
        }
    }
    assert shown["groups"] == {
        "g1": {"round": "r1", "place": "table", "number": 1, "reported": True},
        "g2": {"round": "r1", "place": "room", "number": 1},
    }
    notes = {"g1.n2": {"order": 2, "kind": "quote", "text": "Together"}}
    assert shown["themes"] == {"t1": {"order": 1, "round": "r1", "title": "Money", "notes": notes}}
    assert shown["loose"] == {"r1": {"g1.n1": {"order": 1, "kind": "idea", "text": "Crowdfunding"}}}
    assert view_meeting(meeting(*in_groups()), "screen", NAMES)["rounds"]["r1"]["open"] is True


def test_notes_under_no_theme_are_shown_once_the_groups_have_stopped_and_there_are_themes() -> None:
    writing = (*in_groups(), ThemeAdded(theme="t1", round="r1", title=said("Money")))
    for events in (in_groups(), after_groups(), writing):
        assert "loose" not in view_meeting(meeting(*events), "participant", NAMES)
    both = (NoteHarvested(theme="t1", group="g1", note=note) for note in ("n1", "n2"))
    assert "loose" not in view_meeting(meeting(*with_theme(), *both), "participant", NAMES)


def test_coordinators_also_see_people_the_door_and_every_note() -> None:
    events = (*in_groups(), Admitted(person="gerda", role="observer"), EntryAsked(person="hans"))
    shown = view_meeting(meeting(*events), "coordinator", NAMES)
    assert shown["people"] == {
        "anna": {
            "name": "Anna",
            "order": 1,
            "role": "delegate",
            "organisation": "topaz",
            "organisation_name": "Topaz",
            "here": "room",
        },
        "bert": {"name": "Bert", "order": 2, "role": "coordinator", "here": "online"},
        "gerda": {"name": "Gerda", "order": 3, "role": "observer", "guest": True},
        "hans": {"name": "Hans", "order": 4, "guest": True},
    }
    assert shown["waiting"] == {"hans": {"name": "Hans"}}
    assert shown["notes"]["g1"]["n1"] == {"order": 1, "kind": "idea", "text": "Crowdfunding", "rev": 1}
    assert shown["here"] == {"anna": {"mode": "room", "group": "g1"}, "bert": {"mode": "online", "group": "g2"}}
    assert shown["notes"]["g2"] == {}


def test_who_waits_says_from_where() -> None:
    shown = view_meeting(meeting(*opened(), EntryAsked(person="gerda")), "coordinator", NAMES)
    assert shown["waiting"] == {"gerda": {"name": "Gerda", "says_from": "A village"}}
    assert shown["turned_away"] == {}


def test_coordinators_see_who_was_turned_away_for_it_may_have_been_a_mistake() -> None:
    events = (*opened(), EntryAsked(person="gerda"), TurnedAway(person="gerda"))
    shown = view_meeting(meeting(*events), "coordinator", NAMES)
    assert (shown["waiting"], shown["turned_away"]) == ({}, {"gerda": {"name": "Gerda", "says_from": "A village"}})
    assert view_meeting(meeting(*events), "coordinator", Names())["turned_away"] == {}


def test_others_see_neither_people_nor_authors() -> None:
    for audience in ("participant", "screen"):
        shown = view_meeting(meeting(*with_theme(), NoteHarvested(theme="t1", group="g1", note="n1")), audience, NAMES)
        assert set(shown) == {"meeting", "floor", "agenda", "seats", "rounds", "groups", "themes", "loose"}
        assert "anna" not in repr(shown)


def test_a_groups_own_chain() -> None:
    assert view_group_chain(meeting(*in_groups()), "g1", NAMES.group("g1"), NAMES) == {
        "group": {
            "id": "g1",
            "place": "table",
            "number": 1,
            "round": "r1",
            "question": "What first?",
            "open": True,
            "reported": True,
        },
        "members": {"anna": {"name": "Anna", "order": 1, "mode": "room", "organisation_name": "Topaz"}},
        "notes": {
            "n1": {"order": 1, "kind": "idea", "text": "Crowdfunding", "rev": 1} | BY_ANNA,
            "n2": {"order": 2, "kind": "quote", "text": "Together", "rev": 1} | BY_ANNA,
        },
    }


def test_a_group_sees_who_rewrote_entered_and_agreed() -> None:
    note = Note(
        kind="idea",
        text=said("Subsidy"),
        by="anna",
        order=1,
        rev=3,
        edited_by="bert",
        entered_by="bert",
        agreed=("bert", "gerda"),
    )
    written = Group(notes={"n1": note}, written=1)
    shown = view_group_chain(meeting(*in_groups()), "g1", written, NAMES)["notes"]["n1"]
    assert (shown["rev"], shown["edited_by"], shown["entered_by"]) == (3, "bert", "bert")
    assert (shown["agreed"], shown["agrees"]) == (2, {"bert": True, "gerda": True})
    events = (*with_theme(), NoteHarvested(theme="t1", group="g1", note="n1"))
    under = view_meeting(meeting(*events), "participant", replace(NAMES, groups={"g1": written}))["themes"]["t1"]
    assert under["notes"] == {"g1.n1": {"order": 1, "kind": "idea", "text": "Subsidy", "agreed": 2}}


def test_a_round_says_how_long_it_has_what_was_told_and_when_the_bell_rang() -> None:
    events = (
        *in_groups(),
        RoundTimeGiven(round="r1", ends_at="2022-11-09T13:00:00Z"),
        BellRung(round="r1", at="2022-11-09T12:55:00Z"),
        GroupsTold(round="r1", text=said("Hurry"), at="2022-11-09T12:50:00Z"),
    )
    shown = view_meeting(meeting(*events), "screen", NAMES)["rounds"]["r1"]
    assert (shown["ends_at"], shown["rung_at"]) == ("2022-11-09T13:00:00Z", "2022-11-09T12:55:00Z")
    assert shown["message"] == {"text": "Hurry", "at": "2022-11-09T12:50:00Z"}
    taken_back = GroupsTold(round="r1", text=said(""), at="2022-11-09T12:51:00Z")
    assert "message" not in view_meeting(meeting(*events, taken_back), "screen", NAMES)["rounds"]["r1"]


def test_a_group_has_its_topic_its_link_and_its_host() -> None:
    told = GroupSet(group="g2", link=said("https://example.org/a"), host="bert")
    state = meeting(*in_groups(), told)
    assert view_meeting(state, "participant", NAMES)["groups"]["g2"]["link"] == "https://example.org/a"
    shown = view_group_chain(state, "g2", None, NAMES)["group"]
    assert (shown["link"], shown["host"]) == ("https://example.org/a", "bert")
    assert view_meeting(state, "coordinator", NAMES)["here"]["bert"]["host"] is True


def test_topics_are_shown_without_names_and_ones_own_are_known() -> None:
    proposed = TopicProposed(topic="money", title=said("New money"), by="anna")
    state = meeting(*opened(), here("anna"), TopicsCalledFor(open=True), proposed)
    shown = view_meeting(state, "participant", NAMES)
    assert (shown["meeting"]["topics_open"], shown["topics"]) == (True, {"money": {"order": 1, "title": "New money"}})
    anna = NAMES.person("anna")
    assert anna
    assert view_me(anna, frozenset({"delegate"}), state, (), (), topics=state.topics_of("anna"))["topics"] == ["money"]


def test_a_group_that_has_written_nothing() -> None:
    shown = view_group_chain(meeting(*with_theme()), "g2", None, NAMES)
    assert (shown["notes"], set(shown["group"])) == ({}, {"id", "place", "number", "round", "question"})


def test_erased_words_and_names_leave_a_gap_and_no_null() -> None:
    state = meeting(*with_theme(), NoteHarvested(theme="t1", group="g1", note="n1"), EntryAsked(person="nobody"))
    gaps = Names(groups=NAMES.groups, erased=frozenset({"Crowdfunding", "Utrecht", "Autumn meeting"}))
    shown = view_meeting(state, "coordinator", gaps)
    assert (shown["meeting"]["title"], shown["themes"]["t1"]["notes"]["g1.n1"]["text"]) == ("", "")
    assert shown["waiting"] == {"nobody": {"name": ""}}
    assert is_patchable(shown)
    assert is_patchable(view_group_chain(state, "g1", gaps.group("g1"), gaps))


def new_here(person: str) -> CheckedIn:
    return CheckedIn(person=person, mode="room", seats=(), first=True)


def test_the_screen_welcomes_whoever_wished_it() -> None:
    wishes = (WelcomeWished(person="bert", wish=False), WelcomeWished(person="anna", wish=True))
    state = meeting(*opened(), new_here("bert"), new_here("anna"), *wishes)
    welcomed = {"anna": {"name": "Anna", "organisation_name": "Topaz", "order": 2}}
    for audience in ("screen", "coordinator"):
        view = view_meeting(state, audience, NAMES)  # type: ignore[arg-type]
        assert view["welcomes"] == welcomed
        assert is_patchable(view)
    assert "welcomes" not in view_meeting(state, "participant", NAMES)
    gone = meeting(*opened(), new_here("bert"), new_here("anna"), *wishes, CheckedOut(person="anna"))
    assert "welcomes" not in view_meeting(gone, "screen", NAMES)


def test_coordinators_see_who_is_here_and_who_is_new() -> None:
    people = view_meeting(meeting(*opened(), new_here("anna")), "coordinator", NAMES)["people"]
    assert (people["anna"]["here"], people["anna"]["first"]) == ("room", True)
    assert "here" not in people["bert"]
