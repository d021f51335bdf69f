"""Is it getting better? §5."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tests.second_reading.case import Case
from tests.second_reading.control_chart import special_cause
from tests.second_reading.exact import exact, mean
from tests.second_reading.intervals import interval
from tests.second_reading.numbers import Number, first_reason, missing
from tests.second_reading.path import start
from tests.second_reading.periods import Period
from tests.second_reading.trends import mann_kendall, recent_trend

_POINTS = {"xmr": 5, "mann-kendall": 8}


def direction(case: Case) -> tuple[str, str]:
    """The answer or the reason."""
    written = case.version.part("direction")
    if (test := str(written.get("test", ""))) and test != "intervals 95":
        way, reason = _recent(case) if test == "recent trend" else _series(case, test)
    else:
        way, reason = _compared(case, str(written.get("compare_with", "previous")), test)
    return ("", reason) if reason else (_word(case, way), "")


def _word(case: Case, way: int) -> str:
    words = ("falling", "steady", "rising") if case.version.better == "none" else ("worsening", "steady", "improving")
    return words[way + 1]


def _compared(case: Case, with_what: str, test: str) -> tuple[int, str]:
    """Hold the number against one earlier number: by a width, or by two intervals."""
    spans = _earlier(case, with_what)
    if case.broken(case.at, *spans):
        return 0, "definition break"
    before = _number_before(case, with_what, spans)
    if case.at <= max(spans):
        return 0, "too early"
    if test:
        shared = any(case.at.since(one) < case.span for one in spans)
        return (0, "rolling windows") if shared else _intervals(case, before)
    if before.value is None:
        return 0, before.reason
    change = case.good(case.value) - case.good(case.compared(before.value))
    width = _width(case, spans)
    if width == 0:
        return (change > 0) - (change < 0), ""
    return (change >= width) - (change <= -width), ""


def _width(case: Case, spans: list[Period]) -> Fraction:
    """How much counts as a change, between these periods."""
    text = str(case.version.part("direction").get("change_of_at_least", "0"))
    each = text.endswith("each period")
    width = exact(text.removesuffix("each period"))
    between = mean([Fraction(case.at.since(one)) for one in spans])
    return width * between if each else width


def _earlier(case: Case, with_what: str) -> list[Period]:
    """The periods of the earlier number."""
    if with_what == "same period last year":
        return [case.at.shifted(-12 // case.at.calendar.step)]
    if with_what == "start":
        return [start(case).period]
    count = int(with_what.rsplit(maxsplit=1)[-1]) if with_what.startswith("mean of previous") else 1
    return [case.at.shifted(-back) for back in range(1, count + 1)]


def _number_before(case: Case, with_what: str, spans: list[Period]) -> Number:
    if with_what == "start":
        return start(case).number
    never = missing("too few points" if len(spans) > 1 else "not collected")
    several = [_settled(case.series.get(one) or never) for one in spans]
    if reasons := [one.reason for one in several if one.reason]:
        return missing(first_reason(reasons))
    values = [one.value for one in several if one.value is not None]
    return several[0] if len(several) == 1 else Number(value=mean(values))


def _settled(earlier: Number) -> Number:
    """An earlier number: what has not come of it by now is neither awaited nor late, it is not collected."""
    return missing("not collected") if earlier.reason in ("awaited", "late") else earlier


def _intervals(case: Case, before: Number) -> tuple[int, str]:
    """A change only if the two intervals neither touch nor overlap."""
    if before.value is None:
        return 0, before.reason
    earlier, latest = case.interval(before), case.interval(case.number)
    if earlier is None or latest is None:
        return 0, "no interval"
    was, now = case.good_interval(earlier), case.good_interval(latest)
    return (now.low > was.high) - (now.high < was.low), ""


def _back(case: Case) -> Iterator[Number]:
    """The numbers back from the one judged, until one is missing or the definition changed."""
    at = case.at
    while at in case.series and case.series[at].value is not None and not case.broken(at, case.at):
        yield case.series[at]
        at = at.shifted(-1)


def _recent(case: Case) -> tuple[int, str]:
    """The latest five years without a gap, each with its interval; unrounded, for only chi-squared is compared."""
    five = list(_back(case))[:5]
    if case.span > 1:
        return 0, "rolling windows"
    if len(five) < 5:
        return 0, "definition break" if _cut_short(case, len(five)) else "too few points"
    intervals = [interval(one, case.measured, "95") for one in five]
    points = [(one.value, ends) for one, ends in zip(five, intervals, strict=True) if one.value is not None and ends]
    if len(points) < 5:
        return 0, "no interval"
    return _turned(case, recent_trend(points[::-1])), ""


def _cut_short(case: Case, known: int) -> bool:
    """Whether numbers ended where they do because the definition changed."""
    before = case.at.shifted(-known)
    return before in case.series and case.broken(before, case.at)


def _series(case: Case, test: str) -> tuple[int, str]:
    """A test of the whole series: a control chart bridges a gap, Mann-Kendall ends at it; both begin after a break."""
    if test == "xmr":
        first = min(one for one in case.series if not case.broken(one, case.at))
        spans = [first.shifted(count) for count in range(case.at.since(first) + 1)]
        found = [case.series.get(one, missing("not collected")).value for one in spans]
    else:
        found = [one.value for one in _back(case)][::-1]
    values = [None if one is None else case.compared(one) for one in found]
    known = [one for one in values if one is not None]
    if len(known) < _POINTS[test]:
        return 0, "definition break" if test != "xmr" and _cut_short(case, len(found)) else "too few points"
    return _turned(case, special_cause(values) if test == "xmr" else mann_kendall(known)), ""


def _turned(case: Case, way: int) -> int:
    return -way if case.version.better == "lower" else way
