"""Whether a series goes up more often than down: the test of Mann and Kendall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import erfc, sqrt
from typing import NamedTuple

from oba.statistics.critical import tail
from oba.statistics.known import is_known


class MannKendall(NamedTuple):
    """The score S (pairs that rise less pairs that fall), its variance, z, the two-sided p, Kendall's tau; the answer.

    `way` is 1 rising, −1 falling, 0 neither at this confidence.
    """

    score: int
    variance: float
    z: float
    p: float
    tau: float
    way: int


def mann_kendall(values: Sequence[float | None], *, confidence: float = 95) -> MannKendall | None:
    """Rising or falling where |S| is too large for chance; missing numbers are left out; None for fewer than two.

    z = (S ∓ 1)/√var with ties corrected, and 0 where S is 0.

    Source: Mann, "Nonparametric tests against trend", Econometrica 13 (1945); as pyMannKendall 1.4.3, original_test.
    """
    beyond = tail(confidence)
    known = [value for value in values if is_known(value)]
    if len(known) < 2:  # noqa: PLR2004 - a pair
        return None
    score = sum((late > early) - (late < early) for early, late in combinations(known, 2))
    variance = score_variance(len(known), known)
    sign = (score > 0) - (score < 0)
    z = (score - sign) / sqrt(variance) if sign else 0.0
    p = erfc(abs(z) / sqrt(2))
    tau = score / (len(known) * (len(known) - 1) / 2)
    return MannKendall(score, variance, z, p, tau, sign if p < 2 * beyond else 0)


def score_variance(count: int, *tied: Iterable[float]) -> float:
    """The variance of S under chance, [n(n − 1)(2n + 5) − Σk(k − 1)(2k + 5)] / 18, k the size of each group of ties."""
    groups = (size for values in tied for size in Counter(values).values())
    return (_term(count) - sum(map(_term, groups))) / 18


def _term(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)
