"""The ledger: streams of events, each row hashed together with the one before it, and the texts beside it.

`hash` is the SHA-256, in hex, of the hash before it (nothing for the first row), a newline, and the canonical JSON of
`{actor, at, body, name, seq, stream, version}`, with `at` as it stands in the column.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, String, delete, insert, select, type_coerce, update

from engine.canonical import canonical
from engine.ports import LedgerEntry
from engine.text import StoredText, Text, digest_of
from store.codec import decode, encode
from store.columns import written
from store.tables import ledger, texts

_AT_AS_WRITTEN = type_coerce(ledger.c.at, String).label("at")


def head(connection: Connection, stream: str) -> tuple[int, str]:
    """The last seq of a stream and its hash; `(0, "")` before its first event."""
    query = select(ledger.c.seq, ledger.c.hash).where(ledger.c.stream == stream).order_by(ledger.c.seq.desc()).limit(1)
    row = connection.execute(query).first()
    return (row.seq, row.hash) if row else (0, "")


def append(
    connection: Connection, stream: str, behind: tuple[int, str], events: Sequence[Any], actor: str, at: datetime
) -> int:
    """Add events behind a head; give the new last seq."""
    seq, hash_before = behind
    rows = []
    for seq, each in enumerate(events, behind[0] + 1):
        name, version, body = encode(each)
        row = {"stream": stream, "seq": seq, "name": name, "version": version, "actor": actor}
        hash_before = _hash(hash_before, {**row, "body": body, "at": written(at)})
        rows.append({**row, "body": canonical(body), "at": at, "hash": hash_before})
    connection.execute(insert(ledger), rows)
    return seq


def _hash(before: str, content: Mapping[str, Any]) -> str:
    return hashlib.sha256(f"{before}\n{canonical(content)}".encode()).hexdigest()


def entries(connection: Connection, stream: str, after: int = 0, last: int | None = None) -> list[LedgerEntry]:
    query = select(ledger).where(ledger.c.stream == stream, ledger.c.seq > after).order_by(ledger.c.seq)
    if last is not None:
        query = query.where(ledger.c.seq <= last)
    return [_entry(row) for row in connection.execute(query)]


def acts_of(connection: Connection, actor: str) -> list[LedgerEntry]:
    """Whatever came of what somebody did, the oldest first."""
    query = select(ledger).where(ledger.c.actor == actor).order_by(ledger.c.at, ledger.c.stream, ledger.c.seq)
    return [_entry(row) for row in connection.execute(query)]


def _entry(row: Row[Any]) -> LedgerEntry:
    return LedgerEntry(
        stream=row.stream,
        seq=row.seq,
        event=decode(row.name, row.version, json.loads(row.body)),
        actor=row.actor,
        at=row.at,
        hash=row.hash,
    )


def streams(connection: Connection, prefix: str = "") -> list[str]:
    query = select(ledger.c.stream).where(ledger.c.seq == 1, ledger.c.stream.startswith(prefix, autoescape=True))
    # SQLite's LIKE does not tell capitals apart.
    return sorted(stream for stream in connection.execute(query).scalars() if stream.startswith(prefix))


def verify(connection: Connection, stream: str) -> int | None:
    """The first seq whose row, place in the chain or standing text is not what was written; None if all is well."""
    columns = (ledger.c.seq, ledger.c.name, ledger.c.version, ledger.c.body, ledger.c.actor, ledger.c.hash)
    query = select(*columns, _AT_AS_WRITTEN).where(ledger.c.stream == stream).order_by(ledger.c.seq)
    kept = _kept(connection, stream)
    before = ""
    for expected, row in enumerate(connection.execute(query), 1):
        content = {"stream": stream, **row._mapping}
        claimed = content.pop("hash")
        if row.seq != expected or not _stands(content, before, claimed, kept):
            return expected
        before = claimed
    return None


def _stands(content: dict[str, Any], before: str, claimed: str, kept: Mapping[str, StoredText]) -> bool:
    try:
        content["body"] = json.loads(content["body"])
    except ValueError:
        return False
    if _hash(before, content) != claimed:
        return False
    said = ((kept[text], digest) for text, digest in _sealed(content["body"]) if text in kept)
    return all(digest_of(text.salt, text.words) == digest for text, digest in said)


def _sealed(part: Any) -> Iterator[tuple[str, str]]:
    """Every text that a body refers to, with the digest that it was sealed with."""
    if isinstance(part, dict):
        if set(part) == {"id", "digest"}:
            yield part["id"], part["digest"]
        for each in part.values():
            yield from _sealed(each)
    elif isinstance(part, list):
        for each in part:
            yield from _sealed(each)


def keep_texts(connection: Connection, stream: str, said: Sequence[StoredText]) -> None:
    if said:
        rows = [{"id": text.id, "stream": stream, "salt": text.salt, "words": text.words} for text in said]
        connection.execute(insert(texts), rows)


def erase_text(connection: Connection, text: str, at: datetime) -> str | None:
    """Forget the words and the salt; give the stream that they belonged to, or None if there was nothing to forget."""
    erased = update(texts).where(texts.c.id == text, texts.c.erased_at.is_(None)).returning(texts.c.stream)
    return connection.execute(erased.values(words=None, salt=None, erased_at=at)).scalar()


def words(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    asked = list(set(ids))
    found: dict[str, str] = {}
    for start in range(0, len(asked), 1000):
        query = select(texts.c.id, texts.c.words).where(
            texts.c.id.in_(asked[start : start + 1000]), texts.c.words.is_not(None)
        )
        found.update((row.id, row.words) for row in connection.execute(query))
    return found


def texts_of(connection: Connection, ids: Iterable[str]) -> dict[str, Text]:
    """As an event refers to them; without those that were erased."""
    asked = list(ids)
    found: dict[str, Text] = {}
    for start in range(0, len(asked), 1000):
        query = select(texts).where(texts.c.id.in_(asked[start : start + 1000]), texts.c.erased_at.is_(None))
        found.update((row.id, Text(row.id, digest_of(row.salt, row.words))) for row in connection.execute(query))
    return found


def drop_texts(connection: Connection, ids: Sequence[str]) -> None:
    """Texts to which no event refers."""
    if ids:
        connection.execute(delete(texts).where(texts.c.id.in_(ids)))


def _kept(connection: Connection, stream: str) -> dict[str, StoredText]:
    query = select(texts).where(texts.c.stream == stream, texts.c.erased_at.is_(None))
    return {row.id: StoredText(row.id, row.salt, row.words) for row in connection.execute(query)}
