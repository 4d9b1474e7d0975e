"""One door to every decision about the directory; the rules stand in the files named for what they are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.directory import access, commands, lists, organisations, people
from engine.directory.facts import DirectoryFacts
from engine.directory.organisations import Changes
from engine.errors import refuse
from engine.moment import Moment

DECISIONS: Mapping[type, Callable[[Any, DirectoryFacts, Moment], Changes]] = {
    commands.FoundMovement: organisations.found,
    commands.RenameMovement: organisations.rename,
    commands.AddOrganisation: organisations.add,
    commands.ChangeOrganisation: organisations.change,
    commands.WeighOrganisation: organisations.weigh,
    commands.RemoveOrganisation: organisations.remove,
    commands.RestoreOrganisation: organisations.restore,
    commands.AddPerson: people.add,
    commands.ChangePerson: people.change,
    commands.GiveRole: people.give_role,
    commands.TakeRole: people.take_role,
    commands.TakeList: lists.take,
    commands.GiveLink: access.give_link,
    commands.GiveLinks: access.give_links,
    commands.RevokeLinks: access.revoke_links,
    commands.RevokePerson: access.revoke_person,
    commands.ErasePerson: access.erase_person,
}


def decide(command: object, facts: DirectoryFacts, moment: Moment) -> Changes:
    """The rows to write, or why not. Raises KeyError for a command of another noun."""
    rule = DECISIONS[type(command)]
    if facts.movement is None and not isinstance(command, commands.FoundMovement):
        return refuse("not_found", what="movement")
    return rule(command, facts, moment)
