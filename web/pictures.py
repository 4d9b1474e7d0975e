"""Workflows as pictures, with the words of the catalogue."""

from __future__ import annotations

import messages
from engine.errors import RefusedError, refuse
from engine.workflow.activities import ACTIVITIES
from engine.workflow.definition import Definition
from engine.workflow.picture import TooMuchToDraw, picture
from engine.workflow.read import OUTCOMES


def workflow_picture(definition: Definition, language: str) -> str:
    """SVG. Raises RefusedError where there is too much to draw."""
    kinds = {name: messages.render(language, f"activity.{name}") for name in ACTIVITIES}
    kinds |= {name: messages.render(language, f"designer.outcome.{name}") for name in OUTCOMES}
    try:
        return picture(definition, language, kinds)
    except TooMuchToDraw:
        raise RefusedError(refuse("too_much_to_draw")) from None
