"""The workbook of a round: its sheet of numbers, one row each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from oba.attack.public import PublicKnowledge
from oba.attack.reading.unread import Unread
from oba.attack.sighting import PART, Sighting, Span, rounded
from oba.domain.measure import ALL, Measure
from oba.domain.number import decimals_in, parse_number, shortest
from oba.domain.release import Printed

FILE, _SHEET = "results.xlsx", "Numbers"
WITHHELD = ("suppressed", "confidential", "withheld", "c")
_WHOLE_YEAR = "whole year"
_ADDED = re.compile(r"added up from (\d+) places")
_ROUNDED = re.compile(r"may each be ([\d.,]+) more or fewer")
Cells = Mapping[str, object]


def numbers_sheet(file: Path, public: PublicKnowledge) -> Iterator[Sighting]:
    """Every row of the sheet of numbers about an indicator and a place of the plan; nothing without the sheet.

    Raises Unread for a file that is no workbook.
    """
    try:
        book = CalamineWorkbook.from_path(str(file))
        rows = book.get_sheet_by_name(_SHEET).to_python() if _SHEET in book.sheet_names else []
    except (CalamineError, OSError) as error:
        raise Unread(str(error)) from error
    heads = [str(head) for head in rows[0]] if rows else []
    labels = {group.label: group.id for group in public.plan.groups}
    for row in rows[1:]:
        if one := _sighting(dict(zip(heads, row, strict=False)), public, labels):
            yield one


def _sighting(row: Cells, public: PublicKnowledge, labels: Mapping[str, str]) -> Sighting | None:
    rule = public.rules.get(_text(row, "Indicator"))
    place = public.places.named.get(_text(row, "Place").lower())
    period = rule.measure.read_period(_text(row, "Period")) if rule else None
    if rule is None or place is None or period is None:
        return None
    group, layer = _group(_text(row, "Group"), rule.measure, labels)
    note, why = _text(row, "Note"), _text(row, "Why none")
    added, off = _ADDED.search(note), _ROUNDED.search(note)
    return Sighting(
        of=Printed(rule.id, place, group, str(period), layer),
        value=value_of(row.get("Number"), rule.measure),
        numerator=_count(row.get("Numerator")),
        denominator=_count(row.get("Denominator")),
        withheld=why in WITHHELD,
        parts=int(added.group(1)) if added else 0,
        published=_day(row.get("Published")),
        off=(parse_number(off.group(1)) or Fraction(0)) if off else Fraction(0),
        file=FILE,
    )


def _group(text: str, measure: Measure, labels: Mapping[str, str]) -> tuple[str, str]:
    """The group and the layer that a row's column names."""
    if text in {"", _WHOLE_YEAR}:
        return ALL, ""
    if text in labels:
        return labels[text], ""
    return text, PART if text in measure.part_groups else ""


def _text(row: Cells, head: str) -> str:
    return str(row.get(head) or "").strip()


def _number(cell: object) -> Fraction | None:
    """A number as it stands there; a float's shortest text is what was written."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return Fraction(repr(cell))


def _count(cell: object) -> Fraction | None:
    return _number(cell)


def value_of(cell: object, measure: Measure) -> Span | None:
    """A value with the decimals that the measure is printed with, or with more where it has more."""
    value = _number(cell)
    return None if value is None else rounded(value, max(measure.decimals, decimals_in(shortest(value))))


def _day(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else None
