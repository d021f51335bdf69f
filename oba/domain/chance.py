"""What tests of chance look at: intervals, control charts, and how often each signals when nothing has changed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from oba.domain.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Between which ends a number may lie by chance, both included; `level` is in percent.

    `how` names where it comes from: as supplied, or the formula; `cut` where an end was cut, at what can be.
    """

    low: Fraction
    high: Fraction
    level: Fraction
    how: str
    cut: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The mean and the control limits of a stretch of a control chart, to many more digits than are printed.

    The limits are kept to what the measure can be; `cut` is where one was cut.
    """

    first: Period
    last: Period
    mean: Fraction
    lower: Fraction
    upper: Fraction
    cut: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlChart:
    """A control chart: its stretches between changes of definition, and the points that chance does not explain.

    `signals` gives each such period with 1 for upwards and -1 for downwards; `trial` says that the latest stretch has
    too few numbers for limits that will last; `cause` is why the latest point is more than chance, empty if it is not.
    """

    stretches: tuple[Limits, ...]
    signals: tuple[tuple[Period, int], ...]
    trial: bool
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """One statistical test that was made: how often it signals by chance alone, and whether it signalled here."""

    of: Fraction
    signal: bool
