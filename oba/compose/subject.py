"""What one card is about, looked up once: the rule in force, the numbers, and the periods they stretch over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from oba import words
from oba.assess.assessment import judging_trajectory
from oba.compose.evidence import is_read_whole
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.evidence import Reason, Series
from oba.domain.finding import Curve, Forecasted, Progress, Question
from oba.domain.group import Group
from oba.domain.measure import Measure, YearIs
from oba.domain.period import Period
from oba.domain.place import Composition, Place
from oba.domain.plan import Policy
from oba.domain.rule import Method, Rule, Version
from oba.domain.target import Target

_AGAINST = MappingProxyType({"target": "the target", "trajectory": "the planned value"})
MOST_KNOWN = 20  # periods of history that still look good in one curve
MOST_CHARTED = 36  # the same where a test takes the whole series, which is read as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One indicator in one place, as a card and its curve need it.

    `targets` are the place's own or those it is judged by, each with the period of the measure it stands at, without
    those that only the sum of a year's parts can meet; `against` names what its number is rated against, `arriving`
    whose method says whether the place gets there, if anybody's; `names` gives every place its name, and `compositions`
    the comparators that are made of several; `groups` are those that the plan declares; `above` the name and the
    series of the nearest place with documents that it lies in, None where there is none; `below` the series of the
    places that its own numbers, or those of these places, are added up from.
    """

    rule: Rule
    policy: Policy
    place: Place
    assessment: Assessment
    own: Series
    comparators: tuple[tuple[str, Series], ...]
    targets: tuple[tuple[Period, Target], ...]
    against: str
    arriving: Method | None
    names: Mapping[str, str]
    compositions: Mapping[str, Composition] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    above: tuple[str, Series] | None = None
    below: Mapping[str, Series] = field(default_factory=dict)

    @property
    def version(self) -> Version:
        """The rule's version in force."""
        return self.assessment.version

    @property
    def measure(self) -> Measure:
        """The rule's measure."""
        return self.rule.measure

    @property
    def forecast(self) -> Sequence[Forecasted]:
        """The baseline's forecast, empty where none could be made."""
        detail = self.assessment[Question.BASELINE].detail
        return detail.points if isinstance(detail, Curve) else ()

    @property
    def path(self) -> tuple[tuple[Period, Fraction], ...]:
        """The planned path, by the periods of the measure; empty where there is none, or where it is of whole years."""
        detail = self.assessment[Question.TRAJECTORY].detail
        if not isinstance(detail, Progress) or self.measure.year_is is YearIs.SUM:
            return ()
        return tuple((period.last_of(self.measure.every), value) for period, value in detail.path)

    def missing(self, period: Period) -> str:
        """The shorthand of a number that should stand among those known, and does not; empty where none is missing."""
        waits = next((one.reason for one in self.assessment.outstanding if one.period == period), None)
        if figure := self.own.figures.get(period):
            return words.shorthand(figure.reason if figure.complete else waits or figure.reason)
        known = [known.ordinal for known in self.own.figures]
        hole = bool(known) and min(known) < period.ordinal < max(known)
        return words.shorthand(waits or Reason.NOT_COLLECTED) if hole else ""

    @property
    def periods(self) -> tuple[Period, ...]:
        """Every period from the first known number to the last target, without a hole.

        At most 20 up to the latest, 36 where a test takes the whole series.
        """
        known = tuple(self.own.figures)
        ahead = (*(period for period, _ in self.targets), *(point.period for point in self.forecast))
        named = sorted({*known, *ahead}, key=lambda period: period.ordinal)
        if not named:
            return ()
        every = sorted({*named[0].until(named[-1].ordinal), *named}, key=lambda period: period.ordinal)
        latest = every.index(known[-1]) if known else 0
        most = MOST_CHARTED if is_read_whole(self.assessment) else MOST_KNOWN
        return tuple(every[max(0, latest - most + 1) :])


def subject_of(book: Book, indicator: str, place: Place) -> Subject:
    """Look up everything a card is about. The indicator must have been assessed for the place."""
    rule, assessment = book.rules[indicator], book.assessments[indicator, place.id]
    version, trajectory = assessment.version, judging_trajectory(assessment.version, place, book.places)
    names = {ident: place.name for ident, place in book.places.by_id.items()}
    return Subject(
        rule=rule,
        policy=book.plan.policy,
        place=place,
        assessment=assessment,
        own=book.series.get((indicator, place.id), Series(indicator=indicator, place=place.id)),
        comparators=tuple(
            (book.places.by_id[other].name, book.series[indicator, other])
            for other in version.comparators.places
            if (indicator, other) in book.series
        ),
        targets=tuple(_standing(rule.measure, trajectory.targets)) if trajectory else (),
        arriving=trajectory.method if trajectory else None,
        against=_AGAINST.get(version.threshold.against) or names[version.threshold.against],
        names=names,
        groups=book.plan.groups,
        compositions={ident: place.composition for ident, place in book.places.by_id.items() if place.composition},
        above=_above(book, indicator, place),
        below=_below(book, indicator, place.id),
    )


def _below(book: Book, indicator: str, place: str) -> Mapping[str, Series]:
    own = book.series.get((indicator, place))
    parts = dict.fromkeys(part for figure in own.figures.values() for part in figure.rolled_up) if own else {}
    found = {part: book.series[indicator, part] for part in parts if (indicator, part) in book.series}
    for part in tuple(found):
        found.update(_below(book, indicator, part))
    return found


def _above(book: Book, indicator: str, place: Place) -> tuple[str, Series] | None:
    """The name and the series of the nearest place with documents that a place lies in."""
    documented = {one.id: one.name for one in book.places.documented}
    over = (
        one for one in book.places.upward(place.parent or "") if one in documented and (indicator, one) in book.series
    )
    found = next(over, None)
    return (documented[found], book.series[indicator, found]) if found else None


def _standing(measure: Measure, targets: Iterable[Target]) -> Iterator[tuple[Period, Target]]:
    """The targets that stand beside a measure's numbers, each with the period it stands at."""
    beside = measure.year_is is YearIs.SUM
    return ((t.stands_at(measure), t) for t in targets if t.judges(measure) or not beside)
