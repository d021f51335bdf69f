"""Rows that came in against what is known: which are new, which revise a number, and which say it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from oba.domain.evidence import Observation, Status
from oba.domain.measure import Measure
from oba.domain.number import unit_of_last_decimal
from oba.domain.period import Period
from oba.returns.placement import PlacedRow
from oba.returns.reading import FoundRow
from oba.rollup.own_figures import row_value

_Key = tuple[str, str, Period, str]


class Relation(StrEnum):
    """What a row that came in is beside what is known."""

    NEW = "new"
    REVISED = "revised"
    SAME = "the same"
    NEARLY = "the same to the decimals given"
    CONFLICT = "conflict"
    OLDER = "older than what is known"
    UNPLACED = "cannot be placed"
    REFUSED = "refused"


WRITTEN = (Relation.NEW, Relation.REVISED)
COUNTED = (Relation.NEW, Relation.SAME, Relation.NEARLY)  # of a large file, which nobody looks at one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """A row found in a file and how it stands; `was` is the row that is known.

    `waits` names the questions that must be answered before it is written; a row that is not written waits for none. Of
    a file with more rows than anybody looks at, those that are new or the same have no `row`, and `file` is its name.
    """

    found: FoundRow
    relation: Relation
    row: Observation | None = None
    was: Observation | None = None
    why: str = ""
    column: str = ""
    waits: tuple[str, ...] = ()
    file: str = ""

    @property
    def is_written(self) -> bool:
        """Whether the row goes into the plan's observations."""
        return self.relation in WRITTEN and not self.waits


class _Known(NamedTuple):
    """How a row stands, and beside which."""

    relation: Relation
    was: Observation | None = None


_NEW = _Known(Relation.NEW)


@dataclass(slots=True)
class KnownRows:
    """Holds rows against those of a plan, and each against those before it, which count as known once they are new.

    What a round does not know, because it was published after its cut-off, is no earlier number of anything; but two
    numbers of one day are in conflict whatever the round.
    """

    measures: Mapping[str, Measure]
    cut_off: date
    known: dict[_Key, list[Observation]] = field(default_factory=lambda: defaultdict(list))
    indicators: set[str] = field(default_factory=set)

    def forget(self) -> None:
        """Know nothing any more."""
        self.known.clear()
        self.indicators.clear()

    def learn(self, indicator: str, rows: Iterable[Observation]) -> None:
        """Take the rows of an indicator for known."""
        self.indicators.add(indicator)
        for row in rows:
            self.known[_key(row)].append(row)

    def compare(
        self, rows: Iterable[PlacedRow], open_questions: Iterable[str] = (), file: str = ""
    ) -> tuple[ComparedRow, ...]:
        """How each row stands, in their order; of several of one number, the earliest published is looked at first.

        `file` is the name of one with more rows than anybody looks at.
        """
        asked = tuple(open_questions)
        numbered = sorted(enumerate(rows), key=lambda pair: pair[1].row.published if pair[1].row else date.min)
        found = {n: self._compared(placed, asked, file) for n, placed in numbered}
        return tuple(found[n] for n in sorted(found))

    def _compared(self, placed: PlacedRow, asked: tuple[str, ...], file: str) -> ComparedRow:
        found, row = placed.found, placed.row
        if row is None:
            relation = Relation.UNPLACED if placed.has_no_place else Relation.REFUSED
            wrong = placed.problem
            why = f"{wrong.what}; {wrong.mend.rstrip('.')}" if wrong else ""
            column = str(wrong.where.column or "") if wrong else ""
            return ComparedRow(found=found, relation=relation, why=why, column=column)
        its = self.known[_key(row)]
        relation, was = self._relation(row, its, dated="published" not in placed.untold) if its else _NEW
        waits: tuple[str, ...] = ()
        if relation in WRITTEN:
            its.append(row)
            waits = tuple(dict.fromkeys(one for one in (*found.after, *placed.untold) if one in asked)) if asked else ()
        if file and relation in COUNTED:
            return ComparedRow(found=found, relation=relation, waits=waits, file=file)
        return ComparedRow(found=found, relation=relation, row=row, was=was, waits=waits)

    def _relation(self, row: Observation, its: list[Observation], *, dated: bool) -> _Known:
        measure = self.measures[row.indicator]
        if not dated and (beside := [one for one in its if one.where.file == row.where.file]):
            return self._agreeing(row, beside, measure) or _Known(Relation.CONFLICT, beside[-1])
        if dated and (that_day := [one for one in its if one.published == row.published]):
            if met := self._agreeing(row, that_day, measure):
                return met
            if not any(_disputed(one) for one in (row, that_day[-1])):
                return _Known(Relation.CONFLICT, that_day[-1])
        if _disputed(row):
            return _NEW
        before = [one for one in its if one.published <= max(row.published, self.cut_off) and not _disputed(one)]
        if not before:
            return _NEW
        last = max(before, key=lambda one: one.published)
        if row.published >= last.published:
            return self._agreeing(row, [last], measure) or _Known(Relation.REVISED, last)
        earlier = [one for one in before if one.published <= row.published]
        then = [max(earlier, key=lambda one: one.published)] if earlier else []
        return self._agreeing(row, [*then, last], measure) or _Known(Relation.OLDER, last)

    def _agreeing(self, row: Observation, others: Iterable[Observation], measure: Measure) -> _Known | None:
        """The first of some rows that says the same number, exactly or to the decimals given."""
        for other in others:
            if _disputed(row) != _disputed(other):
                continue
            if same := _sameness(row, other, measure):
                return _Known(same, other)
        return None


def _key(row: Observation) -> _Key:
    return row.indicator, row.place, row.period, row.group


def _disputed(row: Observation) -> bool:
    return row.status is Status.DISPUTED


def _sameness(row: Observation, other: Observation, measure: Measure) -> Relation | None:
    """Whether two rows say the same number; counts are held against counts, else value against value."""
    if row.missing or other.missing:
        return Relation.SAME if row.missing is other.missing else None
    if row.denominator is not None and other.denominator is not None:
        alike = (row.numerator, row.denominator) == (other.numerator, other.denominator)
        return Relation.SAME if alike else None
    one, two = row_value(row, measure), row_value(other, measure)
    if one is None or two is None:
        return None
    if one == two:
        return Relation.SAME
    return Relation.NEARLY if abs(one - two) <= _half_a_step(row, other) else None


def _half_a_step(row: Observation, other: Observation) -> Fraction:
    """Half of the last decimal of the coarser of two numbers; of two that are written alike fine, nothing."""
    written = [one.decimals for one in (row, other) if one.denominator is None]
    decimals = [one for one in written if one is not None]
    if len(decimals) == len(written) == 2 and decimals[0] == decimals[1]:  # noqa: PLR2004  (two rows)
        return Fraction(0)
    return unit_of_last_decimal(min(decimals)) / 2 if decimals else Fraction(0)
