"""A number that a place has for a period, or the reason why it has none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tests.second_reading.periods import Period

REASONS = (
    "not asked", "no approved rule", "no baseline", "no start", "not collected", "awaited", "late", "not whole yet",
    "published after the cut-off", "not available", "nothing to count", "confidential", "low", "unreliable",
    "disputed", "too few points", "too early", "no interval", "rolling windows", "definition break", "no numerators",
    "no target", "target to be agreed", "not yet due", "monitored", "no good direction", "no comparator",
    "comparator's period differs", "suppressed",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Number:
    """A value or a reason, its counts and interval; `own` if the place sent it, `whole` if it lacks no part."""

    value: Fraction | None = None
    reason: str = ""
    n: Fraction | None = None
    d: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    level: Fraction | None = None
    rounded: bool = False
    own: bool = True
    whole: bool = True


Series = Mapping[Period, Number]


def first_reason(reasons: Iterable[str]) -> str:
    """Of several reasons the one that the manual lists first."""
    return min(reasons, key=REASONS.index)


def missing(reason: str, *, own: bool = True, whole: bool = True) -> Number:
    """A number that is not there, and why."""
    return Number(reason=reason, own=own, whole=whole)


def withheld(number: Number) -> Number:
    """The number after disclosure control has taken it away; one that was missing keeps its own reason."""
    reason = number.reason or "suppressed"
    return Number(reason=reason, own=number.own, whole=number.whole)
