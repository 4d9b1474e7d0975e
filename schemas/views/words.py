"""Shapes that stand in many views: maps by id, titles by language, sentences by code."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields


def by_id(schema: type[Schema], **options: Any) -> fields.Dict:
    """A map of things by their id."""
    return fields.Dict(keys=fields.String(), values=fields.Nested(schema), **options)


def label(**options: Any) -> fields.Dict:
    """A workflow's own words, by language."""
    return fields.Dict(keys=fields.String(), values=fields.String(), **options)


def yes(description: str = "") -> fields.Boolean:
    """What is not so is not said."""
    return fields.Boolean(metadata={"enum": [True]} | ({"description": description} if description else {}))


class Sentence(Schema):
    """A sentence of the catalogue, to be rendered in the reader's language."""

    code = fields.String(required=True)
    params = fields.Dict(keys=fields.String(), required=True)
