"""What commands were answered, so that one sent twice happens once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from store.tables import answers


def answer_of(connection: Connection, actor: str, command_id: str) -> tuple[str, Mapping[str, Any]] | None:
    query = select(answers.c.digest, answers.c.answer)
    row = connection.execute(query.where(answers.c.actor == actor, answers.c.command_id == command_id)).first()
    return (row.digest, row.answer) if row else None


def remember(connection: Connection, actor: str, command_id: str, digest: str, answer: Mapping[str, Any]) -> None:
    values = {"actor": actor, "command_id": command_id, "digest": digest, "answer": dict(answer)}
    connection.execute(insert(answers).values(values))
