"""What a label says of time: a year, a quarter, a month, a day, a part of a year without its year, or a year so far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from oba.domain.date_text import dates_meant, month_named, whole_year
from oba.domain.period import MONTHS, Every, Period, YearKind
from oba.returns.layout.time_said import TimeText, month_of, part_of, year_from

_MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS if month != "May") + "|May|Sept"
_YEAR = r"(?:19|20)\d{2}"
_DAY = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:{_YEAR}|\d{{2}})|{_YEAR}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})\.?,?\s+{_YEAR})(?!\d)",
    re.IGNORECASE,
)
_TO_YEAR = re.compile(r"\b(?:12 months|year)\s+(?:to|end(?:ed|ing)?)\s*(?:the\s+)?", re.IGNORECASE)
_PAIR = re.compile(rf"(?<![\d/])({_YEAR})\s*[/\-–]\s*({_YEAR}|\d{{2}}|\d)(?![\d/])")
_SHORT = re.compile(r"(?<![\d/.,])(\d{2})\s*(/|-|–)\s*(\d{2})(?![\d/.,])")
_SIX = re.compile(rf"({_YEAR})(\d{{2}})\Z", re.ASCII)
_BARE = re.compile(rf"(?<![\d/.,\-–])({_YEAR})(?![\d/]|[.,\-–]\d)")
_QUARTER = re.compile(r"\b(?:quarter|qtr|q)\.?\s*([1-4])\b|\b([1-4])(?:st|nd|rd|th)\s+(?:quarter|qtr)\b", re.IGNORECASE)
_HALF = re.compile(r"\bH([12])\b")
_MONTHS = re.compile(
    rf"\b({_MONTH})\w*\.?\s*(?:-|–|/|to)\s*({_MONTH})\w*\.?(?:[\s\-']*({_YEAR}|\d{{2}})(?!\d))?", re.IGNORECASE
)
_MONTH_YEAR = re.compile(rf"\b({_MONTH})[a-z]*\.?[\s\-–/']*({_YEAR}|\d{{2}})(?!\d)", re.IGNORECASE)
_YEAR_MONTH = re.compile(rf"(?<!\d)({_YEAR})[\s\-/]*({_MONTH})\b|(?<!\d)({_YEAR})-(\d{{2}})(?!\d)", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"\b({_MONTH})\b\.?", re.IGNORECASE)
_ONE_DAY = (
    rf"\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:{_YEAR}|\d{{2}})"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH})[a-z]*\.?[\s\-']*(?:{_YEAR}|\d{{2}})"
)
_FROM_TO = re.compile(rf"\b({_ONE_DAY})\s*(?:-|–|to|until)\s*({_ONE_DAY})(?!\d)", re.IGNORECASE)
_SO_FAR = re.compile(r"\bYTD\b|\byear[ \-]to[ \-]date\b|\bto date\b|\bcumulative\b|\bso far\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:average|avg|mean)\b", re.IGNORECASE)
_AGES = re.compile(r"\bage[ds]?\b|\byear olds?\b|\byrs?\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def time_in(text: str) -> TimeText:
    """Find what a label says of time; the first of several stretches of time counts, the quarter before its months."""
    so_far, average = bool(_SO_FAR.search(text)), bool(_AVERAGE.search(text))
    bare = " ".join(_SO_FAR.sub(" ", text).split())
    found = next(_found(bare), TimeText(rest=bare))
    return TimeText(
        period=found.period,
        bare=found.bare,
        day=found.day,
        part=found.part,
        months_too=found.months_too,
        so_far=(so_far or found.so_far) and not average,
        average=average,
        text=" ".join(text.split()),
        rest=" ".join(found.rest.split()).strip(" -–:,()"),
    )


def _found(text: str) -> Iterator[TimeText]:
    yield from _joined(text)
    yield from _from_to(text)
    yield from _of_day(text)
    year, left = _year(text)
    part, rest = _part(left if year or not _MONTH_YEAR.search(left) else "")
    if part and year and year.period:
        yield TimeText(period=part_of(year.period, part), rest=_cut(rest, _MONTHS))
    if part and year and year.bare is not None:
        yield TimeText(bare=year.bare, part=part, rest=rest)
    yield from _of_months(text)
    if year:
        yield year
    if part:
        yield TimeText(part=part, rest=rest)
    if match := _MONTH_ALONE.search(text):
        yield TimeText(part=(Every.MONTH, month_named(match[1]) or 0), rest=_without(text, match))


def _joined(text: str) -> Iterator[TimeText]:
    """Six digits that are the whole text: 200910 is a year, or October where months are counted; 201004 is a month."""
    match = _SIX.match(text.strip())
    if not match:
        return
    start, end = int(match[1]), int(match[2])
    month = month_of(start, end) if 1 <= end <= len(MONTHS) else None
    if end == (start + 1) % 100:
        yield TimeText(period=year_from(start), months_too=month)
    elif month:
        yield TimeText(period=month)


def _from_to(text: str) -> Iterator[TimeText]:
    """From one day or month to another: a year, a quarter, or else a part of a year or more than one."""
    match = _FROM_TO.search(text)
    first, last = (_month_in(one) for one in match.groups()) if match else (None, None)
    if not match or first is None or last is None:
        return
    rest, months = _without(text, match), last.ordinal - first.ordinal + 1
    year = year_from(first.start.year)
    if months == len(MONTHS) and first.start == year.start:
        yield TimeText(period=year, rest=rest)
    quarters = (one for before in (0, 1) for one in year_from(first.start.year - before).parts(Every.QUARTER))
    quarter = next((one for one in quarters if months == 3 and one.start == first.start), None)  # noqa: PLR2004
    yield TimeText(period=quarter, rest=rest) if quarter else TimeText(so_far=True, rest=rest)


def _month_in(text: str) -> Period | None:
    """The month of a day, or of a name with its year."""
    days = dates_meant(text.strip())
    if days:
        return month_of(days[0].year, days[0].month)
    match = _MONTH_YEAR.search(text)
    return month_of(whole_year(match[2]), month_named(match[1]) or 1) if match else None


def _of_day(text: str) -> Iterator[TimeText]:
    match = _DAY.search(text)
    days = dates_meant(match[0]) if match else ()
    if not match or not days:
        return
    rest = _without(text, match)
    day = days[0]
    if _TO_YEAR.search(text) and (day.month, day.day) == (3, 31):
        yield TimeText(period=year_from(day.year - 1), rest=_TO_YEAR.sub(" ", rest))
    yield TimeText(day=day, rest=rest)


def _year(text: str) -> tuple[TimeText | None, str]:
    """A year, or a bare one, and the text without it."""
    for match in _PAIR.finditer(text):
        start = int(match[1])
        if _follows(start, match[2]):
            rest, second = _without(text, match), next(_second(text, match), None)
            if second:
                last, rest = second
                window = Period(every=Every.YEAR, year=YearKind.FINANCIAL, ordinal=last, span=last - start + 1)
                return TimeText(period=window, rest=rest), rest
            month = month_of(start, int(match[2])) if match[0].replace(" ", "") == f"{start}-{match[2]}" else None
            too = month if month and len(match[2]) == 2 and int(match[2]) <= len(MONTHS) else None  # noqa: PLR2004
            return TimeText(period=year_from(start), months_too=too, rest=rest), rest
    for match in _SHORT.finditer("" if _AGES.search(text) or _DAY.search(text) else text):
        if int(match[3]) == (int(match[1]) + 1) % 100 and (match[2] == "/" or _quarterly(text, match)):
            rest = _without(text, match)
            return TimeText(period=year_from(whole_year(match[1])), rest=rest), rest
    bare = None if _MONTH_YEAR.search(text) else _BARE.search(text)
    if bare:
        rest = _without(text, bare)
        return TimeText(bare=int(bare[1]), rest=rest), rest
    return None, text


def _second(text: str, first: re.Match[str]) -> Iterator[tuple[int, str]]:
    """The last year of a window that begins with another: 2007/08 to 2009/10."""
    after = text[first.end() :]
    match = re.match(rf"\s*(?:to|-|–)\s*({_YEAR})\s*/\s*(\d{{2}}|{_YEAR})(?!\d)", after)
    if match and _follows(int(match[1]), match[2]):
        yield int(match[1]), f"{text[: first.start()]} {after[match.end() :]}"


def _quarterly(text: str, match: re.Match[str]) -> bool:
    """Whether two short years with a dash stand alone, or beside a quarter: elsewhere they may be ages."""
    return bool(_QUARTER.search(text)) or match[0] == text.strip()


def _follows(start: int, end: str) -> bool:
    return int(end) == (start + 1 if len(end) == len("2009") else (start + 1) % 100)


def _part(text: str) -> tuple[tuple[Every, int] | None, str]:
    if match := _QUARTER.search(text):
        return (Every.QUARTER, int(match[1] or match[2])), _without(text, match)
    if match := _HALF.search(text):
        return (Every.HALF_YEAR, int(match[1])), _without(text, match)
    return None, text


def _of_months(text: str) -> Iterator[TimeText]:
    if match := _MONTHS.search(text):
        first, last = month_named(match[1]), month_named(match[2])
        rest = _without(text, match)
        quarter = (first - 4) % 12 // 3 + 1 if first and last and (first - 1) % 3 == 0 and last - first == 2 else 0  # noqa: PLR2004
        if quarter and match[3]:
            year = whole_year(match[3]) - (quarter == 4)  # noqa: PLR2004
            yield TimeText(period=part_of(year_from(year), (Every.QUARTER, quarter)), rest=rest)
        elif quarter:
            yield TimeText(part=(Every.QUARTER, quarter), rest=rest)
        else:
            yield TimeText(so_far=True, rest=rest)
    elif match := _MONTH_YEAR.search(text):
        month = month_named(match[1]) or 1
        yield TimeText(period=month_of(whole_year(match[2]), month), rest=_without(text, match))
    elif (match := _YEAR_MONTH.search(text)) and not _names_a_year(text):
        number = int(match[4]) if match[4] else month_named(match[2]) or 0
        if 1 <= number <= len(MONTHS):
            yield TimeText(period=month_of(int(match[1] or match[3]), number), rest=_without(text, match))


def _names_a_year(text: str) -> bool:
    return _year(text)[0] is not None and not _BARE.search(text)


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _cut(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(" ", text)
