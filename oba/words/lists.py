"""Texts put together: a list, and a sentence that begins with a capital letter."""

from __future__ import annotations

from collections.abc import Sequence


def sentence(text: str) -> str:
    """Begin with a capital letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(parts: Sequence[str]) -> str:
    """Join with commas and a last `and`: a, b and c."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
