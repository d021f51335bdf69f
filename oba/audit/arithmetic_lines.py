"""The arithmetic of a step as lines of a terminal: its numbers in one, its formulas in another."""

from __future__ import annotations

from collections.abc import Iterator

from oba.domain.finding import Arithmetic, NamedValue
from oba.domain.measure import NBSP
from oba.domain.number import MINUS, exact

_INDENT = "       "


def arithmetic_lines(found: Arithmetic) -> Iterator[str]:
    """The numbers with their units, a unit of people once, and the formulas; nothing where there is none."""
    if found.values:
        yield f"{_INDENT}with {'; '.join(_numbers(found))}"
    if found.formulas:
        yield f"{_INDENT}where {'; '.join(found.formulas)}"


def _numbers(found: Arithmetic) -> Iterator[str]:
    told: set[str] = set()
    for one in found.values:
        unit = "" if one.unit in told else one.unit
        if " " in unit:
            told.add(unit)
        yield f"{one.name} = {_text(one)}{f'{NBSP}{unit}' if unit else ''}"


def _text(one: NamedValue) -> str:
    return one.value if isinstance(one.value, str) else exact(one.value).replace("-", MINUS)
