"""The reactions that can be tapped: those of every meeting until it chooses others, and what may stand for one."""

from __future__ import annotations

import unicodedata

DEFAULT = ("beautiful", "agree", "idea", "question", "calm")
"""Mooi, eens, idee, vraag, rustig. Each has a drawing of its own name and its word in the catalogue
(`reaction.KIND`)."""

ICONS = frozenset({*DEFAULT, "bell", "check", "clock", "pen", "walk"})
"""The client's drawings (`lib/ui/icons.ts`) that may stand for a reaction."""

_JOINER, _AS_PICTURE, _KEYCAP = "\u200d", "\ufe0f", "\u20e3"
_TAGS = range(0xE0020, 0xE0080)
_FLAGS = range(0x1F1E6, 0x1F200)
_SKINS = range(0x1F3FB, 0x1F400)


def may_stand_for_one(icon: str) -> bool:
    return icon in ICONS or is_one_emoji(icon)


def is_one_emoji(text: str) -> bool:
    """One picture: a flag, a keycap, or pictures that are joined into one, each with its skin or its tags (Unicode
    Technical Standard 51, emoji ZWJ sequences). Whether a device can draw it, only the device knows."""
    if len(text) == 2 and all(ord(each) in _FLAGS for each in text):
        return True
    if text.endswith(_KEYCAP):
        return text.removesuffix(_KEYCAP).removesuffix(_AS_PICTURE) in tuple("0123456789#*")
    return all(_is_picture(part) for part in text.split(_JOINER))


def _is_picture(part: str) -> bool:
    """A sign, and what changes its looks."""
    return bool(part) and _is_sign(part[0]) and all(_changes_looks(each) for each in part[1:])


def _is_sign(char: str) -> bool:
    return ord(char) not in _FLAGS and ord(char) not in _SKINS and unicodedata.category(char) == "So"


def _changes_looks(char: str) -> bool:
    return char == _AS_PICTURE or ord(char) in _SKINS or ord(char) in _TAGS
