"""Which group of children a number is of, and whether its rate is the measure's."""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction

from oba.domain.measure import ALL, RATE, Kind, Measure
from oba.returns.layout.number_cell import NumberCell

_PER = re.compile(r"\bper (1[0,]*0)\b", re.IGNORECASE)
_RATE = re.compile(r"\brates?\b|\bper 1,?0")


def group_of(cell: NumberCell, measure: Measure, declared: Collection[str]) -> tuple[str, str]:
    """The group as rows name it, empty for everyone, and why the indicator has no such part."""
    named = cell.setting.group
    group = RATE if named is None and _is_rate_of_change(cell, measure) else named
    if group is None or (group == ALL and not measure.between):
        return "", ""
    if group in measure.part_groups or group in declared:
        return group, ""
    return "", f"has no such part: {'everyone' if group == ALL else group}"


def _is_rate_of_change(cell: NumberCell, measure: Measure) -> bool:
    """Whether a heading or a name speaks of the rate whose change the measure is, and of no change."""
    if measure.kind is not Kind.CHANGE:
        return False
    text = " ".join(_said_of(cell)).lower()
    return bool(_RATE.search(text)) and "change" not in text and "%" not in text


def _said_of(cell: NumberCell) -> tuple[str, ...]:
    """The headings of a number and the names of its line."""
    return (*(head.text for head in cell.column.heads), *(str(name.value) for name in cell.line.names))


def other_rate(cell: NumberCell, measure: Measure, group: str) -> str | None:
    """The rate that a heading or a name says, where the measure's is another: per 1,000 for per 10,000."""
    if measure.kind_of(group or ALL) is not Kind.RATE or measure.per is None:
        return None
    found = {
        match[0].lower(): Fraction(match[1].replace(",", ""))
        for text in _said_of(cell)
        for match in _PER.finditer(text)
    }
    return next((text for text, per in found.items() if per != measure.per), None)
