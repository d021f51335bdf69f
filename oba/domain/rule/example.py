"""A worked example in a rule: given these numbers, these are the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from oba.domain.citation import Citation
from oba.domain.period import Period


class Given(NamedTuple):
    """A number in a worked example: a value, or so many of so many, and its 95 % interval where the example gives one.

    Exactly one of the value and the two counts is given.
    """

    value: Fraction | None
    counts: tuple[Fraction, Fraction] | None = None
    interval: tuple[Fraction, Fraction] | None = None

    def worked_out(self, per: Fraction | None) -> Fraction:
        """The value, which counts give as a share of so many."""
        if self.value is not None or self.counts is None:
            return self.value or Fraction(0)
        return (per or Fraction(1)) * self.counts[0] / self.counts[1]


class VersionName(NamedTuple):
    """A version as an example names it: by its first period and, where two share that, by the day of its approval."""

    since: Period
    approved_on: date | None = None

    def __str__(self) -> str:
        """Write it as a file does: 2009/10, or 2009/10 approved 2010-01-20."""
        return f"{self.since}{f' approved {self.approved_on.isoformat()}' if self.approved_on else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked example in a rule: given these numbers, these are the answers; `check` executes it.

    `version` is the one it names; without it the one that governs its last period.
    """

    given: Mapping[Period, Given]
    compared: Mapping[str, Mapping[Period, Given]]
    then: Mapping[str, str]
    version: VersionName | None = None
    where: Citation

    @property
    def judged(self) -> Period | None:
        """The last period it gives a number for, which is the one judged."""
        return max(self.given, key=lambda period: period.end, default=None)
