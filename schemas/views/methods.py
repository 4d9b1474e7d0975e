"""Ways of counting: `GET /api/methods`; what rules mean: `POST /api/methods/say`; and what the papers of a ballot would
give under them: `POST /api/ballots/ID/what-if`."""

from __future__ import annotations

from marshmallow import Schema, fields

from schemas.views.words import Sentence, by_id


class MethodSetting(Schema):
    """One setting of a method. `default` is absent where it must be given."""

    order = fields.Integer(required=True)
    kind = fields.String(
        required=True, metadata={"enum": ["whole", "exact", "yes_no", "one_of", "words", "list", "map"]}
    )
    default = fields.Raw()
    least = fields.Integer()
    most = fields.Integer()
    words = fields.List(fields.String(), metadata={"description": "Of `one_of`: what can be chosen"})


class CountingMethod(Schema):
    """A way of counting, and what it lets one choose."""

    order = fields.Integer(required=True)
    options = fields.List(
        fields.String(), required=True, metadata={"description": "Fixed answers; empty where a question brings its own"}
    )
    tie_rules = fields.List(fields.String(), required=True)
    by_threshold = fields.Boolean(required=True)
    spends = fields.Boolean(required=True, metadata={"description": "The options compete for a budget"})
    settings = by_id(MethodSetting, required=True)


class MethodList(Schema):
    """Methods by name."""

    methods = by_id(CountingMethod, required=True)


class SaidRules(Schema):
    """What rules mean, as sentences in order."""

    said = by_id(Sentence, required=True)


class WhatIf(Schema):
    """What the same papers would have given under other rules: as a `Result` (docs/protocol.md), and no decision."""

    what_if = fields.Boolean(required=True, metadata={"enum": [True]})
    ballot = fields.String(required=True)
    method = fields.String(required=True)
    result = fields.String(required=True)
    order = fields.Integer(required=True)
    entitled = fields.Integer(required=True)
    present = fields.Integer(required=True)
    voted = fields.Integer(required=True)
    quorum = fields.Integer(required=True)
    explained = by_id(Sentence, required=True)
    questions = fields.Dict(keys=fields.String(), values=fields.Dict(), required=True)
    options = fields.Dict(keys=fields.String(), values=fields.Dict())
    lot = fields.String()
    secret = fields.Boolean()
    persons = fields.Boolean()
    weights = fields.Dict(keys=fields.String(), values=fields.Integer())
    proxies = fields.Integer()
    weigh = fields.Dict(keys=fields.String(), values=fields.Integer())
