"""What every error of the API looks like."""

from __future__ import annotations

from typing import Any

from werkzeug.test import TestResponse


def problem(response: TestResponse, status: int, code: str) -> dict[str, Any]:
    """The problem's parameters, after looking at everything that RFC 9457 and we promise of it."""
    assert response.content_type == "application/problem+json", response.data[:200]
    body: dict[str, Any] = response.get_json(force=True)
    assert (response.status_code, body["code"]) == (status, code), body
    assert set(body) == {"type", "title", "status", "code", "params"}
    assert body["status"] == status
    assert body["type"] in (f"urn:polder:{code}", "about:blank")
    assert body["title"]
    params: dict[str, Any] = body["params"]
    return params
