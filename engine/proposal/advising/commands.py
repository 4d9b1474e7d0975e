"""What can be asked about advice."""

from __future__ import annotations

from dataclasses import dataclass

from engine.fields import Id, Paragraph
from engine.registry import command


@command("proposal.advise")
@dataclass(frozen=True, slots=True, kw_only=True)
class Advise:
    """Give advice where the stage asks for it. To change it, withdraw it and give another."""

    proposal: Id
    advice: Id
    text: Paragraph


@command("proposal.withdraw_advice")
@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawAdvice:
    """Take back one's own, as long as the proposal is in the stage that asked for it."""

    proposal: Id
    advice: Id
