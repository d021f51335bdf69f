"""Rows that speak of the same number: pasted twice, or at odds with one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

import pandas as pd

from oba.domain.catalogue import problem
from oba.domain.evidence import Observation, Status
from oba.domain.number import fixed, shortest
from oba.domain.problem import Problem
from oba.read.data.observation_columns import ObservationColumns
from oba.read.data.observation_store import Observations
from oba.read.text.factor import concatenation
from oba.read.text.files import Problems

Said = tuple[object, ...]
ZERO = Fraction(0)


def without_duplicates(columns: ObservationColumns, rows: Sequence[int]) -> tuple[Sequence[int], Problems]:
    """Leave out rows that say the same again, and name those that say something else of the same day.

    Rows published on different days are revisions; a disputed row stands beside the others.
    """
    shared = _shared(columns, rows)
    earlier: dict[Said, list[Observation]] = defaultdict(list)
    twins = set[int]()
    problems: list[Problem] = []
    for number, row in zip(shared, Observations(columns.fields, shared), strict=True):
        before = earlier[row.indicator, row.place, row.period, row.group, row.published]
        if twin := next((other for other in before if _same(row, other)), None):
            problems.append(problem("D022", row.where, f"the same number stands on {_line(twin, row)}"))
            twins.add(number)
            continue
        if other := next((other for other in before if _at_odds(row, other)), None):
            what = f"{number_of(row)} here and {number_of(other)} on {_line(other, row)} have one date, {row.published}"
            problems.append(problem("D021", row.where, what))
        before.append(row)
    return [row for row in rows if row not in twins] if twins else rows, tuple(problems)


def _shared(columns: ObservationColumns, rows: Sequence[int]) -> Sequence[int]:
    """The rows that are not alone with their indicator, place, period, group and day."""
    text = columns.text
    keys = (
        text["indicator"],
        text["place"],
        concatenation([columns.period]),
        concatenation([columns.group]),
        columns.published,
    )
    numbered = (pd.Categorical.from_codes(key.codes, pd.RangeIndex(len(key.values))) for key in keys)
    codes = pd.DataFrame(dict(enumerate(numbered))).take(rows)
    shared: list[int] = codes.index[codes.duplicated(keep=False)].tolist()
    return shared


def _same(row: Observation, other: Observation) -> bool:
    return _numbers(row) == _numbers(other) and _disputed(row) == _disputed(other)


def _at_odds(row: Observation, other: Observation) -> bool:
    return not _disputed(row) and not _disputed(other)


def _disputed(row: Observation) -> bool:
    return row.status is Status.DISPUTED


def _numbers(row: Observation) -> Said:
    return row.numerator, row.denominator, row.value, row.lower, row.upper, row.level, row.rounded_to, row.missing


def number_of(row: Observation) -> str:
    """The number of a row in words: 4.3, 43 of 1,000, not available."""
    if row.missing:
        return str(row.missing)
    if row.value is not None:
        return fixed(row.value, row.decimals or 0)
    rounded = f", rounded to {shortest(row.rounded_to)}," if row.rounded_to else ""
    return f"{shortest(row.numerator or ZERO)} of {shortest(row.denominator or ZERO)}{rounded}"


def _line(other: Observation, row: Observation) -> str:
    file = "" if other.where.file == row.where.file else f"{other.where.file} "
    return f"{file}line {other.where.line}"
