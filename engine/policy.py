"""Who may do what: one table for both entrances, asked by the door itself.

Roles come from memberships in the movement (`coordinator`, `delegate`, `participant`, `observer`, `screen`), from being
let into a meeting as a guest (`participant`, `observer`), from waiting for that (`waiting`), from being signed in at
all (`person`), and from being the one whom a command of the directory is about (`self`). A small group's own rules
(who sits in it) are the noun's.
"""

from __future__ import annotations

from collections.abc import Mapping

from engine.moment import HOUSE

Roles = frozenset[str]

COORDINATORS: Roles = frozenset({"coordinator"})
THEMSELVES: Roles = frozenset({"self"})
SEATED: Roles = frozenset({"coordinator", "delegate", "participant"})
PRESENT: Roles = SEATED | {"observer"}
EVERYONE: Roles = PRESENT | {"screen"}

COMMANDS: Mapping[str, Roles] = {
    "movement.found": frozenset({HOUSE, "coordinator"}),
    "movement.rename": COORDINATORS,
    "movement.add_organisation": COORDINATORS,
    "movement.change_organisation": COORDINATORS,
    "movement.weigh_organisation": COORDINATORS,
    "movement.remove_organisation": COORDINATORS,
    "movement.restore_organisation": COORDINATORS,
    "movement.add_person": COORDINATORS,
    "movement.change_person": COORDINATORS | THEMSELVES,
    "movement.give_role": COORDINATORS,
    "movement.take_role": COORDINATORS,
    "movement.take_list": COORDINATORS,
    "movement.give_link": COORDINATORS,
    "movement.give_links": COORDINATORS,
    "movement.revoke_links": COORDINATORS,
    "movement.revoke_person": COORDINATORS,
    "movement.erase_person": COORDINATORS | THEMSELVES | {HOUSE},
    "meeting.plan": COORDINATORS,
    "meeting.change": COORDINATORS,
    "meeting.add_item": COORDINATORS,
    "meeting.change_item": COORDINATORS,
    "meeting.move_item": COORDINATORS,
    "meeting.remove_item": COORDINATORS,
    "meeting.begin_item": COORDINATORS,
    "meeting.open_doors": COORDINATORS,
    "meeting.shut_doors": COORDINATORS,
    "meeting.end": COORDINATORS,
    "meeting.reopen": COORDINATORS,
    "meeting.archive": COORDINATORS,
    "meeting.unarchive": COORDINATORS,
    "meeting.set_next_date": COORDINATORS,
    "meeting.show": COORDINATORS,
    "meeting.check_in": PRESENT,
    "meeting.check_out": PRESENT,
    "meeting.welcome_me": PRESENT,
    "meeting.mark_present": COORDINATORS,
    "meeting.mark_absent": COORDINATORS,
    "meeting.ask_to_enter": frozenset({"person"}),
    "meeting.admit": COORDINATORS,
    "meeting.turn_away": COORDINATORS,
    "meeting.raise_hand": SEATED,
    "meeting.lower_hand": SEATED,
    "meeting.raise_hand_for": COORDINATORS,
    "meeting.lower_hand_of": COORDINATORS,
    "meeting.move_hand": COORDINATORS,
    "meeting.suggest_hands": COORDINATORS,
    "meeting.give_floor": COORDINATORS,
    "meeting.take_floor_back": COORDINATORS,
    "meeting.set_turn": COORDINATORS,
    "meeting.ask_everyone": COORDINATORS,
    "meeting.give_time": COORDINATORS,
    "meeting.form_groups": COORDINATORS,
    "meeting.call_for_topics": COORDINATORS,
    "meeting.propose_topic": SEATED,
    "meeting.withdraw_topic": SEATED,
    "meeting.walk_to": SEATED,
    "meeting.seat_person": COORDINATORS,
    "meeting.be_host": SEATED,
    "meeting.set_group": COORDINATORS,
    "meeting.tell_groups": COORDINATORS,
    "meeting.ring_bell": COORDINATORS | {HOUSE},
    "meeting.give_round_time": COORDINATORS,
    "meeting.close_groups": COORDINATORS,
    "meeting.add_theme": COORDINATORS,
    "meeting.rename_theme": COORDINATORS,
    "meeting.remove_theme": COORDINATORS,
    "meeting.harvest_note": COORDINATORS,
    "meeting.return_note": COORDINATORS,
    "meeting.write_minutes": COORDINATORS,
    "meeting.hide_from_minutes": COORDINATORS,
    "meeting.publish_minutes": COORDINATORS,
    "meeting.withdraw_minutes": COORDINATORS,
    "meeting.set_proxies": COORDINATORS,
    "meeting.give_proxy": SEATED,
    "meeting.withdraw_proxy": SEATED,
    "meeting.set_reactions": COORDINATORS,
    "meeting.point_at": COORDINATORS,
    "meeting.feel": PRESENT,
    "meeting.forget_feelings": frozenset({HOUSE}),
    "group.write_note": SEATED,
    "group.agree": SEATED,
    "group.remove_note": SEATED,
    "group.report": SEATED,
    "board.post": PRESENT,
    "board.rewrite": PRESENT,
    "board.take_back": PRESENT,
    "board.release": COORDINATORS,
    "board.set_aside": COORDINATORS,
    "board.answer": COORDINATORS,
    "board.reopen": COORDINATORS,
    "board.feature": COORDINATORS,
    "board.settle_rules": COORDINATORS,
    "workflow.save_draft": COORDINATORS,
    "workflow.discard_draft": COORDINATORS,
    "workflow.publish": COORDINATORS,
    "workflow.retire": COORDINATORS,
    "workflow.unretire": COORDINATORS,
    "proposal.start": COORDINATORS,
    "proposal.bring": COORDINATORS,
    "proposal.rename": COORDINATORS,
    "proposal.add_clause": COORDINATORS,
    "proposal.add_clauses": COORDINATORS,
    "proposal.revise_clause": COORDINATORS,
    "proposal.cost_clause": COORDINATORS,
    "proposal.move_clause": COORDINATORS,
    "proposal.remove_clause": COORDINATORS,
    "proposal.restore_clause": COORDINATORS,
    "proposal.suggest": SEATED,
    "proposal.take_suggestion": COORDINATORS,
    "proposal.decline_suggestion": COORDINATORS,
    "proposal.withdraw_suggestion": SEATED,
    "proposal.add_idea": SEATED,
    "proposal.withdraw_idea": SEATED,
    "proposal.join_ideas": COORDINATORS,
    "proposal.part_idea": COORDINATORS,
    "proposal.name_cluster": COORDINATORS,
    "proposal.set_idea_aside": COORDINATORS,
    "proposal.bring_idea_back": COORDINATORS,
    "proposal.change_version": COORDINATORS,
    "proposal.make_move": COORDINATORS,
    "proposal.give_ballot_time": COORDINATORS,
    "proposal.close_ballot": COORDINATORS | {HOUSE},
    "proposal.reveal_result": COORDINATORS,
    "proposal.reopen_ballot": COORDINATORS,
    "proposal.open_round": COORDINATORS,
    "proposal.enter_paper": COORDINATORS,
    "proposal.break_tie": COORDINATORS,
    "proposal.set_rules": COORDINATORS,
    "proposal.name_voters": COORDINATORS,
    "proposal.settle": frozenset({HOUSE}),
    "proposal.advise": PRESENT,
    "proposal.withdraw_advice": PRESENT,
    "proposal.remind": frozenset({HOUSE}),
    "proposal.read_notices": PRESENT,
    "proposal.assign_task": COORDINATORS,
    "proposal.change_task": COORDINATORS,
    "proposal.remove_task": COORDINATORS,
    "proposal.finish_task": SEATED,
    "proposal.reopen_task": SEATED,
    "proposal.archive": COORDINATORS,
    "proposal.unarchive": COORDINATORS,
    "ballot.cast": SEATED,
}
"""Command → roles of which one suffices. `proposal.make_move` is narrowed further by the workflow's own `by`, and
`proposal.reopen_task` to coordinators and whoever finished the task; `proposal.suggest` by what the stage says, and
`proposal.withdraw_suggestion` to whoever made the suggestion; `proposal.add_idea` by what the stage says, and
`proposal.withdraw_idea` to whoever wrote the idea."""

AUDIENCES: Mapping[str, Roles] = {
    "coordinator": COORDINATORS,
    "screen": frozenset({"screen", "coordinator"}),
    "participant": PRESENT | {"screen"},
    "group": SEATED,
}
"""Chain → roles that may follow it. Of the groups, a person follows the one they sit in."""

RESOURCES: Mapping[str, Roles] = {
    "home": frozenset({"person"}),
    "people": COORDINATORS,
    "meeting": EVERYONE,
    "minutes": EVERYONE,
    "parity": EVERYONE,
    "proxy_holders": SEATED,
    "minutes_desk": COORDINATORS,
    "proposal": EVERYONE,
    "workflows": EVERYONE,
    "methods": frozenset({"person"}),
    "designing": frozenset({"person"}),
    "workflow_desk": COORDINATORS,
    "ballot_export": EVERYONE,
    "what_if": COORDINATORS,
    "ballot_roll": COORDINATORS,
    "react": PRESENT,
    "roll_call": COORDINATORS,
}
"""What may be read (or tapped), by whom. A closed ballot's export holds no person but
those who voted for themselves in an open ballot of persons; if secret, no seat."""


def may(roles: Roles, needed: Roles) -> bool:
    return bool(roles & needed)
