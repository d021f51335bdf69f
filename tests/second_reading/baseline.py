"""Are we turning the curve? §7."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt
from typing import NamedTuple

from tests.second_reading.case import Case
from tests.second_reading.exact import exact, mean
from tests.second_reading.intervals import Interval
from tests.second_reading.periods import Period, period, span
from tests.second_reading.quantiles import student
from tests.second_reading.trends import line

_LEAST = {"trend": 4, "level": 3, "stated": 0}


class _Past(NamedTuple):
    spans: list[Period]
    known: list[tuple[Period, Fraction]]


def baseline(case: Case) -> tuple[str, str]:
    """The answer or the reason, by the five steps in their order."""
    if case.version.better == "none":
        return "", "no good direction"
    written = case.version.part("baseline")
    past = _past(case, written.get("history", []))
    if reason := _unfit(case, past, str(written["forecast"])):
        return "", reason
    ends = _forecast(case, past)
    if ends is None:
        return "", "no baseline"
    low, high = case.good_interval(ends)
    now = case.good(case.value)
    if now < low:
        return "worse than baseline", ""
    if now <= high:
        return "on baseline", ""
    if past.known and now > case.good(case.compared(past.known[-1][1])):
        return "turned", ""
    return "turning", ""


def _past(case: Case, history: str | list[str]) -> _Past:
    spans = span(history, case.at.calendar) if history else []
    values = [(one, case.series[one].value) for one in spans if one in case.series]
    return _Past(spans, [(one, value) for one, value in values if value is not None])


def _unfit(case: Case, past: _Past, forecast: str) -> str:
    """Why nothing can be forecast for the period judged, in the order of §7; empty where it can."""
    held = [one for one, _ in past.known]
    if past.spans and case.at <= max(past.spans):
        return "too early"
    if len(held) < _LEAST[forecast]:
        return "too few points"
    if past.spans and case.broken(case.at, *past.spans):
        return "definition break"
    return "rolling windows" if case.span > 1 and len(held) > 1 else ""


def _forecast(case: Case, past: _Past) -> Interval | None:
    """The ends of the forecast's interval at the period judged, cut at what the measure can be."""
    written = case.version.part("baseline")
    if written["forecast"] == "stated":
        stated = {period(str(at), case.at.calendar): exact(str(text)) for at, text in written["values"].items()}
        if case.at not in stated:
            return None
        middle, half = stated[case.at], exact(str(written.get("tolerance", "0")))
        return _cut(case, middle - half, middle + half)
    middle, half = _fitted(case, past, str(written["forecast"]), float(exact(str(written["interval"]))) / 100)
    return _cut(case, middle - half, middle + half)


def _fitted(case: Case, past: _Past, forecast: str, share: float) -> tuple[Fraction, Fraction]:
    origin = past.known[0][0]
    points = [(one.since(origin), value) for one, value in past.known]
    count = len(points)
    if forecast == "trend":
        middle, variance, growth = line(points, case.at.since(origin))
        freedom = count - 2
    else:
        middle = mean([value for _, value in points])
        variance = sum(((value - middle) ** 2 for _, value in points), Fraction(0)) / (count - 1)
        growth, freedom = 1 + Fraction(1, count), count - 1
    return middle, Fraction(student((1 + share) / 2, freedom) * sqrt(variance * growth))


def _cut(case: Case, low: Fraction, high: Fraction) -> Interval:
    floor, ceiling = case.measured.floor, case.measured.ceiling
    ends = [low if floor is None else max(low, floor), high if floor is None else max(high, floor)]
    return Interval(*(end if ceiling is None else min(end, ceiling) for end in ends))
