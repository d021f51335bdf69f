"""Digits: every number that stands in a text, however it is meant."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# What stands for no number of children: a digest of rules or data, a day, a year. Numbers of four digits have a comma.
# Each alternative looks back at the letter that it begins with, for only where one of these stands is anything tried.
_OTHER = re.compile(
    r"[rd\d](?:(?<=\br)ules?(?: are)?\s[0-9a-f]{8}\b|(?<=\bd)ata\s[0-9a-f]{8}\b"
    rf"|(?<=\b\d)\d?\s(?:{_MONTHS})\s\d{{4}}\b"
    r"|(?:(?<=(?<![\d.,])1)9|(?<=(?<![\d.,])2)0)\d\d(?![\d,.]\d))"
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FIRST = re.compile(rf"[−-]?{_NUMBER.pattern}")


@lru_cache(maxsize=2**12)
def numbers(text: str) -> Counter[str]:
    """How often each number stands in a text, thousands without their commas; days, years and digests are none."""
    return Counter(found.replace(",", "") for found in _NUMBER.findall(_OTHER.sub(" ", text)))


def leading(text: str) -> str:
    """The number that a text begins with, as it is printed; empty where it begins with none."""
    found = _FIRST.match(text)
    return found.group() if found else ""


def measured(text: str) -> frozenset[str]:
    """The numbers with decimals in a text, as indicators have and days, pages and people's own words seldom."""
    return frozenset(one for one in numbers(text) if "." in one)
