"""Exact numbers: read from text, rounded half away from zero, printed the British way."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

MINUS = "\N{MINUS SIGN}"
_NUMBER = re.compile(r"[+\-\N{MINUS SIGN}]?([1-9]\d{0,2}(,\d{3})+|\d+)?(\.\d+)?\Z", re.ASCII)
_LONGEST = 40
_MOST_DECIMALS, _SIGNIFICANT = 12, 15


@lru_cache(maxsize=2**14)
def parse_number(text: str) -> Fraction | None:
    """Read a decimal as an exact fraction, or give None when the text is not one.

    Commas may separate thousands, but none does behind a 0, where it stands before decimals; exponents, percent
    signs, infinities and numbers of more than 40 characters are not numbers here.
    """
    text = text.strip()
    if len(text) > _LONGEST or not _NUMBER.match(text) or not any(c.isdigit() for c in text):
        return None
    return Fraction(text.replace(",", "").replace(MINUS, "-"))


def decimals_in(text: str) -> int:
    """Count the decimals written in a number's text: 2 for '4.30'."""
    return len(text.strip().partition(".")[2])


def round_half_away(value: Fraction, decimals: int) -> Fraction:
    """Round to so many decimals; an exact half goes away from zero, so that mirroring a number mirrors its rounding.

    Most numbers come with no more decimals than they are compared with, and are given back as they are.
    """
    scale = 10**decimals
    return value if scale % value.denominator == 0 else Fraction(units(*value.as_integer_ratio(), decimals), scale)


def fixed(value: Fraction, decimals: int) -> str:
    """Write a number with exactly so many decimals, no separators and an ASCII minus, for files."""
    whole = units(*value.as_integer_ratio(), decimals)
    digits = f"{abs(whole):0{decimals + 1}d}"
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{text}" if whole < 0 else text


def printed(value: Fraction, decimals: int) -> str:
    """Write a number for readers: thousands separated by commas, a true minus sign."""
    rounded = units(*value.as_integer_ratio(), decimals)
    whole, rest = divmod(abs(rounded), 10**decimals)
    text = f"{whole:,}.{rest:0{decimals}d}" if decimals else f"{whole:,}"
    return f"{MINUS}{text}" if rounded < 0 else text


def shortest(value: Fraction, most: int = 6) -> str:
    """Write a number with only the decimals it needs, at most `most`: 0.5, not 0.500."""
    text = printed(value, most)
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact(value: Fraction) -> str:
    """Write a number for whoever works with it: all its decimals up to 12, else 15 significant digits."""
    decimals = next((places for places in range(_MOST_DECIMALS + 1) if 10**places % value.denominator == 0), None)
    if decimals is not None:
        return fixed(value, decimals)
    places = 0
    while abs(value) * 10**places < 10 ** (_SIGNIFICANT - 1):
        places += 1
    return fixed(value, places)


def unit_of_last_decimal(decimals: int) -> Fraction:
    """The smallest step a number with so many decimals can take."""
    return Fraction(1, 10**decimals)


def units(top: int, bottom: int, decimals: int) -> int:
    """How many units of the last decimal a ratio has when it is rounded; whole numbers throughout, for speed."""
    top *= 10**decimals
    found = (2 * abs(top) + bottom) // (2 * bottom)
    return found if top >= 0 else -found
