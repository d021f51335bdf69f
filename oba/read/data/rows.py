"""One row of numbers: what its cells may say together, held against the measure they are numbers of."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from oba.domain.evidence import Reason
from oba.domain.measure import ALL, HUNDRED, Kind, Measure
from oba.domain.number import shortest

SHORTHANDS = {
    "z": Reason.NOT_APPLICABLE,
    "x": Reason.NOT_AVAILABLE,
    "c": Reason.CONFIDENTIAL,
    "low": Reason.LOW,
    "u": Reason.UNRELIABLE,
}
# Signs that others use for a missing number, and the shorthand each becomes here.
FOREIGN = {
    ":": "x", "..": "x", "...": "x", "…": "x", "-": "x", "–": "x", ".": "x", "na": "x", "n/a": "z", "#n/a": "x",
    "null": "x", "none": "x", "nan": "x", "missing": "x", "*": "c", "supp": "c", "suppressed": "c", "k": "low",
    "~": "low", "[z]": "z", "[x]": "x", "[c]": "c", "[low]": "low", "[u]": "u",
}  # fmt: skip


_LEAST_LEVEL = 50  # so that 0.95 is not taken for a percentage
_NAMES = {Kind.PERCENT: "percentage"}


class Numbers(NamedTuple):
    """The numbers of one row; None for an empty cell. `decimals` is how many the value is written with."""

    numerator: Fraction | None
    denominator: Fraction | None
    value: Fraction | None
    lower: Fraction | None
    upper: Fraction | None
    level: Fraction | None
    missing: Reason | None
    decimals: int


class Fault(NamedTuple):
    """What is wrong in a row: the code, the column, and what to say."""

    code: str
    column: str
    what: str


class Sort(NamedTuple):
    """What sort of number a row holds: its kind, its multiplier, and the ends of what it can be."""

    kind: Kind
    per: Fraction | None
    least: Fraction | None
    most: Fraction | None


def sort_of(measure: Measure, group: str) -> Sort:
    """The sort of number in a row of a group: the parts' for a part of a derived measure, else the measure's own."""
    is_part = measure.parts is not None and group in measure.part_groups
    kind = measure.parts if is_part and measure.parts else measure.kind
    if kind is Kind.PERCENT:
        return Sort(kind, HUNDRED, Fraction(0), HUNDRED)
    if kind in (Kind.RATE, Kind.COUNT):
        return Sort(kind, measure.per if kind is Kind.RATE else None, Fraction(0), None)
    return Sort(kind, None, *((None, None) if kind is Kind.SCORE else measure.bounds))


def groups_of(measure: Measure) -> tuple[str, ...]:
    """The groups that rows of a measure may name."""
    return tuple(dict.fromkeys((ALL, *measure.part_groups)))


def faults_in(row: Numbers, sort: Sort) -> Iterator[Fault]:
    """Everything that is wrong with the numbers of a row, of the first kind of wrong that is found."""
    for check in (_together, _counts, _range, _agreement, _interval):
        found = tuple(check(row, sort))
        if found:
            return iter(found)
    return iter(())


def _together(row: Numbers, sort: Sort) -> Iterator[Fault]:
    """Which cells may stand beside which."""
    n, d, value = row.numerator, row.denominator, row.value
    if row.missing:
        given = next((name for name, cell in zip(row._fields[:6], row[:6], strict=True) if cell is not None), None)
        if given:
            yield Fault("D019", given, f"the number is said to be {row.missing}, and {given} is given")
    elif n is None and d is None and value is None:
        yield Fault("D010", "value", "the row gives neither a number nor why it is missing")
    elif d is not None and n is None:
        yield Fault("D010", "denominator", "a denominator stands without a numerator")
    elif n is not None and d is None and value is None:
        yield Fault("D010", "numerator", "a numerator stands without a denominator or a value")
    elif sort.per is None and d is not None:
        yield Fault("D010", "denominator", f"a {sort.kind} has no denominator")
    elif sort.kind is Kind.COUNT and n is not None:
        yield Fault("D010", "numerator", "a count stands in the column value, not as a numerator")


def _counts(row: Numbers, sort: Sort) -> Iterator[Fault]:
    """Counts are whole and not negative; a denominator is above 0."""
    value = row.value if sort.kind is Kind.COUNT else None
    for column, count in (("numerator", row.numerator), ("denominator", row.denominator), ("value", value)):
        if count is None:
            continue
        if count.denominator != 1:
            yield Fault("D016", column, f"{shortest(count)} is not a whole number")
        elif column == "denominator" and count.numerator <= 0:
            yield Fault("D012", column, "the denominator is not above 0")
        elif count.numerator < 0:
            yield Fault("D013", column, f"{column} is below 0")


def _range(row: Numbers, sort: Sort) -> Iterator[Fault]:
    n, d = row.numerator, row.denominator
    if sort.kind is Kind.PERCENT and n is not None and d is not None and n > d:
        yield Fault("D014", "numerator", f"{shortest(n)} of {shortest(d)} is more than all of them")
    value = row.value
    if value is not None and (
        (sort.least is not None and value < sort.least) or (sort.most is not None and value > sort.most)
    ):
        yield Fault("D015", "value", f"{shortest(value)} is outside what a {_NAMES.get(sort.kind, sort.kind)} can be")


def _agreement(row: Numbers, sort: Sort) -> Iterator[Fault]:
    """A value agrees with its numerator and denominator to the decimals it is written with."""
    worked_out = None if row.value is None else _worked_out(row, sort)
    if row.value is None or worked_out is None:
        return
    if abs(worked_out - row.value) * 2 * 10**row.decimals > 1:
        n, d = row.numerator or Fraction(0), row.denominator or Fraction(0)
        what = f"{shortest(n)} of {shortest(d)} is {shortest(worked_out, row.decimals + 2)}, not {shortest(row.value)}"
        yield Fault("D011", "value", what)


def _interval(row: Numbers, sort: Sort) -> Iterator[Fault]:
    lower, upper, level = ends = row[3:6]
    if lower is upper is level is None:
        return
    if lower is None or upper is None or level is None:
        absent = [name for name, end in zip(("lower", "upper", "level"), ends, strict=True) if end is None]
        yield Fault("D018", absent[0], f"the interval has no {' and no '.join(absent)}")
        return
    if not _LEAST_LEVEL <= level < HUNDRED:
        what = f"{shortest(level)} is no level of an interval: it is a percentage from {_LEAST_LEVEL} to under 100"
        yield Fault("D018", "level", what)
    value = row.value if row.value is not None else _worked_out(row, sort)
    if value is not None and not lower <= value <= upper:
        what = f"the interval from {shortest(lower)} to {shortest(upper)} does not hold {shortest(value)}"
        yield Fault("D017", "lower" if value < lower else "upper", what)


def _worked_out(row: Numbers, sort: Sort) -> Fraction | None:
    """The value that numerator and denominator give."""
    if row.numerator is None or not row.denominator or sort.per is None:
        return None
    return sort.per * row.numerator / row.denominator
