"""Exact numbers: what is one, how it is rounded, how it is written."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.number import (
    MINUS,
    decimals_in,
    fixed,
    parse_number,
    printed,
    round_half_away,
    shortest,
    unit_of_last_decimal,
)

DECIMALS = st.integers(0, 4)
NUMBERS = st.fractions(min_value=-10_000, max_value=10_000, max_denominator=10_000)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4.30", Fraction(43, 10)),
        ("  7 ", Fraction(7)),
        ("+5", Fraction(5)),
        ("-5.6", Fraction(-56, 10)),
        (f"{MINUS}5.6", Fraction(-56, 10)),
        (".5", Fraction(1, 2)),
        ("1,330", Fraction(1330)),
        ("12,345,678.9", Fraction(123456789, 10)),
        ("0" * 39 + "7", Fraction(7)),
    ],
)
def test_a_decimal_is_read_exactly(text: str, value: Fraction) -> None:
    """A decimal as people write it becomes the exact fraction it names."""
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        ".",
        "5.",
        "1e3",
        "4%",
        "inf",
        "nan",
        "1/2",
        "1,33",
        "13,30",
        "1,3300",
        "--5",
        "4 3",
        "٣",
        "7" * 41,
        "4.3\n5",
    ],
)
def test_what_is_not_a_decimal_is_none(text: str) -> None:
    """Exponents, percent signs, fractions, misplaced commas, other digits and endless numbers are not numbers."""
    assert parse_number(text) is None


@pytest.mark.parametrize(("text", "count"), [("4.30", 2), ("4", 0), (" 4.3 ", 1), ("1,234.567", 3), (".5", 1)])
def test_written_decimals_are_counted(text: str, count: int) -> None:
    """The decimals of a number are those it was written with, a last 0 among them."""
    assert decimals_in(text) == count


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        ("0.05", 1, "0.1"),
        ("-0.05", 1, "-0.1"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.049", 1, "0"),
        ("3.649", 1, "3.6"),
    ],
)
def test_an_exact_half_goes_away_from_zero(value: str, decimals: int, rounded: str) -> None:
    """Rounding takes an exact half away from zero on both sides, and anything less towards it."""
    assert round_half_away(Fraction(value), decimals) == Fraction(rounded)


@given(NUMBERS, DECIMALS)
def test_rounding_is_mirror_symmetric(value: Fraction, decimals: int) -> None:
    """Mirroring a number mirrors its rounding, so that no rule prefers one side of zero."""
    assert round_half_away(-value, decimals) == -round_half_away(value, decimals)


@given(st.integers(-(10**9), 10**9), st.integers(0, 6), DECIMALS)
def test_rounding_agrees_with_the_decimal_standard(units: int, places: int, decimals: int) -> None:
    """On decimals, rounding is what the decimal arithmetic standard calls half up."""
    value = Decimal(units).scaleb(-places)
    expected = Fraction(value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))
    assert round_half_away(Fraction(value), decimals) == expected


@given(NUMBERS, NUMBERS, DECIMALS)
def test_rounding_never_changes_an_order(one: Fraction, other: Fraction, decimals: int) -> None:
    """Rounding is monotone, lands on the grid and moves no number by more than half a unit."""
    low, high = sorted((one, other))
    rounded, unit = round_half_away(low, decimals), unit_of_last_decimal(decimals)
    assert rounded <= round_half_away(high, decimals)
    assert (rounded / unit).denominator == 1
    assert abs(rounded - low) <= unit / 2


@pytest.mark.parametrize(
    ("value", "decimals", "file", "reader"),
    [
        ("1234.5", 1, "1234.5", "1,234.5"),
        ("-1234567", 0, "-1234567", f"{MINUS}1,234,567"),
        ("-0.04", 1, "0.0", "0.0"),
        ("-0.05", 1, "-0.1", f"{MINUS}0.1"),
        ("0.5", 0, "1", "1"),
        ("0.005", 2, "0.01", "0.01"),
        ("62.85", 1, "62.9", "62.9"),
    ],
)
def test_a_number_is_written_for_files_and_for_readers(value: str, decimals: int, file: str, reader: str) -> None:
    """Files get an ASCII minus and no commas, readers a true minus and commas; nothing is ever minus nothing."""
    assert fixed(Fraction(value), decimals) == file
    assert printed(Fraction(value), decimals) == reader


@given(NUMBERS, DECIMALS)
def test_what_is_written_is_read_back(value: Fraction, decimals: int) -> None:
    """Both ways of writing a number name the rounded number, to the last digit."""
    rounded = round_half_away(value, decimals)
    assert parse_number(fixed(value, decimals)) == rounded
    assert parse_number(printed(value, decimals)) == rounded


@pytest.mark.parametrize(
    ("value", "text"),
    [("0.500", "0.5"), ("100", "100"), ("-3.60", f"{MINUS}3.6"), ("1/3", "0.333333"), ("0", "0"), ("2000", "2,000")],
)
def test_the_shortest_form_drops_empty_decimals_only(value: str, text: str) -> None:
    """The shortest form keeps the noughts of a whole number and drops those behind a point."""
    assert shortest(Fraction(value)) == text
