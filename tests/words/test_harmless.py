"""What a spreadsheet would run, and what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.words import harmless

RUN = ("=1+1", "+44 1865", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1+1", "-", "=")  # noqa: RUF001


@pytest.mark.parametrize("text", RUN)
def test_what_would_run_is_text(text: str) -> None:
    """A text that begins a formula, spaces before it or not, begins with an apostrophe instead."""
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "4.3", "-4.3", "+2", "−1,200", "a = b", "Connexions", "’tis", "'=1+1"])
def test_numbers_and_plain_words_stay(text: str) -> None:
    """A number below 0 is a number, and an equals sign inside a text runs nothing."""
    assert harmless(text) == text


@given(st.text(alphabet="=+-@\t\r\n '1.a"))
def test_once_is_enough(text: str) -> None:
    """What is harmless stays as it is, so that a text may pass through twice."""
    assert harmless(harmless(text)) == harmless(text)
