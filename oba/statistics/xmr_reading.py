"""How a control chart is read: what the latest point says, and whether a target will be met.

Source: NHSRplotthedots 0.2.2, R/ptd_calculate_point_type.R and R/ptd_calculate_assurance_type.R.
"""

from __future__ import annotations

from enum import StrEnum

from oba.statistics.xmr import ChartLimits, Point


class Variation(StrEnum):
    """What a point says; without a good direction only whether it is high or low."""

    COMMON_CAUSE = "common cause"
    IMPROVEMENT = "special cause improvement"
    CONCERN = "special cause concern"
    HIGH = "special cause high"
    LOW = "special cause low"


class Assurance(StrEnum):
    """Whether the process, as it is, meets a target."""

    PASS = "consistently passes"  # noqa: S105 - not a password
    FAIL = "consistently fails"
    INCONSISTENT = "passes or fails by chance"


def variation(point: Point, *, higher_is_better: bool | None) -> Variation:
    """What a point says: a special cause upwards is improvement where higher is better, concern where lower is."""
    if point.way == 0:
        return Variation.COMMON_CAUSE
    if higher_is_better is None:
        return Variation.HIGH if point.way > 0 else Variation.LOW
    return Variation.IMPROVEMENT if (point.way > 0) is higher_is_better else Variation.CONCERN


def assurance(limits: ChartLimits | None, target: float | None, *, higher_is_better: bool | None) -> Assurance | None:
    """Fails where the target lies beyond the limits on the good side, passes on the bad side, else by chance.

    A target on a limit lies between them. None without limits, target or a good direction. The latest limits decide.
    """
    if limits is None or target is None or higher_is_better is None:
        return None
    if limits.lower <= target <= limits.upper:
        return Assurance.INCONSISTENT
    return Assurance.FAIL if (target > limits.upper) is higher_is_better else Assurance.PASS
