"""Minutes that everybody may read who has their address: an edition that stays as it was, until it is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar

from engine.group.commands import WriteNote
from engine.meeting.commands import (
    EndMeeting,
    HideFromMinutes,
    PublishMinutes,
    SetNextDate,
    WithdrawMinutes,
    WriteMinutes,
)
from engine.proposal.commands import AssignTask
from engine.proposal.reviewing.commands import SetReview
from tests.web.shapes import wrong_in
from tests.web.world import DECIDED, MEETING, World, deciding_world

HOSTILE = "<script>alert(1)</script> #panic[] $x$ [x](javascript:1) ![p](https://elsewhere.example/p.png)"


@pytest.fixture
def over(tmp_path: Path) -> Iterator[World]:
    world = deciding_world(tmp_path)
    world.do(WriteNote(group=world.group, note="n1", kind="quote", text="Vraag het Jan."))
    world.do(AssignTask(proposal=DECIDED, task="t1", text="Call ten.", owner="org1", due="2031-03-01"))
    world.do(SetNextDate(meeting=MEETING, starts_at="2031-04-13T11:00:00Z"))
    world.do(EndMeeting(meeting=MEETING))
    yield world
    world.close()


def write(text: str, rev: int = 0, place: str = "opening") -> WriteMinutes:
    return WriteMinutes(meeting=MEETING, place=place, text=text, rev=rev)


def publish(world: World) -> str:
    """The address that people get."""
    world.do(PublishMinutes(meeting=MEETING))
    view = world.as_role("participant").get(f"/api/meetings/{MEETING}").json["view"]
    return f"/minutes/{view['meeting']['minutes']['address']}"


def nobody(world: World) -> FlaskClient:
    return world.as_role("nobody")


def test_whoever_has_the_address_reads_them_without_signing_in(over: World) -> None:
    over.do(write("It *rained*."))
    page = nobody(over).get(f"{publish(over)}?lang=en")

    assert (page.status_code, page.content_type) == (200, "text/html; charset=utf-8")
    assert "Edition 1, public since" in page.text
    assert "<p>It <em>rained</em>.</p>" in page.text
    assert ".ics?lang=en" in page.text
    assert "script-src 'sha256-" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Robots-Tag"] == "noindex"


def test_they_say_what_looks_for_somebody_and_when_it_is_looked_at_again(over: World) -> None:
    over.do(AssignTask(proposal=DECIDED, task="t2", text="Pay them.", due="2031-03-02"))
    over.do(SetReview(proposal=DECIDED, on="2031-09-01"))
    address = publish(over)

    page = nobody(over).get(f"{address}?lang=nl").text
    assert "Zoekt iemand" in page
    assert "Wordt weer bekeken op maandag 1 september 2031." in page
    entries = nobody(over).get(f"{address}.ics?lang=nl").text
    assert "SUMMARY:Zoekt iemand: Pay them." in entries
    assert "SUMMARY:Weer bekijken: " in entries
    assert "DTSTART;VALUE=DATE:20310901" in entries


def test_an_edition_stays_as_it_was_until_the_next_one(over: World) -> None:
    address = publish(over)
    over.do(write("Added later."))
    over.do(AssignTask(proposal=DECIDED, task="t2", text="Thought of later.", owner="org1"))
    first = nobody(over).get(address).text
    second = nobody(over).get(publish(over)).text

    assert "later" not in first
    assert "Added later." in second
    assert "Thought of later." in second


def test_what_was_erased_is_gone_from_an_edition_too(over: World) -> None:
    address = publish(over)
    assert "Vraag het Jan." in nobody(over).get(address).text
    entry = over.house.store.read(lambda reader: reader.entries(f"group:{over.group}"))[0]
    over.house.store.write(lambda tx: tx.erase_text(entry.event.text.id))

    assert "Vraag het Jan." not in nobody(over).get(address).text


def test_what_is_left_out_is_in_none_of_its_forms(over: World) -> None:
    over.do(HideFromMinutes(meeting=MEETING, place=f"note.{over.group}.n1", hidden=True))
    address = publish(over)

    assert all("Vraag het Jan." not in nobody(over).get(f"{address}{ending}").text for ending in ("", ".md"))


def test_withdrawn_minutes_say_so_and_come_back_at_the_same_address(over: World) -> None:
    address = publish(over)
    over.do(WithdrawMinutes(meeting=MEETING))

    for ending in ("", ".pdf", ".md", ".ics"):
        gone = nobody(over).get(f"{address}{ending}?lang=en")
        assert gone.status_code == 410
        assert "no longer public" in gone.text
    assert publish(over) == address
    assert "Edition 2" in nobody(over).get(f"{address}?lang=en").text


def test_an_address_that_is_none_says_so(over: World) -> None:
    page = nobody(over).get("/minutes/abcdefghjkmn?lang=en")

    assert page.status_code == 404
    assert "no minutes here" in page.text


def test_before_that_only_coordinators_read_what_was_written(over: World) -> None:
    over.do(write("Not for everybody yet."))
    read = {role: over.as_role(role).get(f"/m/{MEETING}/minutes").text for role in ("coordinator", "participant")}

    assert "Not for everybody yet." in read["coordinator"]
    assert "Not for everybody yet." not in read["participant"]
    publish(over)
    assert "Not for everybody yet." in over.as_role("participant").get(f"/m/{MEETING}/minutes").text


def test_the_pdf_is_tagged_and_holds_whatever_people_wrote(over: World) -> None:
    over.do(write(HOSTILE))
    answer = nobody(over).get(f"{publish(over)}.pdf?lang=nl")

    assert answer.content_type == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in answer.data
    assert b"/Lang(nl)" in answer.data


def test_a_coordinators_markdown_holds_nothing_but_text(over: World) -> None:
    over.do(write(HOSTILE))
    address = publish(over)
    html, markdown = (nobody(over).get(f"{address}{ending}").text for ending in ("", ".md"))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert r"\<script\>alert(1)\</script\>" in markdown


def test_the_calendar_has_the_next_meeting_and_the_days_of_tasks(over: World) -> None:
    answer = nobody(over).get(f"{publish(over)}.ics?lang=en")
    following, task = Calendar.from_ical(answer.data).walk("VEVENT")

    assert answer.content_type == "text/calendar; charset=utf-8"
    assert following["dtstart"].dt.isoformat() == "2031-04-13T13:00:00+02:00"
    assert (str(task["summary"]), task["dtstart"].dt.isoformat()) == ("The org1: Call ten.", "2031-03-01")


def test_a_calendar_leads_back_to_the_address_that_was_asked(over: World) -> None:
    address = publish(over)
    hosts = ("http://one.example", "http://other.example")
    calendars = [Calendar.from_ical(nobody(over).get(f"{address}.ics", base_url=host).data) for host in hosts]

    assert [str(each.walk("VEVENT")[0]["url"]) for each in calendars] == [f"{host}{address}" for host in hosts]


@pytest.mark.parametrize("ending", ["pdf", "md", "ics"])
def test_members_take_along_a_draft_and_others_do_not(over: World, ending: str) -> None:
    path = f"/api/meetings/{MEETING}/minutes.{ending}"

    assert over.as_role("delegate").get(path).status_code == 200
    assert over.as_role("waiting").get(path).status_code == 403
    assert nobody(over).get(path).status_code == 401


def test_the_editor_reads_each_place_and_what_is_left_out(over: World) -> None:
    over.do(write("It rained."))
    over.do(write("It *poured*.", rev=1))
    over.do(HideFromMinutes(meeting=MEETING, place="votes", hidden=True))
    over.do(HideFromMinutes(meeting=MEETING, place=f"note.{over.group}.n1", hidden=True))
    address = publish(over)

    view = over.as_role("coordinator").get(f"/api/meetings/{MEETING}/minutes").json
    assert wrong_in(over, "/api/meetings/{meeting}/minutes", view) == []
    assert list(view["places"]) == ["opening", "item.i1", "round.r1", "closing"]
    assert view["places"]["opening"] == {"order": 1, "kind": "opening", "text": "It *poured*.", "rev": 2}
    assert view["places"]["round.r1"]["notes"][f"note.{over.group}.n1"]["hidden"]
    assert [name for name, section in view["sections"].items() if "hidden" in section] == ["votes"]
    assert (view["edition"], f"/minutes/{view['address']}", "changed" in view) == (1, address, False)


@pytest.mark.parametrize(("role", "status"), [("delegate", 403), ("waiting", 403), ("outsider", 404), ("nobody", 401)])
def test_nobody_else_reads_what_the_editor_reads(over: World, role: str, status: int) -> None:
    assert over.as_role(role).get(f"/api/meetings/{MEETING}/minutes").status_code == status
