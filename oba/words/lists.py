"""Texts put together: a list, and a sentence that begins with a capital letter."""

from __future__ import annotations

from collections.abc import Iterable

_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def sentence(text: str) -> str:
    """Begin with a capital letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(parts: Iterable[str], last: str = "and") -> str:
    """Join with commas and a last `and`, or another word: a, b and c; empty where there is nothing to list."""
    *most, end = tuple(parts) or ("",)
    return f"{', '.join(most)} {last} {end}" if most else end


def quantity(count: int, thing: str) -> str:
    """How many of a thing, small numbers as words: one round, two rounds, 13 rounds."""
    said = _SMALL[count - 1] if 0 < count <= len(_SMALL) else f"{count:,}"
    return f"{said} {agreeing(count, thing, f'{thing}s')}"


def how_many(count: int, thing: str) -> str:
    """How many of a thing, in figures: 1 row, 1,204 rows."""
    return f"{count:,} {agreeing(count, thing, f'{thing}s')}"


def agreeing(count: int, one: str, more: str) -> str:
    """The word of two that agrees with a number of things: is or are, story or stories."""
    return one if count == 1 else more
