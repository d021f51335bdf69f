"""Elsewhere: what of a number has been published before, by others: its counts, or only the number they make."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import floor

from oba.domain.number import unit_of_last_decimal

HOW = "write counts, percentage or rate, a colon, then where and since when: counts: School census, 2010-05-04."


class Elsewhere(StrEnum):
    """What of a number is public; of one that is itself a count these are its counts."""

    COUNTS = "counts"
    PERCENTAGE = "percentage"
    RATE = "rate"


@lru_cache(maxsize=1024)
def parse_elsewhere(text: str) -> Elsewhere | None:
    """The word before the colon, where something stands behind it; None where it does not say what is public."""
    word, colon, where = text.partition(":")
    known = {str(one): one for one in Elsewhere}
    return known.get(word.strip().lower()) if colon and where.strip() else None


def counts_are_public(text: str) -> bool:
    """Whether everybody knows the counts; so they do where a number is public and no word limits what of it."""
    return bool(text) and parse_elsewhere(text) in {None, Elsewhere.COUNTS}


def value_is_public(text: str) -> bool:
    """Whether everybody knows the percentage or the rate, and no more."""
    return bool(text) and not counts_are_public(text)


def one_may_be_counted(value: Fraction, decimals: int, per: Fraction) -> int | None:
    """The fewest of whom one makes a share that is printed so; None where one cannot: of 37.5 % at least three are."""
    half = unit_of_last_decimal(decimals) / 2
    fewest = max(1, floor(per / (value + half)) + 1)
    return fewest if value <= half or fewest <= floor(per / (value - half)) else None
