"""Movements, organisations, people and who may do what for whom. Kept as rows, not as a ledger: names can be erased.

`decide` gives the changes; the store writes them and every screen that shows a name is brought up to date. Public: the
rows and changes (`rows`), the commands (`commands`), `DirectoryFacts` and `Standing` (`facts`), `decide`, `hash_token`;
and `listing`, which reads a list of people as somebody wrote it.
"""

from engine.directory.commands import (
    AddOrganisation,
    AddPerson,
    ChangeOrganisation,
    ChangePerson,
    ErasePerson,
    FoundMovement,
    GiveLink,
    GiveLinks,
    GiveRole,
    ListedOrganisation,
    ListedPerson,
    PersonalLink,
    RemoveOrganisation,
    RenameMovement,
    RestoreOrganisation,
    RevokeLinks,
    RevokePerson,
    TakeList,
    TakeRole,
    WeighOrganisation,
)
from engine.directory.decide import decide
from engine.directory.facts import DirectoryFacts, Standing
from engine.directory.rows import (
    Change,
    Erasure,
    Link,
    LinksRevoked,
    Membership,
    MembershipEnded,
    Movement,
    Organisation,
    Person,
    Revocation,
    hash_token,
    roles_by_person,
)

__all__ = [
    "AddOrganisation",
    "AddPerson",
    "Change",
    "ChangeOrganisation",
    "ChangePerson",
    "DirectoryFacts",
    "ErasePerson",
    "Erasure",
    "FoundMovement",
    "GiveLink",
    "GiveLinks",
    "GiveRole",
    "Link",
    "LinksRevoked",
    "ListedOrganisation",
    "ListedPerson",
    "Membership",
    "MembershipEnded",
    "Movement",
    "Organisation",
    "Person",
    "PersonalLink",
    "RemoveOrganisation",
    "RenameMovement",
    "RestoreOrganisation",
    "Revocation",
    "RevokeLinks",
    "RevokePerson",
    "Standing",
    "TakeList",
    "TakeRole",
    "WeighOrganisation",
    "decide",
    "hash_token",
    "roles_by_person",
]  # fmt: skip
