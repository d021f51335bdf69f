"""What is known of the numbers that have not come: when each sender's are due, and which came after the cut-off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from oba.domain.evidence import Observation
from oba.domain.outstanding import Expected
from oba.domain.period import Period
from oba.domain.place import Places
from oba.domain.registers import Return, covering


def expectation(
    indicator: str, rows: Iterable[Observation], places: Places, returns: Iterable[Return], closed: date | None
) -> Expected:
    """What to expect of one indicator's numbers.

    `returns` are as they were known at the cut-off; `closed` is the cut-off of the plan's last round, where it is to be
    said what came after it; None in all others, which read the same whatever comes later.
    """
    mine = tuple(one for one in returns if one.indicator == indicator)
    sent = {place: covering(mine, indicator, place, places) for place in places.by_id} if mine else {}
    days = {place: row.days for place, row in sent.items() if row and row.days is not None}
    return Expected(days=days, later=_later(rows, closed) if closed else {})


def _later(rows: Iterable[Observation], closed: date) -> Mapping[str, frozenset[Period]]:
    """The periods of which each place published a number after a day."""
    found: dict[str, set[Period]] = {}
    for row in rows:
        if row.published > closed:
            found.setdefault(row.place, set()).add(row.period)
    return {place: frozenset(periods) for place, periods in found.items()}
