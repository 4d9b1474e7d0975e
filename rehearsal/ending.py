"""What follows from the decision: the choices for the coming year, who does what, the next date, and the end."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from rehearsal.case import plan, talk
from rehearsal.case.dates import ZONE
from rehearsal.case.people import ORGANISATIONS
from rehearsal.groups import talk_about
from rehearsal.hall import Hall
from rehearsal.sentences import LANGUAGES

FORMATS = ("html", "md")


async def choose(hall: Hall) -> None:
    """The second round is about no proposal: what is said there goes into the minutes and into tasks."""
    await hall.begin(plan.CHOICES)
    await talk_about(hall, talk.ABOUT_THE_CHOICES)
    names = {each.id: each.name for each in ORGANISATIONS}
    tasks = plan.tasks(hall.dates)
    for task in tasks:
        about = {"clause": task.clause} if task.clause else {}
        fields = {"task": task.id, "text": task.text, "owner": task.owner, "due": task.due, **about}
        await hall.do("proposal.assign_task", proposal=plan.PLAN, **fields)
        await hall.teller.tell("task", owner=names[task.owner], text=task.text, due=task.due)
    given = {task.id for task in tasks}
    # Beside them stand those that the decision itself made, one of each point.
    await hall.all_see(lambda each: given <= set(each.view["proposals"][plan.PLAN]["tasks"]), "all tasks stood")


async def end(hall: Hall) -> None:
    await hall.begin(plan.LOOKING_BACK)
    await hall.do("meeting.set_next_date", meeting=plan.MEETING, starts_at=hall.dates.next_meeting)
    await hall.do("meeting.end", meeting=plan.MEETING)
    await hall.all_see(lambda each: each.view["meeting"]["phase"] == "ended", "the meeting had ended")
    next_time = datetime.fromisoformat(hall.dates.next_meeting).astimezone(ZoneInfo(ZONE))
    await hall.teller.tell("next", date=next_time.strftime("%d-%m-%Y %H:%M"))


async def write_minutes(hall: Hall, folder: Path) -> None:
    """As a participant gets them, in both languages and both formats."""
    reader = next(iter(hall.seats.values()))
    for language in LANGUAGES:
        for form in FORMATS:
            path = f"/api/meetings/{plan.MEETING}/minutes.{form}"
            page = await hall.api.page(reader.who.token, path, lang=language)
            (folder / f"minutes.{language}.{form}").write_text(page, "utf-8")
