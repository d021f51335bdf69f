"""Lettering: the widths that labels are kept apart by are Inter's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from oba.compose.font_metrics import UNITS_PER_EM, Weight, broken_text, width, wrapped

FONTS = Path(__file__).parents[2] / "cards" / "fonts" / "print"
FILES = {Weight.REGULAR: "Inter-Regular.ttf", Weight.SEMIBOLD: "Inter-SemiBold.ttf"}


@pytest.mark.parametrize("weight", list(Weight))
def test_widths_are_those_of_the_bundled_font(weight: Weight) -> None:
    """Every printable ASCII character is as wide as in the font; the others are at least as wide."""
    with TTFont(FONTS / FILES[weight]) as font:
        known, advances = font.getBestCmap(), font["hmtx"]
        assert font["head"].unitsPerEm == UNITS_PER_EM
        real = {letter: advances[known[ord(letter)]][0] for letter in map(chr, [*range(32, 127), 0xA0, 0x2013, 0x2212])}
    for letter, advance in real.items():
        assert width(letter, UNITS_PER_EM, weight) >= advance
        assert width(letter, UNITS_PER_EM, weight) == advance or not letter.isascii()


def test_an_unknown_letter_counts_as_the_widest() -> None:
    """A letter that is not in the table never makes a line look narrower than it is."""
    assert width("中", 70) >= width("W", 70)


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "Zs"]), max_size=60), st.integers(100, 900))
def test_wrapping_keeps_every_word_and_the_room(text: str, room: int) -> None:
    """Lines joined again are the text, and a line is too wide only when it is a single word."""
    lines = wrapped(text, 70, room)
    assert " ".join(lines) == text
    assert all(width(line, 70) <= room or " " not in line for line in lines)


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "Zs"]), max_size=60), st.integers(150, 900))
def test_breaking_keeps_every_letter_and_the_room(text: str, room: int) -> None:
    """A word that is wider than a line is broken inside itself; no letter is lost and no line is too wide."""
    lines = broken_text(text, 70, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line, 70) <= room for line in lines)
    assert broken_text("word", 70, 9_000) == ("word",)
