"""A channel as one audience sees it, and a closed ballot as everybody may recount it."""

from __future__ import annotations

from marshmallow import Schema, fields


class ChainView(Schema):
    """A channel as one audience sees it, after commit `seq`."""

    channel = fields.String(required=True)
    chain = fields.String(required=True)
    seq = fields.Integer(required=True)
    view = fields.Dict(keys=fields.String(), required=True)


class BallotDocument(Schema):
    """A closed ballot: rules, papers, outcome and the digests that the ledger published."""

    format = fields.String(required=True)
    version = fields.Integer(required=True)
    ballot = fields.String(required=True)
    proposal = fields.String(required=True)
    title = fields.String(required=True)
    questions = fields.List(fields.Dict(), required=True)
    options = fields.List(fields.Dict(), metadata={"description": "Where people choose between some"})
    rules = fields.Dict(required=True)
    lot = fields.String(metadata={"description": "The seed that ties are drawn by"})
    chair = fields.Dict(metadata={"description": "What a chair has said of ties, by question"})
    weights = fields.Dict(metadata={"description": "Where votes have weights: entitled, present and voted by weight"})
    entitled = fields.Integer(required=True)
    present = fields.Integer(required=True)
    papers = fields.List(fields.Dict(), required=True)
    outcome = fields.Dict(required=True)
    digests = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
