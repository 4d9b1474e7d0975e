"""Every code that stands in the catalogue of both languages, with exactly these parameters.

Of an option, `number` is the number by which people know it; the option that is none of them has no number, and a
sentence of its own, under the same code with `.none` behind it.
"""

from __future__ import annotations

from collections.abc import Mapping

from engine.tally import METHODS

Codes = Mapping[str, tuple[str, ...]]


def _of_option(code: str, *params: str) -> Codes:
    return {code: ("number", *params), f"{code}.none": params}


def _of_several(code: str, *params: str, rest: tuple[str, ...] = ()) -> Codes:
    """`params` are those that name options: they are left out where one of them is none of the options."""
    return {code: ("numbers", *params, *rest), f"{code}.none": ("numbers", *rest)}


def _of_seats(code: str, *params: str) -> Codes:
    """Seats are organisations; where they are persons, a sentence says so, under the same code with `.persons`."""
    return {code: params, f"{code}.persons": params}


RULES: Codes = {
    "rules.per.clause": (),
    "rules.per.whole": (),
    "rules.per.options": (),
    "rules.tie.status_quo": (),
    "rules.tie.chair": (),
    "rules.tie.lot": (),
    "rules.tie.run_off": (),
    "rules.electorate.member_organisations": (),
    "rules.electorate.weighted": (),
    "rules.electorate.persons": (),
    "rules.among.organisations.present": (),
    "rules.among.organisations.list": (),
    "rules.among.persons.present": (),
    "rules.among.persons.list": (),
    "rules.among.role.coordinator": (),
    "rules.among.role.delegate": (),
    "rules.among.role.participant": (),
    "rules.heads": (),
    "rules.splitting": (),
    **{f"rules.method.{name}": () for name in METHODS},
    "rules.status_quo": (),
    "rules.threshold.at_least": ("numerator", "denominator"),
    "rules.threshold.half": (),
    "rules.threshold.two_thirds": (),
    "rules.threshold.more_than": ("numerator", "denominator"),
    "rules.threshold.majority": (),
    "rules.threshold.all": (),
    "rules.base.yes_and_no": (),
    "rules.base.valid": (),
    "rules.base.cast": (),
    **_of_seats("rules.base.present"),
    **_of_seats("rules.base.entitled"),
    **_of_seats("rules.quorum", "quorum"),
    **_of_seats("rules.quorum_part", "numerator", "denominator"),
    **_of_seats("rules.quorum_part.half"),
    **_of_seats("rules.quorum_part.two_thirds"),
    **_of_seats("rules.no_quorum"),
    "rules.quorum_voted": ("numerator", "denominator"),
    "rules.quorum_voted.half": (),
    "rules.quorum_voted.two_thirds": (),
    "rules.closes.everyone": (),
    "rules.reopens": (),
    "rules.secrecy.open": (),
    "rules.secrecy.confidential": (),
    "rules.results.after_close": (),
    "rules.results.live": (),
    "rules.results.on_reveal": (),
    "rules.secrecy.secret": (),
    "rules.secrecy.weights": (),
}

SETTINGS: Codes = {
    "rules.seats": ("seats",),
    "rules.seats_at_most": ("seats",),
    "rules.majority": (),
    "rules.marks": ("most",),
    "rules.marks.any": (),
    "rules.equal": (),
    "rules.irv.batch": (),
    "rules.irv.first_round": (),
    "rules.irv.look_back": (),
    "rules.default.quorum": ("quorum",),
    "rules.default.ratios": (),
    "rules.default": (),
    "rules.borda.average": (),
    "rules.borda.zero": (),
    "rules.borda.modified": (),
    "rules.score": ("lowest", "highest"),
    "rules.score.sum": (),
    "rules.score.mean": (),
    "rules.score.lowest": (),
    "rules.enough": ("enough",),
    "rules.dots": ("dots",),
    "rules.dots.most": ("most",),
    "rules.share.at_least": ("numerator", "denominator"),
    "rules.share.more_than": ("numerator", "denominator"),
    "rules.share.half": (),
    "rules.share.majority": (),
    "rules.share.cast": (),
    "rules.budget": ("budget",),
    "rules.points": ("highest",),
    "rules.points.total": ("total",),
    "rules.completion.none": (),
    "rules.completion.utilitarian": (),
    "rules.completion.add1": (),
    "rules.completion.add1u": (),
    "rules.greedy.skip": (),
    "rules.greedy.stop": (),
}

MAJORITY: Codes = {
    "outcome.passed": (),
    "outcome.partly_passed": ("passed", "points"),
    "outcome.failed": (),
    "outcome.tied": (),
    "outcome.nobody_chose": (),
    **_of_seats("outcome.no_quorum", "present", "quorum"),
    "outcome.count": ("yes", "no", "abstain", "needed"),
    "outcome.too_few_voted": ("voted", "needed"),
    "outcome.weighed": ("cast", "present", "entitled"),
    "outcome.heads": ("yes", "no", "needed"),
    "outcome.point_heads": ("number", "yes", "needed"),
    "outcome.point_failed": ("number", "yes", "needed"),
    "outcome.point_tied": ("number", "yes"),
    "outcome.point_nobody_chose": ("number",),
    "outcome.closest": ("number", "yes", "needed"),
    **_of_seats("outcome.turnout", "voted", "present", "entitled"),
}

GAUGES: Codes = {
    "outcome.consent": ("consent", "concern"),
    "outcome.objections": ("objection", "consent"),
    "outcome.no_consent": (),
    "outcome.consent_everywhere": (),
    "outcome.consent_nowhere": (),
    "outcome.point_objections": ("number", "objection"),
    "outcome.point_no_consent": ("number",),
    "outcome.point_concerns": ("number", "concern"),
    "outcome.choice_advice": (),
    "outcome.temperature": ("mean", "median", "given"),
    "outcome.vetoes": ("vetoes",),
    "outcome.no_temperature": (),
    "outcome.point_temperature": ("number", "mean", "vetoes"),
    "outcome.point_no_temperature": ("number",),
}

CHOICE: Codes = {
    "outcome.chosen_several": ("chosen",),
    "outcome.too_few_chosen": ("chosen", "seats"),
    "outcome.nothing_chosen": (),
    "outcome.stays": (),
    "outcome.choice_tied": (),
    "outcome.choice_partly_tied": (),
    "outcome.choice_run_off": (),
    "outcome.no_majority": ("half",),
    **_of_several("outcome.run_off_between"),
    **_of_several("outcome.tied_stays"),
    **_of_several("outcome.tie_open", rest=("places",)),
    **_of_several("outcome.tie_leaves"),
    "outcome.tie_waits": (),
    "outcome.by_lot": (),
    "outcome.by_chair": (),
    **_of_several("outcome.tie_broken.lot", "chosen"),
    **_of_several("outcome.tie_broken.chair", "chosen"),
    **_of_several("outcome.tie_left.lot", "chosen"),
    **_of_several("outcome.tie_left.chair", "chosen"),
    **_of_several("outcome.tie_surplus.lot"),
    **_of_several("outcome.tie_surplus.chair"),
    **_of_option("outcome.lost.equal"),
    **_of_option("outcome.lost.nobody"),
    "outcome.lost.stays": ("number",),
}

FIGURES: Codes = {
    **_of_option("outcome.won.votes", "votes", "of"),
    **_of_option("outcome.won.majority", "votes", "of"),
    **_of_option("outcome.won.marks", "votes", "of"),
    **_of_option("outcome.won.points", "points"),
    **_of_option("outcome.won.mean", "points"),
    **_of_option("outcome.won.dots", "points"),
    **_of_option("outcome.won.goes_on", "votes", "needed"),
    **_of_option("outcome.lost.votes", "votes", "short"),
    **_of_option("outcome.lost.marks", "votes", "short"),
    **_of_option("outcome.lost.points", "points", "short"),
    **_of_option("outcome.lost.mean", "points", "short"),
    **_of_option("outcome.lost.dots", "points", "short"),
    **_of_option("outcome.lost.goes_on", "votes", "needed"),
    **_of_option("outcome.lost.full", "votes"),
    **_of_option("outcome.lost.few_scored", "scored", "enough"),
}

ROUNDS: Codes = {
    **_of_option("outcome.won.round", "round", "votes", "of"),
    **_of_option("outcome.won.last", "round"),
    **_of_option("outcome.won.quota", "round", "votes", "quota"),
    **_of_option("outcome.won.vacancy", "round", "votes"),
    **_of_option("outcome.won.certain"),
    **_of_option("outcome.lost.round", "round", "votes"),
    **_of_option("outcome.lost.end", "votes", "short"),
    **_of_option("outcome.lost.seats_full", "votes"),
    **_of_option("outcome.lost.cannot_win"),
}

PAIRS: Codes = {
    **_of_option("outcome.won.each"),
    **_of_option("outcome.won.circle"),
    **_of_option("outcome.lost.pair", "winner", "votes", "against"),
    "outcome.lost.pair_to_none": ("number", "votes", "against"),
    **_of_option("outcome.lost.detour", "winner"),
    "outcome.lost.detour_to_none": ("number",),
    **_of_option("outcome.dropped.quorum", "votes", "needed"),
    **_of_option("outcome.dropped.ratio", "votes", "against"),
}

MONEY: Codes = {
    "outcome.spent": ("spent", "budget", "left"),
    "outcome.share": ("share",),
    "outcome.won.free": ("number",),
    "outcome.won.paid": ("number", "cost", "price"),
    "outcome.won.paid_points": ("number", "cost", "price"),
    "outcome.won.funded": ("number", "votes", "cost"),
    "outcome.won.left_over": ("number", "votes", "cost"),
    "outcome.lost.short": ("number", "has", "cost"),
    "outcome.lost.unfit": ("number", "cost", "left"),
    "outcome.lost.not_reached": ("number", "votes"),
    "outcome.lost.few": ("number", "enough"),
}

CODES: Codes = {**RULES, **SETTINGS, **MAJORITY, **GAUGES, **CHOICE, **FIGURES, **ROUNDS, **PAIRS, **MONEY}
