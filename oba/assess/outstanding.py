"""Which numbers have not come at a place since the one judged, and from whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import takewhile

from oba.domain.evidence import Figure, Reason, Series, first_reason, latest
from oba.domain.measure import Measure, RollUp, YearIs
from oba.domain.outstanding import Absence, Expected, Outstanding, unsent
from oba.domain.period import Period
from oba.domain.place import Place, Places
from oba.domain.plan import Policy
from oba.rollup.sums import countable, parts_of, usable

_MADE = (YearIs.SUM, YearIs.MEAN, YearIs.RATIO)


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """When numbers are due: so many days after their period has ended, told on the day of a round's cut-off.

    `within` are the days for a place whose sender has none of its own.
    """

    places: Places
    series: Mapping[str, Series]
    measure: Measure
    within: int
    today: date
    expected: Expected

    def due(self, place: str, period: Period) -> date:
        """The last day on which a place's number of a period is awaited and not late."""
        return period.end + timedelta(days=self.expected.days.get(place, self.within))

    def absent(self, place: Place, period: Period) -> Absence:
        """Why a place's own number of a period is not there."""
        if told := first_reason(self._told(place, period)):
            return Absence(place=place.id, reason=told)
        if period in self.expected.later.get(place.id, ()):
            return Absence(place=place.id, reason=Reason.AFTER_CUT_OFF)
        return Absence(place=place.id, reason=unsent(self.due(place.id, period), self.today))

    def figure(self, place: Place, period: Period) -> Figure | None:
        """A place's figure for a period, if any."""
        series = self.series.get(place.id)
        return series.figures.get(period) if series else None

    def counts(self, place: Place, period: Period) -> bool:
        """Whether a part's number can be added up, or there is nothing to count."""
        return all(figure is not None and self._adds(figure) for figure in self._added(place, period))

    def parts(self, place: Place, period: Period) -> tuple[Place, ...]:
        """The places that a place's number of a period is added up from; none where it sends its own."""
        figure, series = self.figure(place, period), self.series.get(place.id)
        last = figure or (latest(series.figures) if series else None)
        alone = last is not None and (last.complete and not _is_partial(figure) if figure else not last.rolled_up)
        if alone or self.measure.roll_up is not RollUp.SUM or not countable(self.measure):
            return ()
        return tuple(part for part in parts_of(place, self.places, self._sent) if part.counts_in(period))

    @cached_property
    def tells_shares(self) -> bool:
        """Whether it may be said what share of a number has come: a share tells how many children are in the rest."""
        return not any(its.is_withheld for its in self.series.values())

    def by_year(self) -> Calendar:
        """The same days for the numbers of whole years."""
        series = {place: its.by_year for place, its in self.series.items()}
        return replace(self, measure=self.measure.by_year, series=series)

    @cached_property
    def _sent(self) -> Mapping[str, Collection[Period]]:
        """The periods of which each place has a number, or has sent one since."""
        known = {place: {*its.figures, *its.years} for place, its in self.series.items()}
        later = self.expected.later
        return {place: {*known.get(place, ()), *later.get(place, ())} for place in {*known, *later}}

    def _added(self, place: Place, period: Period) -> tuple[Figure | None, ...]:
        """What a place gives to a sum: its figure, or those of the groups that a derived number is made of."""
        series = self.series.get(place.id)
        parts = series.parts.values() if series else ()
        return tuple(figures.get(period) for figures in parts) or (self.figure(place, period),)

    def _adds(self, figure: Figure) -> bool:
        return usable(figure, self.measure) or figure.reason is Reason.NOTHING_TO_COUNT

    def _told(self, place: Place, period: Period) -> Iterator[Reason]:
        """The reasons that a place's own rows give; a number that cannot be added up lacks its counts."""
        own = self.figure(place, period)
        if own and own.complete and own.reason:
            yield own.reason
        for figure in self._added(place, period):
            if figure and figure.complete and not self._adds(figure):
                yield figure.reason or Reason.NO_NUMERATORS


def calendar(
    measure: Measure, places: Places, series: Mapping[str, Series], policy: Policy, today: date, expected: Expected
) -> Calendar:
    """The calendar of one measure: each sender's days, else the measure's own, else the plan's."""
    within = measure.within(policy.expected_within)
    return Calendar(places=places, series=series, measure=measure, within=within, today=today, expected=expected)


def outstanding(place: Place, since: Period, dates: Calendar) -> tuple[Outstanding, ...]:
    """Every period after the number judged that has ended by the cut-off and is not complete, the earliest first.

    The period judged is named too where its number is made of enough of its parts but not of all. `since` is the number
    judged, or else the first period that is wanted. A period that has not ended is not yet due and is not named. Where
    years are made of their parts, a part that the first year not whole lacks is named too, and where they are supplied
    the years.
    """
    found = _outstanding(place, _first(place, since, dates), dates)
    if dates.measure.year_is is YearIs.SUPPLIED:
        years = dates.by_year()
        found += _outstanding(place, _first(place, since.in_year, years), years)
    return tuple(sorted(found, key=lambda one: one.period.end))


def _outstanding(place: Place, first: Period, dates: Calendar) -> tuple[Outstanding, ...]:
    last = first.ordinal + dates.today.toordinal()  # further than any period that has ended
    ended = takewhile(lambda period: period.end <= dates.today, first.until(last))
    found = (_lacking(place, period, dates) for period in ended if place.counts_in(period))
    return tuple(one for one in found if one.absences)


def _first(place: Place, since: Period, dates: Calendar) -> Period:
    """The first period that may lack something: the one after the number judged, or a part of a year not yet whole.

    Where nothing is complete it is that of the first row below, else the wanted.
    """
    every, series = dates.measure.every, dates.series.get(place.id)
    judged = series.latest if series else None
    known = list(series.figures) if series else []
    wanted = since if since.every is every else next(since.parts(every))
    first = min(known, key=lambda period: period.ordinal, default=wanted)
    if judged and not judged.complete:
        return first
    if judged and dates.measure.year_is not in _MADE:
        return judged.period if _is_partial(judged) else judged.period.shift(1)
    whole = latest(series.years) if series else None
    if whole and whole.complete:
        after = next(whole.period.shift(1).parts(every))
        return min(after, judged.period.shift(1) if judged else after, key=lambda period: period.ordinal)
    return first


def _lacking(place: Place, period: Period, dates: Calendar) -> Outstanding:
    figure = dates.figure(place, period)
    known = figure is not None and (figure.value is not None or figure.reason is Reason.NOTHING_TO_COUNT)
    absences = () if known and not _is_partial(figure) else tuple(_absences(place, period, dates))
    come = figure.coverage if figure and dates.tells_shares else None
    due = max((dates.due(one.place, period) for one in absences), default=dates.due(place.id, period))
    return Outstanding(period=period, absences=absences, due=due, come=come)


def _is_partial(figure: Figure | None) -> bool:
    """Whether a number is a sum that enough of its parts made without the others."""
    return figure is not None and figure.value is not None and figure.coverage is not None and figure.coverage < 1


def _absences(place: Place, period: Period, dates: Calendar) -> Iterator[Absence]:
    """Whoever's own number is not there: a place's, or those of the places below it that are added up to it."""
    parts = dates.parts(place, period)
    if not parts:
        yield dates.absent(place, period)
    for part in parts:
        if not dates.counts(part, period):
            yield from _absences(part, period, dates)
