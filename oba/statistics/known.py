"""Which numbers are known, and their accurate average."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, isfinite
from typing import TypeGuard


def is_known(value: float | None) -> TypeGuard[float]:
    """Whether there is a number: not missing, not infinite, not NaN."""
    return value is not None and isfinite(value)


def average(values: Sequence[float]) -> float:
    """The mean of at least one number; a constant series has exactly its own value as its mean.

    A plain float sum puts the mean of a constant 5.1 a hair beside it. The second pass adds back what the first lost.
    """
    first = fsum(values) / len(values)
    return first + fsum(value - first for value in values) / len(values)
