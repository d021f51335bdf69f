"""How a row of a register stands, in words: late since a month, slipping, or as its owner says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from oba.domain.registers import DONE, STOPPED, Task
from oba.words.answers import Tone
from oba.words.dates import month
from oba.words.lists import sentence
from oba.words.marks import Mark

COSTS: Mapping[str, str] = MappingProxyType({"none": "no cost", "low": "low cost", "funded": "funded"})

_CLOSED: Mapping[str, tuple[str, Tone]] = MappingProxyType({DONE: ("●", Tone.GREEN), STOPPED: ("⊖", Tone.NONE)})


def standing(row: Task, when: date) -> str:
    """How an action or a milestone stands on a day.

    One that is open after its day is *late since* that month, whatever its owner says; one that its owner calls late
    before its day is *slipping* from it.
    """
    if row.last_day is None:
        return row.status
    if row.is_late(when):
        return f"late since {month(row.last_day)}"
    return f"slipping, {month(row.last_day)}" if row.is_slipping(when) else row.status


def standing_mark(row: Task, when: date) -> Mark:
    """Show how it stands: a solid triangle is past its day, a hollow one slipping, a ring neither."""
    glyph = "▼" if row.is_late(when) else "▽" if row.is_slipping(when) else "○"
    tone = Tone.WAITING if glyph == "○" else Tone.CONCERN
    return Mark(glyph, standing(row, when).removeprefix("late "), tone)


def progress_mark(row: Task, when: date) -> Mark:
    """Show how it stands among rows that are not all late: in whole words, a solid circle for what is done."""
    shown = standing_mark(row, when)
    glyph, tone = _CLOSED.get(row.status, (shown.glyph, shown.tone))
    return Mark(glyph, sentence(standing(row, when)), tone)
