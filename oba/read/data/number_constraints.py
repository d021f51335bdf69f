"""What must hold between the numbers of an observation, and between them and the measure they are numbers of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

import pandas as pd

from oba.domain.measure import HUNDRED, Kind
from oba.domain.number import parse_number, shortest
from oba.domain.rounding import reach
from oba.read.data.constraint import Constraint, Mask
from oba.read.data.masks import Rows, empty, given
from oba.read.data.observation_columns import NUMBERS, ROUNDED, ObservationColumns

_LEAST_LEVEL = 50  # so that 0.95 is not taken for a percentage
_COUNTS = ("numerator", "denominator")
_INTERVAL = ("lower", "upper", "level")
_NAMES = {Kind.PERCENT: "percentage"}
_NO_LEVEL = f"{{level}} is no level of an interval: it is a percentage from {_LEAST_LEVEL} to under 100"
_NO_MULTIPLE = "{{{}}} is not rounded to {{rounded_to}}: it is no multiple of it"
_CANNOT_BE = "{numerator} of {denominator}, rounded to {rounded_to}, is from {least} to {most}, not {value}"
_LEAST_ROUNDING, _MOST_ROUNDING = 2, 1000
_NOT_HELD = "the interval from {lower} to {upper} does not hold {number}"

At: TypeAlias = ObservationColumns


def _columns(rows: Rows, chosen: Mask, *names: str) -> Iterator[pd.Series[Any]]:
    """Some columns of the chosen rows."""
    return (rows.loc[chosen, name] for name in names)


def _first_given(rows: Rows, column: str) -> Mask:
    """Where a number is said to be missing, and this is the first cell that has one."""
    before = NUMBERS[: NUMBERS.index(column)]
    return given(rows, "missing", column) & (empty(rows, *before) if before else True)


def _alone(rows: Rows, column: str, *others: str) -> Mask:
    """Where a number is not said to be missing, and this cell stands without any of the others."""
    return given(rows, column) & empty(rows, "missing", *others)


def _needless_numerator(rows: Rows) -> Mask:
    return _alone(rows, "numerator", "denominator") & given(rows, "value") & rows["count"]


def _needless_denominator(rows: Rows) -> Mask:
    return given(rows, *_COUNTS) & empty(rows, "missing") & ~rows["rated"]


def _count(rows: Rows, column: str) -> Mask:
    """Where there is a count, which a numerator and a denominator always are."""
    return given(rows, column) & (rows["count"] | (column in _COUNTS))


def _broken(rows: Rows, column: str) -> Mask:
    return _count(rows, column) & ~rows[f"{column}_whole"] & ~rows["fractional"]


def _negative(rows: Rows, column: str) -> Mask:
    return _count(rows, column) & _sound(rows, column) & (rows[f"{column}_units"] < 0)


def _not_above_0(rows: Rows) -> Mask:
    return given(rows, "denominator") & _sound(rows, "denominator") & (rows["denominator_units"] <= 0) & ~_nothing(rows)


def _sound(rows: Rows, column: str) -> Mask:
    """Where a count is whole, or need not be."""
    return rows[f"{column}_whole"] | rows["fractional"]


def _no_rounding(rows: Rows) -> Mask:
    """Where what the counts are said to be rounded to is nothing that counts are rounded to."""
    return given(rows, ROUNDED) & rows[ROUNDED].map(_rounds_nothing).astype(bool)


def _rounds_nothing(text: str) -> bool:
    to = parse_number(text)
    return to is not None and not (to.denominator == 1 and _LEAST_ROUNDING <= to <= _MOST_ROUNDING)


def _rounding(rows: Rows) -> Mask:
    """Where the counts are rounded, and every number can be read."""
    return rows["judged"] & (rows["rounded_units"] > 0)


def _unrounded(rows: Rows, column: str) -> Mask:
    """Where a count is no multiple of what it is said to be rounded to."""
    count, to = _columns(rows, _count(rows, column) & _rounding(rows), f"{column}_units", "rounded_units")
    return count % to != 0


def _nothing(rows: Rows) -> Mask:
    """Where there was nothing to count: 0 of 0, and no value."""
    return (
        given(rows, *_COUNTS) & empty(rows, "value") & (rows["numerator_units"] == 0) & (rows["denominator_units"] == 0)
    )


def _more_than_all(rows: Rows) -> Mask:
    return rows["percent"] & (rows["numerator_units"] > rows["denominator_units"])


def _out_of_range(rows: Rows) -> Mask:
    return (rows["value_units"] < rows["least"]) | (rows["value_units"] > rows["most"])


def _rate(rows: Rows) -> Mask:
    """Where the counts give a value: `per` times the numerator over the denominator."""
    return given(rows, *_COUNTS) & rows["rated"] & (rows["denominator_units"] > 0)


def _disagrees(rows: Rows) -> Mask:
    """Where the value and what the counts give differ by more than half of its last decimal."""
    names = ("per", "numerator_units", "denominator_units", "value_units", "last")
    per, top, bottom, value, last = _columns(rows, _exact(rows), *names)
    return (per * top - value * bottom).abs() * 2 > last * bottom


def _exact(rows: Rows) -> Mask:
    return _rate(rows) & given(rows, "value") & ~given(rows, ROUNDED)


def _too_far(rows: Rows) -> Mask:
    """Where the value is none that the counts can have given before they were rounded."""
    names = ("per", "numerator_units", "denominator_units", "value_units", "last", "rounded_units")
    chosen = _rate(rows) & given(rows, "value") & _rounding(rows)
    cells = zip(*_columns(rows, chosen, *names), strict=True)
    wrong = [
        reach(Fraction(top), Fraction(bottom), Fraction(to, 2), Fraction(per)).misses(
            Fraction(value), Fraction(last, 2)
        )
        for per, top, bottom, value, last, to in cells
    ]
    return pd.Series(wrong, index=rows.index[chosen], dtype="bool")


def _first_absent(rows: Rows, column: str) -> Mask:
    """Where there is something of an interval, and this is the first cell of it that is empty."""
    before = _INTERVAL[: _INTERVAL.index(column)]
    return ~empty(rows, *_INTERVAL) & empty(rows, column) & (given(rows, *before) if before else True)


def _no_level(rows: Rows) -> Mask:
    return given(rows, *_INTERVAL) & rows["level"].map(_is_no_level).astype(bool)


def _is_no_level(text: str) -> bool:
    level = parse_number(text)
    return level is not None and not _LEAST_LEVEL <= level < HUNDRED


def _beyond(rows: Rows, end: str) -> Mask:
    """Where the value, or else what the counts give, is beyond this end of a whole interval, the lower asked first."""
    whole, told = given(rows, *_INTERVAL), given(rows, "value")
    value, lower, upper = _columns(rows, whole & told, "value_units", "lower_units", "upper_units")
    names = ("per", "numerator_units", "denominator_units", "lower_units", "upper_units")
    per, top, bottom, low, high = _columns(rows, whole & ~told & _rate(rows), *names)
    below = pd.concat([value < lower, per * top < low * bottom])
    return below if end == "lower" else ~below & pd.concat([value > upper, per * top > high * bottom])


def _said(at: At, row: int) -> Mapping[str, str]:
    """What may be said of a row: its numbers as they are printed, and the value that its counts give."""
    numbers = {name: its[row] for name, its in at.number.items()}
    top, bottom, value, sort = numbers["numerator"], numbers["denominator"], numbers["value"], at.sort[row]
    rate = sort.per * top / bottom if sort and sort.per and top is not None and bottom else None
    number = rate if value is None else value
    return {
        **{name: shortest(n) for name, n in numbers.items() if n is not None},
        **_rounded(at, row),
        "missing": str(at.missing[row]),
        "kind": _NAMES.get(sort.kind, str(sort.kind)) if sort else "",
        "rate": "" if rate is None else shortest(rate, (at.decimals[row] or 0) + 2),
        "number": "" if number is None else shortest(number),
        "absent": " and no ".join(name for name in _INTERVAL if numbers[name] is None),
    }


def _rounded(at: At, row: int) -> Mapping[str, str]:
    """What the counts of a row are rounded to, and the ends of what they can have given before that."""
    top, bottom, to, sort = at.number["numerator"][row], at.number["denominator"][row], at.rounded_to[row], at.sort[row]
    told = {ROUNDED: "" if to is None else shortest(to)}
    if to is None or top is None or not bottom or not (sort and sort.per):
        return told
    low, high = reach(top, bottom, to / 2, sort.per)
    decimals = (at.decimals[row] or 0) + 2
    return {
        **told,
        "least": shortest(low, decimals),
        "most": "any number" if high is None else shortest(high, decimals),
    }


def _number(code: str, column: str, what: str, wrong: Callable[..., Mask], *of: str) -> Constraint:
    """A constraint on the numbers of a row, where all can be read; a row that `wrong` does not tell of is right."""
    return Constraint(
        code,
        column,
        f"{code} {column}: {what}",
        lambda rows: wrong(rows, *of).reindex(rows.index, fill_value=False) & rows["judged"],
        lambda at, row: what.format_map(_said(at, row)),
    )


NUMBER_CONSTRAINTS = (
    (
        *(
            _number("D019", name, f"the number is said to be {{missing}}, and {name} is given", _first_given, name)
            for name in NUMBERS
        ),
        _number(
            "D010",
            "value",
            "the row gives neither a number nor why it is missing",
            empty,
            *_COUNTS,
            "value",
            "missing",
        ),
        _number("D010", "denominator", "a denominator stands without a numerator", _alone, "denominator", "numerator"),
        _number("D010", "denominator", "a {kind} has no denominator", _needless_denominator),
        _number("D010", "numerator", "a numerator stands without a denominator or a value", _alone, *_COUNTS, "value"),
        _number("D010", "numerator", "a count stands in the column value, not as a numerator", _needless_numerator),
    ),
    (
        *(_number("D016", name, f"{{{name}}} is not a whole number", _broken, name) for name in (*_COUNTS, "value")),
        _number("D029", ROUNDED, "counts are not rounded to {rounded_to}", _no_rounding),
        *(_number("D013", name, f"{name} is below 0", _negative, name) for name in ("numerator", "value")),
        _number("D012", "denominator", "the denominator is not above 0", _not_above_0),
    ),
    (
        _number("D014", "numerator", "{numerator} of {denominator} is more than all of them", _more_than_all),
        _number("D015", "value", "{value} is outside what a {kind} can be", _out_of_range),
        *(_number("D029", name, _NO_MULTIPLE.format(name), _unrounded, name) for name in (*_COUNTS, "value")),
    ),
    (
        _number("D011", "value", "{numerator} of {denominator} is {rate}, not {value}", _disagrees),
        _number("D011", "value", _CANNOT_BE, _too_far),
    ),
    (
        *(_number("D018", name, "the interval has no {absent}", _first_absent, name) for name in _INTERVAL),
        _number("D018", "level", _NO_LEVEL, _no_level),
        *(_number("D017", end, _NOT_HELD, _beyond, end) for end in ("lower", "upper")),
    ),
)
