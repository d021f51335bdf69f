"""Numbers that are written in thousands: they are never multiplied, since nobody knows the digits that were cut off."""

from __future__ import annotations

import re

_WORD = r"(?:thousands?|hundreds|millions?)"
_SCALED = re.compile(
    rf"\bin {_WORD}\b|[(\[,]\s*{_WORD}\s*(?:[)\]]|\Z)|(?<![\d,.])['’]?0{{2,3}}['’]?s\b|(?<![\d,.])['’]0{{3}}\b"
    r"|[(\[]x?\s*1?,?0{2,3}[)\]]",
    re.IGNORECASE,
)
_PER = re.compile(r"\bper\b", re.IGNORECASE)
WHY = "it says that its numbers are in thousands or the like: ask for the numbers themselves"


def is_scaled(text: str) -> bool:
    """Whether a heading or a title says that numbers are in thousands; a rate per thousand does not."""
    return bool(_SCALED.search(text)) and not _PER.search(text)
