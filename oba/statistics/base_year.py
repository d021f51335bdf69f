"""Change since a comparison year, as Northern Ireland judges its wellbeing indicators."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Generic, NamedTuple, TypeVar

Exact = TypeVar("Exact", Decimal, Fraction)


class SinceBaseYear(StrEnum):
    """What became of an indicator since its comparison year."""

    IMPROVING = "improving"
    NO_CHANGE = "no change"
    WORSENING = "worsening"
    INSUFFICIENT = "insufficient data"


class BaseYearChange(NamedTuple, Generic[Exact]):
    """The judgement, the change and the change that was asked for; without enough data only the judgement."""

    since: SinceBaseYear
    change: Exact | None = None
    needed: Exact | None = None


def since_base_year(
    values: Sequence[Exact | None],
    base: int | None,
    criterion: Exact,
    *,
    each_period: bool = False,
    higher_is_better: bool = True,
) -> BaseYearChange[Exact]:
    """Improving or worsening when the change from `values[base]` to the last number reaches the criterion.

    On the criterion counts as change; `each_period` multiplies it by the periods since the base. Exact, because
    published numbers do lie exactly on it: 19.7 to 18.3 with a criterion of 1.4. The last period itself as base gives
    no change; no base, or a missing number at either end, insufficient data. With a criterion of 0 no movement at all
    is improving, whichever way is better.

    Source: Programme for Government Wellbeing Framework, Northern Ireland: PfGAnalytics/Wellbeing-Dashboard,
    scripts/data_functions.js, which rounds to the most decimals of the series; exact decimals do not need to.
    """
    last = len(values) - 1
    if base == last:
        return BaseYearChange(SinceBaseYear.NO_CHANGE)
    start, end = values[base] if base is not None else None, values[-1] if values else None
    if base is None or start is None or end is None:
        return BaseYearChange(SinceBaseYear.INSUFFICIENT)
    change, needed = end - start, criterion * (last - base) if each_period else criterion
    good = change if higher_is_better else -change
    if good >= needed:
        return BaseYearChange(SinceBaseYear.IMPROVING, change, needed)
    return BaseYearChange(SinceBaseYear.WORSENING if good <= -needed else SinceBaseYear.NO_CHANGE, change, needed)
