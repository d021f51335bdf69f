"""What of a number others have published: the words of a row, and what a share tells by itself."""

from __future__ import annotations

from fractions import Fraction

import pytest

from oba.domain.elsewhere import (
    Elsewhere,
    counts_are_public,
    one_may_be_counted,
    parse_elsewhere,
    value_is_public,
)
from oba.domain.number import round_half_away


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("counts: School census, 2010-05-04", Elsewhere.COUNTS),
        ("Percentage : SFR 12/2010", Elsewhere.PERCENTAGE),
        ("rate: the office, May 2010", Elsewhere.RATE),
        ("School census, 2010-05-04", None),
        ("counts", None),
        ("counts:  ", None),
        ("", None),
    ],
)
def test_a_row_says_what_is_public_before_where(text: str, what: Elsewhere | None) -> None:
    """The word and the place are both wanted; capitals and spaces do not matter."""
    assert parse_elsewhere(text) is what


def test_what_is_public_is_the_counts_or_the_value() -> None:
    """Never both and, of a number that is not public, neither; without a word everything is taken to be known."""
    for text, counts, value in (
        ("counts: here", True, False), ("here", True, False), ("rate: here", False, True), ("", False, False),
    ):  # fmt: skip
        assert (counts_are_public(text), value_is_public(text)) == (counts, value)


@pytest.mark.parametrize(
    ("value", "decimals", "fewest"), [("5", 1, 20), ("37.5", 1, None), ("8.1", 1, None), ("0", 1, 2001), ("100", 0, 1)]
)
def test_of_how_many_one_can_be(value: str, decimals: int, fewest: int | None) -> None:
    """One of twenty is 5.0 %, and of no number 37.5 %; at 0.0 % it is one of many, at 100 % one of one."""
    assert one_may_be_counted(Fraction(value), decimals, Fraction(100)) == fewest


@pytest.mark.parametrize("decimals", [0, 1, 2])
def test_the_fewest_agrees_with_trying(decimals: int) -> None:
    """For every share of up to sixty children, one can be counted where some number of children shows it so."""
    printed: dict[Fraction, int] = {}
    for of in range(1, 400):
        printed.setdefault(round_half_away(Fraction(100, of), decimals), of)
    for of in range(1, 61):
        for counted in range(1, of + 1):
            value = round_half_away(Fraction(100 * counted, of), decimals)
            assert one_may_be_counted(value, decimals, Fraction(100)) == printed.get(value)
