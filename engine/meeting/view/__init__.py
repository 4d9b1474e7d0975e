"""What screens show of a meeting and of its small groups: maps by id, no nulls, no lists (docs/protocol.md).

How many are here, and how many sit in each group, is not in here: that is `live`.

Public: `view_meeting` for an `Audience`, `view_group_chain`, `view_theme`, `view_carried`, `view_own_proxies`.
"""

from engine.meeting.view.carried import view_carried
from engine.meeting.view.groups import view_group_chain, view_theme
from engine.meeting.view.parts import Audience
from engine.meeting.view.proxies import view_own_proxies
from engine.meeting.view.whole import view_meeting

__all__ = ["Audience", "view_carried", "view_group_chain", "view_meeting", "view_own_proxies", "view_theme"]
