"""Refusals are values: a stable code and its parameters. Screens render them from `messages/` as whole sentences.

The table below is closed. A test proves that each code has a sentence in both languages that uses exactly the
parameters named here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What sort of refusal it is. `web/` maps kinds to HTTP statuses; nothing else depends on them."""

    INVALID = "invalid"
    UNKNOWN_ACTOR = "unknown_actor"
    FORBIDDEN = "forbidden"
    MISSING = "missing"
    CONFLICT = "conflict"
    HELD = "held"
    GONE = "gone"
    TOO_LARGE = "too_large"
    BUSY = "busy"


CODES: Mapping[str, tuple[Kind, tuple[str, ...]]] = {
    # the shape of what was sent
    "invalid_fields": (Kind.INVALID, ("fields",)),
    "unknown_command": (Kind.INVALID, ("name",)),
    "unknown_event": (Kind.INVALID, ("name",)),
    "not_json": (Kind.INVALID, ()),
    "payload_too_large": (Kind.TOO_LARGE, ("limit",)),
    "too_many_attempts": (Kind.BUSY, ("seconds",)),
    "unknown_time_zone": (Kind.INVALID, ("name",)),
    "command_id_reused": (Kind.CONFLICT, ()),
    # who is asking
    "not_signed_in": (Kind.UNKNOWN_ACTOR, ()),
    "wrong_credentials": (Kind.UNKNOWN_ACTOR, ()),
    "access_revoked": (Kind.UNKNOWN_ACTOR, ()),
    "role_may_not": (Kind.FORBIDDEN, ("needed",)),
    "not_your_group": (Kind.FORBIDDEN, ()),
    "belongs_elsewhere": (Kind.FORBIDDEN, ()),
    "wrong_origin": (Kind.FORBIDDEN, ()),
    "link_unknown": (Kind.MISSING, ()),
    "link_used_up": (Kind.GONE, ()),
    "link_revoked": (Kind.GONE, ()),
    "code_unknown": (Kind.MISSING, ()),
    "entry_closed": (Kind.FORBIDDEN, ()),
    "entry_waiting": (Kind.FORBIDDEN, ()),
    # what is asked for
    "not_found": (Kind.MISSING, ("what",)),
    "already_exists": (Kind.CONFLICT, ("what",)),
    "name_taken": (Kind.CONFLICT, ("name",)),
    "password_too_short": (Kind.INVALID, ("least",)),
    "email_taken": (Kind.CONFLICT, ()),
    # proposals that start others
    "children_too_deep": (Kind.HELD, ("most",)),
    # teams
    "not_your_team": (Kind.FORBIDDEN, ()),
    "team_is_dissolved": (Kind.HELD, ()),
    "too_many_members": (Kind.HELD, ("most",)),
    # the directory
    "organisation_has_people": (Kind.HELD, ("count",)),
    "organisation_has_delegates": (Kind.HELD, ("count",)),
    "role_needs_member": (Kind.HELD, ()),
    "last_coordinator": (Kind.HELD, ()),
    "at_open_meeting": (Kind.HELD, ()),
    "list_unknown_format": (Kind.INVALID, ()),
    "list_broken": (Kind.INVALID, ()),
    "list_empty": (Kind.INVALID, ()),
    "list_too_long": (Kind.INVALID, ("most",)),
    # a new installation
    "setup_key_wrong": (Kind.FORBIDDEN, ()),
    "already_founded": (Kind.CONFLICT, ()),
    # the meeting
    "meeting_not_open": (Kind.HELD, ()),
    "meeting_ended": (Kind.HELD, ()),
    "meeting_not_ended": (Kind.HELD, ()),
    "meeting_still_open": (Kind.HELD, ()),
    "already_open": (Kind.HELD, ()),
    "people_inside": (Kind.HELD, ("count",)),
    "item_begun": (Kind.HELD, ()),
    "not_waiting": (Kind.HELD, ()),
    "not_of_this_meeting": (Kind.MISSING, ()),
    "not_checked_in": (Kind.HELD, ()),
    "been_here_before": (Kind.HELD, ()),
    "not_here": (Kind.HELD, ()),
    "no_item_on": (Kind.HELD, ()),
    "round_closed": (Kind.HELD, ()),
    "round_still_open": (Kind.HELD, ()),
    "nothing_to_report": (Kind.HELD, ()),
    "not_the_author": (Kind.FORBIDDEN, ()),
    "nobody_to_group": (Kind.HELD, ()),
    "no_earlier_round": (Kind.HELD, ()),
    "no_topics": (Kind.INVALID, ()),
    "too_few_places": (Kind.INVALID, ("topics", "places")),
    "too_many_topics": (Kind.HELD, ("most",)),
    "topics_not_called_for": (Kind.HELD, ()),
    "not_your_topic": (Kind.FORBIDDEN, ()),
    "person_not_here": (Kind.HELD, ()),
    "only_looks_on": (Kind.HELD, ()),
    "wrong_place": (Kind.HELD, ("mode",)),
    "not_in_group": (Kind.HELD, ()),
    "not_the_host": (Kind.FORBIDDEN, ()),
    "note_changed": (Kind.CONFLICT, ()),
    "date_in_past": (Kind.INVALID, ()),
    "time_in_past": (Kind.INVALID, ()),
    "bad_time": (Kind.INVALID, ()),
    "not_one_emoji": (Kind.INVALID, ()),
    "reaction_needs_word": (Kind.INVALID, ()),
    "no_such_feeling": (Kind.INVALID, ("least", "most")),
    "no_places": (Kind.INVALID, ()),
    "no_proxies": (Kind.HELD, ()),
    "proxy_seat_here": (Kind.HELD, ()),
    "proxy_chain": (Kind.HELD, ()),
    "too_many_proxies": (Kind.HELD, ("most",)),
    "proxies_held": (Kind.HELD, ("held",)),
    "minutes_changed": (Kind.CONFLICT, ()),
    "minutes_too_early": (Kind.HELD, ()),
    # the board
    "board_closed": (Kind.HELD, ()),
    "not_your_card": (Kind.FORBIDDEN, ()),
    "card_handled": (Kind.HELD, ()),
    "card_felt_about": (Kind.HELD, ()),
    "card_not_released": (Kind.HELD, ()),
    "too_many_cards": (Kind.HELD, ("most",)),
    # the proposal and its workflow
    "no_such_workflow": (Kind.MISSING, ("workflow",)),
    "draft_changed": (Kind.CONFLICT, ()),
    "draft_too_large": (Kind.INVALID, ()),
    "workflow_has_problems": (Kind.INVALID, ("count",)),
    "workflow_name_taken": (Kind.CONFLICT, ()),
    "workflow_unchanged": (Kind.CONFLICT, ("version",)),
    "move_unknown": (Kind.HELD, ("move",)),
    "move_not_from_here": (Kind.HELD, ("move", "stage")),
    "move_held": (Kind.HELD, ("move", "guards")),
    "move_is_automatic": (Kind.HELD, ("move",)),
    "move_not_yours": (Kind.FORBIDDEN, ("move", "needed")),
    "override_not_allowed": (Kind.HELD, ("move", "guard")),
    "proposal_has_ended": (Kind.HELD, ()),
    "stage_not_in_version": (Kind.HELD, ("stage", "version")),
    "stage_stays": (Kind.HELD, ("stage", "version")),
    "not_a_stage_to_go_on_in": (Kind.HELD, ("stage",)),
    "text_is_fixed": (Kind.HELD, ("stage",)),
    "no_clauses": (Kind.HELD, ()),
    "nobody_may_vote": (Kind.HELD, ()),
    "quorum_impossible": (Kind.HELD, ("quorum", "seats")),
    "choices_may_be_guessed": (Kind.HELD, ("seats", "few")),
    "result_awaits_reveal": (Kind.HELD, ()),
    "tie_awaits_chair": (Kind.HELD, ()),
    "nothing_to_reveal": (Kind.HELD, ()),
    "not_reopened": (Kind.HELD, ()),
    "no_ideas_now": (Kind.HELD, ("stage",)),
    "not_your_idea": (Kind.FORBIDDEN, ()),
    "too_many_ideas": (Kind.HELD, ("most",)),
    "too_many_ideas_in_all": (Kind.HELD, ("most",)),
    "no_advice_now": (Kind.HELD, ("stage",)),
    "advice_of_others": (Kind.FORBIDDEN, ()),
    "not_your_advice": (Kind.FORBIDDEN, ()),
    "too_much_advice": (Kind.HELD, ("most",)),
    "no_proposal_awaited_here": (Kind.HELD, ("stage",)),
    "awaits_itself": (Kind.HELD, ()),
    "awaits_in_circle": (Kind.HELD, ()),
    "no_suggestions_now": (Kind.HELD, ("stage",)),
    "suggestion_without_words": (Kind.INVALID, ()),
    "suggestion_answered": (Kind.HELD, ()),
    "not_your_suggestion": (Kind.FORBIDDEN, ()),
    "too_many_suggestions": (Kind.HELD, ("most",)),
    "no_rounds_here": (Kind.HELD, ("stage",)),
    "rounds_spent": (Kind.HELD, ("rounds",)),
    "no_list_asked_for": (Kind.HELD, ("stage",)),
    "voters_unknown": (Kind.INVALID, ("count",)),
    "too_many_clauses": (Kind.HELD, ("most",)),
    "not_adopted": (Kind.HELD, ()),
    "task_done": (Kind.HELD, ()),
    "task_taken": (Kind.HELD, ()),
    "task_without_organisation": (Kind.FORBIDDEN, ()),
    "stopped_moving": (Kind.HELD, ("moves",)),
    # the ballot
    "ballot_unknown": (Kind.MISSING, ()),
    "ballot_closed": (Kind.HELD, ("standing",)),
    "ballot_already_closed": (Kind.HELD, ()),
    "ballot_still_open": (Kind.HELD, ()),
    "ballot_not_due": (Kind.HELD, ()),
    "ballot_without_deadline": (Kind.HELD, ()),
    "stage_without_deadline": (Kind.HELD, ()),
    "ballot_past_deadline": (Kind.HELD, ()),
    "not_on_roll": (Kind.FORBIDDEN, ()),
    "not_your_seat": (Kind.FORBIDDEN, ()),
    "already_voted": (Kind.CONFLICT, ()),
    "conflict": (Kind.CONFLICT, ()),
    "choice_incomplete": (Kind.INVALID, ("missing",)),
    "choice_unknown": (Kind.INVALID, ("questions",)),
    "paper_blank": (Kind.INVALID, ()),
    "paper_unknown_option": (Kind.INVALID, ("option",)),
    "paper_option_twice": (Kind.INVALID, ("option",)),
    "paper_too_many": (Kind.INVALID, ("given", "most")),
    "paper_too_few": (Kind.INVALID, ("given", "least")),
    "paper_over_total": (Kind.INVALID, ("spent", "total")),
    "paper_value_outside": (Kind.INVALID, ("option", "lowest", "highest")),
    "paper_shares": (Kind.INVALID, ("given", "weight")),
    "paper_equal_ranks": (Kind.INVALID, ()),
    "paper_unreadable": (Kind.INVALID, ()),
    "paper_spelling": (Kind.INVALID, ("spelling",)),
    "reason_missing": (Kind.INVALID, ()),
    "reason_unasked": (Kind.INVALID, ()),
    "rules_fixed": (Kind.HELD, ("stage",)),
    "rules_impossible": (Kind.INVALID, ("why",)),
    "workflow_not_in_order": (Kind.INVALID, ()),
    "no_such_step": (Kind.INVALID, ()),
    "nobody_votes_there": (Kind.INVALID, ()),
    "too_much_to_draw": (Kind.INVALID, ()),
    "clause_without_cost": (Kind.HELD, ("number",)),
    "what_if_asks_other": (Kind.INVALID, ()),
    "what_if_other_papers": (Kind.INVALID, ()),
    "what_if_papers_unfit": (Kind.INVALID, ("papers",)),
    "no_tie_to_break": (Kind.HELD, ()),
    "tie_not_broken": (Kind.INVALID, ()),
    # the house itself
    "busy": (Kind.BUSY, ()),
    "storage_full": (Kind.BUSY, ()),
    "storage_unavailable": (Kind.BUSY, ()),
    "server_error": (Kind.BUSY, ()),
}


@dataclass(frozen=True, slots=True)
class Refused:
    """A command that was not carried out, and why. Nothing has changed."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _, names = CODES[self.code]
        if set(self.params) != set(names):
            raise ValueError(f"refusal {self.code} takes {names}, got {sorted(self.params)}")

    @property
    def kind(self) -> Kind:
        return CODES[self.code][0]


class RefusedError(Exception):
    """A refusal on its way up from a place that cannot return one (a port, an import)."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.code)
        self.refused = refused


def refuse(code: str, **params: Any) -> Refused:
    return Refused(code, params)
