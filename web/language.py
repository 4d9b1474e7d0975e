"""In which language somebody reads: what they ask for with `?lang=`, else what their browser speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import has_request_context, request

import messages
from web.house import house


def language() -> str:
    offered = house().config.languages
    if not has_request_context():
        return offered[0]
    asked = request.args.get("lang", "")
    spoken = (each.partition("-")[0].lower() for each in request.accept_languages.values())
    return next((each for each in (asked, *spoken) if each in offered), offered[0])


def say(code: str, params: Mapping[str, Any] | None = None) -> str:
    """A sentence of the catalogue, in the reader's language."""
    return str(messages.render(language(), code, params or {}))
