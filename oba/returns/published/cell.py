"""One published cell: a number as text that is exact, or the sign that stands in its place."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from oba.domain.number import MINUS, parse_number

_BINARY = 15  # digits that a binary number holds for certain: 9.3699999999999992 was 9.37
_EXPONENT = re.compile(r"[+-]?\d+(\.\d+)?[eE][+-]?\d{1,3}\Z", re.ASCII)
# What publishers write for a number that is not there, in the words of observations.
_SIGNS = {
    "z": "z", "x": "x", "c": "c", "k": "low", "low": "low", "u": "u", "*": "c",
    "supp": "c", "suppressed": "c",
    "": "x", "-": "x", ":": "x", ".": "x", "..": "x", "na": "x", "n/a": "x", "null": "x",
}  # fmt: skip
_FEW = re.compile(r"(?:<|<=|≤|less than |fewer than )\s*\d{1,2}\Z", re.IGNORECASE)  # a count that is not told
_TOLD = re.compile(r"suppress|disclos|small number|too small", re.IGNORECASE)
KNOWN_SIGNS = "z, x, c, low, u, k, *, <5, : or -"


class Cell(NamedTuple):
    """What a cell says: a number, or why there is none; neither where it cannot be read."""

    number: str = ""
    missing: str = ""


@lru_cache(maxsize=65536)
def cell(text: str) -> Cell:
    """Read a cell."""
    text = text.strip()
    if parse_number(text) is not None:
        return Cell(_settled(text.replace(",", "").replace(MINUS, "-")))
    if _EXPONENT.match(text):
        return Cell(_settled(text))
    return Cell(missing="c" if _FEW.match(text) else _SIGNS.get(text.strip("[]()").lower(), ""))


def is_suppressed(note: str) -> bool:
    """Whether a note beside an empty cell says that its number was kept back: an empty cell alone says nothing."""
    return bool(_TOLD.search(note))


def _settled(text: str) -> str:
    """A number without exponent, and without the digits that a binary number leaves behind its fifteenth."""
    digits = sum(letter.isdigit() for letter in text.lstrip("+-0."))
    if digits <= _BINARY and "e" not in text.lower():
        return text
    short = format(Decimal(format(Decimal(text), f".{_BINARY}g")), "f")
    return short.rstrip("0").rstrip(".") if "." in short else short
