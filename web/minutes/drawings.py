"""The drawings in the minutes: part of the page, or by themselves with their own colours, for paper."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from flask import render_template

from engine.minutes.record import BallotHeld, Tapped
from web.minutes.blocks import Picture
from web.minutes.chart import chart_of
from web.minutes.land import Land, land_of
from web.minutes.voice import Voice

TEMPLATES = Path(__file__).parent.parent / "templates"


def land_in(ballot: BallotHeld) -> Land | None:
    """Of the question that was the closest, where it was for or against."""
    asked = ballot.questions[ballot.closest]
    return None if not asked.needed else land_of(dict(asked.counts), ballot.entitled, asked.needed)


def land_drawing(ballot: BallotHeld, voice: Voice) -> Picture | None:
    land = land_in(ballot)
    if land is None:
        return None
    alt = voice.drawn(ballot, ballot.questions[ballot.closest])
    svg = render_template("minutes_land.svg", land=land, alt=alt, voice=voice, style=_colours())
    return Picture(svg=svg, alt=alt, caption=f"{alt} {voice.say('minutes.legend')}")


def chart_drawing(tapped: Tapped, voice: Voice) -> Picture | None:
    chart = chart_of(tapped)
    if chart is None:
        return None
    alt = voice.course(tapped)
    svg = render_template("minutes_chart.svg", chart=chart, tapped=tapped, alt=alt, voice=voice, style=_colours())
    return Picture(svg=svg, alt=alt, caption=f"{alt} {voice.say('minutes.chart_legend')}")


@cache
def _colours() -> str:
    return (TEMPLATES / "minutes_drawing.css").read_text("utf-8")
