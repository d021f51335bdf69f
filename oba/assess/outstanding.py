"""Which numbers have not come at a place since the one judged, and from whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from oba.domain.evidence import Figure, Reason, Series
from oba.domain.measure import Measure, RollUp
from oba.domain.outstanding import Absence, Outstanding
from oba.domain.period import Period
from oba.domain.place import Place, Places
from oba.domain.plan import Policy
from oba.rollup.sums import countable, parts_of

Later = Mapping[str, Collection[Period]]


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """When numbers are due: so many days after their period has ended, told on the day of a round's cut-off.

    `later` are the periods for which a place's row was published after that day only.
    """

    places: Places
    series: Mapping[str, Series]
    measure: Measure
    within: timedelta
    today: date
    later: Later

    def due(self, period: Period) -> date:
        """The last day on which a period's number is awaited and not late."""
        return period.end + self.within

    def absent(self, place: Place, period: Period) -> Absence:
        """Why a place's own number of a period is not there."""
        figure = self.figure(place, period)
        if figure and figure.reason:
            return Absence(place=place.id, reason=figure.reason)
        if period in self.later.get(place.id, ()):
            return Absence(place=place.id, reason=Reason.AFTER_CUT_OFF)
        late = self.due(period) < self.today
        return Absence(place=place.id, reason=Reason.LATE if late else Reason.AWAITED)

    def figure(self, place: Place, period: Period) -> Figure | None:
        """A place's figure for a period, if any."""
        series = self.series.get(place.id)
        return series.figures.get(period) if series else None

    def parts(self, place: Place) -> tuple[Place, ...]:
        """The places whose numbers are added up to a place's; none where it sends its own."""
        if self.measure.roll_up is not RollUp.SUM or not countable(self.measure):
            return ()
        return parts_of(place, self.places, {name: its.figures for name, its in self.series.items()})


def calendar(
    measure: Measure, places: Places, series: Mapping[str, Series], policy: Policy, today: date, later: Later
) -> Calendar:
    """The calendar of one measure: its own days, else the plan's."""
    days = policy.expected_within if measure.expected_within is None else measure.expected_within
    return Calendar(
        places=places, series=series, measure=measure, within=timedelta(days=days), today=today, later=later
    )


def outstanding(place: Place, since: Period, dates: Calendar) -> tuple[Outstanding, ...]:
    """Every period after the number judged that has ended by the cut-off and is not complete, the earliest first.

    `since` is the number judged, or else the first period that is wanted. A period that has not ended is not yet due
    and is not named.
    """
    judged = _judged(place, dates)
    first = judged.period.shift(1) if judged else _first(place, since, dates)
    last = first.ordinal + dates.today.toordinal()  # further than any period that has ended
    ended = takewhile(lambda period: period.end <= dates.today, first.until(last))
    found = (_outstanding(place, period, dates, judged) for period in ended if place.counts_in(period))
    return tuple(one for one in found if one.absences)


def _judged(place: Place, dates: Calendar) -> Figure | None:
    series = dates.series.get(place.id)
    judged = series.latest if series else None
    return judged if judged and judged.complete else None


def _first(place: Place, since: Period, dates: Calendar) -> Period:
    """The first period that lacks something where nothing is complete: that of the first row below, else the wanted."""
    series = dates.series.get(place.id)
    known = list(series.figures) if series else []
    wanted = since if since.every is dates.measure.every else next(since.parts(dates.measure.every))
    return min(known, key=lambda period: period.ordinal, default=wanted)


def _outstanding(place: Place, period: Period, dates: Calendar, judged: Figure | None) -> Outstanding:
    figure = dates.figure(place, period)
    added = figure is not None or judged is None or bool(judged.rolled_up)
    absences = tuple(_absences(place, period, dates)) if added else (dates.absent(place, period),)
    come = figure.coverage if figure else None
    return Outstanding(period=period, absences=absences, due=dates.due(period), come=come)


def _absences(place: Place, period: Period, dates: Calendar) -> Iterator[Absence]:
    """Those of a place and the places below it whose own number is not there, down to whoever sends it."""
    figure = dates.figure(place, period)
    if figure and (figure.value is not None or figure.reason is Reason.NOTHING_TO_COUNT):
        return
    parts = tuple(part for part in dates.parts(place) if part.counts_in(period))
    if not parts or (figure and figure.complete):
        yield dates.absent(place, period)
    for part in parts:
        yield from _absences(part, period, dates)
