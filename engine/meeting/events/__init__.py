"""What has happened in a meeting, in files by what it is about. Ids, numbers and sealed texts only: no names, no words.

Public: every event, and the parts that they carry."""

from engine.meeting.events.agenda import (
    AgendaItemAdded,
    AgendaItemBegun,
    AgendaItemChanged,
    AgendaItemMoved,
    AgendaItemRemoved,
    PlannedItem,
)
from engine.meeting.events.attending import (
    Admitted,
    CheckedIn,
    CheckedOut,
    EntryAsked,
    TurnedAway,
    WelcomeWished,
)
from engine.meeting.events.feeling import ChosenReaction, ClausePointedAt, ReactionsSet
from engine.meeting.events.floor import (
    FloorGiven,
    FloorTakenBack,
    HandLowered,
    HandRaised,
    HandsOrdered,
    HandsSuggested,
    TimeGiven,
    TurnSet,
)
from engine.meeting.events.grouping import (
    FormedGroup,
    GroupsClosed,
    GroupsFormed,
    WalkedToGroup,
)
from engine.meeting.events.harvest import (
    NoteHarvested,
    NoteReturned,
    ThemeAdded,
    ThemeRemoved,
    ThemeRenamed,
)
from engine.meeting.events.minutes import (
    HiddenFromMinutes,
    MinutesPublished,
    MinutesWithdrawn,
    MinutesWritten,
)
from engine.meeting.events.planning import (
    DoorsOpened,
    DoorsShut,
    MeetingArchived,
    MeetingChanged,
    MeetingEnded,
    MeetingPlanned,
    MeetingReopened,
    MeetingUnarchived,
    NextDateSet,
)
from engine.meeting.events.showing import ShownOnScreen

__all__ = [
    "Admitted",
    "AgendaItemAdded",
    "AgendaItemBegun",
    "AgendaItemChanged",
    "AgendaItemMoved",
    "AgendaItemRemoved",
    "CheckedIn",
    "CheckedOut",
    "ChosenReaction",
    "ClausePointedAt",
    "DoorsOpened",
    "DoorsShut",
    "EntryAsked",
    "FloorGiven",
    "FloorTakenBack",
    "FormedGroup",
    "GroupsClosed",
    "GroupsFormed",
    "HandLowered",
    "HandRaised",
    "HandsOrdered",
    "HandsSuggested",
    "HiddenFromMinutes",
    "MeetingArchived",
    "MeetingChanged",
    "MeetingEnded",
    "MeetingPlanned",
    "MeetingReopened",
    "MeetingUnarchived",
    "MinutesPublished",
    "MinutesWithdrawn",
    "MinutesWritten",
    "NextDateSet",
    "NoteHarvested",
    "NoteReturned",
    "PlannedItem",
    "ReactionsSet",
    "ShownOnScreen",
    "ThemeAdded",
    "ThemeRemoved",
    "ThemeRenamed",
    "TimeGiven",
    "TurnSet",
    "TurnedAway",
    "WalkedToGroup",
    "WelcomeWished",
]
