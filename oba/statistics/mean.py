"""The interval of a mean."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from typing import NamedTuple

from oba.statistics.critical import student, tail
from oba.statistics.interval import Ends, Estimate, Formula
from oba.statistics.known import average, is_known


class Spread(NamedTuple):
    """How many numbers are known, their mean and their sample standard deviation."""

    size: int
    mean: float
    deviation: float


def spread(values: Sequence[float | None]) -> Spread | None:
    """The mean and the sample standard deviation (divisor n − 1) of the known numbers; None for fewer than two."""
    known = [value for value in values if is_known(value)]
    if len(known) < 2:  # noqa: PLR2004 - one number has no spread
        return None
    mean = average(known)
    squares = fsum((value - mean) ** 2 for value in known)
    return Spread(len(known), mean, sqrt(squares / (len(known) - 1)))


def mean(values: Sequence[float | None], *, confidence: float = 95) -> Estimate | None:
    """The mean of the known numbers with mean ± t·s/√n, n − 1 degrees of freedom; None for fewer than two.

    Source: Student, "The probable error of a mean", Biometrika 6 (1908); as in PHEindicatormethods 2.1.0, R/Means.R.
    """
    beyond, found = tail(confidence), spread(values)
    if found is None:
        return None
    error = found.deviation / sqrt(found.size)
    half = student(beyond, found.size - 1) * error if error else 0.0
    return Estimate(found.mean, Ends(found.mean - half, found.mean + half), Formula.STUDENT)
