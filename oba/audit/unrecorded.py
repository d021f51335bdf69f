"""Matters that were put to a meeting that is over, and of which nobody has entered what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.domain.registers import Decision


def unrecorded(decisions: Iterable[Decision], on: date) -> tuple[Problem, ...]:
    """A warning for each matter that was asked of a meeting before a day; one of the day itself may yet be entered."""
    return tuple(
        problem("A018", one.where, f"put to the meeting of {one.meeting}: {one.text}")
        for one in decisions
        if one.is_asked and one.meeting < on
    )
