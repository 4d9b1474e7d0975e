"""A workflow as a picture: what is on it, and that nothing lies on anything else."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.workflow.definition import Definition
from engine.workflow.picture import TooMuchToDraw, picture
from engine.workflow.picture.layers import layered
from engine.workflow.picture.layout import Layout, Size, laid_out
from engine.workflow.picture.order import crossings, ordered
from engine.workflow.picture.text import width, wrapped
from engine.workflow.read import read
from workflows.loader import load_file, shipped

SVG = "{http://www.w3.org/2000/svg}"
BOX, WORDS = Size(120, 60), Size(90, 20)
SHIPPED = [load_file(path).definition for path in shipped()]
Ends = Sequence[tuple[str, str]]


def drawn(ends: Ends) -> Layout:
    """Stages by letter; the first of the first line is where one begins."""
    names = sorted({each for pair in ends for each in pair})
    lines = [(number, source, target) for number, (source, target) in enumerate(ends)]
    return laid_out(dict.fromkeys(names, BOX), lines, {number: WORDS for number, _, _ in lines}, ends[0][0])


@pytest.mark.parametrize("definition", SHIPPED, ids=lambda each: each.name)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_picture_says_what_the_workflow_is(definition: Definition, language: str) -> None:
    found = ElementTree.fromstring(picture(definition, language, {"drafting": "Kind"}))
    words = " ".join(each.text or "" for each in found.iter(f"{SVG}text"))
    for part in (*definition.stages.values(), *definition.moves.values()):
        assert all(word in words for word in part.title[language].split())
    assert found.findtext(f"{SVG}title") == definition.title[language]
    told = found.findtext(f"{SVG}desc") or ""
    for move in definition.moves.values():
        assert f"→ {definition.stages[move.target].title[language]}: {move.title[language]}." in told


def test_the_same_workflow_gives_the_same_picture() -> None:
    for definition in SHIPPED:
        assert definition is not None
        assert picture(definition, "nl", {}) == picture(definition, "nl", {})


def test_signs_of_xml_are_words_like_others() -> None:
    source = {
        "workflow": "odd",
        "version": 1,
        "title": {"nl": "</svg><script>", "en": "a & b"},
        "start": "a",
        "stages": {
            "a": {"title": {"nl": "<b>", "en": "b"}, "activity": "drafting"},
            "z": {"title": {"nl": '"&"', "en": "z"}, "outcome": "adopted"},
        },
        "moves": {"go": {"title": {"nl": "]]>", "en": "go"}, "from": ["a"], "to": "z", "by": ["coordinator"]}},
    }
    definition = read(source)
    assert isinstance(definition, Definition)
    found = ElementTree.fromstring(picture(definition, "nl", {}))
    assert found.findtext(f"{SVG}title") == "</svg><script>"
    assert not list(found.iter("script"))


def test_what_leads_on_stands_below_and_a_way_back_leads_up() -> None:
    layout = drawn([("a", "b"), ("b", "c"), ("c", "a")])
    at = {name: y for name, (_, y) in layout.stages.items()}
    assert at["a"] < at["b"] < at["c"]
    ups = [line.points[0][1] > line.points[-1][1] for line in layout.lines.values()]
    assert ups == [False, False, True]


def test_lines_that_need_not_cross_do_not() -> None:
    ends = [("a", each) for each in "bcd"] + [("b", "g"), ("c", "f"), ("d", "e")]
    layers = layered("aedcbgf", [(number, *pair) for number, pair in enumerate(ends)], "a")
    assert crossings(layers) > 0
    ordered(layers)
    assert crossings(layers) == 0


PAIRS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=24)


@settings(max_examples=80)
@given(PAIRS)
def test_no_box_and_no_words_lie_on_others_whatever_leads_where(pairs: Ends) -> None:
    layout = drawn([("a", "b"), *pairs])
    boxes = [(point, BOX) for point in layout.stages.values()]
    boxes += [(line.words, WORDS) for line in layout.lines.values()]
    for number, ((x, y), size) in enumerate(boxes):
        assert size.width / 2 - 0.01 <= x <= layout.size.width - size.width / 2 + 0.01
        assert size.height / 2 - 0.01 <= y <= layout.size.height - size.height / 2 + 0.01
        for (other_x, other_y), other in boxes[:number]:
            apart_across = abs(x - other_x) >= (size.width + other.width) / 2 - 0.01
            assert apart_across or abs(y - other_y) >= (size.height + other.height) / 2 - 0.01
    assert len(layout.lines) == len([pair for pair in [("a", "b"), *pairs] if pair[0] != pair[1]])


def test_what_would_be_black_with_lines_is_not_drawn() -> None:
    names = [f"s{number}" for number in range(100)]
    chain = list(itertools.pairwise(names))
    with pytest.raises(TooMuchToDraw):
        drawn([*chain, *[("s0", "s99")] * 200])


@given(st.text(max_size=200), st.integers(30, 300), st.integers(1, 4))
def test_lines_of_words_are_as_broad_as_they_may_be(words: str, broadest: int, most: int) -> None:
    lines = wrapped(words, 16, broadest, most)
    assert 1 <= len(lines) <= most
    assert all(width(each, 16) <= broadest for each in lines)
    if not lines[-1].endswith("…"):
        assert "".join("".join(lines).split()) == "".join(words.split())
