"""Texts put together: a list, and a sentence that begins with a capital letter."""

from __future__ import annotations

from collections.abc import Iterable


def sentence(text: str) -> str:
    """Begin with a capital letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(parts: Iterable[str], last: str = "and") -> str:
    """Join with commas and a last `and`, or another word: a, b and c; empty where there is nothing to list."""
    *most, end = tuple(parts) or ("",)
    return f"{', '.join(most)} {last} {end}" if most else end
