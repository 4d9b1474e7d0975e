"""The minutes as documents: for everybody who goes to the meeting, in their language, and safe to open."""

from __future__ import annotations

import html
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

import messages
from engine.ballot.commands import Cast
from engine.ballot.reasons import Reason
from engine.directory import AddOrganisation
from engine.group.commands import WriteNote
from engine.meeting.commands import AddTheme, AgendaLine, HarvestNote, PlanMeeting
from engine.minutes.record import (
    Compared,
    Posted,
    Reacted,
    RoundSaid,
    Tapped,
    TappedAt,
    TappedOn,
    TopicSaid,
    TurnsTaken,
    VotedFor,
)
from engine.parity import Measure, Part, Sides
from engine.proposal.commands import ClauseLine, CloseBallot, MakeMove, StartProposal
from engine.proposal.events import ReasonsGiven
from engine.text import said
from tests.engine.meeting.scenes import opened
from tests.engine.minutes import scenes
from tests.engine.names import Names
from tests.web.world import MEETING, World, deciding_world
from web.minutes import Form, render
from web.minutes.drawings import chart_drawing
from web.minutes.markdown import text
from web.minutes.voice import Voice

FORMS: tuple[Form, ...] = ("html", "md")
SAFE_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer"),
    *("h1", "h2", "h3", "h4", "p", "span", "div", "ol", "ul", "li", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption"),
    *("svg", "defs", "pattern", "circle", "rect", "path", "g", "text"),
}
ON_THE_SCREEN = {"nav", "a", "button", "link", "script"}
HOSTILE = "<script>alert(1)</script> & [x](javascript:1) `c` | *b*"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("role", ["coordinator", "delegate", "participant", "observer", "screen", "guest"])
def test_everybody_who_goes_to_the_meeting_may_read_them(deciding: World, role: str, form: str) -> None:
    answer = deciding.as_role(role).get(f"/api/meetings/{MEETING}/minutes.{form}?lang=en")

    assert answer.status_code == 200
    assert "What was decided" in answer.text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("role", "status"), [("waiting", 403), ("outsider", 404), ("nobody", 401)])
def test_nobody_else_may(deciding: World, role: str, status: int, form: str) -> None:
    assert deciding.as_role(role).get(f"/api/meetings/{MEETING}/minutes.{form}").status_code == status


@pytest.mark.parametrize(("language", "heading"), [("nl", "Wat is besloten"), ("en", "What was decided")])
@pytest.mark.parametrize("form", FORMS)
def test_they_are_in_the_language_that_is_asked_for(deciding: World, form: str, language: str, heading: str) -> None:
    answer = deciding.as_role("delegate").get(f"/api/meetings/{MEETING}/minutes.{form}?lang={language}")

    assert heading in answer.text
    assert not re.search(r"minutes\.\w+|\{\w+\}", _without_style(answer.text)), "a word is missing in the catalogue"


@pytest.mark.parametrize("form", FORMS)
def test_what_people_wrote_is_text_and_nothing_else(tmp_path: Path, form: Form) -> None:
    world = deciding_world(tmp_path)
    world.do(WriteNote(group=world.group, note="n1", kind="quote", text=HOSTILE))
    world.do(AddTheme(meeting=MEETING, theme="t1", round="r1", title=HOSTILE))
    world.do(HarvestNote(meeting=MEETING, theme="t1", group=world.group, note="n1"))

    written = world.as_role("delegate").get(f"/api/meetings/{MEETING}/minutes.{form}").text
    world.close()

    assert "alert(1)" in written
    if form == "html":
        assert {"h1", "li"} <= _tags(written) <= SAFE_TAGS
    else:
        assert not re.search(r"(?<!\\)<", written)
        assert r"\<script\>alert(1)\</script\> \& \[x\](javascript:1) \`c\` \| \*b\*" in written


def test_on_the_screen_the_same_letter_lies_under_a_bar_with_a_button_that_prints_it(deciding: World) -> None:
    page = deciding.as_role("delegate").get(f"/m/{MEETING}/minutes?lang=nl")

    policy = page.headers["Content-Security-Policy"]
    assert (page.status_code, page.content_type) == (200, "text/html; charset=utf-8")
    assert {"nav", "button", "script"} <= _tags(page.text) <= SAFE_TAGS | ON_THE_SCREEN
    assert f'href="/m/{MEETING}"' in page.text
    assert "Print of bewaar als pdf" in page.text
    assert ".ics" not in page.text, "no date is set, so a calendar has nothing to hold"
    for element, directive in (("script", "script-src"), ("style", "style-src 'self'")):
        (inside,) = re.findall(rf"<{element}>(.*?)</{element}>", page.text, re.DOTALL)
        assert f"{directive} 'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'" in policy


def test_who_is_not_signed_in_is_sent_there_and_comes_back(deciding: World) -> None:
    answer = deciding.browser().get(f"/m/{MEETING}/minutes")

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/sign-in?next=/m/{MEETING}/minutes")


@pytest.mark.parametrize(("role", "status"), [("waiting", 403), ("outsider", 404)])
def test_the_letter_is_for_who_may_read_the_minutes(deciding: World, role: str, status: int) -> None:
    assert deciding.as_role(role).get(f"/m/{MEETING}/minutes").status_code == status


def test_the_result_is_drawn_with_its_numbers_in_words(tmp_path: Path) -> None:
    world = deciding_world(tmp_path)
    world.do(AddOrganisation(movement=world.movement, organisation="org2", name="The org2", kind="member"))
    world.do(
        StartProposal(
            proposal="p3",
            movement=world.movement,
            workflow="quick",
            title="A third",
            clauses=(ClauseLine(clause="c", text="We do."),),
            meeting=MEETING,
        )
    )
    world.do(MakeMove(proposal="p3", move="open_ballot"))
    ballot = world.house.ask(lambda _, states: states.proposal("p3").open_ballot)  # type: ignore[union-attr]
    assert ballot
    world.do(Cast(ballot=ballot, seat="org1", key="k" * 22, n=1, choice={"c": "yes"}), "delegate")
    world.do(CloseBallot(proposal="p3", ballot=ballot))

    written = world.as_role("delegate").get(f"/api/meetings/{MEETING}/minutes.html?lang=en").text
    world.close()

    assert 'aria-label="Point 1: 1 for, 0 abstained, 0 against, 1 did not vote. Needed: 1."' in written
    assert written.count('class="yes" d=') == 1
    assert written.count('class="water" d=') == 1
    assert "Who voted what" in written
    assert re.findall(r'data-label="([^"]+)">\d', written)[:3] == ["For", "Against", "Abstain"]
    assert re.search(r'<th[^>]*>The org1</th><td[^>]*data-label="For">1</td>', written)
    assert "1 organisation did not vote." in written
    assert "Not present: The org2." in written


@pytest.mark.parametrize("start", ["# Kop", "- punt", "1. eerst", "> citaat", "+ ook", "=== lijn", "12) ja"])
def test_a_line_cannot_begin_as_markup(start: str) -> None:
    assert re.match(r"\d*\\", text(start))


def test_words_with_a_hyphen_or_a_full_stop_stay_readable() -> None:
    assert text("Raffy-Lale-De Leystroom. Punt!") == "Raffy-Lale-De Leystroom. Punt!"


def test_times_are_in_the_zone_of_the_meeting(world: World) -> None:
    plan = PlanMeeting(
        meeting="far",
        movements=(world.movement,),
        title="Ver weg",
        starts_at="2022-11-09T12:00:00Z",
        time_zone="America/New_York",
        agenda=(AgendaLine(item="a", title="Begin"),),
    )
    world.do(plan)

    written = world.as_role("coordinator").get("/api/meetings/far/minutes.md?lang=nl").text

    assert "woensdag 9 november 2022 om 07.00 uur" in written
    assert messages.render("nl", "minutes.draft") in written


@pytest.mark.parametrize("form", FORMS)
def test_an_override_and_an_erased_text_are_told(world: World, form: Form) -> None:
    lookup: Names = scenes.names(erased=frozenset({"We grow."}))
    taken = scenes.minutes(opened(), scenes.proposal(scenes.pushed_through()), lookup=lookup)
    with world.app.test_request_context():
        written = render(taken, "en", form)

    assert "The train leaves." in written
    assert "(erased)" in written
    assert (
        messages.render("en", "guard.every_group_reported.held", {"groups": 4, "reported": 3, "missing": 1}) in written
    )


def _without_style(written: str) -> str:
    return re.sub(r"<style>.*?</style>", "", written, flags=re.DOTALL)


def _tags(written: str) -> set[str]:
    found: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            found.add(tag)

    Reader().feed(written)
    return found


@pytest.mark.parametrize("form", FORMS)
def test_reactions_and_questions_are_told_in_numbers_and_drawn(world: World, form: Form) -> None:
    over_time = (
        TappedAt(since="2022-11-09T12:00:00Z", room=3, online=0),
        TappedAt(since="2022-11-09T12:01:00Z", room=0, online=4),
    )
    items = (TappedOn(title="Welcome", room=3, online=0), TappedOn(title="The plan", room=0, online=4))
    kinds = (Reacted(kind="agree", word="", room=3, online=0), Reacted(kind="wow", word="Feest", room=0, online=4))
    posted = (Posted(kind="question", text=HOSTILE, answered=True, support=1, against=0),)
    taken = replace(
        scenes.minutes(opened()),
        tapped=Tapped(kinds=kinds, items=items, length=1, over_time=over_time),
        posted=posted,
    )
    with world.app.test_request_context():
        written = render(taken, "en", form)
        drawn = chart_drawing(taken.tapped, Voice("en", "Europe/Amsterdam")) if taken.tapped else None

    assert "Feest 4, Agree 3." in written
    assert "3 reactions from the room and 4 from online. Most came around 13:01." in written
    assert re.search("1 supports it, answered", written)
    assert drawn is not None
    assert (drawn.svg.count('class="room"'), drawn.svg.count('class="online"')) == (1, 1)


@pytest.mark.parametrize("form", FORMS)
def test_what_an_open_space_talked_about_stands_there_with_its_places(world: World, form: Form) -> None:
    topics = (TopicSaid(title="Money", tables=(1, 3), rooms=(2,)), TopicSaid(title=HOSTILE, tables=(2,), rooms=()))
    held = RoundSaid(question="?", tables=3, rooms=2, from_tables=0, from_rooms=0, topics=topics, themes=(), loose=())
    with world.app.test_request_context():
        written = render(replace(scenes.minutes(opened()), rounds=(held,)), "en", form)

    assert re.search(r"Money .{0,25}table 1, table 3, room B", written)
    assert HOSTILE not in written


@pytest.mark.parametrize("form", FORMS)
def test_a_round_in_which_everybody_got_a_turn_has_its_own_passage(world: World, form: Form) -> None:
    asked = {"kind": "check_in", "asked": 3, "spoke": 2}
    own = TurnsTaken(title="?", question={"en": "How are you?"}, organisations=(HOSTILE, "Topaz"), **asked)
    plain = TurnsTaken(title="?", question={}, organisations=(), **asked | {"kind": "reflection", "asked": 1})
    with world.app.test_request_context():
        written = render(replace(scenes.minutes(opened()), turns=(own, plain)), "en", form)

    assert "How are you?" in written
    assert "Asked: 3. Spoke: 2. They were from:" in written
    assert "How do you look back?" in written
    assert "Asked: 1. Spoke: 2." in written
    assert HOSTILE not in written


@pytest.mark.parametrize("form", FORMS)
def test_a_choice_is_told_by_option_and_its_papers_by_number(world: World, form: Form) -> None:
    with world.app.test_request_context():
        written = html.unescape(render(scenes.of_a_choice(opened()), "en", form)).replace("\\", "")

    assert re.search(r"We pay more.{0,60}2.{0,60}chosen", " ".join(re.sub(r"<[^>]*>", " ", written).split()))
    assert "2 > None of these" in written
    assert "Needed" not in written, "no threshold was asked for"


@pytest.mark.parametrize("form", FORMS)
def test_the_room_and_online_stand_side_by_side(world: World, form: Form) -> None:
    people, spoken = Sides(room=16, online=8), Sides(room=3000, online=300)
    measures = (
        Measure(measured="voted", done=Sides(room=10, online=6), out_of=Sides(room=12, online=6)),
        Measure(measured="spoke", done=spoken, out_of=people),
    )
    parity = (
        Compared(title="", part=Part(item=None, people=people, measures=measures)),
        Compared(title="The plan", part=Part(item="decide", people=people, measures=measures[1:])),
    )
    with world.app.test_request_context():
        written = render(replace(scenes.minutes(opened()), parity=parity), "en", form)

    told = re.sub(r"<[^>]+>|\\", " ", written)
    assert "10 of 12" in told
    assert re.search(r"50 minutes \(91 %\)\s+\|?\s*5 minutes \(9 %\)", told)
    assert "Online spoke less than its number of people would suggest." in told
    assert "The plan: Online spoke less" in told


@pytest.mark.parametrize("form", FORMS)
def test_the_minutes_tell_how_the_room_and_online_voted_where_that_is_told(world: World, form: Form) -> None:
    room, online = {"yes": 3, "no": 0, "abstain": 0}, {"yes": 0, "no": 2, "abstain": 1}
    closed = replace(scenes.closed({"a": "yes", "b": "no"}), breakdown={"a": {"online": online, "room": room}})
    taken = scenes.minutes(opened(), scenes.proposal(scenes.opened(), closed))
    with world.app.app_context():
        written = re.sub(r"<[^>]*>|[|]", " ", render(taken, "en", form))
    assert re.search(r"Point 1\s+Room\s+3\s+0\s+0\s+Point 1\s+Online\s+0\s+2\s+1", written)


def test_a_split_vote_is_told_with_the_weight_of_each_part() -> None:
    voted = VotedFor(organisation="Topaz", points={"yes": (1,), "no": (0, 2)}, shares={"yes": {1: 3}, "no": {0: 1}})
    english = Voice("en", "UTC").answers(voted, ("yes", "no", "abstain"))
    assert english == ("1 (weight 3)", "The whole (weight 1), 2", "–")


@pytest.mark.parametrize("form", FORMS)
def test_reasons_of_objections_are_told_and_are_text(world: World, form: Form) -> None:
    reasons = (
        Reason(question="a", kind="objection", text=said("Too dear"), seat="mijzo"),
        Reason(question="b", kind="concern", text=said(HOSTILE)),
        Reason(question="b", kind="concern", text=said("Gone")),
    )
    told = ReasonsGiven(ballot="b1", reasons=reasons)
    voted = scenes.proposal(scenes.opened(), scenes.closed({"a": "yes", "b": "no"}), told)
    with world.app.test_request_context():
        lookup = scenes.names(erased=frozenset({"Gone"}))
        page = render(scenes.minutes(opened(), voted, lookup=lookup), "en", form)

    assert HOSTILE not in page
    written = html.unescape(page)
    assert "Point 1, objection of Mijzo: “Too dear”" in written
    assert "Point 2, concern: “(erased)”" in written
    assert "alert(1)" in written
