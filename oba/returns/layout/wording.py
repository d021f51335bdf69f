"""Words of labels, made alike before they are held against the plan's."""

from __future__ import annotations

import re
from functools import lru_cache

from oba.domain.rule import Rule
from oba.returns.layout.heading_words import SMALL_WORDS

_NUMERALS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10",
}  # fmt: skip
_AND_MORE = re.compile(r"(\d)\s*\+")
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A text in small letters and digits, its words parted by one space."""
    small = text.casefold().replace("&", " and ").replace("'", "").replace("’", "")
    return _NOT_A_WORD.sub(" ", small).strip()


def words(text: str) -> tuple[str, ...]:
    """The words of a text; numbers as digits, and 3+ as 3 or more."""
    spelled = plain(_AND_MORE.sub(r"\1 or more ", text.casefold()))
    return tuple(_NUMERALS.get(word, word) for word in spelled.split())


@lru_cache(maxsize=8192)
def telling(text: str) -> tuple[str, ...]:
    """The words of a text that tell it from others, each by its stem."""
    return tuple(stem(word) for word in words(text) if word not in SMALL_WORDS)


def stem(word: str) -> str:
    """A word without the ending of its plural or its verb; good enough to hold labels against titles."""
    for ending in ("ments", "ment", "ings", "ing", "ies", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) > len(ending) + 1:
            return word.removesuffix(ending)
    return word


def initials(text: str) -> str:
    """The first letters of a text's words."""
    return "".join(word[0] for word in plain(text).split())


def called(rule: Rule) -> str:
    """An indicator as questions call it: its number and its short title."""
    return f"{rule.number} ({rule.short})" if rule.number else rule.short


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
