"""Days, months and stretches of periods as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from oba.domain.measure import NBSP
from oba.domain.period import MONTHS, Period
from oba.words.lists import listed


def day(when: date) -> str:
    """Write a date: 15 October 2010."""
    return f"{when.day}{NBSP}{MONTHS[when.month - 1]} {when.year}"


def month(when: date) -> str:
    """Write a month, short, for a narrow column: Mar 2011."""
    return f"{MONTHS[when.month - 1][:3]}{NBSP}{when.year}"


def stretches(periods: Sequence[Period]) -> str:
    """List periods in order of time, three or more in a row as a stretch: 2004/05 to 2007/08 and 2009/10."""
    said: list[str] = []
    for period in periods:
        inside = period.shift(-1) in periods and period.shift(1) in periods
        ends = period.shift(-2) in periods and period.shift(-1) in periods and period.shift(1) not in periods
        if ends:
            said[-1] = f"{said[-1]} to {period.label}"
        elif not inside:
            said.append(period.label)
    return listed(said)
