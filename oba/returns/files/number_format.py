"""What the format of a cell says of how its number or date is shown."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORDS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_QUOTED = re.compile(r'"([^"]*)"')
_DECIMALS = re.compile(r"[0#?](?:\.([0#?]+))?")


class NumberFormat(NamedTuple):
    """Whether a number is shown as a percentage, with how many decimals, and whether a date is shown as a month.

    `words` are letters and signs that the format writes beside every number: 118.2 shown as 118.2 (p).
    """

    percent: bool = False
    decimals: int | None = None
    monthly: bool = False
    words: str = ""


def format_of(code: str) -> NumberFormat:
    """Read the format of numbers above 0, which stands first; the decimals are None where it does not say."""
    bare = _WORDS.sub("", code.partition(";")[0])
    if code == "General" or "@" in bare:
        return NumberFormat()
    small = bare.lower()
    if "y" in small or "d" in small:
        return NumberFormat(monthly="mmm" in small and "y" in small and "d" not in small)
    match = _DECIMALS.search(bare.replace(",", ""))
    whole = _DECIMALS.findall(bare)
    words = " ".join(_QUOTED.findall(code.partition(";")[0])).strip(" ()[]")
    decimals = max(len(found) for found in whole) if match else None
    return NumberFormat("%" in bare, decimals, words=words if words.strip("%£$€ ") else "")
