"""Published tables of other people's making, as rows to be looked at: one form for each way they are laid out."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from oba.domain.evidence import Observation, Status
from oba.domain.measure import Kind
from oba.domain.number import decimals_in, parse_number
from oba.domain.period import Every, Period, YearKind
from oba.domain.problem import Where

_YEAR = re.compile(r"(?:19|20)\d\d")


class Form(NamedTuple):
    """How a table is laid out: the columns of a row's place, period, value and counts; `kind` of a value.

    `by` are columns whose words tell one series from another. Without a kind the column `measure` says it.
    """

    place: str
    period: str
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    by: tuple[str, ...] = ()
    kind: Kind | None = None


class Named(NamedTuple):
    """A series: its name, the kind of its numbers, and its rows."""

    name: str
    kind: Kind
    rows: list[Observation]


_SEXES = ("gender", "fsm", "sen")
_SCHOOLS = ("level", "school_type")
FORMS = (
    Form("area_code", "period", "value", by=("indicator", "inequality")),
    Form("areacd", "period", "observation", by=("indicator",)),
    Form("Area Code", "Time period", "", "Count", "Denominator", ("Indicator ID", "Sex", "Age", "Category"), Kind.RATE),
    Form("la_code_9", "cohort_19_in", "", "l2_by19", "number_in_ss_cohort", ("region", *_SEXES), Kind.PERCENT),
    Form("la_code_9", "cohort_19_in", "", "l3_by19", "number_in_ss_cohort", ("region", *_SEXES), Kind.PERCENT),
    Form("la_name", "year", "perm_excl_rate", by=_SCHOOLS, kind=Kind.PERCENT),
    Form("la_name", "year", "fixed_excl_rate", by=_SCHOOLS, kind=Kind.RATE),
    Form("la_name", "year", "", "one_plus_fixed", "headcount", _SCHOOLS, Kind.PERCENT),
    Form("la_name", "time_period", "rate_per_10000", by=("population_type", "region_name"), kind=Kind.RATE),
    Form("la_name", "time_period", "", "children_count", "population_estimate", ("population_type",), Kind.RATE),
    Form("la_name", "time_period", "children_percent", by=("cla_group", "placement_stability"), kind=Kind.PERCENT),
    Form("la_name", "time_period", "NEET_percent", by=("Age", "region_name"), kind=Kind.PERCENT),
    Form("la_name", "time_period", "At31_episodes", by=("category", "region_name"), kind=Kind.COUNT),
    Form("la_name", "time_period", "population_estimate", by=("age_group", "region_name"), kind=Kind.COUNT),
)  # fmt: skip


def tables(folder: Path) -> Iterator[Named]:
    """Every series of every table under a folder that one of the forms fits."""
    for path in sorted(folder.rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
            lines = list(csv.DictReader(file))
        for form in FORMS if lines else ():
            needed = [name for name in (form.place, form.period, form.value, form.numerator, *form.by[:1]) if name]
            if all(name in lines[0] for name in needed) and (form.kind or "measure" in lines[0]):
                yield from _series(path, form, lines)


def _series(path: Path, form: Form, lines: list[dict[str, str]]) -> Iterator[Named]:
    found: dict[tuple[str, Kind], list[Observation]] = defaultdict(list)
    for number, cells in enumerate(lines, start=2):
        kind, words = _kind(form, cells), "/".join(cells.get(name) or "" for name in form.by)
        name = f"{path.parent.name}/{path.stem}/{form.value or form.numerator}/{words}"
        if row := _row(f"{path}:{name}", number, form, cells):
            found[name, kind].append(row)
    for (name, kind), rows in found.items():
        once = {(row.place, row.period.ordinal): row for row in rows}
        if len(once) == len(rows):
            yield Named(name, kind, rows)


def _kind(form: Form, cells: Mapping[str, str]) -> Kind:
    if form.kind:
        return form.kind
    known = {"percentage": Kind.PERCENT, "count": Kind.COUNT}
    # One table calls a score that may be below 0 a percentage.
    score = "score" in cells["indicator"].lower()
    return Kind.SCORE if score else known.get(cells["measure"].lower(), Kind.RATE)


def _row(file: str, number: int, form: Form, cells: Mapping[str, str]) -> Observation | None:
    """A row of a table; None where it has no number or no year."""
    year, text = _YEAR.search(cells[form.period] or ""), cells.get(form.value) or ""
    value = parse_number(text)
    top, bottom = (parse_number(cells.get(name) or "") for name in (form.numerator, form.denominator))
    if year is None or (value is None and (top is None or not bottom or bottom.denominator > 1)):
        return None
    period = Period(every=Every.YEAR, year=YearKind.FINANCIAL, ordinal=int(year[0]))
    return Observation(
        indicator="published",
        place=cells[form.place] or cells.get("region_name") or "whole",
        period=period,
        group="all",
        numerator=None if value is not None else top,
        denominator=None if value is not None else bottom,
        value=value,
        decimals=decimals_in(text) if value is not None else None,
        status=Status.FINAL,
        published=period.end,  # the tables do not say when
        where=Where(file=file, line=number),
    )
