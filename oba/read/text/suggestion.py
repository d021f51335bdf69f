"""Did you mean: the nearest word to one that is not known."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping

from oba.words import sentence

MOST_LISTED = 30
_NUMBERS = re.compile(r"\d+")


def nearest(word: str, known: Iterable[str]) -> str:
    """The nearest known word; empty when none is near."""
    by_small = {name.lower(): name for name in known}
    near = difflib.get_close_matches(word.lower()[:64], by_small, n=1, cutoff=0.6)
    return by_small[near[0]] if near else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Ask for the nearest known word, or say nothing when none is near."""
    near = nearest(word, known)
    return f"did you mean '{near}'? " if near else ""


def near_or(word: str, known: Iterable[str], otherwise: str) -> str:
    """A mend: the nearest known word, if one is near, and then what to do in any case."""
    near = did_you_mean(word, known)
    return f"{near}{sentence(otherwise)}" if near else otherwise


def with_its_numbers(word: str, known: Iterable[str]) -> list[str]:
    """The words with the same numbers as one: ni-7 is not a slip for ni-1, and is never offered for it."""
    return [other for other in known if _NUMBERS.findall(other) == _NUMBERS.findall(word)]


def one_of(word: str, known: Iterable[str], things: str) -> str:
    """A mend: the nearest known word, if one is near, and the words there are; `things` names them all."""
    words = list(known)
    if not words:
        return "there are none yet."
    more = f" and {len(words) - MOST_LISTED:,} more" if len(words) > MOST_LISTED else ""
    listing = f"{things}: {', '.join(words[:MOST_LISTED])}{more}."
    near = did_you_mean(word, words)
    return f"{near}{sentence(listing)}" if near else f"use one of {listing}"


def the_same(name: str, known: Iterable[str], called: Mapping[str, str] | None = None) -> str:
    """A mend: the identifier that a name is when it is written as one, or that bears it; empty where none does.

    `called` gives identifiers by the names that readers know. What is merely near is never offered: another place or
    indicator that exists would be taken in silence.
    """
    plain, ids = "-".join(name.lower().replace("_", " ").split()), set(known)
    found = plain if plain in ids else (called or {}).get(" ".join(name.lower().split()), "")
    return f"write {found}." if found in ids else ""


def quoted(text: str, most: int = 60) -> str:
    """Quote what somebody wrote, on one line and not too much of it."""
    line = " ".join(text.split())
    return f"'{line if len(line) <= most else line[: most - 1] + '…'}'"
