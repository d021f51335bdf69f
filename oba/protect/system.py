"""The system of a round: every quantity behind its numbers, every sum that holds, and what must not come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from oba.domain.elsewhere import counts_are_public
from oba.domain.evidence import Figure, Series
from oba.domain.group import Group
from oba.domain.measure import Kind, YearIs
from oba.domain.period import Every, Period
from oba.domain.place import Places
from oba.domain.release import Printed
from oba.domain.rule import Rule
from oba.protect.complement import with_complements
from oba.protect.identities.of_absent import of_absent
from oba.protect.identities.of_groups import beside, of_groups
from oba.protect.identities.of_links import of_links
from oba.protect.identities.of_places import of_places
from oba.protect.identities.of_public import of_public
from oba.protect.identities.of_times import of_growth, of_windows, of_years
from oba.protect.implication import implied
from oba.protect.loss import losses
from oba.protect.quantity import CONFIDENTIAL, PRINTED, Identity, Quantity
from oba.protect.remainder import with_remainders
from oba.protect.small_counts import is_secret, says_none, tells_by_itself
from oba.protect.tables import PART, Table, counted_so_far, tables_of, versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A number that is printed or withheld as a whole: what it gives away, and what is lost with it.

    `by_itself` says that it must go whatever else goes; `is_number` is not so where it says that there is nothing to
    count, which tells as much.
    """

    of: Printed
    quantities: tuple[Quantity, ...]
    loss: Fraction
    by_itself: bool
    is_number: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """What one round adds: its choices, the sums that hold, the secrets among the quantities, and what is public.

    `ties` name pairs of which the second goes where the first goes; `countless` is how many numbers are printed, as
    nothing of their indicator gives a count away.
    """

    choices: tuple[Choice, ...]
    identities: frozenset[Identity]
    secrets: frozenset[Quantity]
    public: frozenset[Quantity]
    ties: tuple[tuple[Printed, Printed], ...]
    countless: int = 0

    @property
    def quantities(self) -> frozenset[Quantity]:
        """Every count behind its numbers, and those that only sums speak of."""
        return counts_of(self.choices, self.identities) | self.public

    @property
    def sent(self) -> frozenset[Quantity]:
        """Every count of a number that was sent, or is worked out of what was."""
        return counts_of(self.choices, ()) | self.public

    @property
    def judged(self) -> Mapping[tuple[Printed, str], Fraction]:
        """The count by number and name; of a number that is judged, not of one disputed beside it."""
        other = {(one.of, one.name): one.amount for one in self.quantities}
        own = (one for choice in self.choices if not choice.of.role for one in choice.quantities)
        return {**other, **{(one.of, one.name): one.amount for one in own}}


def counts_of(choices: Iterable[Choice], identities: Iterable[Identity]) -> frozenset[Quantity]:
    """Every count that some numbers give away or some sums speak of."""
    found = {one for choice in choices for one in choice.quantities}
    return frozenset(found | {quantity for one in identities for quantity, _ in one.terms})


def system(
    rules: Mapping[str, Rule],
    series: Mapping[str, Mapping[str, Series]],
    places: Places,
    groups: Sequence[Group],
    below: int,
) -> System:
    """The system of a round from the series of every indicator by place, before anything is withheld.

    Counts that everybody can work out are reckoned with as if they had been sent.
    """
    every = {name: tuple(tables_of(rules[name], its)) for name, its in implied(rules, series, places).items()}
    of = {name: found for name, found in every.items() if any(table.gives_counts(below) for table in found)}
    tables = tuple(table for found in of.values() for table in found)
    identities = frozenset(_of_sent_and_known(of, places, groups))
    choices = _together(choice for table in tables for choice in _choices(table, places, below))
    public = frozenset(one for table in tables for one in _public(table))
    found = counts_of(choices, identities)
    sensitive = frozenset(name for name, rule in rules.items() if rule.measure.sensitive)
    nobody = frozenset(one for choice in choices if not choice.is_number for one in choice.quantities)
    secrets = frozenset(one for one in found - public - nobody if _is_secret(one, below, sensitive))
    return System(
        choices=choices,
        identities=identities,
        secrets=secrets,
        public=public,
        ties=tuple(_ties(tables, places)),
        countless=sum(table.numbers for name, found in every.items() if name not in of for table in found),
    )


def _of_sent_and_known(
    of: Mapping[str, Sequence[Table]], places: Places, groups: Sequence[Group]
) -> Iterator[Identity]:
    """All sums with what is known though it was not sent; and those over places as they were sent, for these hold too.

    A parent's number is made of what was sent, and what was sent of some parts can be told from the rest.
    """
    whole = {name: _with_known(found, places, groups) for name, found in of.items()}
    yield from _identities(whole, [table for found in whole.values() for table in found], places, groups)
    for name, found in of.items():
        for table in found:
            if found is not whole[name]:
                yield from of_places(table, places, beside(table, found))
            yield from of_absent(table, beside(table, found), places)


def _with_known(found: Sequence[Table], places: Places, groups: Sequence[Group]) -> Sequence[Table]:
    """The tables of an indicator with what is known though it was not sent; these themselves where nothing is."""
    made = with_remainders(with_complements(found, groups), places)
    return found if made == found else made


def _identities(
    of: Mapping[str, Sequence[Table]], tables: Sequence[Table], places: Places, groups: Sequence[Group]
) -> Iterator[Identity]:
    for table in tables:
        yield from of_places(table, places, beside(table, of[table.rule.id]))
        if (so_far := counted_so_far(table)).periods():
            yield from of_places(so_far, places)
        yield from of_years(table, table)
        yield from of_growth(table)
        yield from of_public(table)
    for found in of.values():
        yield from of_groups(found, groups)
        for table in found:
            for parts in found:
                yield from of_windows(table, parts)
    yield from of_links(tables)


def _is_secret(one: Quantity, below: int, sensitive: frozenset[str]) -> bool:
    if one.of.layer.endswith(CONFIDENTIAL):
        return below > 0
    return is_secret(one.name, one.amount, below, sensitive=one.of.indicator in sensitive and one.of.layer in PRINTED)


def _together(choices: Iterator[Choice]) -> tuple[Choice, ...]:
    """The choices, those of the same made one: two numbers from before a revision go together."""
    found: dict[Printed, Choice] = {}
    for one in choices:
        if same := found.get(one.of):
            both = dict.fromkeys((*same.quantities, *one.quantities))
            found[one.of] = replace(same, quantities=tuple(both), by_itself=same.by_itself or one.by_itself)
        else:
            found[one.of] = one
    return tuple(found.values())


def _choices(table: Table, places: Places, below: int) -> Iterator[Choice]:
    """Every number printed of a table; those of one role are of the same and go together."""
    for place, figures in table.figures.items():
        loss = losses(table, places, place)
        for period, figure in figures.items():
            for role, row in versions(figure):
                known = counts_are_public(row.elsewhere)
                yield Choice(
                    of=table.printed(place, figure.period, role),
                    quantities=() if known else table.quantities(place, row, role),
                    loss=loss[period] if not role else Fraction(1),
                    by_itself=not known and tells_by_itself(row, table.kind, table.per, below),
                    is_number=not says_none(row),
                )


def _public(table: Table) -> Iterator[Quantity]:
    """What everybody knows, because its counts have been published elsewhere."""
    for place, figures in table.figures.items():
        for figure in figures.values():
            for role, row in versions(figure):
                if counts_are_public(row.elsewhere):
                    yield from table.quantities(place, row, role)


def _ties(tables: Sequence[Table], places: Places) -> Iterator[tuple[Printed, Printed]]:
    """What goes with what: earlier numbers with the judged one, a gap with its sides, a change with rate and base."""
    for table in tables:
        for place, figures in table.figures.items():
            for figure in figures.values():
                own = table.printed(place, figure.period)
                yield from ((own, own._replace(role=role)) for role, _ in versions(figure) if role)
                yield from _of_mean(table, place, figure)
        for parts in tables:
            if (
                parts.layer == PART
                and parts.rule.id == table.rule.id
                and parts.declared == table.declared
                and not table.layer
            ):
                yield from _of_parts(table, parts, places)


def _of_mean(table: Table, place: str, figure: Figure) -> Iterator[tuple[Printed, Printed]]:
    """A year that is the mean of its parts' shares goes with any of them, for three and the mean tell the fourth."""
    if table.measure.year_is is YearIs.MEAN and table.per and figure.period.every is Every.YEAR:
        parts = figure.period.parts(table.measure.every)
        own = table.printed(place, figure.period)
        yield from ((table.printed(place, one), own) for one in parts if one in table.figures[place])


def _of_parts(table: Table, parts: Table, places: Places) -> Iterator[tuple[Printed, Printed]]:
    """A derived number goes with any that it is made of; a moving one only where it says that one has none to count."""
    measure = table.measure
    if measure.kind is Kind.MOVING:
        yield from _of_windows(table, parts)
    if measure.kind not in (Kind.GAP, Kind.CHANGE):
        return
    for place, figures in table.figures.items():
        base = _base(parts, place) if not (place in places.by_id and places.is_top(places.by_id[place])) else None
        for period in figures:
            own = table.printed(place, period)
            yield parts.printed(place, period), own
            if base:
                yield parts.printed(place, base), own


def _of_windows(table: Table, parts: Table) -> Iterator[tuple[Printed, Printed]]:
    for place, figures in table.figures.items():
        its = parts.figures.get(place, {})
        for period in (one for one, figure in figures.items() if says_none(figure)):
            window = (period.shift(-back) for back in range(table.measure.over))
            gone = (one for one in window if one in its and says_none(its[one]))
            yield from ((parts.printed(place, one), table.printed(place, period)) for one in gone)


def _base(parts: Table, place: str) -> Period | None:
    named = parts.measure.base.period if parts.measure.base else ""
    return next((period for period in parts.figures.get(place, {}) if str(period) == named), None)
