"""What a date that cannot be read was meant to be, so that a mend can write that very day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from oba.domain.period import MONTHS

HOW = "write year, month and day: 2010-10-15."
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+\-]\d{2}:?\d{2})?\Z", re.ASCII)
_WRITTEN = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-]?)(\d{1,2})\2(\d{1,2})\Z", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})\Z", re.ASCII)
_DAY_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-/]+([A-Za-z]{3,9})\.?,?[ \-/]+(\d{4}|\d{2})\Z", re.ASCII)
_MONTH_NAMED = re.compile(r"([A-Za-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})\Z", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(\.0+)?\Z", re.ASCII)
_DAY_0 = date(1899, 12, 30)  # from which spreadsheets count, for every day after February 1900
_SERIALS = range(18_264, 73_051)  # 1950 to 2099
_CENTURY_TURNS = 70
_EARLIEST, _LATEST = 1900, 2200
_EIGHT_DIGITS = 8
LONGEST = 60


def corrected_date(text: str) -> str:
    """What to write for a date that cannot be read: its own day where it has one meaning, all where it has several."""
    days = dates_meant(text)
    if len(days) == 1 and _SERIAL.match(text):
        return f"a spreadsheet has turned the day into a number: format the column as text and write {days[0]}."
    if days:
        return f"write {' or '.join(f'{day} ({_spoken(day)})' for day in days) if len(days) > 1 else days[0]}."
    if (match := _WRITTEN.match(text)) and 1 <= int(match[2]) <= len(MONTHS) and int(match[1]):
        last = monthrange(int(match[1]), int(match[2]))[1]
        return f"{MONTHS[int(match[2]) - 1]} {match[1]} has {last} days: {HOW}"
    return HOW


def dates_meant(text: str) -> tuple[date, ...]:
    """Every day that a text may stand for, however it is written; the day before the month comes first."""
    return tuple(dict.fromkeys(_readings(_TIME.sub("", text.strip())))) if len(text) <= LONGEST else ()


def whole_year(digits: str) -> int:
    """A year from its four digits, or from its last two: 69 is 2069, and 70 is 1970."""
    year = int(digits)
    if len(digits) > len("09"):
        return year
    return year + (2000 if year < _CENTURY_TURNS else 1900)


def month_named(name: str) -> int | None:
    """The number of a month by its name or the beginning of it; None where it is no month's."""
    small = name.lower().rstrip(".")
    found = [n for n, month in enumerate(MONTHS, start=1) if month.lower().startswith(small)]
    if small == "sept":
        return 9
    return found[0] if len(small) >= len("Jan") and len(found) == 1 else None


def _readings(text: str) -> Iterator[date]:
    if match := _SERIAL.match(text):
        days = int(match[1])
        yield from (_DAY_0 + timedelta(days=days),) if days in _SERIALS else ()
    elif (match := _YEAR_FIRST.match(text)) and (match[2] or len(text) == _EIGHT_DIGITS):
        yield from _day(match[1], int(match[3]), match[4])
    elif match := _YEAR_LAST.match(text):
        yield from _day(match[4], int(match[3]), match[1])
        yield from _day(match[4], int(match[1]), match[3])
    elif match := _DAY_NAMED.match(text):
        yield from _day(match[3], month_named(match[2]), match[1])
    elif match := _MONTH_NAMED.match(text):
        yield from _day(match[3], month_named(match[1]), match[2])


def _day(year: str, month: int | None, day: str) -> Iterator[date]:
    try:
        found = date(whole_year(year), month or 0, int(day))
    except ValueError:
        return
    if _EARLIEST <= found.year <= _LATEST:
        yield found


def _spoken(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
