"""Whole years made of quarters or months, as `year_is` says, for targets that are set for years."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tests.second_reading.exact import mean
from tests.second_reading.numbers import Number, Series
from tests.second_reading.periods import Period
from tests.second_reading.rules import Measure


def parts_and_years(series: Series, measured: Measure) -> tuple[Series, Series]:
    """The series of parts, and that of whole years: the row sent for one, else the year made of parts."""
    counted = measured.calendar.months
    parts = {at: one for at, one in series.items() if at.calendar.months == counted}
    sent = {at: one for at, one in series.items() if at.calendar.months > counted}
    if not (how := str(measured.written.get("year_is", ""))):
        return parts, sent
    made = {} if how == "supplied" else _made(parts, how, measured)
    return parts, {**made, **sent}


def _made(parts: Series, how: str, measured: Measure) -> dict[Period, Number]:
    whole = 12 // measured.calendar.months
    found: dict[Period, Number] = {}
    for year in {at.year for at in parts}:
        inside = [parts[at] for at in sorted(parts) if at.year == year]
        sound = len(inside) == whole and all(one.value is not None or one.reason == "suppressed" for one in inside)
        if sound:
            found[year] = _year(inside, how, measured)
    return found


def _year(inside: list[Number], how: str, measured: Measure) -> Number:
    if any(one.reason for one in inside):
        return Number(reason="suppressed", own=False)
    if how == "last":
        return inside[-1]
    if how == "mean":
        return Number(value=mean([one.value or Fraction(0) for one in inside]), own=False)
    n = sum((one.n or Fraction(0) for one in inside), Fraction(0))
    if how == "sum":
        return Number(value=sum((one.value or Fraction(0) for one in inside), Fraction(0)), n=n, own=False)
    d = sum((one.d or Fraction(0) for one in inside), Fraction(0))
    if measured.written.get("year_denominator") == "mean":
        d /= len(inside)
    return Number(value=(measured.unit or Fraction(1)) * n / d, n=n, d=d, own=False)


def by_place(every: Mapping[str, Series], measured: Measure) -> tuple[dict[str, Series], dict[str, Series]]:
    """Both series of every place."""
    both = {place: parts_and_years(series, measured) for place, series in every.items()}
    return {name: one[0] for name, one in both.items()}, {name: one[1] for name, one in both.items()}
