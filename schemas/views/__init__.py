"""What comes back over HTTP, for the API page. Nothing is validated on its way out: the engine's own types made it.

Public: every schema named here; a file for each kind of page.
"""

from __future__ import annotations

from schemas.views.answers import Happened, Problem, SeatRecorded
from schemas.views.chains import BallotDocument, ChainView
from schemas.views.directory import InstallationView, ListPreview, MemberView, MovementView, OrganisationView
from schemas.views.holders import HoldersView
from schemas.views.home import HomeView
from schemas.views.kept import KeptView
from schemas.views.methods import MethodList, SaidRules, WhatIf
from schemas.views.minutes import MinutesDesk
from schemas.views.parity import ParityView
from schemas.views.proposal import ProposalPage
from schemas.views.roll import RollView
from schemas.views.session import (
    Entry,
    JoinMeeting,
    JoinView,
    MeetingList,
    RollCalled,
    SessionMeeting,
    SessionMovement,
    SessionView,
)
from schemas.views.teams import TeamsView
from schemas.views.workflows import WorkflowList

__all__ = [
    "BallotDocument",
    "ChainView",
    "Entry",
    "Happened",
    "HoldersView",
    "HomeView",
    "InstallationView",
    "JoinMeeting",
    "JoinView",
    "KeptView",
    "ListPreview",
    "MeetingList",
    "MemberView",
    "MethodList",
    "MinutesDesk",
    "MovementView",
    "OrganisationView",
    "ParityView",
    "Problem",
    "ProposalPage",
    "RollCalled",
    "RollView",
    "SaidRules",
    "SeatRecorded",
    "SessionMeeting",
    "SessionMovement",
    "SessionView",
    "TeamsView",
    "WhatIf",
    "WorkflowList",
]
