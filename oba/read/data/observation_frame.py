"""Observations as a data frame: each text as a category, and beside them what the texts say, to be compared exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import lcm
from typing import Any

import pandas as pd

from oba.domain.measure import Kind
from oba.read.data.observation_columns import COLUMNS, NUMBERS, ROUNDED, VERDICT, ObservationColumns
from oba.read.text.factor import Factor


def frame_of(columns: ObservationColumns) -> pd.DataFrame:
    """The texts that something must hold of, under the names of their columns, and these beside them.

    `value_units` and so on are the numbers, as whole numbers of a unit that all of them are multiples of; `value_given`
    and `value_whole` say whether the cell is filled and the number whole. In units too: `last`, the last decimal that
    the value is written with, `rounded_units`, what its counts are rounded to, and `per`, `least` and `most`, what the
    measure says of such a number. `begins` and `ends` are the days of the period, `day` that of publication, `part_day`
    the last of a part. None stands where there is nothing.

    Rows are `ruled` with a sound rule, `fractional` where its counts need not be whole, `grouped` with a group it has,
    `dated` with a period it has; `percent`, `count` and `rated` (with a `per`) by their sort of number; `judged` where
    every number can be read.
    """
    one = lcm(*_denominators(columns))
    said = ("missing", "published_elsewhere", "part", "checked")
    texts = {name: columns.text[name] for name in (*COLUMNS.needed, *NUMBERS, ROUNDED, *said)}
    sort = columns.sort
    objects: dict[str, Factor[Any]] = {
        **{f"{name}_units": _in_units(number, one) for name, number in columns.number.items()},
        "last": columns.decimals.map(lambda decimals: None if decimals is None else one // 10**decimals),
        "per": _in_units(sort.map(lambda its: its and its.per), one),
        "least": _in_units(sort.map(lambda its: its and its.least), one),
        "most": _in_units(sort.map(lambda its: its and its.most), one),
        "rounded_units": _in_units(columns.rounded_to, one),
        "begins": columns.period.map(lambda period: period and period.start),
        "ends": columns.period.map(lambda period: period and period.end),
        "day": columns.published,
        "part_day": columns.part,
    }
    flags = {
        **{f"{name}_given": columns.text[name].map(bool) for name in (*NUMBERS, ROUNDED, "missing", *VERDICT)},
        **{
            f"{name}_whole": number.map(lambda n: n is None or n.denominator == 1)
            for name, number in columns.number.items()
        },
        "ruled": columns.rule.map(bool),
        "fractional": columns.rule.map(lambda rule: bool(rule and rule.measure.fractional)),
        "grouped": sort.map(bool),
        "dated": columns.period.map(bool),
        "percent": sort.map(lambda its: bool(its and its.kind is Kind.PERCENT)),
        "count": sort.map(lambda its: bool(its and its.kind is Kind.COUNT)),
        "rated": sort.map(lambda its: bool(its and its.per)),
    }
    return pd.DataFrame(
        {
            **{name: _categories(text) for name, text in texts.items()},
            **{name: _series(column, "object") for name, column in objects.items()},
            **{name: _series(column, "bool") for name, column in flags.items()},
            "judged": _judged(columns),
        },
        copy=False,
    )


def _denominators(columns: ObservationColumns) -> Iterator[int]:
    """What a unit must divide one into, for every number and every last decimal to be a multiple of it."""
    for number in columns.number.values():
        yield from (n.denominator for n in number.values if n is not None)
    yield from (n.denominator for n in columns.rounded_to.values if n is not None)
    yield from (10**decimals for decimals in columns.decimals.values if decimals is not None)


def _in_units(column: Factor[Fraction | None], one: int) -> Factor[int | None]:
    return column.map(lambda n: None if n is None else n.numerator * (one // n.denominator))


def _categories(column: Factor[str]) -> pd.Series[Any]:
    return pd.Series(pd.Categorical.from_codes(column.codes, pd.Index(column.values, dtype="str")))


def _series(column: Factor[Any], dtype: str) -> pd.Series[Any]:
    return pd.Series(column.values, dtype=dtype).take(column.codes).reset_index(drop=True)


def _judged(columns: ObservationColumns) -> pd.Series[bool]:
    """Whether a row's sort of number is known, and each cell with a number or a reason is empty or can be read."""
    judged = _series(columns.sort.map(bool), "bool")
    readings: Mapping[str, Factor[Any]] = {**columns.number, ROUNDED: columns.rounded_to, "missing": columns.missing}
    for name, reading in readings.items():
        cells = zip(columns.text[name].values, reading.values, strict=True)
        judged &= _series(Factor([not text or value is not None for text, value in cells], reading.codes), "bool")
    return judged
