"""The columns of observations, and each in its type: periods as a measure counts them, exact numbers, days."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple, Protocol

from oba.domain.alarm import Checked
from oba.domain.evidence import Reason, Status
from oba.domain.group import Group
from oba.domain.measure import ALL, HUNDRED, Kind, Measure
from oba.domain.number import decimals_in, parse_number
from oba.domain.period import Period
from oba.domain.problem import Where
from oba.read.text.factor import Constant, Factor, pairs
from oba.read.text.identifiers import parse_date
from oba.read.text.settled import parse_checked, parse_part
from oba.read.text.tables import Columns

NUMBERS = ("numerator", "denominator", "value", "lower", "upper", "level")
ROUNDED = "rounded_to"
VERDICT = ("verdict", "verdict_by")
NOTES = ("missing", "published_elsewhere", "source", "note", *VERDICT, "part", "checked")
COLUMNS = Columns(
    needed=("indicator", "place", "period", "status", "published"), optional=("group", *NUMBERS, ROUNDED, *NOTES)
)
SHORTHANDS = {
    "z": Reason.NOTHING_TO_COUNT,
    "x": Reason.NOT_AVAILABLE,
    "c": Reason.CONFIDENTIAL,
    "low": Reason.LOW,
    "u": Reason.UNRELIABLE,
}
_STATUS = {status.value: status for status in Status}


class Ruled(Protocol):
    """What rows are judged by: a rule, or the measure of one that is wrong elsewhere."""

    @property
    def measure(self) -> Measure:
        """What the rows are numbers of."""


class Sort(NamedTuple):
    """What sort of number a row holds: its kind, its multiplier, and the ends of what it can be."""

    kind: Kind
    per: Fraction | None
    least: Fraction | None
    most: Fraction | None


@dataclass(frozen=True, slots=True)
class Lines:
    """The column of where each row stands: its file and its line."""

    file: Factor[str]
    line: Sequence[int]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.line)

    def where(self, row: int, column: str) -> Where:
        """The place of a cell."""
        return Where(file=self.file[row], line=self.line[row], column=column)

    def at(self, rows: Sequence[int]) -> Iterator[Where]:
        """The places of some rows."""
        for file, line in zip(self.file.at(rows), map(self.line.__getitem__, rows), strict=True):
            yield Where(file=file, line=line)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationColumns:
    """Every row by column: the texts of its cells and what these say.

    `decimals` is how many the value is written with. None stands where a cell is empty or cannot be read, and where the
    indicator has no rule with a sound measure that says how. `declared` are the plan's groups, which rows of any
    indicator may name.
    """

    lines: Lines
    text: Mapping[str, Factor[str]]
    rule: Factor[Ruled | None]
    sort: Factor[Sort | None]
    period: Factor[Period | None]
    group: Factor[str]
    number: Mapping[str, Factor[Fraction | None]]
    rounded_to: Factor[Fraction | None]
    decimals: Factor[int | None]
    missing: Factor[Reason | None]
    published: Factor[date | None]
    part: Factor[date | None]
    checked: Factor[Checked | None]
    declared: tuple[Group, ...] = ()

    @property
    def fields(self) -> Mapping[str, Lines | Factor[Any] | Constant[Any]]:
        """The column of each field of an observation, for as long as the rows are asked for."""
        columns: Mapping[str, Factor[Any]] = {
            **{name: self.text[name] for name in ("indicator", "place", "source", "note", *VERDICT)},
            "period": self.period,
            "group": self.group,
            **self.number,
            "decimals": self.decimals,
            ROUNDED: self.rounded_to,
            "missing": self.missing,
            "status": self.text["status"].map(_STATUS.get),
            "published": self.published,
            "part": self.part,
            "checked": self.checked,
            "elsewhere": self.text["published_elsewhere"],
        }
        return {**{name: column.narrow() for name, column in columns.items()}, "where": self.lines}


def columns_of(
    lines: Lines, text: Mapping[str, Factor[str]], rules: Mapping[str, Ruled], declared: tuple[Group, ...] = ()
) -> ObservationColumns:
    """Type every column; each text is read once, a period and a group once for each rule."""
    rule, group = text["indicator"].map(rules.get), text["group"].map(lambda group: group or ALL)
    number = {name: text[name].map(parse_number) for name in NUMBERS}
    named = frozenset(one.id for one in declared)
    return ObservationColumns(
        lines=lines,
        text=text,
        rule=rule,
        sort=pairs(rule, group).map(lambda pair: _sort(*pair, named)),
        period=pairs(rule, text["period"]).map(lambda pair: _period(*pair)),
        group=group,
        number=number,
        rounded_to=text[ROUNDED].map(parse_number),
        decimals=_decimals(text["value"], number["value"]),
        missing=text["missing"].map(SHORTHANDS.get),
        published=text["published"].map(parse_date),
        part=text["part"].map(parse_part),
        checked=text["checked"].map(parse_checked),
        declared=declared,
    )


def groups_of(measure: Measure) -> tuple[str, ...]:
    """The groups that a measure itself is made of, and everyone."""
    return tuple(dict.fromkeys((ALL, *measure.part_groups)))


def _sort(rule: Ruled | None, group: str, declared: Collection[str]) -> Sort | None:
    """The sort of number in a row of a group: the parts' for a part of a derived measure, else the measure's own."""
    if rule is None or group not in (*groups_of(rule.measure), *declared):
        return None
    measure = rule.measure
    kind = measure.kind_of(group)
    if kind is Kind.PERCENT:
        return Sort(kind, HUNDRED, Fraction(0), HUNDRED)
    if kind in (Kind.RATE, Kind.COUNT):
        return Sort(kind, measure.per if kind is Kind.RATE else None, Fraction(0), None)
    return Sort(kind, None, *((None, None) if kind is Kind.SCORE else measure.bounds))


def _decimals(text: Factor[str], number: Factor[Fraction | None]) -> Factor[int | None]:
    cells = zip(text.values, number.values, strict=True)
    return Factor([None if n is None else decimals_in(cell) for cell, n in cells], text.codes)


def _period(rule: Ruled | None, text: str) -> Period | None:
    return rule.measure.read_period(text) if rule else None
