"""Tables: the figures of one indicator that add up among themselves, by place and period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from oba.domain.elsewhere import value_is_public
from oba.domain.evidence import Figure, Figures, Observation, Series
from oba.domain.measure import ALL, Kind, Measure
from oba.domain.period import Period
from oba.domain.release import Printed, part_group
from oba.domain.rule import Rule
from oba.protect.quantity import EARLIER, Counts, Quantity, quantities
from oba.protect.small_counts import Row, counts, says_none, tells_by_itself

PART = "part"


@dataclass(frozen=True, kw_only=True)
class Table:
    """Numbers of one kind: of everyone, of a declared group, or those that a derived number is made of.

    `group` is everyone, the declared group's name, or that of the part; `declared` the group whose table it is.
    """

    rule: Rule
    kind: Kind
    layer: str
    group: str
    declared: str
    figures: Mapping[str, Figures]

    @property
    def measure(self) -> Measure:
        """What the indicator measures."""
        return self.rule.measure

    @property
    def per(self) -> Fraction | None:
        """What its numbers are per, where they are shares."""
        return self.measure.per if self.kind in (Kind.PERCENT, Kind.RATE) else None

    def printed(self, place: str, period: Period, role: str = "") -> Printed:
        """What a number of the table is of."""
        return Printed(self.rule.id, place, self.group, str(period), self.layer, role)

    def counts(self, row: Row) -> Counts:
        """The counts that a number of the table gives away; none hang on what need not be whole.

        Nor on a derived number that has nothing to count: a single one of those that it is made of may lack it.
        """
        return (
            {}
            if self.measure.fractional or (is_derived(self.measure, self.layer) and says_none(row))
            else counts(row, self.kind)
        )

    def quantities(self, place: str, row: Row, role: str = "") -> tuple[Quantity, ...]:
        """The quantities that a number of the table gives away."""
        return quantities(self.printed(place, row.period, role), self.counts(row))

    def quantity(self, place: str, period: Period, name: str) -> Quantity | None:
        """One quantity of a place and period; None where no number gives it."""
        return self.known.get(place, {}).get(period, {}).get(name)

    @cached_property
    def known(self) -> Mapping[str, Mapping[Period, Mapping[str, Quantity]]]:
        """Every quantity that a number gives, by place, period and name; each is asked for many times."""
        found: dict[str, dict[Period, dict[str, Quantity]]] = {}
        for place, figure in self.told():
            if given := self.quantities(place, figure):
                found.setdefault(place, {})[figure.period] = {one.name: one for one in given}
        return found

    def tells(self, figure: Figure | None) -> bool:
        """Whether a figure says how many there are, though it be none."""
        return figure is not None and (
            figure.value is not None or (says_none(figure) and not is_derived(self.measure, self.layer))
        )

    def told(self) -> Iterator[tuple[str, Figure]]:
        """Every figure that tells how many there are, with its place."""
        for place, figures in self.figures.items():
            yield from ((place, figure) for figure in figures.values() if self.tells(figure))

    def gives_counts(self, below: int) -> bool:
        """Whether any of its numbers tells of counts that are below a threshold; a share known elsewhere does."""
        return any(
            value_is_public(row.elsewhere) or self.counts(row) or tells_by_itself(row, self.kind, self.per, below)
            for its in self.figures.values()
            for figure in its.values()
            for _, row in versions(figure)
        )

    @property
    def numbers(self) -> int:
        """How many numbers it has."""
        return sum(figure.value is not None for its in self.figures.values() for figure in its.values())

    def periods(self) -> tuple[Period, ...]:
        """Every period in which a place has a figure."""
        return tuple(dict.fromkeys(period for its in self.figures.values() for period in its))


def kind_in(measure: Measure, layer: str) -> Kind:
    """What sort of number stands in a layer: that of the parts where a derived number is made of them."""
    return (measure.parts or measure.kind) if layer == PART else measure.plain


def is_derived(measure: Measure, layer: str) -> bool:
    """Whether the numbers of a layer are made of others."""
    return not layer and measure.kind in (Kind.GAP, Kind.CHANGE, Kind.MOVING)


def periods_behind(measure: Measure, period: Period) -> Iterator[str]:
    """The periods, by name, whose numbers one of a period is made of: its own, its window's, that of its base."""
    yield str(period)
    yield from (str(period.shift(-back)) for back in range(1, measure.over))
    if measure.base:
        yield measure.base.period


def tables_of(rule: Rule, series: Mapping[str, Series]) -> Iterator[Table]:
    """Every table of an indicator: everyone's, those its numbers are made of, and the same of each declared group."""
    yield from _tables(rule, series, ALL)
    for group in dict.fromkeys(group for its in series.values() for group in its.groups):
        yield from _tables(
            rule, {place: its.groups[group] for place, its in series.items() if group in its.groups}, group
        )


def _tables(rule: Rule, series: Mapping[str, Series], declared: str) -> Iterator[Table]:
    own = {place: {**its.figures, **its.years} for place, its in series.items()}
    yield Table(rule=rule, kind=kind_in(rule.measure, ""), layer="", group=declared, declared=declared, figures=own)
    for part in dict.fromkeys(part for its in series.values() for part in its.parts):
        yield Table(
            rule=rule,
            kind=kind_in(rule.measure, PART),
            layer=PART,
            group=part_group(declared, part),
            declared=declared,
            figures={place: its.parts[part] for place, its in series.items() if part in its.parts},
        )


def counted_so_far(table: Table) -> Table:
    """The same table with the numbers of parts of periods, which are printed and not judged yet, as its figures."""
    return replace(
        table,
        figures={
            place: {period: as_figure(figure.counted) for period, figure in its.items() if figure.counted}
            for place, its in table.figures.items()
        },
    )


def speaks(figure: Figure) -> bool:
    """Whether a figure has a number, or says that there is nothing to count."""
    return figure.value is not None or says_none(figure)


def as_figure(row: Observation) -> Figure:
    """A row as the figure it would be; only what gives counts away is kept."""
    return Figure(
        period=row.period,
        value=row.value if row.value is not None else row.numerator,
        numerator=row.numerator,
        denominator=row.denominator,
        rounding=Fraction(row.rounded_to or 0) / 2,
        published=row.published,
        elsewhere=row.elsewhere,
    )


def versions(figure: Figure) -> tuple[tuple[str, Row], ...]:
    """All that is printed of a figure with its role, in the order in which it was known; the judged one last."""
    own = (("", figure),) if speaks(figure) else ()
    if not (figure.earlier or figure.beside or figure.counted):
        return own
    earlier = ((EARLIER, row) for row in figure.earlier)
    beside = (("beside", row) for row in figure.beside)
    counted = (("counted", figure.counted),) if figure.counted else ()
    return (*beside, *earlier, *counted, *own)
