"""Did you mean: the nearest word to one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def listed(words: Iterable[str], last: str = "and") -> str:
    """Write words as a list: a, b and c."""
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Ask for the nearest known word, or say nothing when none is near."""
    near = difflib.get_close_matches(word.lower()[:64], list(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'? " if near else ""


def one_of(word: str, known: Iterable[str], thing: str) -> str:
    """A mend: the nearest word, if any, then all of them; `thing` is said in front, as in 'the tiers are'."""
    words = list(known)
    return f"{did_you_mean(word, words)}{thing} {listed(words)}." if words else f"{thing} none yet."


def quoted(text: str, most: int = 60) -> str:
    """Quote what somebody wrote, on one line and not too much of it."""
    line = " ".join(text.split())
    return f"'{line if len(line) <= most else line[: most - 1] + '…'}'"
