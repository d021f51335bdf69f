"""Exact numbers: text to fractions, rounding half away from zero, and the middle of several."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor


def exact(text: str) -> Fraction:
    """The fraction that a text such as `-5.6` or `1,411` says."""
    return Fraction(Decimal(text.replace(",", "").strip()))


def half_away(value: Fraction | float, decimals: int) -> Fraction:
    """Round to so many decimals; a tie goes away from zero."""
    unit = 10**decimals
    whole = floor(abs(Fraction(value)) * unit + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, unit)


def printed(value: Fraction, decimals: int) -> str:
    """Write a number with so many decimals, the last rounded half away from zero."""
    whole = half_away(value, decimals) * 10**decimals
    digits = str(abs(int(whole))).rjust(decimals + 1, "0")
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{text}" if whole < 0 else text


def mean(values: Sequence[Fraction]) -> Fraction:
    """The sum over how many there are."""
    return sum(values, Fraction(0)) / len(values)


def median(values: Sequence[Fraction]) -> Fraction:
    """The middle one, or the mean of the two in the middle."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2
