"""What may stand for a reaction, and what is shown of what people feel."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.feelings import view_felt
from engine.reactions import DEFAULT, ICONS, may_stand_for_one

CLIENT = Path(__file__).resolve().parents[2] / "web" / "client" / "src" / "lib"


@pytest.mark.parametrize(
    "icon", ["🔥", "❤️", "👍🏽", "👩‍🌾", "👨‍👩‍👧‍👦", "🇳🇱", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "🏳️‍🌈", "❤️‍🔥", "beautiful", "walk"]
)
def test_one_emoji_or_one_of_our_drawings(icon: str) -> None:
    assert may_stand_for_one(icon)


@pytest.mark.parametrize("icon", ["🔥🔥", "a", "fire", "🇳", "🇳🇱🇧🇪", "🔥 ", "12", "\u200d", "\ufe0f", "🏽", "<b>", ""])
def test_nothing_else(icon: str) -> None:
    assert not may_stand_for_one(icon)


def test_the_client_has_a_drawing_for_each_and_offers_all() -> None:
    drawn = set(re.findall(r"^  (\w+): \{", (CLIENT / "ui" / "icons.ts").read_text(), re.MULTILINE))
    assert drawn >= ICONS >= set(DEFAULT)
    (offered,) = re.findall(r"DRAWINGS = \[(.*)\]", (CLIENT / "desk" / "reactions_form.svelte.ts").read_text())
    names = re.findall(r"'(\w+)'", offered)
    assert set(names) == ICONS
    assert tuple(names[:5]) == DEFAULT


def test_feelings_are_shown_by_value_and_apart_only_where_there_are_enough_to_hide_among() -> None:
    assert view_felt({"room": {4: 2}, "online": {4: 1, 1: 3}}) == {"all": {"1": 3, "4": 3}}
    assert view_felt({"room": {5: 7}}) == {"all": {"5": 7}}
    assert view_felt({"room": {4: 3}, "online": {-1: 1, 1: 2}}) == {
        "all": {"-1": 1, "1": 2, "4": 3},
        "room": {"4": 3},
        "online": {"-1": 1, "1": 2},
    }
