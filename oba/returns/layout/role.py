"""What a heading says its numbers are: numerators, denominators, values, targets, and much that is no number sent."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from oba.returns.layout.heading_words import (
    DENOMINATORS,
    NOT_SENT,
    PUBLISHED,
    PURE,
    TARGETS,
    VALUES,
    any_of,
)
from oba.returns.layout.wording import plain


class Role(StrEnum):
    """What the cells under, or beside, a label are."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    ADDED = "added"
    COUNT = "count"
    BASE = "base"
    LOWER = "lower"
    UPPER = "upper"
    HALF_WIDTH = "half width"
    INTERVAL = "interval"
    GAP = "gap"
    STATUS = "status"
    PUBLISHED = "published"
    MISSING = "missing"
    COMMENT = "comment"
    TARGET = "target"
    OTHER = "other"
    FOREIGN = "foreign"


NUMBERS = frozenset({Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR, Role.COUNT})
BESIDE = frozenset({Role.STATUS, Role.PUBLISHED, Role.MISSING, Role.COMMENT})

_NAMES = (
    (Role.TARGET, TARGETS),
    (Role.OTHER, NOT_SENT),
    (Role.FOREIGN, any_of("not known, unknown, response rate, coverage, missing (?:data|records)")),
    (Role.GAP, any_of("gap")),
    (Role.LOWER, any_of("lower, lci, low ci")),
    (Role.UPPER, any_of("upper, uci, high ci")),
    (Role.HALF_WIDTH, any_of("half width, margin of error, plus or minus")),
    (Role.INTERVAL, any_of("ci, confidence, interval")),
    (Role.BASE, any_of("base, unweighted, ^n$, sample, respondents, responses, returned")),
    (Role.PUBLISHED, PUBLISHED),
    (Role.MISSING, any_of("^missing$, ^reason(?: missing)?$, ^why missing$")),
    (Role.COMMENT, any_of(r"comment\w*, notes?, narrative, remarks?, explanation")),
    (Role.STATUS, any_of("^(?:data )?status$")),
    (Role.NUMERATOR, any_of("numerator, ^num$")),
    (Role.DENOMINATOR, DENOMINATORS),
    (Role.VALUE, VALUES),
    (Role.COUNT, f"{any_of('number, count, ^no$, ^nos$, cases')}|^#$"),
)
_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _NAMES)
_SUM = re.compile(r"^(?:sum|total) of (?=num|den|rate|value|count)")  # as a pivot table heads them
_HALF = re.compile(r"±|\+\s*/\s*[-−]")
_OF_WHAT = re.compile(r"[%±]|\b(?:percent(?:age)?|per cent|proportion|rate|pct)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def role_of(text: str) -> Role | None:
    """What a heading says of its numbers; None where it says nothing of that sort."""
    if _HALF.search(text):
        return Role.HALF_WIDTH
    small = _SUM.sub("", plain(text)) or text.strip()
    found = next((role for role, pattern in _PATTERNS if pattern.search(small)), None)
    if found in (None, Role.COUNT, Role.COMMENT) and "%" in text:
        return Role.VALUE
    return found


def is_pure(text: str) -> bool:
    """Whether a label says nothing but what its numbers are, so that it names no indicator: Numerator, %."""
    return plain(text) in PURE


def of_what(text: str) -> str:
    """What a heading says its values are percentages or rates of."""
    return " ".join(_OF_WHAT.sub(" ", text).split())
