"""A fact of the needs analysis as it is printed."""

from __future__ import annotations

from oba.domain.measure import NBSP
from oba.domain.number import shortest
from oba.domain.registers import Need


def fact(need: Need) -> str:
    """The statement, its figure and when it was so: Children obese in Year 6: 15 %, 2008/09."""
    statement = need.statement.rstrip(".")
    about = f"{statement} ({need.group})" if need.group else statement
    said = f"{about}: {figure(need)}" if need.value is not None else about
    return f"{said}, {need.period}" if need.period else said


def figure(need: Need) -> str:
    """The figure with its unit, all in one piece where that is a sign; empty where the fact has none."""
    if need.value is None:
        return ""
    gap = NBSP if len(need.unit) == 1 else " "
    return f"{shortest(need.value)}{gap}{need.unit}".strip()


def place_in_source(need: Need) -> str:
    """Where it stands: the source, and the page or section there."""
    return f"{need.source}, {need.page}" if need.page else need.source
