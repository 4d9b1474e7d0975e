"""What was written into the minutes and left out of them, and their editions."""

from __future__ import annotations

from engine.meeting.events import HiddenFromMinutes, MinutesPublished, MinutesWithdrawn, MinutesWritten
from engine.meeting.state.meeting import Meeting, MinutesKept, Written
from engine.replacing import replace


def minutes(meeting: Meeting, event: object) -> Meeting | None:
    kept = meeting.minutes
    match event:
        case MinutesWritten(place=place, text=text, rev=rev):
            texts = {**kept.texts, place: Written(text=text, rev=rev)}
            return _keep(meeting, replace(kept, texts=texts, changed=True))
        case HiddenFromMinutes(place=place, hidden=hidden):
            places = kept.hidden | {place} if hidden else kept.hidden - {place}
            return _keep(meeting, replace(kept, hidden=places, changed=True))
        case MinutesPublished(edition=edition, address=address, at=at):
            published = replace(kept, edition=edition, address=address, published_at=at, changed=False)
            return _keep(meeting, published)
        case MinutesWithdrawn():
            return _keep(meeting, replace(kept, published_at=None))
    return None


def _keep(meeting: Meeting, kept: MinutesKept) -> Meeting:
    return replace(meeting, minutes=kept)
