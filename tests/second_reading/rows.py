"""The rows of the observations, and what a round knows of them: published by its cut-off, revised, disputed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.second_reading.exact import exact
from tests.second_reading.files import Line
from tests.second_reading.numbers import Number, missing
from tests.second_reading.periods import Period, any_period, base_period
from tests.second_reading.rules import Measure

_MISSING = {"z": "nothing to count", "x": "not available", "c": "confidential", "low": "low", "u": "unreliable"}
Own = Mapping[tuple[str, str], dict[Period, Number]]


@dataclass(frozen=True)
class Row:
    """One row: where it belongs, when it was published, and its cells."""

    place: str
    group: str
    period: Period
    published: date
    disputed: bool
    cells: Line

    def number(self, name: str) -> Fraction | None:
        """The number in a cell; None for an empty one."""
        text = self.cells.get(name, "")
        return exact(text) if text else None


def row(cells: Line, measured: Measure) -> Row:
    """Read a row of a measure; everyone is the group of no name."""
    group = cells.get("group", "")
    return Row(
        place=cells["place"],
        group="" if group == "all" else group,
        period=_period(cells["period"], measured),
        published=date.fromisoformat(cells["published"]),
        disputed=cells.get("status", "") == "disputed",
        cells=cells,
    )


def _period(text: str, measured: Measure) -> Period:
    base = measured.written.get("base", {}).get("period")
    return base_period(text) if text == base else any_period(text, measured.calendar)


def known(rows: Iterable[Row], measured: Measure, cut_off: date) -> Own:
    """The numbers of each place and group that a round knows: the last published that is not disputed."""
    told: dict[tuple[str, str, Period], list[Row]] = defaultdict(list)
    for one in rows:
        if one.published <= cut_off:
            told[one.place, one.group, one.period].append(one)
    found: dict[tuple[str, str], dict[Period, Number]] = defaultdict(dict)
    for (place, group, at), several in told.items():
        sound = [one for one in several if not one.disputed]
        latest = max(sound, key=lambda one: one.published, default=None)
        found[place, group][at] = _number(latest, measured) if latest else missing("disputed")
    return _differenced(found) if measured.written.get("sent_as") == "year to date" else found


def _number(one: Row, measured: Measure) -> Number:
    n, d, value = one.number("numerator"), one.number("denominator"), one.number("value")
    if sign := one.cells.get("missing", ""):
        return missing(_MISSING[sign.lower()])
    if _in_part(one, measured):
        return missing("not whole yet")
    if n is not None and d is not None:
        if d == 0:
            return missing("nothing to count")
        rounded = bool(one.cells.get("rounded_to")) and value is not None
        value = value if rounded else (measured.unit or Fraction(1)) * n / d
    if value is None:
        value = n
    if measured.parts == "count":
        n = value
    return Number(
        rounded=bool(one.cells.get("rounded_to")),
        value=value, n=n, d=d, low=one.number("lower"), high=one.number("upper"), level=one.number("level")
    )  # fmt: skip


def _in_part(one: Row, measured: Measure) -> bool:
    """Whether a row tells of a part of its period: it says so, or events were counted before the period had ended."""
    if one.cells.get("part"):
        return True
    if measured.kind not in ("count", "rate") or _looked_at(one, measured):
        return False
    return one.published < _collected(one.period, measured)


def _looked_at(one: Row, measured: Measure) -> bool:
    """Whether somebody has checked that a number published early is whole: this row's, or every row's."""
    return bool(one.cells.get("checked") or "published early" in measured.written.get("checked", {}))


def _collected(at: Period, measured: Measure) -> date:
    """The day on which a period counts as ended: its last, or the day of the year on which it is collected."""
    if not (day := str(measured.written.get("collected_by", ""))):
        return at.last_day
    first, (month, of_month) = at.first_day, (int(part) for part in day.split("-"))
    found = date(first.year, month, of_month)
    return found if found >= first else date(first.year + 1, month, of_month)


def _differenced(cumulated: Own) -> Own:
    """Returns of the year to date, each less the one before it in the same year."""
    found: dict[tuple[str, str], dict[Period, Number]] = {}
    for key, series in cumulated.items():
        found[key] = {at: _difference(at, series) for at in series}
    return found


def _difference(at: Period, series: Mapping[Period, Number]) -> Number:
    now, before = series[at], series.get(at.shifted(-1))
    if now.value is None or at.shifted(-1).year != at.year:
        return now
    if before is None or before.value is None:
        return missing(before.reason if before else "not collected")
    value = now.value - before.value
    return Number(value=value, n=value)
