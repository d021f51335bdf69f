"""What a period that cannot be read was meant to be, so that a mend can write that very period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from oba.domain.date_text import dates_meant, month_named, whole_year
from oba.domain.period import FIRST_MONTH, MONTHS, Every, Period, YearKind
from oba.domain.period_text import how_to_write, parse_period

_DASHES = re.compile(r"\s*[\u2010-\u2015\u2212_.]\s*")
_YEAR_WORDS = re.compile(r"\b(financial year|academic year|school year|year|fy|ay)\b|\b(?:fy|ay)(?=\d)", re.IGNORECASE)
_MARK = re.compile(r"(?<=\d)\s*[\[(]?\s*[*†‡pre]\s*[\])]?\Z", re.IGNORECASE)
_ORDINALS = {"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4}
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})\s+(?:quarter|qtr|q)\b\.?", re.IGNORECASE)
_QUARTER = re.compile(r"(?:\b|(?<=\d))(?:quarter|qtr|q)\.?[\s\-]*([1-4])(?!\d)", re.IGNORECASE | re.ASCII)
_BARE_QUARTER = re.compile(r"(?<=\d)[\s\-]+([1-4])\Z", re.ASCII)
_PAIR = re.compile(r"(\d{4}|\d{2})\s*(?:/|-|\bto\b)\s*(\d{4}|\d{1,2})\Z", re.ASCII)
_ONE = re.compile(r"(\d{4})\Z", re.ASCII)
_MONTH_YEAR = re.compile(r"([A-Za-z]{3,9})\.?[\s\-/]*'?(\d{4}|\d{2})\Z", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})[\s\-/]*([A-Za-z]{3,9})\Z", re.ASCII)
_YEAR_M = re.compile(r"(\d{4})-?M(\d{1,2})\Z", re.ASCII)
_MONTH_SLASH = re.compile(r"(\d{1,2})[/\-](\d{4})\Z", re.ASCII)
_THREE = re.compile(r"([A-Za-z]{3,9})\.?\s*(?:-|/|to)\s*([A-Za-z]{3,9})\.?\s*(\d{4}|\d{2})\Z", re.ASCII)
_QUARTER_LONG = 3
LONGEST = 60


def corrected_period(text: str, *, every: Every, year: YearKind, window: int = 1) -> str:
    """What to write for a period that cannot be read: itself, where it has one meaning, and all where it has several.

    Empty where it is no period of the kind that a measure counts in, however it is written.
    """
    meant = periods_meant(text, every=every, year=year, window=window)
    if not meant:
        return ""
    if len(meant) > 1:
        return f"write {' or '.join(f'{period} ({_months(period)})' for period in meant)}."
    if every is Every.YEAR and _from_spreadsheet(text, meant[0]):
        was = str(meant[0])
        return f"a spreadsheet has turned {was} into {text.strip()}: format the column as text and write {was}."
    return f"write {meant[0]}."


def period_or_how(text: str, *, every: Every, year: YearKind, window: int = 1) -> str:
    """The mend of a period: itself corrected, or else how one of its kind is written."""
    found = corrected_period(text, every=every, year=year, window=window)
    return found or f"write a period such as {how_to_write(every, year, window)}."


def reads_as_period(text: str) -> bool:
    """Whether a text is a period of any kind, well written or not; a number of one or two digits is none."""
    kinds = ((every, year) for every in Every for year in YearKind)
    return any(parse_period(text, every=e, year=y) or periods_meant(text, every=e, year=y) for e, y in kinds)


def periods_meant(text: str, *, every: Every, year: YearKind, window: int = 1) -> tuple[Period, ...]:
    """The periods of one kind that a text which cannot be read may stand for, the likeliest first."""
    if len(text) > LONGEST:
        return ()
    plain = _YEAR_WORDS.sub("", _DASHES.sub("-", text.strip()))
    plain = _MARK.sub("", " ".join(plain.split()))
    if window > 1:
        found: Iterable[Period] = _windows(plain, year, window)
    else:
        found = (period for one in _plain(plain, text.strip()) for period in _meant(every, one, year))
    return tuple(dict.fromkeys(period for period in found if _in_reach(period)))


def _meant(every: Every, text: str, kind: YearKind) -> Iterator[Period]:
    """The periods of one kind that a text may stand for; none of a kind that is written in one way only."""
    reader = {Every.YEAR: _years, Every.QUARTER: _quarters, Every.MONTH: _of_month}.get(every)
    yield from reader(text, kind) if reader else ()


def _plain(plain: str, text: str) -> tuple[str, ...]:
    """A text without its words and signs, and as it was, since a date has stops of its own."""
    return (plain, text) if plain != text else (plain,)


def _in_reach(period: Period) -> bool:
    """Whether the period can be read when it is written as the mend says."""
    return parse_period(str(period), every=period.every, year=period.year, window=period.span) == period


def _years(text: str, kind: YearKind) -> Iterator[Period]:
    starts = [*_starts(text, kind), *(day_year for day_year in _turned(text) if kind is not YearKind.CALENDAR)]
    yield from (Period(every=Every.YEAR, year=kind, ordinal=start) for start in starts)


def _starts(text: str, kind: YearKind) -> tuple[int, ...]:
    """The years that a text may name, by the calendar year they begin in; a bare year may be either end of one."""
    text = text.strip(" -/")
    if match := _ONE.match(text):
        bare = int(match[1])
        return (bare,) if kind is YearKind.CALENDAR else (bare, bare - 1)
    match = _PAIR.match(text)
    if not match:
        return ()
    start, size = whole_year(match[1]), 100 if len(match[2]) < len("2009") else 10_000
    if int(match[2]) != (start + 1) % size:
        return ()
    return (start, start + 1) if kind is YearKind.CALENDAR else (start,)


def _turned(text: str) -> Iterator[int]:
    """The year that a spreadsheet has taken for a month: of 2008/09 it makes September 2008."""
    match = _MONTH_YEAR.match(text)
    first = [(whole_year(match[2]), month_named(match[1]))] if match else []
    first += [(day.year, day.month) for day in dates_meant(text) if day.day == 1]
    yield from (year for year, month in first if month and month == (year + 1) % 100)


def _from_spreadsheet(text: str, period: Period) -> bool:
    return period.ordinal in _turned(text.strip())


def _quarters(text: str, kind: YearKind) -> Iterator[Period]:
    if match := _THREE.match(text):
        yield from _three_months(month_named(match[1]), month_named(match[2]), whole_year(match[3]), kind)
        return
    text = _ORDINAL.sub(lambda found: f"q{_ORDINALS[found[1].lower()]}", text)
    match = _QUARTER.search(text) or _BARE_QUARTER.search(text)
    if match is None:
        return
    rest, number = f"{text[: match.start()]} {text[match.end() :]}".strip(" -/"), int(match[1])
    starts = _starts(rest, kind)
    if _ONE.match(rest) and kind is not YearKind.CALENDAR:
        starts = starts[:1]
        first = (number - 1) * _QUARTER_LONG + 1
        calendar = tuple(_three_months(first, first + _QUARTER_LONG - 1, int(rest), kind))
    else:
        calendar = ()
    yield from (Period(every=Every.QUARTER, year=kind, ordinal=start * 4 + number - 1) for start in starts)
    yield from calendar


def _three_months(first: int | None, last: int | None, year: int, kind: YearKind) -> Iterator[Period]:
    """The quarter from one month of a year to another, if it is one."""
    if first is None or last is None or last - first != _QUARTER_LONG - 1:
        return
    ordinal, rest = divmod(year * 12 + first - FIRST_MONTH[kind], _QUARTER_LONG)
    if not rest:
        yield Period(every=Every.QUARTER, year=kind, ordinal=ordinal)


def _of_month(text: str, kind: YearKind) -> Iterator[Period]:
    found: list[tuple[int, int | None]] = [(day.year, day.month) for day in dates_meant(text) if day.day == 1]
    if match := _MONTH_YEAR.match(text):
        found.append((whole_year(match[2]), month_named(match[1])))
    if match := _YEAR_MONTH.match(text):
        found.append((int(match[1]), month_named(match[2])))
    if match := _YEAR_M.match(text):
        found.append((int(match[1]), int(match[2])))
    if match := _MONTH_SLASH.match(text):
        found.append((int(match[2]), int(match[1])))
    for year, month in found:
        if month and month <= len(MONTHS):
            yield Period(every=Every.MONTH, year=kind, ordinal=year * 12 + month - 1)


def _windows(text: str, kind: YearKind, window: int) -> Iterator[Period]:
    """A window whose ends are years of the kind, whatever stands between them."""
    for between in re.finditer(r"\s*(?:-|\bto\b|/|–)\s*", text):
        first, last = _starts(text[: between.start()], kind), _starts(text[between.end() :], kind)
        if len(first) == len(last) == 1 and last[0] - first[0] == window - 1:
            yield Period(every=Every.YEAR, year=kind, ordinal=last[0], span=window)


def _months(period: Period) -> str:
    """From which month to which a period lasts."""
    first, last = (f"{MONTHS[day.month - 1]} {day.year}" for day in (period.start, period.end))
    return f"{first.split()[0] if first[-4:] == last[-4:] else first} to {last}"
