"""The Local Authority Interactive Tool written out as a plan: a rule for each series, one template each polarity."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from benchmarks.published import Series, Tool, Years
from oba.domain.number import fixed, parse_number

PLAN, TOP, ENGLAND, SOUTH_EAST = "lait", "authorities", "970", "989"
PUBLISHED = "2025-12-01"
MOST_DECIMALS = 6
# So that nothing is withheld: everybody knows the numbers, and their counts.
_ELSEWHERE = "counts: Local Authority Interactive Tool"
_RATE = re.compile(r"Rate per ([\d,]+)")
_COLUMNS = (
    "indicator", "place", "period", "numerator", "denominator", "value", "missing", "status", "published",
    "published_elsewhere",
)  # fmt: skip

_PLAN = """\
title: Local Authority Interactive Tool
organisation: A benchmark
years: 2015 to 2028
source: "Department for Education, Local Authority Interactive Tool"
tiers:
  - {{id: country, name: Country, documents: no}}
  - {{id: authority, name: Authority, documents: yes}}
outcomes:
{outcomes}
rounds:
  - {{id: 2025-26-q3, cut_off: 2026-01-15, meeting: 2026-02-11}}
policy: {{compare: as printed, on_course: 0.95, expected_within: 730, suppress_below: 6}}
"""
_RULE = """\
id: {id}
title: "{title}"
outcome: {outcome}
accountability: population
measure: {{kind: {kind}, of: children, every: year, year: {year}, decimals: {decimals}, roll_up: supplied{window}}}
in_force:
  - from: {first}
    direction: {{better: {better}, {direction}}}
{threshold}    baseline: {{history: [{history}], forecast: trend, interval: 80}}
    trajectory:
      start: {{period: {first}}}
      path: straight
      targets: {{{last}: {target}, {later}: {target}}}
    comparators: {{with: [{outside}], {comparators}}}
    reference:
      source: "The tool's own numbers: the target is what England had first"
      approved: {{by: A benchmark, on: 2025-01-31}}
      owner: A benchmark
      review: 2027-01-31
examples:
  - given: {{{first}: {value}, {second}: {value}}}
    then: {{direction: steady}}
"""
# For there to be an interval: how many children each percentage is taken to be a share of.
_EACH = 1000
_BETTER = {"High": "higher", "Low": "lower"}
_WORD = {"higher": "at least", "lower": "at most"}


class Deciding(NamedTuple):
    """How the rules decide, in their own words; {step} is a twentieth of what is usual."""

    direction: str
    threshold: str
    comparators: str


BY_WIDTH = Deciding(
    direction="compare_with: previous, change_of_at_least: {step}",
    threshold="amber: within {step} points",
    comparators="test: difference {step}",
)


class Size(NamedTuple):
    """How much was written out: the series of authorities and the rows of observations."""

    series: int
    rows: int


def write_plan(tool: Tool, chosen: Sequence[Series], folder: Path, way: Deciding, *, counts: bool = False) -> Size:
    """Write the chosen series as rules and data of one plan in a folder.

    With `counts` each number is a percentage and is given a numerator out of a made-up thousand.
    """
    rules, data = folder / "rules" / PLAN, folder / "data" / PLAN
    topics = dict.fromkeys(series.topic for series in chosen)
    outcomes = "\n".join(f'  - {{id: {slug(topic)}, title: "{topic}"}}' for topic in topics)
    _write(rules / "plan.yaml", _PLAN.format(outcomes=outcomes.replace("\\", " ")))
    for series in chosen:
        _write(rules / slug(series.topic) / f"{id_of(series)}.yaml", _rule(tool, series, way))
    _table(data / "places.csv", ("id", "name", "tier", "parent"), _places(tool))
    names = {area.number: slug(area.name) for area in tool.areas}
    rows = (row for series in chosen for row in _observations(series, names, counts=counts))
    written = _table(data / "observations" / "lait.csv", _COLUMNS, rows)
    return Size(sum(not area.outside for area in tool.areas) * len(chosen), written)


def slug(text: str) -> str:
    """A name as an identifier."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("%", " percent ").replace("<", " under ")).strip("-")


def id_of(series: Series) -> str:
    """What a series is called in the plan."""
    return f"lait-{slug(series.code)}"


def _rule(tool: Tool, series: Series, way: Deciding) -> str:
    better = _BETTER.get(series.polarity, "none")
    years, known = tuple(series.numbers), tuple(_known(series))
    england = [number for year in years if (number := parse_number(series.numbers[year].values[ENGLAND])) is not None]
    decimals, first = _decimals(series, known), (england or known)[0]
    usual, step = fixed(first, decimals), fixed(max(abs(first) / 20, Fraction(1, 10**decimals)), decimals)
    return _RULE.format(
        id=id_of(series),
        title=series.title,
        outcome=slug(series.topic),
        kind=kind_of(series),
        year=series.year,
        decimals=decimals,
        window=f", window: {years[0].last - years[0].first + 1}" if years[0].last > years[0].first else "",
        first=period_of(series, years[0]),
        second=period_of(series, _after(years[0], 1)),
        last=period_of(series, years[-1]),
        later=period_of(series, _after(years[-1], 2)),
        history=", ".join(period_of(series, year) for year in years[:-1] or years),
        better=better,
        direction=way.direction.format(step=step),
        threshold=_threshold("" if better == "none" else way.threshold.format(step=step), kind_of(series)),
        comparators=way.comparators.format(step=step),
        target=f"{_WORD[better]} {usual}" if better in _WORD else "monitor",
        value=usual,
        outside=", ".join(slug(area.name) for area in tool.areas if area.number in (ENGLAND, SOUTH_EAST)),
    )


def _threshold(amber: str, kind: str) -> str:
    """The line of the threshold; a count of the whole is no target of its parts, and each then has none."""
    parts = [part for part in (amber, "" if kind == "count" else "areas: as county") if part]
    return f"    threshold: {{{', '.join(parts)}}}\n" if parts else ""


def _known(series: Series) -> Iterator[Fraction]:
    """Every number of a series that was published."""
    for printed in series.numbers.values():
        yield from (number for text in printed.values.values() if (number := parse_number(text)) is not None)


def kind_of(series: Series) -> str:
    """The kind that a series' unit names, where its numbers are such as that kind may have; else a score."""
    known = tuple(_known(series))
    if min(known) < 0:
        return "score"
    if series.unit.startswith("%") and max(known) <= 100:
        return "percent"
    if rate := _RATE.match(series.unit):
        return f"rate per {rate[1].replace(',', '')}"
    whole = all(number.denominator == 1 for number in known)
    return "count" if whole and not series.unit.startswith("%") else "score"


def _decimals(series: Series, known: Sequence[Fraction]) -> int:
    """As many as the tool says, else what its numbers need, at most two."""
    if series.decimals.isdigit():
        return int(series.decimals)
    return 0 if all(number.denominator == 1 for number in known) else 2


def _after(years: Years, later: int) -> Years:
    return Years(years.first + later, years.last + later)


def period_of(series: Series, years: Years) -> str:
    """Some years as rules and data write them."""
    ends = [str(one) if series.year == "calendar" else f"{one}/{(one + 1) % 100:02d}" for one in dict.fromkeys(years)]
    return " to ".join(ends)


def _places(tool: Tool) -> Iterator[tuple[str, ...]]:
    yield TOP, "English authorities", "country", ""
    for area in tool.areas:
        yield (slug(area.name), area.name, *(("", "") if area.outside else ("authority", TOP)))


def _observations(series: Series, names: dict[str, str], *, counts: bool) -> Iterator[tuple[str, ...]]:
    """A row for each number, and for each that the tool has not."""
    name = id_of(series)
    for years, printed in series.numbers.items():
        period = period_of(series, years)
        for number, text in printed.values.items():
            cells = _cells(text, counts=counts)
            yield name, names[number], period, *cells, printed.status, PUBLISHED, _ELSEWHERE


def _cells(text: str, *, counts: bool) -> tuple[str, ...]:
    """Numerator, denominator, value and the shorthand of a missing number."""
    value = parse_number(text)
    if value is None:
        return "", "", "", "x"
    return (fixed(value * _EACH / 100, 0), str(_EACH), "", "") if counts else ("", "", text, "")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _table(path: Path, columns: Sequence[str], rows: Iterator[Sequence[str]]) -> int:
    """Write a table; how many rows it has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        return sum(1 for row in rows if writer.writerow(row))
