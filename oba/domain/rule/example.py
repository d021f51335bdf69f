"""A worked example in a rule: given these numbers, these are the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked example in a rule: given these numbers, these are the answers; `check` executes it."""

    given: Mapping[Period, Given]
    compared: Mapping[str, Mapping[Period, Given]]
    then: Mapping[str, str]
    where: Citation
