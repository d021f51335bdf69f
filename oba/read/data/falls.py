"""Numbers sent for the year to date that fall, which a count of what has happened cannot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice, pairwise

from oba.domain.catalogue import problem
from oba.domain.evidence import Observation, Status
from oba.domain.measure import Kind, Measure
from oba.domain.number import shortest
from oba.domain.period import Every, Period
from oba.domain.problem import Problem, Where
from oba.domain.rule import Rule
from oba.read.data.observation_store import Observations


def falls(rows: Observations, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """A problem for every row with a count to date below that of the number before it in its year.

    Each number is the one published last; what is disputed or missing is passed over, and so is a share sent without
    its counts, which may fall.
    """
    for rule in rules.values():
        if rule.measure.year_to_date:
            for same in _years(rows.of(rule.id)):
                yield from (_fall(*pair, column) for pair in pairwise(same) for column in _fallen(rule.measure, *pair))


def _years(rows: Iterator[Observation]) -> Iterator[list[Observation]]:
    """The last row of each part of a year, in order of time, for each place, group and year."""
    last: dict[tuple[str, str, Period], dict[Period, Observation]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: row.published):
        if row.period.every is not Every.YEAR and row.missing is None and row.status is not Status.DISPUTED:
            last[row.place, row.group, row.period.in_year][row.period] = row
    for its in last.values():
        yield [its[period] for period in sorted(its, key=lambda period: period.ordinal)]


def _fallen(measure: Measure, before: Observation, row: Observation) -> Iterator[str]:
    """The first of the columns in which a count has fallen; a rate's denominator is none that grows."""
    counts = ("numerator", "denominator") if measure.percentage_parts else ("numerator",)
    columns = (*counts, "value") if measure.kind is Kind.COUNT else counts
    return islice((name for name in columns if _below(getattr(row, name), getattr(before, name))), 1)


def _below(count: Fraction | None, before: Fraction | None) -> bool:
    return count is not None and before is not None and count < before


def _fall(before: Observation, row: Observation, column: str) -> Problem:
    here, there = shortest(getattr(row, column)), shortest(getattr(before, column))
    file = "" if before.where.file == row.where.file else f"{before.where.file} "
    said = f"the {column} {here} by the end of {row.period.label} is below {there} by the end of {before.period.label}"
    where = Where(file=row.where.file, line=row.where.line, column=column)
    return problem("D031", where, f"{said}, on {file}line {before.where.line}")
