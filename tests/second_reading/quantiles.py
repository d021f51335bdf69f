"""Quantiles by plain search: of the normal, of Student's t, and the Poisson limits; no library of statistics."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import atan, cos, exp, fsum, lgamma, log, pi, sqrt
from statistics import NormalDist

_STEPS = 400


def normal(share: float) -> float:
    """The point below which a share of the standard normal lies."""
    return NormalDist().inv_cdf(share)


@lru_cache
def student(share: float, freedom: int) -> float:
    """The point below which a share of Student's t lies, for a share over a half."""
    return _search(lambda x: 0.5 + _student_from_0(x, freedom) - share, 0.0, 1000.0)


@lru_cache
def poisson_lower(count: int, tail: float) -> float:
    """The mean at which so many or more are seen with the chance of the tail; 0 for none."""
    return _search(lambda m: 1 - _poisson_up_to(count - 1, m) - tail, 0.0, count + 10.0) if count else 0.0


@lru_cache
def poisson_upper(count: int, tail: float) -> float:
    """The mean at which so many or fewer are seen with the chance of the tail."""
    return _search(lambda m: tail - _poisson_up_to(count, m), 0.0, 10 * count + 100.0)


def two_sided(z: float) -> float:
    """The chance of a standard normal at least so far from 0, either way."""
    return 2 * (1 - NormalDist().cdf(abs(z)))


def _search(rises: Callable[[float], float], low: float, high: float) -> float:
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (low, middle) if rises(middle) > 0 else (middle, high)
    return (low + high) / 2


def _poisson_up_to(count: int, average: float) -> float:
    if average <= 0:
        return 1.0
    return fsum(exp(-average + k * log(average) - lgamma(k + 1)) for k in range(count + 1))


def _student_from_0(x: float, freedom: int) -> float:
    """The share of Student's t between 0 and x, by Simpson's rule: on its angle a power of the cosine."""
    half = (freedom + 1) / 2
    scale = exp(lgamma(half) - lgamma(freedom / 2)) / sqrt(pi)
    end = atan(x / sqrt(freedom))
    width = end / _STEPS
    inner = fsum((4 if k % 2 else 2) * cos(k * width) ** (freedom - 1) for k in range(1, _STEPS))
    return scale * width / 3 * (1.0 + inner + cos(end) ** (freedom - 1))
