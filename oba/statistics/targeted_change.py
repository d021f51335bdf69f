"""What became of a number since its baseline, as Healthy People judges its objectives.

Source: Healthy People 2020 Final Progress Table (data.cdc.gov, x749-vh2i), notes 1 to 5.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from math import hypot
from typing import NamedTuple

ENOUGH = Fraction(1, 10)
ONE_SIDED = 1.6448536269514722  # what a standard normal number exceeds once in 20
_WIDTH_IN_ERRORS = 3.92


class ChangeStatus(StrEnum):
    """What became of an objective since its baseline."""

    MET = "target met or exceeded"
    IMPROVED = "improved"
    LITTLE = "little or no detectable change"
    WORSE = "got worse"


class TargetedChange(NamedTuple):
    """The status, which way the number moved, and what that rests on; None where it cannot be told.

    `way` is 1 for better and -1 for worse by more than chance or a tenth, else 0; `share` is the part of the targeted
    change achieved, or of the baseline lost; `z` is the change in standard errors.
    """

    status: ChangeStatus | None
    way: int | None
    share: Fraction | None
    z: float | None


def targeted_change(
    base: Fraction, latest: Fraction, target: Fraction, *, size: Fraction, error: float | None
) -> TargetedChange:
    """Met on the target or beyond it; else improved or got worse by more than chance, or by a tenth.

    The three numbers are turned so that more is better; `size` is the baseline as it stands. `error` is the standard
    error of the change; where it is not known a tenth counts, and a tenth exactly is enough: of the targeted change on
    the way to the target, of the baseline on the way from it or where the baseline met the target already. The test is
    by the normal distribution, one-sided at 5 %. A share of a baseline of 0 cannot be told.
    """
    change = latest - base
    towards = change > 0 and target > base
    whole = target - base if towards else abs(size)
    share = abs(change) / whole if whole else None
    z = float(abs(change)) / error if error else None
    way = _way(change, share, z)
    moved = None if way is None else {1: ChangeStatus.IMPROVED, 0: ChangeStatus.LITTLE, -1: ChangeStatus.WORSE}[way]
    return TargetedChange(ChangeStatus.MET if latest >= target else moved, way, share, z)


def _way(change: Fraction, share: Fraction | None, z: float | None) -> int | None:
    if change == 0:
        return 0
    if z is None and share is None:
        return None
    enough = z > ONE_SIDED if z is not None else share is not None and share >= ENOUGH
    return (1 if change > 0 else -1) if enough else 0


def error_of_change(width: float, other: float) -> float | None:
    """The standard error of the difference of two numbers, from the widths of their 95 % intervals.

    None unless both have one: an interval without width tells nothing.
    """
    return hypot(width, other) / _WIDTH_IN_ERRORS if width > 0 and other > 0 else None
