"""A workflow as a picture that needs no browser: SVG, for letters, wikis and slides. Public: `picture` and
`TooMuchToDraw`.

Drawn in layers, after Sugiyama, Tagawa and Toda (1981): `layers` turns the moves into a graph without rounds, in which
each line goes from one layer to the next; `order` puts the members of each layer in a row with few crossings; `place`
gives each its place across; `layout` makes points of it, and `svg` lines, boxes and words.
"""

from __future__ import annotations

from engine.workflow.picture.layout import TooMuchToDraw
from engine.workflow.picture.svg import picture

__all__ = ["TooMuchToDraw", "picture"]
