"""A list of organisations and people, looked at before it is taken. Nothing of it is kept."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from engine.directory.listed import Cells, Known, Listing, Problem, Row
from engine.directory.listing import read_list
from engine.errors import RefusedError, refuse
from engine.ports import Reader
from web.house import View


def list_preview(reader: Reader, movement: str, cells: list[Cells]) -> View:
    """`schemas.views.directory.ListPreview`. Raises `list_empty`, `list_too_long`."""
    found = reader.movement(movement)
    if found is None:
        raise RefusedError(refuse("not_found", what="movement"))
    known = Known(
        organisations=reader.organisations([movement]),
        people=reader.people([movement]),
        memberships=frozenset(reader.memberships_in([movement])),
        language=found.language,
    )
    return _view(read_list(cells, known, lambda: secrets.token_hex(10)))


def _view(listing: Listing) -> View:
    wrong, new = listing.count("wrong"), listing.organisations or listing.people
    people, organisations = list(listing.people), list(listing.organisations)
    counts = {"people": listing.new_people, "organisations": len(organisations)}
    taken: View = {"take": {"organisations": organisations, "people": people}} if new and not wrong else {}
    return {
        "columns": dict(listing.columns),
        "rows": {str(order): {"order": order} | _row(row) for order, row in enumerate(listing.rows, start=1)},
        "counts": counts | {"known": listing.count("known"), "wrong": wrong},
        **taken,
    }


def _row(row: Row) -> View:
    sentences = {"problems": _sentences(row.problems), "notes": _sentences(row.notes)}
    said = {name: each for name, each in sentences.items() if each}
    return {"line": row.line, "status": row.status, **row.said, **said}


def _sentences(problems: Iterable[Problem]) -> View:
    return {
        str(n): {"code": each.code, "params": dict(each.params)} | ({"field": each.field} if each.field else {})
        for n, each in enumerate(problems, start=1)
    }
