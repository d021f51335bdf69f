"""How do we compare? §9."""

from __future__ import annotations

from fractions import Fraction

from tests.second_reading.case import Case
from tests.second_reading.exact import exact
from tests.second_reading.intervals import Interval, interval, limits
from tests.second_reading.numbers import Number, first_reason

Said = tuple[str, str]


def each(case: Case) -> dict[str, Said]:
    """The answer or the reason beside each comparator of the rule."""
    return {name: _beside(case, name) for name in case.version.part("comparators")["with"]}


def headline(found: dict[str, Said]) -> Said:
    """The first that could be assessed; else the reason that the manual lists first."""
    for answer, _ in found.values():
        if answer:
            return answer, ""
    return "", first_reason(reason for _, reason in found.values())


def _beside(case: Case, name: str) -> Said:
    theirs = case.every[name].get(case.at)
    if theirs is None:
        known = any(one.value is not None for one in case.every[name].values())
        return "", "comparator's period differs" if known else "no comparator"
    if theirs.value is None:
        return "", theirs.reason
    kind, *levels = str(case.version.part("comparators")["test"]).replace(" and ", " ").split()
    if kind == "difference":
        near = abs(case.value - case.compared(theirs.value)) < exact(levels[0])
        return _word(case, theirs, 0 if near else 1), ""
    bands = [_band(case, theirs.value, kind, level) for level in levels]
    known_bands = [case.good_interval(one) for one in bands if one is not None]
    if len(known_bands) < len(bands):
        return "", "no numerators" if kind == "funnel" else "no interval"
    point = case.good(case.compared(theirs.value) if kind == "interval" else case.value)
    beyond = sum(not low <= point <= high for low, high in known_bands)
    return _word(case, theirs, beyond), ""


def _band(case: Case, theirs: Fraction, kind: str, level: str) -> Interval | None:
    """The place's own interval, or the funnel around the other's number."""
    if kind == "interval":
        return interval(case.number, case.measured, level)
    if case.number.d is None or case.number.d <= 0:
        return None
    return limits(theirs, case.number.d, case.measured, level)


def _word(case: Case, theirs: Number, beyond: int) -> str:
    """Similar, or which way the number differs; much so where it is beyond both levels."""
    assert theirs.value is not None
    ours, other = case.good(case.value), case.good(case.compared(theirs.value))
    if beyond == 0 or ours == other:
        return "similar"
    up, down = ("higher", "lower") if case.version.better == "none" else ("better", "worse")
    word = up if ours > other else down
    return f"much {word}" if beyond > 1 else word
