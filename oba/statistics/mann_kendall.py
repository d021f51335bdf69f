"""Whether a series goes up more often than down: the test of Mann and Kendall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import erfc, sqrt
from typing import NamedTuple


class MannKendall(NamedTuple):
    """How many pairs of numbers rise and how many fall from the earlier to the later; z, and the two-sided p."""

    rises: int
    falls: int
    z: float
    p: float


def mann_kendall(values: Sequence[Fraction]) -> MannKendall:
    """Hold S, the pairs that rise less those that fall, against what chance makes of it: z = (S ∓ 1)/√var, 0 for S = 0.

    Only the order of the numbers counts, and whole pairs are counted: turned over, a series gives the same p. Under two
    different numbers p is 1.

    Source: Mann, "Nonparametric tests against trend", Econometrica 13 (1945); as pyMannKendall 1.4.3, original_test.
    """
    pairs = [(late > early) - (late < early) for early, late in combinations(values, 2)]
    score = sum(pairs)
    sign = (score > 0) - (score < 0)
    z = (score - sign) / sqrt(score_variance(values)) if sign else 0.0
    return MannKendall(pairs.count(1), pairs.count(-1), z, erfc(abs(z) / sqrt(2)))


def score_variance(values: Sequence[Fraction]) -> Fraction:
    """The variance of S under chance, [n(n − 1)(2n + 5) − Σk(k − 1)(2k + 5)] / 18, k the size of each group of ties."""
    return Fraction(_term(len(values)) - sum(map(_term, Counter(values).values())), 18)


def _term(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)
