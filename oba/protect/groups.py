"""Groups: which of their numbers go, so that none can be worked out from everyone's and the other groups'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from oba.domain.book import Suppression
from oba.domain.evidence import Figure, Series
from oba.domain.group import Group, by_kind
from oba.domain.measure import ALL, Kind, Measure
from oba.domain.period import Period
from oba.domain.place import Place
from oba.protect.breakdown import Family, Hidden, by_group, settled, small_periods
from oba.protect.small_counts import counts

_NOTHING = Fraction(0)
_REST = ""  # the children in none of some groups, who have no number of their own


def apart(series: Mapping[str, Series], group: str) -> dict[str, Series]:
    """One group's series by place."""
    return {place: its.groups[group] for place, its in series.items() if group in its.groups}


def is_sent(series: Mapping[str, Series], one: Suppression) -> bool:
    """Whether a place of a withheld breakdown has a number of its group in the period."""
    found = (series[place].groups.get(one.group) for place in one.places if place in series)
    return any(one.period in its.figures for its in found if its)


def hidden_groups(
    measure: Measure,
    series: Mapping[str, Series],
    every: Sequence[Family],
    hidden: Hidden,
    groups: Sequence[Group],
    below: int,
) -> dict[str, Hidden]:
    """The periods withheld for each group at each place; `hidden` are everyone's.

    A group goes where everyone goes, and as everyone does where it is small. Of an exhaustive kind at least two are
    withheld where one is. Of any kind the next to go is the one with the fewest children, until everyone less those
    shown leaves no small number; and so goes a group beside which everyone else is few.
    """
    named = [one.id for one in groups if apart(series, one.id)]
    of = {group: apart(series, group) for group in named}
    small = {
        group: {place: small_periods(measure, its, below) | hidden.get(place, frozenset()) for place, its in by.items()}
        for group, by in of.items()
    }
    while True:
        gone = {group: settled(measure, of[group], every, small[group], below) for group in named}
        more = tuple(_more(measure, series, every, hidden, gone, groups, below))
        if not more:
            return gone
        for group, place, period in more:
            small[group].setdefault(place, set()).add(period)


def _more(
    measure: Measure,
    series: Mapping[str, Series],
    every: Sequence[Family],
    hidden: Hidden,
    gone: Mapping[str, Hidden],
    groups: Sequence[Group],
    below: int,
) -> Iterator[tuple[str, str, Period]]:
    """What else has to go: a group, for the places of a family in a period."""
    kinds = _shares(groups) if below and measure.kind not in (Kind.GAP, Kind.CHANGE) else ()
    for ids in kinds:
        for _, members in every:
            for period in _periods(series, members, ids):
                here = [
                    _Cells(measure, series[one.id], ids, period, _gone(gone, ids, one.id, period))
                    for one in members
                    if one.id in series and period not in hidden.get(one.id, frozenset())
                ]
                if any(cells.tell(below) for cells in here) and (next_ := _fewest(here, ids)):
                    yield next_, members[0].id, period


def _shares(groups: Sequence[Group]) -> Iterator[tuple[str, ...]]:
    """What everyone consists of: the groups of an exhaustive kind; else some groups, and the rest that is in none."""
    for kind in by_kind(groups):
        ids = tuple(group.id for group in kind)
        yield ids if kind[0].exhaustive else (*ids, _REST)
        yield from ((group, _REST) for group in ids if not kind[0].exhaustive)


def _periods(series: Mapping[str, Series], members: Iterable[Place], ids: Sequence[str]) -> tuple[Period, ...]:
    places = [series[one.id] for one in members if one.id in series]
    return tuple(dict.fromkeys(period for its in places for group in ids for period in _figures(its.groups.get(group))))


def _gone(gone: Mapping[str, Hidden], ids: Iterable[str], place: str, period: Period) -> frozenset[str]:
    return frozenset(group for group in ids if period in gone.get(group, {}).get(place, frozenset()))


def _figures(series: Series | None) -> Mapping[Period, Figure]:
    """The figures whose counts add up to everyone's."""
    return by_group(series).get(ALL, {}) if series else {}


@dataclass(frozen=True, slots=True)
class _Cells:
    """What a reader knows of the shares of everyone at one place in one period; `gone` are the groups withheld."""

    measure: Measure
    series: Series
    ids: tuple[str, ...]
    period: Period
    gone: frozenset[str]

    def figure(self, group: str) -> Figure | None:
        """The figure of a group."""
        return _figures(self.series.groups.get(group)).get(self.period)

    def is_known(self, group: str) -> bool:
        """Whether a reader knows the group's number: it is shown, or public elsewhere."""
        figure = self.figure(group)
        return figure is not None and figure.value is not None and (group not in self.gone or bool(figure.elsewhere))

    def hides(self, group: str) -> bool:
        """Whether withholding the group would hide its number."""
        figure = self.figure(group)
        return self.is_known(group) and not (figure and figure.elsewhere)

    def tell(self, below: int) -> bool:
        """Whether what is shown gives away a group that is not: the only one, or a small number of children."""
        unknown = [group for group in self.ids if not self.is_known(group)]
        alone = len(unknown) == 1 and unknown[0] in self.gone
        return bool(unknown) and (alone or any(0 < left < below for left in self._left(unknown)))

    def _left(self, unknown: Sequence[str]) -> tuple[Fraction, ...]:
        """What is left for the unknown groups: of everyone's counts, or where these are not known of their own."""
        everyone = self._everyone()
        if not everyone:
            return tuple(self._together(unknown).values())
        known = self._together([group for group in self.ids if group not in unknown])
        return tuple(count - known.get(name, _NOTHING) for name, count in everyone.items())

    def _everyone(self) -> Mapping[str, Fraction]:
        figure = _figures(self.series).get(self.period)
        return counts(figure, self.measure) if figure else {}

    def _together(self, ids: Iterable[str]) -> Mapping[str, Fraction]:
        total: dict[str, Fraction] = {}
        for figure in (found for group in ids if (found := self.figure(group))):
            for name, count in counts(figure, self.measure).items():
                total[name] = total.get(name, _NOTHING) + count
        return total


def _fewest(here: Sequence[_Cells], ids: Sequence[str]) -> str | None:
    """The group still shown that has the fewest children in all these places, then the fewest counted.

    Withholding what is public would hide nothing. Of equals it is the first in the plan.
    """
    shown = [group for group in ids if any(cells.hides(group) for cells in here)]
    return min(shown, key=lambda group: _size(here, group), default=None)


def _size(here: Sequence[_Cells], group: str) -> tuple[Fraction, Fraction]:
    figures = [figure for cells in here if (figure := cells.figure(group))]
    counted = (figure.numerator if figure.denominator else figure.value for figure in figures)
    children = sum((figure.denominator or _NOTHING for figure in figures), _NOTHING)
    return children, sum((count or _NOTHING for count in counted), _NOTHING)
