"""Read a period from the many ways people write it, given what kind the measure counts in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from oba.domain.period import FIRST_MONTH, LETTERS, MONTHS, PER_YEAR, Every, Period, YearKind

_SLASHED = re.compile(r"(\d{4})\s*[/\-–]\s*(\d{1,2}|\d{4})\Z", re.ASCII)
_JOINED = re.compile(r"(\d{4})(\d{2})\Z", re.ASCII)
_BARE = re.compile(r"(\d{4})\Z", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-01/P(\d{1,2})([YM])\Z", re.ASCII)
_PART = re.compile(r"(.+?)[\s\-]*([hqt])(\d)\Z", re.ASCII | re.IGNORECASE)
_ISO_MONTH = re.compile(r"(\d{4})-?(\d{2})\Z", re.ASCII)
_NAMED_MONTH = re.compile(r"([A-Za-z]{3})[a-z]*\.?\s+(\d{4})\Z", re.ASCII)
_EARLIEST, _LATEST = 1900, 2200
_SHORT_MONTHS = tuple(name[:3] for name in MONTHS)


@lru_cache(maxsize=4096)
def parse_period(text: str, *, every: Every, year: YearKind, window: int = 1, step: int = 1) -> Period | None:
    """Read a period of the kind a measure counts in, or give None when it is another kind or no period at all.

    A year may be written 2008/09, 2008/9, 2008-09, 200809 or 2008-04-01/P1Y; a quarter 2010/11 Q2 or 2010-11-q2;
    a half-year 2010/11 H1; a term 2010/11 T3; a month 2010-04, 201004, Apr 2010 or 2010-04-01/P1M; a window of years
    2013/14 to 2015/16 or 2013-04-01/P3Y. `step` is how many periods lie from one number to the next.
    """
    text = text.strip()
    found = _iso(text, every, year, window) or _READERS[every](text, year, window)
    return found.stepping(step) if found and _in_reach(found) else None


def _in_reach(period: Period) -> bool:
    """Whether the calendar has the period's days, told before any of them is asked for."""
    last = period.in_year.ordinal
    return last - period.span + 1 >= _EARLIEST and last < _LATEST


def parse_any_year(text: str) -> Period | None:
    """Read a year of whichever kind it is written as: 1998 is a calendar year, 1998/99 a financial one."""
    kinds = (YearKind.CALENDAR, YearKind.FINANCIAL, YearKind.ACADEMIC)
    found = (parse_period(text, every=Every.YEAR, year=kind) for kind in kinds)
    return next((period for period in found if period), None)


def how_to_write(every: Every, year: YearKind, window: int = 1) -> str:
    """Say how a period of this kind is written, for a mend."""
    example = "2009" if year is YearKind.CALENDAR else "2008/09"
    if every in LETTERS:
        return f"{example} {LETTERS[every]}2"
    if every is Every.MONTH:
        return "2009-04"
    return example if window == 1 else str(Period(every=every, year=year, ordinal=2007 + window, span=window))


def _year(text: str, kind: YearKind, window: int) -> Period | None:
    if window > 1:
        return _window(text, kind, window)
    start = _starting_year(text, kind)
    return None if start is None else Period(every=Every.YEAR, year=kind, ordinal=start)


def _starting_year(text: str, kind: YearKind) -> int | None:
    if kind is YearKind.CALENDAR:
        return int(text) if _BARE.match(text) else None
    match = _SLASHED.match(text) or _JOINED.match(text)
    if not match:
        return None
    start, end = int(match[1]), match[2]
    follows = int(end) == (start + 1 if len(end) == len("2009") else (start + 1) % 100)
    return start if follows else None


def _window(text: str, kind: YearKind, window: int) -> Period | None:
    first, to, last = text.partition(" to ")
    start, end = _starting_year(first.strip(), kind), _starting_year(last.strip(), kind)
    if not to or start is None or end is None or end - start + 1 != window:
        return None
    return Period(every=Every.YEAR, year=kind, ordinal=end, span=window)


def _part(every: Every, text: str, kind: YearKind, window: int) -> Period | None:
    match = _PART.match(text)
    start = _starting_year(match[1].strip(), kind) if match and window == 1 else None
    if match is None or start is None or match[2].upper() != LETTERS[every]:
        return None
    part, parts = int(match[3]), PER_YEAR[every]
    return Period(every=every, year=kind, ordinal=start * parts + part - 1) if 1 <= part <= parts else None


def _month(text: str, kind: YearKind, window: int) -> Period | None:
    year, month = 0, 0
    if match := _ISO_MONTH.match(text):
        year, month = int(match[1]), int(match[2])
    elif (match := _NAMED_MONTH.match(text)) and match[1].capitalize() in _SHORT_MONTHS:
        year, month = int(match[2]), _SHORT_MONTHS.index(match[1].capitalize()) + 1
    if window > 1 or not 1 <= month <= len(MONTHS):
        return None
    return Period(every=Every.MONTH, year=kind, ordinal=year * 12 + month - 1)


def _iso(text: str, every: Every, kind: YearKind, window: int) -> Period | None:
    """Read an ISO 8601 interval that starts where a period of the asked kind starts and lasts as long."""
    match = _ISO.match(text)
    if not match or not 1 <= int(match[2]) <= len(MONTHS):
        return None
    year, month, length = int(match[1]), int(match[2]), int(match[3])
    months = length * 12 if match[4] == "Y" else length
    since = year * 12 + month - 1
    if every is Every.MONTH:
        return Period(every=every, year=kind, ordinal=since) if months == 1 and window == 1 else None
    if every is not Every.YEAR and window > 1:
        return None
    size = len(MONTHS) // PER_YEAR[every]
    ordinal, rest = divmod(since - FIRST_MONTH[kind] + 1, size)
    if rest or months != size * window:
        return None
    return Period(every=every, year=kind, ordinal=ordinal + window - 1, span=window)


_READERS: Mapping[Every, Callable[[str, YearKind, int], Period | None]] = {
    Every.YEAR: _year,
    Every.MONTH: _month,
    **{every: partial(_part, every) for every in LETTERS},
}
