"""Rows published before their period's number can have been collected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from oba.audit.plausibility.lines import named_lines
from oba.domain.catalogue import problem
from oba.domain.evidence import Observation
from oba.domain.measure import Measure
from oba.domain.problem import Problem
from oba.rollup.wholeness import is_whole


def too_early(rows: Iterable[Observation], measure: Measure) -> Iterator[Problem]:
    """One warning for the rows of an indicator for one period that were published on one day in one file."""
    found: dict[tuple[str, str, str], list[Observation]] = defaultdict(list)
    for row in rows:
        found[row.where.file, row.period.label, row.published.isoformat()].append(row)
    for same in found.values():
        yield _worded(sorted(same, key=lambda row: row.where.line or 0), measure)


def _worded(same: list[Observation], measure: Measure) -> Problem:
    row = same[0]
    day, end = measure.collected(row.period), row.period.end
    when = f"before {row.period.label} ends on {end}" if day == end else f"before the year is collected on {day}"
    kept = all(is_whole(one, measure) for one in same)
    judged = "" if kept else ", so that it is taken for a part of the period and not judged"
    which = row.place if len(same) == 1 else f"{len(same):,} rows ({named_lines(same)})"
    what = f"{row.indicator}, {row.period.label}, {which}: published on {row.published}, {when}{judged}"
    mend = (
        f"if it is a part, write to {row.published} in the column 'part', and send the whole in a new row later; if "
        "all has been counted, write in the column 'checked' who looked, the day and why"
    )
    usual = "" if measure.collected_by else ", or in the rule's measure by which day years are collected: collected_by"
    return problem("A036", replace(row.where, column="published"), what, f"{mend}{usual}.")
