"""What can be asked of the directory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from engine.fields import Email, Id, Length, Line, Pattern, Range, Secret
from engine.registry import command

OrganisationKind = Literal["member", "partner", "support"]
MemberRole = Literal["coordinator", "delegate", "participant", "observer", "screen"]
Language = Literal["nl", "en"]
Short = Annotated[str, Length(0, 12)]
Weight = Annotated[int, Range(1, 1_000_000)]
Uses = Annotated[int, Range(1, 20)]
Token = Annotated[str, Pattern(r"[A-Za-z0-9_-]{22,64}", "bad_token"), Secret()]
"""A random secret of at least 128 bits that the client made, so that asking twice gives one link. Only its hash is
kept."""

MOST_ORGANISATIONS = 500
MOST_PEOPLE = 1000
"""In one list."""


@command("movement.found")
@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMovement:
    movement: Id
    name: Line
    language: Language = "nl"


@command("movement.rename")
@dataclass(frozen=True, slots=True, kw_only=True)
class RenameMovement:
    movement: Id
    name: Line
    language: Language = "nl"


@command("movement.add_organisation")
@dataclass(frozen=True, slots=True, kw_only=True)
class AddOrganisation:
    movement: Id
    organisation: Id
    name: Line
    short: Short = ""
    kind: OrganisationKind = "member"


@command("movement.change_organisation")
@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOrganisation:
    """Give an organisation another name, short name or kind. While it has delegates it stays a member."""

    movement: Id
    organisation: Id
    name: Line
    short: Short = ""
    kind: OrganisationKind = "member"


@command("movement.weigh_organisation")
@dataclass(frozen=True, slots=True, kw_only=True)
class WeighOrganisation:
    """Say what an organisation's vote weighs where a ballot is weighted: its beds, its members, its contribution. A
    ballot that is open keeps the weights that it was opened with."""

    movement: Id
    organisation: Id
    weight: Weight


@command("movement.remove_organisation")
@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveOrganisation:
    """Take an organisation off every list. Nobody may have a role there. What it did before keeps its name."""

    movement: Id
    organisation: Id


@command("movement.restore_organisation")
@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreOrganisation:
    """Undo a removal."""

    movement: Id
    organisation: Id


@command("movement.add_person")
@dataclass(frozen=True, slots=True, kw_only=True)
class AddPerson:
    movement: Id
    person: Id
    name: Line
    organisation: Id
    role: MemberRole
    language: Language = "nl"
    email: Email = ""


@command("movement.change_person")
@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePerson:
    """Change a person's name, language or e-mail address: as their coordinator, or as themselves."""

    movement: Id
    person: Id
    name: Line
    language: Language = "nl"
    email: Email = ""


@command("movement.give_role")
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveRole:
    """Give somebody a role for an organisation, besides those that they have."""

    movement: Id
    person: Id
    organisation: Id
    role: MemberRole


@command("movement.take_role")
@dataclass(frozen=True, slots=True, kw_only=True)
class TakeRole:
    """End one role of somebody for an organisation. Their links and sessions stay, so that it can be given back."""

    movement: Id
    person: Id
    organisation: Id
    role: MemberRole


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOrganisation:
    organisation: Id
    name: Line
    short: Short = ""
    kind: OrganisationKind = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """Somebody with one role. Who has several stands on the list several times, under the same id."""

    person: Id
    name: Line
    email: Email = ""
    organisation: Id
    role: MemberRole
    language: Language = "nl"


@command("movement.take_list")
@dataclass(frozen=True, slots=True, kw_only=True)
class TakeList:
    """Add many organisations and people at once: all of them, or none. Somebody who is known here already only gets
    the role."""

    movement: Id
    organisations: Annotated[tuple[ListedOrganisation, ...], Length(0, MOST_ORGANISATIONS)] = ()
    people: Annotated[tuple[ListedPerson, ...], Length(0, MOST_PEOPLE)] = ()


@command("movement.give_link")
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveLink:
    """Give a person a personal link. It works on `uses` devices, and until it is revoked."""

    movement: Id
    person: Id
    token: Token
    uses: Uses = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalLink:
    person: Id
    token: Token


@command("movement.give_links")
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveLinks:
    """Give many people a personal link each: all of them, or none."""

    movement: Id
    links: Annotated[tuple[PersonalLink, ...], Length(1, 500)]
    uses: Uses = 5


@command("movement.revoke_links")
@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeLinks:
    """End every personal link that a person got so far. Where they are signed in already, they stay."""

    movement: Id
    person: Id


@command("movement.revoke_person")
@dataclass(frozen=True, slots=True, kw_only=True)
class RevokePerson:
    """End a person's memberships in this movement. If nothing is left to them then, their links and sessions end as
    well. Their open screens close within two seconds."""

    movement: Id
    person: Id


@command("movement.erase_person")
@dataclass(frozen=True, slots=True, kw_only=True)
class ErasePerson:
    """Forget who somebody was, for good: name and addresses go, and all that they have ends. What they decided stands,
    by nobody's name."""

    movement: Id
    person: Id
